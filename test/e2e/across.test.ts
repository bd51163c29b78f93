import { expect, test } from "vitest";
import { castOf, YUXI } from "./journey.ts";
import { expectDiscreetLog, expectOneCard, expectOneTicket, expectRedacted } from "./outcome.ts";
import { play } from "./play.ts";
import { openWorld } from "./world.ts";

test.each([
  ["telegram", "feishu"],
  ["feishu", "telegram"],
] as const)("an investor on %s goes the whole way with a desk on %s", async (channel, desk) => {
  const world = await openWorld({ desks: { province: desk, yuxi: desk }, channels: [channel] });
  const cast = castOf(world, YUXI, channel);
  await play(world, cast);
  expect(world.group("province").shown()).toEqual([]);
  expectOneCard(cast);
  expectRedacted(cast);
  expectDiscreetLog(world, cast);
  await expectOneTicket(world, cast);
});
