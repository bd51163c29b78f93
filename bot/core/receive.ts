import { type Clock, passed } from "./clock.ts";
import { deliveryId } from "./delivery-id.ts";
import { ConflictError } from "./errors.ts";
import { type BotEvent, type ChatRef, chatKey, type Key, type Person } from "./event.ts";
import type { KeyedQueue } from "./keyed-queue.ts";
import {
  type Answer,
  AT_ONCE,
  type Delivery,
  type Handler,
  type Outcome,
  type Receive,
  type Store,
} from "./ports.ts";
import { type OpenTurn, openTurn } from "./turn.ts";

/** A turn in conflict runs again; after this many runs it counts as a store failure. */
const MAX_RUNS = 7;
/**
 * The lane of turns that run again, in this process one after another: many that want the same record at the same
 * moment, the next ticket's number for example, would only be in each other's way again.
 */
const AGAIN = "again";
/**
 * Who loses there too has lost to another process. The pauses double, so that those who want the same come apart; all
 * together they stay well under the three seconds in which Feishu wants a press answered.
 */
const FIRST_PAUSE_MS = 40;
/** A message is changed only after the acknowledgement that goes with the change has left. */
const REPLACE_DELAY_MS = 300;

export interface ReceiveOptions {
  readonly store: Store;
  readonly route: Handler;
  /** What the person hears when a handler throws. Committed like any outcome. */
  readonly apologise: Handler;
  readonly onHandlerError: (event: BotEvent, error: unknown) => void;
  /**
   * Called when a commit is asked for, to wake the outbox: what that takes now stands behind the commit in the store, and
   * is on the disk in the same step. Nothing may be there in the end.
   */
  readonly onCommitting: (deliveries: readonly Delivery[]) => void;
  /** Called after each commit with what it set going. */
  readonly onCommit: (outcome: Outcome, event: BotEvent) => void;
  readonly isMember: (group: ChatRef, person: Person) => Promise<boolean | undefined>;
  readonly memberName: (group: ChatRef, person: Person) => Promise<string | undefined>;
  /** What the turn of an event will probably read: one question to the store instead of several. */
  readonly likely?: (event: BotEvent) => readonly Key[];
  readonly lanes: KeyedQueue;
  readonly clock: Clock;
  /** From 0 to 1: keeps apart turns that were in conflict at the same moment. */
  readonly random: () => number;
}

/**
 * The one door for events. Resolves after the commit, to the answer that belongs into the
 * acknowledgement; a duplicate gets none. Rejects when the store failed: the event is not acknowledged.
 */
export function createReceive(options: ReceiveOptions): Receive {
  const { lanes } = options;
  return (event) =>
    lanes.run(chatKey(event.chat), async () => {
      let run = await runTurn(options, event);
      for (let runs = 1; run.result === "conflict" && runs < MAX_RUNS; runs++) {
        if (runs > 1) await paused(options, FIRST_PAUSE_MS * 2 ** (runs - 2));
        run = await lanes.run(AGAIN, () => runTurn(options, event));
      }
      if (run.result === "conflict") throw new ConflictError(event.id);
      return run.answer;
    });
}

/** So long, less up to a half of it by chance. */
function paused({ clock, random }: ReceiveOptions, ms: number): Promise<void> {
  return passed(clock, ms * (1 - random() / 2));
}

interface Run {
  readonly result: Awaited<ReturnType<Store["commit"]>>;
  readonly answer?: Answer;
}

async function runTurn(options: ReceiveOptions, event: BotEvent): Promise<Run> {
  const { store, isMember, memberName, clock } = options;
  const turn = openTurn(event, {
    store,
    isMember,
    memberName,
    now: clock.now(),
    likely: options.likely?.(event) ?? [],
  });
  const outcome = await decide(options, turn);
  const deliveries = toDeliveries(event, turn.now, outcome);
  const { write, timers, erase, answer } = outcome;
  const change = { event, now: turn.now, reads: turn.reads(), write, deliveries, timers };
  const committing = store.commit({ ...change, ...(erase !== undefined && { erase }) });
  options.onCommitting(deliveries);
  const result = await committing;
  if (result !== "committed") return { result };
  options.onCommit(outcome, event);
  return { result, ...(answer !== undefined && { answer }) };
}

async function decide(
  { route, apologise, onHandlerError }: ReceiveOptions,
  turn: OpenTurn,
): Promise<Outcome> {
  try {
    return await route(turn);
  } catch (error) {
    // Not the handler's fault: an apology now would apply the event, and a reminder would be lost.
    if (turn.storeFailure() !== undefined) throw error;
    onHandlerError(turn.event, error);
    return await apologise(turn);
  }
}

function toDeliveries(event: BotEvent, now: Date, { send }: Outcome): readonly Delivery[] {
  const later = new Date(now.getTime() + REPLACE_DELAY_MS);
  return send.map((message, n) => ({
    ...message,
    id: message.id ?? deliveryId(event.id, n),
    due: message.replaces === undefined ? AT_ONCE : later,
  }));
}
