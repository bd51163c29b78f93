import type { OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { type Project, readProject } from "../project/project.ts";
import type { Services } from "../services.ts";
import { cardUpdate } from "./desk-card.ts";
import { deskOf } from "./desks.ts";
import type { Menu } from "./menus.ts";
import { ownerCard } from "./owner-card.ts";
import { ownersPlace, showAt } from "./place.ts";
import type { Ticket } from "./ticket.ts";

/** The desk's card and the owner's, in the place of those that are out. */
export async function bothCards(
  services: Services,
  turn: Turn,
  ticket: Ticket,
): Promise<readonly OutgoingMessage[]> {
  const project = (await readProject(turn, ticket.project))?.data;
  return bothCardsOf(services, turn, { ticket, project });
}

/** As {@link bothCards}, with the project as it is to be. */
export async function bothCardsOf(
  services: Services,
  turn: Turn,
  shown: Shown,
): Promise<readonly OutgoingMessage[]> {
  return [...groupCardOf(services, shown), ...(await ownersCardOf(services, turn, shown))];
}

/** The owner's card, with a menu in the place of its buttons where one is open. */
export async function ownersCard(
  services: Services,
  turn: Turn,
  { ticket, menu }: { readonly ticket: Ticket; readonly menu?: Menu },
): Promise<readonly OutgoingMessage[]> {
  const project = (await readProject(turn, ticket.project))?.data;
  return ownersCardOf(services, turn, { ticket, project, ...(menu && { menu }) });
}

export async function groupCard(
  services: Services,
  turn: Turn,
  ticket: Ticket,
): Promise<readonly OutgoingMessage[]> {
  const project = (await readProject(turn, ticket.project))?.data;
  return groupCardOf(services, { ticket, project });
}

interface Shown {
  readonly ticket: Ticket;
  readonly project: Project | undefined;
  readonly menu?: Menu;
}

function groupCardOf(services: Services, { ticket, project }: Shown): readonly OutgoingMessage[] {
  const desk = deskOf(services.desks, ticket.desk);
  return desk === undefined ? [] : [cardUpdate(services, { ticket, project, desk })];
}

async function ownersCardOf(
  services: Services,
  turn: Turn,
  { ticket, ...shown }: Shown,
): Promise<readonly OutgoingMessage[]> {
  const { number, ownerCard: replaces } = ticket;
  const place = await ownersPlace(turn, ticket);
  if (place === undefined || replaces === undefined) return [];
  const reply = ownerCard(services, { ticket, ...shown, language: place.language });
  return [{ ...showAt(place, number, reply), replaces }];
}
