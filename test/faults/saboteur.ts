import { setTimeout as sleep } from "node:timers/promises";
import { INSTANTS, type Instant, type Order } from "./orders.ts";
import type { Random } from "./random.ts";
import {
  MOMENTS,
  type Moment,
  SEND_FAULTS,
  type SendFault,
  type Side,
  TRANSFER_FAULTS,
  TRANSFERS,
  type Transfer,
  type TransferFault,
} from "./side.ts";
import { OUTAGES, type Outage } from "./store-outages.ts";

/** One act of sabotage. `member`: the number of a process, `side`: of a platform. */
export type Sabotage =
  /** `moment`: right then, as the platform sees it, or at a random instant when absent. */
  | {
      readonly kind: "kill";
      readonly victims: readonly number[];
      readonly moment?: Moment;
      readonly side: number;
      readonly afterMs: number;
      /** Strikes also who is just starting. */
      readonly isEarly: boolean;
    }
  /** At an instant inside the process. */
  | { readonly kind: "end"; readonly member: number; readonly at: Instant }
  | { readonly kind: "sends"; readonly side: number; readonly faults: readonly SendFault[] }
  | {
      readonly kind: "transfers";
      readonly side: number;
      readonly transfer: Transfer;
      readonly fault: TransferFault;
    }
  | { readonly kind: "repeat" | "cut"; readonly side: number }
  | { readonly kind: "lose_answers"; readonly count: number }
  | {
      readonly kind: "clock";
      readonly member: number;
      readonly offMs: number;
      readonly atTimers: boolean;
    }
  | { readonly kind: "store"; readonly how: Outage; readonly forMs: number };

export interface Planned {
  readonly afterMs: number;
  readonly what: Sabotage;
}

export interface SabotageOptions {
  readonly processes: number;
  readonly sides: number;
  readonly store: "sqlite" | "redis";
  /** Whether all clocks are an hour ahead meanwhile. */
  readonly isAhead: boolean;
}

/** A kill that waits for a moment that does not come strikes anyway. */
const LONGEST_WAIT_MS = 1_500;
/** At a timer's own instant more often: of all commits few set one that people will see. */
const ENDS = [...INSTANTS, "timing", "timing", "timing"] as const;
/** How far a machine's clock may be off, either way. */
const MOST_OFF_MS = 10_000;

/** Endless; the same for the same seed. */
export function* planSabotage(random: Random, options: SabotageOptions): Generator<Planned> {
  for (;;) {
    const planned = { afterMs: random.whole(100, 700), what: choose(random, options) };
    // Set wrong by seconds, a clock would be right again.
    if (!options.isAhead || planned.what.kind !== "clock") yield planned;
  }
}

function choose(random: Random, { processes, sides, store }: SabotageOptions): Sabotage {
  const side = random.whole(0, sides - 1);
  const member = random.whole(0, processes - 1);
  const chance = random.next();
  if (chance < 0.26) {
    const all = Array.from({ length: processes }, (_, index) => index);
    // Now and then the whole machine loses its power.
    const victims = random.chance(0.15) ? all : [member];
    const kill = { kind: "kill", victims, side, afterMs: random.whole(0, 25) } as const;
    const isEarly = random.chance(0.1);
    if (random.chance(0.35)) return { ...kill, isEarly };
    return { ...kill, isEarly, moment: random.pick(MOMENTS) };
  }
  if (chance < 0.5) return { kind: "end", member, at: random.pick(ENDS) };
  if (chance < 0.55) {
    const transfer = random.pick(TRANSFERS);
    return { kind: "transfers", side, transfer, fault: random.pick(TRANSFER_FAULTS) };
  }
  if (chance < 0.74) {
    const count = random.whole(1, 4);
    const faults = Array.from({ length: count }, () => random.pick(SEND_FAULTS));
    // Who hears nothing waits long before he gives up.
    return { kind: "sends", side, faults: random.chance(0.1) ? ["hang"] : faults };
  }
  if (chance < 0.85) return { kind: "repeat", side };
  if (chance < 0.88) return { kind: "cut", side };
  if (chance < 0.92) return { kind: "lose_answers", count: random.whole(1, 3) };
  if (chance < 0.96) {
    const offMs = random.whole(-MOST_OFF_MS, MOST_OFF_MS);
    return { kind: "clock", member, offMs, atTimers: random.chance(0.5) };
  }
  return { kind: "store", how: random.pick(OUTAGES[store]), forMs: random.whole(300, 1_500) };
}

