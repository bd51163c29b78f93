import type { Person } from "../../bot/core/event.ts";
import type { Turn } from "../../bot/core/ports.ts";
import { deskOfGroup, isOfficer } from "../desk/access.ts";
import type { Desk } from "../desk/desks.ts";
import type { Services } from "../services.ts";

/** Somebody who is on a desk, and what he may see. */
export interface Staff {
  readonly person: Person;
  /** Desks whose tickets he may see: those he is an officer or supervisor of. */
  readonly desks: readonly Desk[];
}

/** As the platform and DESKS_FILE say now; `undefined`: an investor, or somebody who has left. */
export async function staffOf(services: Services, turn: Turn): Promise<Staff | undefined> {
  const { event } = turn;
  if (!("from" in event)) return undefined;
  const person = event.from;
  const isPrivateChat = event.chat.chatId === person.id;
  const here = isPrivateChat ? undefined : deskOfGroup(services.desks, event.chat);
  // A group hears of its own desk only.
  const asked = isPrivateChat ? services.desks.desks : here === undefined ? [] : [here];
  const found = await Promise.all(
    asked.map(async (desk) => {
      const isHead = desk.supervisors.some(
        ({ channel, id }) => channel === person.channel && id === person.id,
      );
      return isHead || (await isOfficer(services, turn, { desk, person })) ? [desk] : [];
    }),
  );
  const desks = found.flat();
  return desks.length === 0 ? undefined : { person, desks };
}

/** Whether a ticket of that desk is his to see. */
export function sees({ desks }: Staff, desk: string): boolean {
  return desks.some(({ id }) => id === desk);
}
