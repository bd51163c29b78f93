import { expect } from "vitest";
import { type Cast, OF_CLOSED, placesOf } from "./journey.ts";
import { readRemains } from "./remains.ts";
import type { World } from "./world.ts";

/** Ends the bot as a supervisor would, and checks what one whole journey must leave behind. */
export async function expectOneTicket(world: World, cast: Cast): Promise<void> {
  expect(await world.stop()).toBe(0);
  const { tickets, ...rest } = await readRemains(world.storeUrl, placesOf(cast));
  expect(tickets).toMatchObject([
    {
      number: "0001",
      state: "closed",
      desk: cast.story.desk,
      owner: { id: cast.officer.place.chat.chatId },
    },
  ]);
  expect(tickets[0]?.history.map(({ what }) => what)).toEqual([
    "opened",
    "accepted",
    "replied",
    "closed",
  ]);
  expect(rest).toEqual({ owned: [], waiting: 0 });
}

/** One card in the group and one with the owner, changed as the ticket went on, with nothing left to press in the group. */
export function expectOneCard({ officer, group }: Cast): void {
  expect(group.shown()).toHaveLength(1);
  expect(officer.place.shown().filter(({ text }) => text.includes("新项目咨询"))).toHaveLength(1);
  const buttons = [group, officer.place].map((place) => place.shown()[0]?.buttons);
  expect(buttons).toEqual([[], OF_CLOSED]);
}

/** Neither who the investor is nor anything he said is shown to the group. */
export function expectRedacted({ investor, group, story }: Cast): void {
  const shown = group.shown().map(({ text }) => text);
  const { chatId } = investor.place.chat;
  for (const text of shown) {
    for (const personal of [investor.name, chatId, story.question, "光伏组件厂", story.toOfficer]) {
      expect(text).not.toContain(personal);
    }
  }
}

/** The log names nobody and quotes nobody. */
export function expectDiscreetLog(world: World, { investor, officer, story }: Cast): void {
  const log = world.lines.join("\n");
  const people = [investor, officer].flatMap(({ name, place }) => [name, place.chat.chatId]);
  const words = [story.question, story.project, "光伏组件厂", story.toOfficer, story.toInvestor];
  for (const personal of [...people, ...words]) expect(log).not.toContain(personal);
}
