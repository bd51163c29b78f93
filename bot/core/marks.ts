import type { TakenDelivery } from "./ports.ts";
import { type SendingOptions, toSending } from "./sending.ts";

/** Under way at a time on one channel; of a platform that hangs, what comes on top is not marked. */
const MOST = 16;

/** Marks on their way to one channel. They hold nobody up, are tried once, and fail in silence. */
export interface Marks {
  /** Returns at once. */
  send(delivery: TakenDelivery): void;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
}

export function createMarks(options: SendingOptions): Marks {
  const underWay = new Set<Promise<void>>();
  const sendOne = async (delivery: TakenDelivery): Promise<void> => {
    try {
      const sending = await toSending(options, delivery);
      await options.adapters.get(delivery.to.channel)?.send(sending);
    } catch {
      // An ornament: what it stands for has happened, and nobody waits for it.
    }
  };
  return {
    send(delivery) {
      if (underWay.size >= MOST) return;
      const sent = sendOne(delivery).finally(() => underWay.delete(sent));
      underWay.add(sent);
    },
    idle: async () => void (await Promise.all(underWay)),
  };
}
