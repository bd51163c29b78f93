import { expect, test } from "vitest";
import { type Cast, castOf, DALI, JOURNEY, placesOf, YUXI } from "./journey.ts";
import { expectDiscreetLog, expectOneCard, expectRedacted } from "./outcome.ts";
import { playStep, transcriptOf } from "./play.ts";
import { readRemains } from "./remains.ts";
import { openWorld, type WorldOptions } from "./world.ts";

const SCENES: readonly [string, WorldOptions][] = [
  ["on one platform", { desks: { province: "telegram", yuxi: "telegram", dali: "telegram" } }],
  ["across platforms", { desks: { province: "feishu", yuxi: "feishu", dali: "telegram" } }],
];

test.each(SCENES)(
  "two investors and two desks at once, %s, never hear of each other",
  async (_, options) => {
    const world = await openWorld({ ...options, channels: ["telegram"] });
    const first = castOf(world, YUXI, "telegram");
    // Where there are two platforms, each investor is on the other one than his desk.
    const other = world.group("yuxi").chat.channel === "feishu" ? "feishu" : "telegram";
    const second = castOf(world, DALI, other);
    for (const step of JOURNEY) {
      await Promise.all([playStep(world, first, step), playStep(world, second, step)]);
    }
    expectSeparate(first, second);
    expectSeparate(second, first);
    expect(world.group("province").shown()).toEqual([]);
    for (const cast of [first, second]) {
      expectOneCard(cast);
      expectRedacted(cast);
      expectDiscreetLog(world, cast);
    }
    expect(await world.stop()).toBe(0);
    const places = [first, second].flatMap(placesOf);
    const { tickets, owned, waiting } = await readRemains(world.storeUrl, places);
    const found = tickets.map(({ number, desk, state, owner }) => ({ number, desk, state, owner }));
    expect(found.map(({ number }) => number).toSorted()).toEqual(["0001", "0002"]);
    for (const { officer, story } of [first, second]) {
      const owner = { id: officer.place.chat.chatId };
      expect(found).toContainEqual(
        expect.objectContaining({
          desk: story.desk,
          state: "closed",
          owner: expect.objectContaining(owner),
        }),
      );
    }
    expect({ owned, waiting }).toEqual({ owned: [], waiting: 0 });
  },
);

/** Nothing of the other story, and no other number, stands in any chat of this one. */
function expectSeparate(mine: Cast, other: Cast): void {
  const said = transcriptOf(mine).flat().join("\n");
  const { noted, toOfficer, toInvestor, investor } = other.story;
  for (const words of [...noted, toOfficer, toInvestor, investor, other.officer.name]) {
    expect(said).not.toContain(words);
  }
  const numbers = new Set(said.match(/#\d{4}/g));
  expect(numbers.size).toBe(1);
  for (const number of numbers) expect(transcriptOf(other).flat().join("\n")).not.toContain(number);
}
