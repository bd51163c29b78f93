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

/** Whether the order can be handed to a thread. One that can't be is refused: a handler put a function into what it keeps. */
function isHandedOver({ order, reject }: Asked): boolean {
  try {
    structuredClone(order);
    return true;
  } catch (error) {
    reject(error);
    return false;
  }
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
    sent = waiting;
    waiting = [];
    try {
      send(sent.map(({ order }) => order));
    } catch (error) {
      const handed = sent.filter(isHandedOver);
      if (handed.length === sent.length) return refuse(error);
      sent = [];
      waiting = [...handed, ...waiting];
      plan();
    }
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
