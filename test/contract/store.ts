import { describe, it } from "vitest";
import { COMMITS, CONFLICTS } from "./store-commits.ts";
import { DELIVERIES, FAILURES, SILENCED } from "./store-deliveries.ts";
import { DOUBTS } from "./store-doubt.ts";
import { ERASURE } from "./store-erasure.ts";
import { type CreateStoreHarness, type Rules, setup } from "./store-fixtures.ts";
import { LANES } from "./store-lanes.ts";
import { MARKS } from "./store-marks.ts";
import { RECORDS, SEARCHES } from "./store-records.ts";
import { ROLES } from "./store-roles.ts";
import { SENT_MESSAGES } from "./store-sent.ts";
import { MOVED_TIMERS, TIMERS } from "./store-timers.ts";

const CONTRACT: Readonly<Record<string, Rules>> = {
  "a commit": COMMITS,
  "a conflict": CONFLICTS,
  "a record": RECORDS,
  "a search by index": SEARCHES,
  deliveries: DELIVERIES,
  "a delivery silenced by a record": SILENCED,
  "a lane": LANES,
  "doubt whether a delivery was sent": DOUBTS,
  "a delivery that failed for good": FAILURES,
  "a message that was sent": SENT_MESSAGES,
  "a mark": MARKS,
  "a timer": TIMERS,
  "a timer that is moved while it is in flight": MOVED_TIMERS,
  "a role": ROLES,
  "erasing a chat": ERASURE,
};

/** What every store promises, whatever it is made of. */
export function describeStore(name: string, createHarness: CreateStoreHarness): void {
  describe(`the ${name} store`, () => {
    for (const [subject, rules] of Object.entries(CONTRACT)) {
      describe(subject, () => {
        for (const [title, rule] of Object.entries(rules)) {
          it(title, async () => rule(await setup(createHarness)));
        }
      });
    }
  });
}
