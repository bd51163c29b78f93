import type { ChatRef, Person } from "../../bot/core/event.ts";

/** A desk as the playground needs it: a name to show and its group's chat id on the channel "web". */
export interface PlaygroundDesk {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly chatId: string;
  /** Takes complaints: nobody of another desk is in its group. */
  readonly isComplaints?: boolean;
}

/** Somebody invented, a member of the groups of all desks, or of those alone that take complaints. */
export interface PlaygroundOfficer {
  readonly id: string;
  readonly name: string;
  readonly isComplaints?: boolean;
}

export const EXAMPLE_OFFICERS: readonly PlaygroundOfficer[] = [
  { id: "officer-zhang", name: "张敏 Zhang Min" },
  { id: "officer-li", name: "李强 Li Qiang" },
  { id: "officer-sun", name: "孙正 Sun Zheng", isComplaints: true },
];

const INVESTOR_ID = /^investor-[a-z0-9-]{8,40}$/;

/** Who there is in the playground, and who may be where. */
export interface Places {
  /** An officer by his id, or anybody who calls himself an investor. */
  hasPerson(id: string): boolean;
  officer(id: string): PlaygroundOfficer | undefined;
  /** A desk's group, or the private chat of somebody there is. */
  hasChat(chatId: string): boolean;
  /** Officers are in the groups of their desks, investors in none. */
  isMember(group: ChatRef, person: Person): boolean;
  /** His private chat, or a group he is in. */
  canSpeak(person: Person, chat: ChatRef): boolean;
}

/** `officers` are looked up when they are asked for: somebody may join, or leave, while the playground is open. */
export function createPlaces(
  desks: readonly PlaygroundDesk[],
  officers: readonly PlaygroundOfficer[],
): Places {
  const groups = new Map(desks.map((desk) => [desk.chatId, desk]));
  const officer = (id: string) => officers.find((one) => one.id === id);
  const hasPerson = (id: string) => officer(id) !== undefined || INVESTOR_ID.test(id);
  const isMember = (group: ChatRef, person: Person) =>
    group.channel === "web" &&
    person.channel === "web" &&
    isOn(groups.get(group.chatId), officer(person.id));
  return {
    hasPerson,
    officer,
    hasChat: (chatId) => groups.has(chatId) || hasPerson(chatId),
    isMember,
    canSpeak: (person, chat) => person.id === chat.chatId || isMember(chat, person),
  };
}

/** Nobody who is complained of may be on the desk that reads it. */
export function isOn(
  desk: PlaygroundDesk | undefined,
  officer: PlaygroundOfficer | undefined,
): boolean {
  if (desk === undefined || officer === undefined) return false;
  return (desk.isComplaints ?? false) === (officer.isComplaints ?? false);
}
