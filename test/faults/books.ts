import { chatKey } from "../../bot/core/event.ts";
import { readPerhapsTwice, readRemains } from "../e2e/remains.ts";
import { briefly, describe, type Ledger, type Repeat } from "./ledger.ts";
import type { Rig } from "./rig.ts";
import type { Side } from "./side.ts";

/** Stops the bot, looks at what is left, and closes the ledger. Resolves to how many duplicates were to be expected. */
export async function closeBooks(rig: Rig, ledger: Ledger): Promise<number> {
  for (const code of await rig.fleet.stop()) {
    if (code !== 0) ledger.find("exit", `asked to stop, a process ended with code ${code}`);
  }
  const { waiting, tickets } = await readRemains(rig.storeUrl, []);
  if (waiting > 0) ledger.find("left", `${waiting} deliveries are left in the outbox`);
  for (const { number, history } of tickets) {
    const accepted = history.filter(({ what }) => what === "accepted").length;
    if (accepted > 1) ledger.find("owners", `#${number} was accepted ${accepted} times`);
  }
  for (const side of rig.sides) {
    for (const event of side.untaken()) {
      ledger.find("left", `an event of ${side.channel} was never taken: ${event}`);
    }
    for (const at of refusedInOrder(rig, side)) {
      ledger.find(
        "refused",
        `an event of ${side.channel} was refused at ${new Date(at).toISOString()}, with the store in order`,
      );
    }
  }
  const sent = rig.sides.flatMap((side) => side.sent());
  const repeats = ledger.close(rig.places(), sent, rig.outages);
  await checkRecords(rig, ledger, repeats);
  return repeats.length;
}

/**
 * When events were refused though the store was in order. Turns of one chat in several processes may lose against each
 * other seven times; then the event comes again.
 */
export function refusedInOrder({ fleet, outages }: Rig, side: Side): readonly number[] {
  if (fleet.size > 1) return [];
  const isAway = (at: number) => outages.some(({ from, to }) => from <= at && at <= to);
  return side.refusals().filter((at) => !isAway(at));
}

/** The bot itself must know what it may have sent twice. */
async function checkRecords({ storeUrl }: Rig, ledger: Ledger, repeats: readonly Repeat[]) {
  const all = repeats.flatMap(({ place: { chat }, known }) => known.map((id) => ({ chat, id })));
  const recorded = new Set(await readPerhapsTwice(storeUrl, all));
  for (const { place, message, known } of repeats) {
    const isRecorded = known.some((id) => recorded.has(`${chatKey(place.chat)}/${id}`));
    if (!isRecorded) ledger.find("untold", `${describe(place)}: ${briefly(message)}`);
  }
}
