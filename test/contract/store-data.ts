import type { ChatRef, DueEvent, Key, MessageEvent } from "../../bot/core/event.ts";
import type { Commit, Delivery } from "../../bot/core/ports.ts";

export const ANN: ChatRef = { channel: "telegram", chatId: "1001" };
export const BEN: ChatRef = { channel: "feishu", chatId: "ou_ben" };
/** A topic of the group below. */
export const TOPIC: ChatRef = { channel: "telegram", chatId: "-100", threadId: "7" };
export const GROUP: ChatRef = { channel: "telegram", chatId: "-100" };

export const PROJECT: Key = { kind: "project", id: "p1" };
export const TICKET: Key = { kind: "ticket", id: "t1" };

export const START = new Date("2026-03-02T01:00:00.000Z");

/** That many ms after the start. */
export function at(ms: number): Date {
  return new Date(START.getTime() + ms);
}

/** Makes commits that say only what a test is about; each has an event of its own. */
export function createChanges() {
  let events = 0;
  const change = (parts: Partial<Commit> = {}): Commit => {
    events += 1;
    const now = parts.now ?? START;
    const event = parts.event ?? message(`telegram:${events}`);
    return { reads: [], write: [], deliveries: [], timers: [], ...parts, now, event };
  };
  return { change };
}

export function message(id: string): MessageEvent {
  const from = { channel: "telegram", id: "1001" } as const;
  return { kind: "message", id, chat: ANN, at: START, from, messageId: "5", text: "hi", files: [] };
}

/** A text on its way, due at the start; its id is the text. */
export function delivery(text: string, parts: Partial<Delivery> = {}): Delivery {
  return { id: text, to: ANN, reply: { kind: "text", text }, due: START, ...parts };
}

export function failure(id: string, parts: Partial<DueEvent> = {}): DueEvent {
  const data = { delivery: id, to: ANN, failure: "unreachable" };
  const base = { kind: "due", name: "delivery.failed", subject: TICKET, chat: ANN } as const;
  return { ...base, id: `delivery.failed/${id}`, at: START, data, ...parts };
}
