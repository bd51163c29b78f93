import { type AttemptOptions, attempt } from "./attempt.ts";
import { createPoller, type Poller } from "./poller.ts";
import type { TakenDelivery } from "./ports.ts";
import { createSettling, type Settling } from "./settling.ts";

/** Chats served side by side. */
const WINDOW = 64;

export interface OutboxOptions extends AttemptOptions {
  readonly onError: (error: unknown) => void;
  /** Called when a delivery failed for good and its event waits among the timers. */
  readonly onFailed: () => void;
  /** Called when a delivery was sent that may have been sent before, the answer lost. */
  readonly onPerhapsTwice: (delivery: TakenDelivery) => void;
}

export interface Outbox extends Poller {
  /** Takes what is due, sends it, settles it. Resolves to how many were taken. Waits for no file. */
  drain(): Promise<number>;
}

/** Sends what commits left, chat by chat in order, and settles each delivery by what the platform said. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, clock, onError } = options;
  const settling = createSettling(store, "deliveries", onError);
  const underWay = new Set<Promise<void>>();
  const begin = (delivery: TakenDelivery): Promise<void> => {
    const sent = deliver(options, settling, delivery).finally(() => {
      underWay.delete(sent);
      poller.wake();
    });
    underWay.add(sent);
    return isTransfer(delivery) ? Promise.resolve() : sent;
  };
  /** As many as there is room for; nobody waits for the slowest of them. */
  const fill = async (): Promise<readonly Promise<void>[]> => {
    await settling.catchUp();
    const room = WINDOW - underWay.size;
    return room > 0 ? (await store.take("deliveries", clock.now(), room)).map(begin) : [];
  };
  const poller = createPoller({ drain: async () => (await fill()).length, clock, onError });
  const drain = async (): Promise<number> => {
    const begun = await fill();
    await Promise.all(begun);
    return begun.length;
  };
  const stop = async (): Promise<void> => {
    await poller.stop();
    await Promise.all(underWay);
  };
  return { ...poller, stop, drain };
}

/** A file may take minutes: other chats do not wait for it. */
function isTransfer({ reply }: TakenDelivery): boolean {
  return reply.kind === "files";
}

async function deliver(
  options: OutboxOptions,
  settling: Settling,
  delivery: TakenDelivery,
): Promise<void> {
  const settlement = await attempt(options, delivery);
  await settling.settle(delivery.id, settlement);
  if (settlement.kind === "failed") options.onFailed();
  if (settlement.kind === "sent" && settlement.perhapsTwice) options.onPerhapsTwice(delivery);
}
