import { expect, test } from "vitest";
import { castOf, YUXI } from "./journey.ts";
import { expectDiscreetLog, expectOneCard, expectOneTicket, expectRedacted } from "./outcome.ts";
import { play } from "./play.ts";
import { openWorld } from "./world.ts";

test("an investor on Feishu goes the whole way with a desk on Feishu", async () => {
  const world = await openWorld({ desks: { province: "feishu", yuxi: "feishu" } });
  const cast = castOf(world, YUXI, "feishu");
  await play(world, cast);
  expect(cast.officer.told[0]).toContain("已接单");
  expect(world.group("province").shown()).toEqual([]);
  expectOneCard(cast);
  expectRedacted(cast);
  expectDiscreetLog(world, cast);
  await expectOneTicket(world, cast);
});
