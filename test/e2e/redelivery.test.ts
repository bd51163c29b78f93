import { expect, test } from "vitest";
import { type Cast, castOf, JOURNEY, type Step, YUXI } from "./journey.ts";
import { expectOneTicket } from "./outcome.ts";
import type { ChannelName } from "./platform.ts";
import { play, playStep, transcriptOf } from "./play.ts";
import { openWorld, type World } from "./world.ts";

const CHANNELS: readonly ChannelName[] = ["telegram", "feishu"];

/** In the same chat as the last step, and so after whatever that step leads to. */
const LAST_WORDS: Step = {
  name: "the officer asks where he is",
  by: "officer",
  how: "words",
  act: ({ officer }) => officer.says("/whereami"),
  sights: ({ officer }) => [{ place: officer.place, words: new RegExp(officer.place.chat.chatId) }],
};

async function open(channel: ChannelName): Promise<{ world: World; cast: Cast }> {
  const world = await openWorld({ desks: { province: channel, yuxi: channel } });
  return { world, cast: castOf(world, YUXI, channel) };
}

async function undisturbed(channel: ChannelName): Promise<readonly string[][]> {
  const { world, cast } = await open(channel);
  await play(world, cast);
  await playStep(world, cast, LAST_WORDS);
  return transcriptOf(cast);
}

test.each(CHANNELS)("what %s hands over twice is applied once", async (channel) => {
  const { world, cast } = await open(channel);
  for (const step of JOURNEY) {
    await playStep(world, cast, step);
    world.platform(channel).handOverAgain();
  }
  await playStep(world, cast, LAST_WORDS);
  await expectOneTicket(world, cast);
  expect(transcriptOf(cast)).toEqual(await undisturbed(channel));
});

test.each(CHANNELS)(
  "what %s hands over again, because the bot was killed before its acknowledgement, is applied once",
  async (channel) => {
    const { world, cast } = await open(channel);
    // A pressed button is never handed over again on Feishu: its client says so at once.
    const repeats = await play(world, cast, {
      instant: "unheard",
      in: ({ how }) => how === "words",
    });
    await playStep(world, cast, LAST_WORDS);
    await expectOneTicket(world, cast);
    expect(transcriptOf(cast, repeats)).toEqual(await undisturbed(channel));
  },
);
