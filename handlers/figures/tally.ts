import { z } from "zod";
import { deliveryId } from "../../bot/core/delivery-id.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Query, Stored, Timer, Turn, Write } from "../../bot/core/ports.ts";
import { beijingDay } from "../desk/working-time.ts";
import { write } from "../record.ts";
import { RULE_IDS } from "../screening/rules.ts";
import { STEP_IDS } from "../screening/steps.ts";

/** The desk it counts for (`desk-counted`). What was counted before there was one counts for the provincial desk. */
const deskId = z.string().exactOptional();

/** What is counted: never who, never a word of what was said. */
const tallySchema = z.discriminatedUnion("what", [
  z.object({
    what: z.literal("asked"),
    kind: z.enum(["answer", "related", "none"]),
    /** The clause that was shown first. */
    path: z.string().exactOptional(),
    /** What was asked for and is known not to be in the documents. */
    missing: z.string().exactOptional(),
    language: z.string(),
    desk: deskId,
  }),
  z.object({
    what: z.literal("question"),
    step: z.enum(STEP_IDS),
    act: z.enum(["shown", "answered"]),
    desk: deskId,
  }),
  z.object({
    what: z.literal("screened"),
    verdict: z.enum(["eligible", "review", "ineligible"]),
    failed: z.array(z.enum(RULE_IDS)),
    cautions: z.array(z.enum(RULE_IDS)),
    /** The desk it would go to. */
    desk: z.string(),
    /** The project's first verdict; later ones follow a changed fact. */
    isFirst: z.boolean(),
  }),
]);

export type Tally = z.infer<typeof tallySchema>;

/** Two years and a quarter: a quarter is compared with the same one of the year before. */
const KEPT_DAYS = 821;
const DAY_MS = 24 * 60 * 60_000;
const SWEEP_AFTER_MS = 60_000;
const PER_TURN = 200;
const MAX_A_DAY = 20_000;

/** The write that counts something, in the same commit as what is counted: once however often the event comes. */
export function tally({ event, now }: Turn, data: Tally): Write {
  const id = deliveryId(`${event.id} ${JSON.stringify(data)}`, "tally");
  const day = beijingDay(now);
  const key = { kind: "tally", id };
  return write({ key, version: 0 }, { form: 1, day, ...data }, { index: { day } });
}

/** What was counted from that day to that, both included. */
export async function talliesOf(
  { find }: { readonly find: (query: Query) => Promise<readonly Stored[]> },
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Tally[]> {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  const found = await Promise.all(
    days.map((day) => find({ kind: "tally", index: "day", from: day, to: day, limit: MAX_A_DAY })),
  );
  return found.flat().flatMap(({ data }) => {
    const parsed = tallySchema.safeParse(data);
    return parsed.success ? [parsed.data] : [];
  });
}

/** At the bot's start, and from then on each day: what is too old goes. */
export function startSweep(turn: Turn): Outcome {
  return outcome({ timers: [sweepTimer(turn, SWEEP_AFTER_MS)] });
}

function sweepTimer({ event, now }: Turn, afterMs: number): Timer {
  const due = new Date(now.getTime() + afterMs);
  return { name: "tally.forget", subject: { kind: "tally", id: "old" }, chat: event.chat, due };
}

/** `tally.forget` fell due: what was counted too long ago goes, two hundred records a turn. */
export async function forgetTallies(turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const last = beijingDay(new Date(turn.now.getTime() - KEPT_DAYS * DAY_MS));
  const old = await Promise.all([
    turn.find({ kind: "tally", index: "day", from: "", to: last, limit: PER_TURN }),
    turn.find({ kind: "tombstone", index: "day", from: "", to: last, limit: PER_TURN }),
    turn.find({ kind: "rating", index: "month", from: "", to: last.slice(0, 7), limit: PER_TURN }),
  ]);
  const isMore = old.some(({ length }) => length === PER_TURN);
  return outcome({
    write: old.flat().map(({ key, version }) => write({ key, version }, undefined)),
    timers: [sweepTimer(turn, isMore ? 1 : DAY_MS)],
  });
}
