import { deliveryId } from "../../bot/core/delivery-id.ts";
import type { OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { title } from "./desk-card.ts";
import type { Desk } from "./desks.ts";
import { GROUP_LANGUAGE } from "./place.ts";
import { type Ticket, ticketKey } from "./ticket.ts";

type Thread = NonNullable<Ticket["thread"]>;

/** Whether the talk of a ticket runs in its desk's group: the desk says so, and its group can have threads. */
export function runsInGroup({ relay }: Desk, { isPrivate = false }: Ticket): boolean {
  return relay === "group" && !isPrivate;
}

/** The thread of a ticket that is accepted. One it had is opened again, and named anew: it may have to be another. */
export function openThread(
  turn: Turn,
  desk: Desk,
  ticket: Ticket,
): { readonly thread: Thread; readonly send: OutgoingMessage } {
  const opened = deliveryId(turn.event.id, "thread");
  return {
    thread: { ...ticket.thread, chat: desk.chat, opened },
    send: {
      ...threadMessage(desk.chat, ticket),
      id: opened,
      thread: ticket.deskCard,
      ...(ticket.thread !== undefined && { replaces: ticket.thread.opened }),
    },
  };
}

/** Closes the thread of a ticket that needs none any more. */
export function closeThread(ticket: Ticket): readonly OutgoingMessage[] {
  const { thread } = ticket;
  if (thread === undefined) return [];
  const { reply, ...message } = threadMessage(thread.chat, ticket);
  return [{ ...message, reply: { ...reply, isClosed: true }, replaces: thread.opened }];
}

function threadMessage(to: Thread["chat"], ticket: Ticket) {
  const reply = { kind: "thread", title: title(ticket, GROUP_LANGUAGE) } as const;
  return { to, reply, about: ticketKey(ticket.number) };
}
