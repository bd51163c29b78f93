import { expect } from "vitest";
import { type Cast, castOf, YUXI } from "./journey.ts";
import { expectOneTicket } from "./outcome.ts";
import type { ChannelName } from "./platform.ts";
import { type Kill, play, type Repeats, transcriptOf } from "./play.ts";
import { type OnFinished, openWorld, type World } from "./world.ts";

/** Where the investor is, and where the desk. */
export interface Scene {
  readonly investor: ChannelName;
  readonly desk: ChannelName;
}

async function open(
  { investor, desk }: Scene,
  onFinished: OnFinished,
): Promise<{ world: World; cast: Cast }> {
  const desks = { province: desk, yuxi: desk };
  const world = await openWorld({ desks, channels: [investor] }, onFinished);
  return { world, cast: castOf(world, YUXI, investor) };
}

/** What everybody reads when nothing goes wrong. Played once, in the first test that asks. */
export function createUndisturbed(
  scene: Scene,
): (onFinished: OnFinished) => Promise<readonly string[][]> {
  let played: Promise<readonly string[][]> | undefined;
  return (onFinished) => {
    played ??= playUndisturbed(scene, onFinished);
    return played;
  };
}

async function playUndisturbed(scene: Scene, onFinished: OnFinished): Promise<readonly string[][]> {
  const { world, cast } = await open(scene, onFinished);
  await play(world, cast);
  await world.stop();
  return transcriptOf(cast);
}

interface Expected {
  readonly undisturbed: readonly string[][];
  readonly onFinished: OnFinished;
}

/**
 * Plays the journey with kills, and expects that it ends as the undisturbed one: one ticket, one owner,
 * every message once and in order, on Telegram twice exactly where the answer to a send was lost.
 * Resolves to how many came twice.
 */
export async function expectUnharmed(
  scene: Scene,
  kill: Kill,
  { undisturbed, onFinished }: Expected,
): Promise<number> {
  const { world, cast } = await open(scene, onFinished);
  const repeats = await play(world, cast, kill);
  await expectOneTicket(world, cast);
  expect(transcriptOf(cast, repeats)).toEqual(undisturbed);
  return countOf(repeats);
}

function countOf(repeats: Repeats): number {
  return [...repeats.values()].reduce((sum, ids) => sum + ids.size, 0);
}
