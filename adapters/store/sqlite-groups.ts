import { type Answer, errorOf, type Order } from "./sqlite-orders.ts";

/**
 * Under load groups begin so far apart at least, in ms: what a transaction and its flush cost is shared by more then.
 */
const APART_MS = 5;
/** It is load when the last group had more: a turn asks for its commit and what to send at once, and no more. */
const OF_ONE_TURN = 2;

/** Orders on their way to the thread: those that wait at the same moment go together, and no group overtakes another. */
export interface Groups {
  ask<Result>(order: Order): Promise<Result>;
  /** To be called with what came of the group that was sent last. */
  answered(answers: readonly Answer[]): void;
  /** Whether nothing is asked that was not answered. */
  isIdle(): boolean;
  /** Resolves when all that was asked before is answered. */
  idle(): Promise<void>;
  /** Rejects whatever was not answered. */
  refuse(error: Error): void;
}

interface Asked {
  readonly order: Order;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

/** `send` is given a group when it has the answers of the one before. */
export function createGroups(send: (orders: readonly Order[]) => void): Groups {
  let waiting: Asked[] = [];
  let sent: readonly Asked[] = [];
  let isDue = false;
  let notBeforeMs = 0;
  let last: Promise<unknown> = Promise.resolve();

  const go = (): void => {
    isDue = false;
    if (waiting.length === 0) return;
    if (waiting.length > OF_ONE_TURN) notBeforeMs = performance.now() + APART_MS;
    const going = waiting;
    waiting = [];
    sent = handOver(going, send);
  };
  /** What comes in with the same event of the loop, or follows from the last answers, belongs to the same group. */
  const plan = (): void => {
    if (isDue || sent.length > 0 || waiting.length === 0) return;
    isDue = true;
    const restMs = notBeforeMs - performance.now();
    if (restMs > 0) setTimeout(go, restMs);
    else setImmediate(go);
  };
  const refuse = (error: unknown): void => {
    const refused = [...sent, ...waiting];
    sent = [];
    waiting = [];
    for (const { reject } of refused) reject(error);
  };
  return {
    ask: <Result>(order: Order) => {
      const answer = new Promise<Result>((resolve, reject) => {
        waiting.push({ order, resolve, reject });
      });
      last = answer;
      plan();
      return answer;
    },
    answered(answers) {
      const asked = sent;
      sent = [];
      for (const [n, answer] of answers.entries()) {
        if ("result" in answer) asked[n]?.resolve(answer.result as never);
        else asked[n]?.reject(errorOf(answer));
      }
      plan();
    },
    isIdle: () => sent.length === 0 && waiting.length === 0,
    idle: () =>
      last.then(
        () => undefined,
        () => undefined,
      ),
    refuse,
  };
}

/** Sends them, and returns those that went. An order a thread can't be given, with a function in it, is refused alone. */
function handOver(
  asked: readonly Asked[],
  send: (orders: readonly Order[]) => void,
): readonly Asked[] {
  const ordersOf = (some: readonly Asked[]) => some.map(({ order }) => order);
  try {
    send(ordersOf(asked));
    return asked;
  } catch {
    const going = asked.filter(canGo);
    if (going.length > 0) send(ordersOf(going));
    return going;
  }
}

function canGo({ order, reject }: Asked): boolean {
  try {
    structuredClone(order);
    return true;
  } catch (error) {
    reject(error);
    return false;
  }
}
