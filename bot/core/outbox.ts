import { type AttemptOptions, attempt } from "./attempt.ts";
import { passed } from "./clock.ts";
import { CHANNELS, type Channel } from "./event.ts";
import { NO_LIMITS } from "./limits.ts";
import { createMarks, type Marks } from "./marks.ts";
import { createPoller, type Poller } from "./poller.ts";
import type { Settlement, TakenDelivery } from "./ports.ts";
import { createSettling, type Settling } from "./settling.ts";

/** Chats of one channel served side by side. */
const WINDOW = 64;
/** What hangs longer at a stop is left behind: its lease ends, and the next process takes it up. */
const STOP_MS = 5_000;

export interface OutboxOptions extends AttemptOptions {
  readonly onError: (error: unknown) => void;
  /** Called when a delivery failed for good and its event waits among the timers. */
  readonly onFailed: () => void;
  /** Called when a delivery was sent that may have been sent before, the answer lost. */
  readonly onPerhapsTwice: (delivery: TakenDelivery) => void;
}

export interface Outbox {
  /** Looks for deliveries to that channel now, or at `at` if that is later. */
  wake(channel: Channel, at?: Date): void;
  start(): void;
  /** Resolves when what is on its way has come to an end, or a few seconds later without it; none begins afterwards. */
  stop(): Promise<void>;
  /** Takes what is due, sends it, settles it. Resolves to how many were taken. Waits for no file. */
  drain(): Promise<number>;
}

/**
 * Sends what commits left, chat by chat in order, and settles each delivery by what the platform said. Each channel
 * has a lane of its own: one that hangs, or takes nothing for a while, holds up no other.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const settling = createSettling(options.store, "deliveries", options.onError);
  const wake = (channel: Channel, at?: Date): void => lanes.get(channel)?.wake(at);
  const lanes = new Map(
    CHANNELS.map((channel) => [channel, openLane({ options, settling, wake }, channel)] as const),
  );
  const all = [...lanes.values()];
  return {
    wake,
    start: () => {
      for (const lane of all) lane.start();
    },
    stop: async () => {
      await Promise.all(all.map((lane) => lane.stop()));
    },
    drain: async () => {
      const counts = await Promise.all(all.map((lane) => lane.drain()));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

interface OpenLane extends Poller {
  drain(): Promise<number>;
}

interface Parts {
  readonly options: OutboxOptions;
  readonly settling: Settling;
  readonly wake: Outbox["wake"];
}

function openLane(parts: Parts, channel: Channel): OpenLane {
  const { options, settling } = parts;
  const { store, adapters, clock, onError } = options;
  const marks = createMarks(options);
  const sending = { ...parts, marks, onSettling: () => poller.wake() };
  const lane = { channel, limits: adapters.get(channel)?.limits ?? NO_LIMITS };
  const underWay = new Set<Promise<void>>();
  const begin = (delivery: TakenDelivery): Promise<void> => {
    const sent = deliver(sending, delivery).finally(() => {
      const wasFull = underWay.size === WINDOW;
      underWay.delete(sent);
      if (wasFull) poller.wake();
    });
    underWay.add(sent);
    return isTransfer(delivery) ? Promise.resolve() : sent;
  };
  /** As many as there is room for; nobody waits for the slowest of them. */
  const fill = async (): Promise<readonly Promise<void>[]> => {
    await settling.catchUp();
    const room = WINDOW - underWay.size;
    return room > 0 ? (await store.takeFor(lane, clock.now(), room)).map(begin) : [];
  };
  // Without room for more it goes on when one of them is done.
  const isFull = async (): Promise<boolean> => (await fill()).length === WINDOW;
  const poller = createPoller({ drain: isFull, clock, onError });
  const drain = async (): Promise<number> => {
    const begun = await fill();
    await Promise.all(begun);
    await marks.idle();
    return begun.length;
  };
  const stop = async (): Promise<void> => {
    await poller.stop();
    await Promise.race([Promise.all([...underWay, marks.idle()]), passed(clock, STOP_MS)]);
  };
  return { ...poller, stop, drain };
}

/** A file may take minutes: other chats do not wait for it. */
function isTransfer({ reply }: TakenDelivery): boolean {
  return reply.kind === "files";
}

interface DeliverParts extends Parts {
  readonly marks: Marks;
  /** Called when the settlement is asked for: what is taken now stands behind it, and may be the next of the chat. */
  readonly onSettling: () => void;
}

async function deliver(parts: DeliverParts, delivery: TakenDelivery): Promise<void> {
  const { options, settling, wake, marks, onSettling } = parts;
  const settle = (settlement: Settlement): Promise<void> => {
    const settled = settling.settle(delivery.id, settlement);
    onSettling();
    return settled;
  };
  if (delivery.isMark) {
    // Its chat goes on at once, whatever the platform makes of it.
    await settle({ kind: "done" });
    return marks.send(delivery);
  }
  const settlement = await attempt(options, delivery);
  await settle(settlement);
  if (settlement.kind === "failed") options.onFailed();
  if (settlement.kind !== "sent") return;
  if (settlement.perhapsTwice) options.onPerhapsTwice(delivery);
  if (settlement.mark) wake(settlement.mark.to.channel);
}
