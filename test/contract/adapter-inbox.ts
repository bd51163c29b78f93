import type { BotEvent } from "../../bot/core/event.ts";
import type { Answer, Receive } from "../../bot/core/ports.ts";

/** Stands where the bot would: keeps what comes in, and commits or fails as it is told. */
export interface Inbox {
  readonly receive: Receive;
  /** Everything handed over so far, what was then refused included. */
  readonly events: readonly BotEvent[];
  /** The oldest event not yet asked for, as soon as there is one. */
  next(): Promise<BotEvent>;
  /** The next events get this answer. */
  answerWith(answer: Answer | undefined): void;
  /** The next event is not stored, once. */
  failNext(): void;
  /** Commits wait from now on, until the function returned is called. */
  hold(): () => void;
}

export function createInbox(): Inbox {
  const events: BotEvent[] = [];
  const waiting: ((event: BotEvent) => void)[] = [];
  let asked = 0;
  let answer: Answer | undefined;
  let failures = 0;
  let gate: Promise<void> | undefined;
  return {
    events,
    async receive(event) {
      events.push(event);
      const next = waiting.shift();
      if (next !== undefined) {
        asked++;
        next(event);
      }
      await gate;
      if (failures > 0) {
        failures--;
        throw new Error("The store is away.");
      }
      return answer;
    },
    next() {
      const event = events[asked];
      if (event === undefined) return new Promise((resolve) => waiting.push(resolve));
      asked++;
      return Promise.resolve(event);
    },
    answerWith(given) {
      answer = given;
    },
    failNext() {
      failures++;
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
  };
}
