import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "./random.ts";
import { MOMENTS, type Moment, SEND_FAULTS, type SendFault, type Side } from "./side.ts";

/** One act of sabotage. */
export type Sabotage =
  /** `moment`: right then, `afterMs` later; at once when absent. */
  | {
      readonly kind: "kill";
      readonly victims: readonly number[];
      readonly moment?: Moment;
      readonly side: number;
      readonly afterMs: number;
      /** Strikes also who is just starting. */
      readonly isEarly: boolean;
    }
  | { readonly kind: "sends"; readonly side: number; readonly faults: readonly SendFault[] }
  | { readonly kind: "repeat" | "cut"; readonly side: number }
  | { readonly kind: "lose_answers"; readonly count: number }
  | { readonly kind: "disk" | "redis"; readonly forMs: number };

export interface Planned {
  readonly afterMs: number;
  readonly what: Sabotage;
}

export interface SabotageOptions {
  readonly processes: number;
  readonly sides: number;
  readonly store: "sqlite" | "redis";
}

/** A kill that waits for a moment that does not come strikes anyway. */
const LONGEST_WAIT_MS = 1_500;

/** Endless; the same for the same seed. */
export function* planSabotage(random: Random, options: SabotageOptions): Generator<Planned> {
  for (;;) {
    yield { afterMs: random.whole(100, 900), what: choose(random, options) };
  }
}

function choose(random: Random, { processes, sides, store }: SabotageOptions): Sabotage {
  const side = random.whole(0, sides - 1);
  const chance = random.next();
  if (chance < 0.4) {
    const all = Array.from({ length: processes }, (_, index) => index);
    // Now and then the whole machine loses its power.
    const victims = random.chance(0.15) ? all : [random.pick(all)];
    const kill = { kind: "kill", victims, side, afterMs: random.whole(0, 25) } as const;
    const isEarly = random.chance(0.1);
    if (random.chance(0.25)) return { ...kill, isEarly };
    return { ...kill, isEarly, moment: random.pick(MOMENTS) };
  }
  if (chance < 0.7) {
    const count = random.whole(1, 4);
    const faults = Array.from({ length: count }, () => random.pick(SEND_FAULTS));
    return { kind: "sends", side, faults };
  }
  if (chance < 0.85) return { kind: "repeat", side };
  if (chance < 0.9) return { kind: "cut", side };
  if (chance < 0.95) return { kind: "lose_answers", count: random.whole(1, 3) };
  return { kind: store === "redis" ? "redis" : "disk", forMs: random.whole(300, 1_500) };
}

export interface Tools {
  readonly sides: readonly Side[];
  kill(victim: number): void;
  /** Resolves when all processes run. */
  whole(): Promise<void>;
  loseAnswers(count: number): void;
  /** Takes the store away for so long. Resolves when it is back. */
  takeStore(forMs: number): Promise<void>;
  isOver(): boolean;
}

/** Does what is planned until it is over. Resolves to how often it did what. */
export async function sabotage(
  plan: Generator<Planned>,
  tools: Tools,
): Promise<ReadonlyMap<string, number>> {
  const done = new Map<string, number>();
  for (const { afterMs, what } of plan) {
    await sleep(afterMs);
    if (tools.isOver()) break;
    await strike(what, tools);
    const name = what.kind === "kill" ? `kill ${what.moment ?? "any time"}` : what.kind;
    done.set(name, (done.get(name) ?? 0) + 1);
  }
  return done;
}

async function strike(what: Sabotage, tools: Tools): Promise<void> {
  const side = "side" in what ? tools.sides[what.side] : undefined;
  switch (what.kind) {
    case "kill":
      if (!what.isEarly) await tools.whole();
      await moment(what.moment, side);
      if (what.moment === undefined || what.moment === "event") await sleep(what.afterMs);
      for (const victim of what.victims) tools.kill(victim);
      break;
    case "sends":
      for (const fault of what.faults) side?.failSend(fault);
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
    case "disk":
    case "redis":
      await tools.takeStore(what.forMs);
      break;
  }
}

async function moment(which: Moment | undefined, side: Side | undefined): Promise<void> {
  if (which === undefined || side === undefined) return;
  const waiting = new AbortController();
  await Promise.race([
    new Promise<void>((resolve) => side.onNext(which, resolve)),
    sleep(LONGEST_WAIT_MS, undefined, { signal: waiting.signal }).catch(() => undefined),
  ]);
  waiting.abort();
}
