import type { BotEvent } from "../../bot/core/event.ts";
import type { Answer, Receive } from "../../bot/core/ports.ts";

/** The way of events into the bot, which can be shut without losing what is under way. */
export interface Intake {
  open(receive: Receive): void;
  /**
   * Hands the event on. `acknowledged` resolves when the page has been answered; until then `close` waits.
   * `undefined` while the intake is shut.
   */
  take(
    event: BotEvent,
    acknowledged: Promise<void>,
  ): Promise<{ readonly answer?: Answer }> | undefined;
  /** Takes no more events, and resolves when those taken are committed and acknowledged. */
  close(): Promise<void>;
}

export function createIntake(): Intake {
  let open: Receive | undefined;
  const underWay = new Set<Promise<unknown>>();
  return {
    open: (receive) => {
      open = receive;
    },
    take: (event, acknowledged) => {
      if (open === undefined) return undefined;
      const received = open(event).then((answer) => (answer === undefined ? {} : { answer }));
      const task = Promise.allSettled([received, acknowledged]);
      underWay.add(task);
      void task.then(() => underWay.delete(task));
      return received;
    },
    close: async () => {
      open = undefined;
      await Promise.all(underWay);
    },
  };
}