export interface Tools {
  readonly sides: readonly Side[];
  readonly kill: (victim: number) => void;
  order(member: number, order: Order): void;
  /** Resolves when that process is gone. */
  readonly gone: (member: number) => Promise<void>;
  /** Resolves to that process, or the next one that takes events; where none does, when that one does again. */
  readonly runningFrom: (member: number) => Promise<number>;
  loseAnswers(count: number): void;
  /** Takes the store away for so long. Resolves when it is back; to whether it could be taken that way. */
  takeStore(how: Outage, forMs: number): Promise<boolean>;
  /** Not while somebody must not be disturbed. */
  inTurn(work: () => Promise<void>): Promise<void>;
  isOver(): boolean;
  /** Gets each act just before it is done. */
  note(words: string): void;
}

/** Does what is planned until it is over. `done`: how often it did what. */
export async function sabotage(
  plan: Iterable<Planned>,
  done: Map<string, number>,
  tools: Tools,
): Promise<void> {
  for (const { afterMs, what } of plan) {
    await sleep(afterMs);
    if (tools.isOver()) break;
    await tools.inTurn(() => {
      tools.note(JSON.stringify(what));
      return strike(what, tools);
    });
    const name = nameOf(what);
    done.set(name, (done.get(name) ?? 0) + 1);
  }
}

function nameOf(what: Sabotage): string {
  if (what.kind === "kill") return `kill ${what.moment ?? "any time"}`;
  if (what.kind === "end") return `kill ${what.at}`;
  return what.kind === "store" ? what.how : what.kind;
}

async function strike(what: Sabotage, tools: Tools): Promise<void> {
  const side = "side" in what ? tools.sides[what.side] : undefined;
  switch (what.kind) {
    case "kill":
      await strikeDown(what, tools, side);
      break;
    case "end":
      await endAt(what, tools);
      break;
    case "sends":
      for (const fault of what.faults) side?.failSend(fault);
      break;
    case "transfers":
      side?.failTransfer(what.transfer, what.fault);
      break;
    case "repeat":
      side?.repeatEvent();
      break;
    case "cut":
      side?.cutEvents();
      break;
    case "lose_answers":
      tools.loseAnswers(what.count);
      break;
    case "clock":
      tools.order(what.member, what);
      break;
    case "store":
      await tools.takeStore(what.how, what.forMs);
      break;
  }
}

async function strikeDown(
  { victims, moment: which, afterMs, isEarly }: Extract<Sabotage, { kind: "kill" }>,
  tools: Tools,
  side: Side | undefined,
): Promise<void> {
  const [first = 0] = victims;
  const running = isEarly ? first : await tools.runningFrom(first);
  await moment(which, side);
  if (which === undefined || which === "event") await sleep(afterMs);
  await strikeDead(victims.length > 1 ? victims : [running], tools);
}

/** Resolves when they are dead: until then a platform may take them for alive. */
async function strikeDead(victims: readonly number[], { kill, gone }: Tools): Promise<void> {
  const dying = victims.map(gone);
  for (const victim of victims) kill(victim);
  await Promise.all(dying);
}

async function endAt(
  { member, at }: Extract<Sabotage, { kind: "end" }>,
  tools: Tools,
): Promise<void> {
  const running = await tools.runningFrom(member);
  tools.order(running, { kind: "end", at });
  if (!(await isWithin(LONGEST_WAIT_MS, tools.gone(running)))) await strikeDead([running], tools);
}

async function moment(which: Moment | undefined, side: Side | undefined): Promise<void> {
  if (which === undefined || side === undefined) return;
  await isWithin(LONGEST_WAIT_MS, new Promise<void>((resolve) => side.onNext(which, resolve)));
}

async function isWithin(ms: number, awaited: Promise<void>): Promise<boolean> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const isOver = sleep(ms, false, { signal }).catch(() => false);
  const isInTime = await Promise.race([awaited.then(() => true), isOver]);
  waiting.abort();
  return isInTime;
}
