import { expect, it } from "vitest";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import { ANN, BEN, PROJECT, START, TICKET } from "../contract/store-data.ts";

const WRITE = { key: PROJECT, version: 0, data: 1 };
const TIMER = { name: "remind", subject: TICKET, chat: ANN, due: START };

function says(text: string) {
  return { to: ANN, reply: { kind: "text", text } } as const;
}

it("makes an outcome of the parts that matter", () => {
  expect(outcome({})).toEqual(NOTHING);
  expect(outcome({ write: [WRITE] })).toEqual({ write: [WRITE], send: [], timers: [] });
});

it("puts outcomes together in order", () => {
  const merged = merge(
    outcome({ write: [WRITE], send: [says("one")] }),
    outcome({ send: [says("two")], timers: [TIMER] }),
    NOTHING,
  );

  expect(merged).toEqual({ write: [WRITE], send: [says("one"), says("two")], timers: [TIMER] });
});

it("keeps the last answer and the last erase", () => {
  const info = { text: "first", tone: "info" } as const;
  const merged = merge(
    outcome({ answer: info, erase: BEN }),
    outcome({ answer: { ...info, text: "second" } }),
    outcome({ erase: ANN }),
  );

  expect(merged.answer?.text).toBe("second");
  expect(merged.erase).toEqual(ANN);
});

it("leads to nothing when there is nothing to put together", () => {
  expect(merge()).toEqual(NOTHING);
});
