import { privateChat } from "../../bot/core/event.ts";
import type { OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { cardUpdate } from "../desk-card.ts";
import { deskOf } from "../desks.ts";
import { readProject } from "../project.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { type Ticket, ticketKey } from "../ticket.ts";
import type { Menu } from "./menus.ts";
import { ownerCard } from "./owner-card.ts";

/** The desk's card and the owner's, in the place of those that are out. */
export async function bothCards(
  services: Services,
  turn: Turn,
  ticket: Ticket,
): Promise<readonly OutgoingMessage[]> {
  return [
    ...(await groupCard(services, turn, ticket)),
    ...(await ownersCard(services, turn, { ticket })),
  ];
}

export async function groupCard(
  services: Services,
  turn: Turn,
  ticket: Ticket,
): Promise<readonly OutgoingMessage[]> {
  const desk = deskOf(services.desks, ticket.desk);
  const project = (await readProject(turn, ticket.project))?.data;
  return desk === undefined ? [] : [cardUpdate(services, { ticket, project, desk })];
}

/** The owner's card, with a menu in the place of its buttons where one is open. */
export async function ownersCard(
  services: Services,
  turn: Turn,
  { ticket, menu }: { readonly ticket: Ticket; readonly menu?: Menu },
): Promise<readonly OutgoingMessage[]> {
  const { owner, ownerCard: replaces } = ticket;
  if (owner === undefined || replaces === undefined) return [];
  const project = (await readProject(turn, ticket.project))?.data;
  const { data } = await readSession(turn, privateChat(owner));
  const reply = ownerCard(services, {
    ticket,
    project,
    language: data.language,
    ...(menu && { menu }),
  });
  return [{ to: privateChat(owner), reply, replaces, about: ticketKey(ticket.number) }];
}
