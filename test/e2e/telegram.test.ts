import { expect, test } from "vitest";
import { castOf, YUXI } from "./journey.ts";
import { expectDiscreetLog, expectOneCard, expectOneTicket, expectRedacted } from "./outcome.ts";
import { play } from "./play.ts";
import { openWorld } from "./world.ts";

test("an investor on Telegram goes the whole way with a desk on Telegram", async () => {
  const world = await openWorld({ desks: { province: "telegram", yuxi: "telegram" } });
  const cast = castOf(world, YUXI, "telegram");
  await play(world, cast);
  // The officer had never written to the bot: the press led him to their private chat.
  expect(cast.officer.told[0]).toMatch(/^https:\/\/t\.me\/\w+\?start=accept-0001$/);
  expect(cast.officer.place.shown()[0]?.text).toContain(YUXI.investor);
  expect(world.group("province").shown()).toEqual([]);
  expectOneCard(cast);
  expectRedacted(cast);
  expectDiscreetLog(world, cast);
  await expectOneTicket(world, cast);
});
