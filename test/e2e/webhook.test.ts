import { expect, test } from "vitest";
import { unusedPort } from "../support/port.ts";
import { castOf, YUXI } from "./journey.ts";
import { expectOneTicket } from "./outcome.ts";
import { play, transcriptOf } from "./play.ts";
import { openWorld } from "./world.ts";

async function open() {
  const desks = { province: "telegram", yuxi: "telegram" } as const;
  const world = await openWorld({ desks, webhookPort: await unusedPort() });
  return { world, cast: castOf(world, YUXI, "telegram") };
}

test("called by Telegram instead of polling it, and killed at every step, the bot loses and repeats nothing", async () => {
  const whole = await open();
  await play(whole.world, whole.cast);
  const undisturbed = transcriptOf(whole.cast);
  await whole.world.stop();

  const { world, cast } = await open();
  const repeats = await play(world, cast, { instant: "before", in: () => true });
  await expectOneTicket(world, cast);
  expect(transcriptOf(cast, repeats)).toEqual(undisturbed);
});
