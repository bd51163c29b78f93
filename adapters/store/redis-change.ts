import { chatKey, type DueEvent } from "../../bot/core/event.ts";
import type { Commit, Delivery, Settlement, Taken, Timer, Write } from "../../bot/core/ports.ts";
import {
  APPLIED_HOURS,
  DAY_MS,
  epochMs,
  HOUR_MS,
  MAX_HOLD_MS,
  messageData,
  timerEvent,
  timerSlot,
} from "./queue-item.ts";
import { indexMember, indexName, recordName } from "./redis-names.ts";

/** Old messages forgotten per commit: more than a turn sends, so that they never pile up. */
const FORGET_AT_ONCE = 100;

/** A commit as the script takes it: data stays JSON text inside, so that Lua never rewrites it. */
export function encodeCommit(change: Commit, messageDays: number): string {
  return JSON.stringify({
    event: change.event.id,
    appliedMs: APPLIED_HOURS * HOUR_MS,
    seen: [...change.reads, ...change.write].map(({ key, version }) => ({
      name: recordName(key),
      version,
    })),
    erase: change.erase && chatKey(change.erase),
    write: change.write.map(encodeWrite),
    deliveries: change.deliveries.map(encodeDelivery),
    timers: change.timers.map(encodeTimer),
    forgetBefore: epochMs(change.now) - messageDays * DAY_MS,
    forgetLimit: FORGET_AT_ONCE,
  });
}

interface Settled {
  readonly queue: keyof Taken;
  readonly id: string;
  /** How often it had been taken when this process took it; unknown to any other. */
  readonly attempts: number | undefined;
  readonly settlement: Settlement;
}

export function encodeSettlement({ settlement, ...settled }: Settled): string {
  const { kind } = settlement;
  switch (kind) {
    case "sent": {
      const { messageId: message, perhapsTwice } = settlement;
      const mark = settlement.mark && encodeDelivery(settlement.mark);
      return JSON.stringify({ ...settled, kind, message, perhapsTwice, mark });
    }
    case "retry": {
      const { at, isInDoubt, holds } = settlement;
      const hold = holds && { holds, maxHold: MAX_HOLD_MS };
      return JSON.stringify({ ...settled, kind, ready: epochMs(at), isInDoubt, ...hold });
    }
    case "failed":
      return JSON.stringify({ ...settled, kind, event: encodeEvent(settlement.event) });
    case "done":
      return JSON.stringify({ ...settled, kind });
  }
}

function encodeWrite({ key, data, index, of }: Write) {
  return {
    name: recordName(key),
    data: data === undefined ? undefined : JSON.stringify(data),
    chat: of && chatKey(of),
    entries: Object.entries(index ?? {}).map(([name, value]) => [
      indexName(key.kind, name),
      indexMember(value, key.id),
    ]),
  };
}

/** A delivery as the scripts take it. */
export function encodeDelivery(delivery: Delivery) {
  return {
    id: delivery.id,
    chat: chatKey(delivery.to),
    body: JSON.stringify(delivery),
    sent: messageData(delivery),
    ready: epochMs(delivery.due),
    unless: delivery.unless && recordName(delivery.unless),
    replaces: delivery.replaces,
    thread: delivery.thread,
    mark: delivery.isMark,
  };
}

function encodeTimer(timer: Timer) {
  const event = timer.due && encodeEvent(timerEvent(timer, timer.due));
  return { slot: timerSlot(timer), event };
}

function encodeEvent(event: DueEvent) {
  return {
    id: event.id,
    chat: chatKey(event.chat),
    body: JSON.stringify(event),
    ready: epochMs(event.at),
  };
}
