import { expect } from "vitest";
import { chatKey } from "../../bot/core/event.ts";
import { type Cast, fits, JOURNEY, placesOf, type Step } from "./journey.ts";
import type { ChannelName, Seen } from "./platform.ts";
import { type MessageIds, readUnanswered } from "./remains.ts";
import type { World } from "./world.ts";

/** The instant at which the bot is killed in a step. It is started again each time. */
export type Instant =
  /** It is down when the person acts. */
  | "before"
  /** It has committed; its first send is dropped before the platform takes it. */
  | "unsent"
  /** The platform has taken its first send; the answer is lost. */
  | "unanswered"
  /** The platform has just heard that the bot took what the person did. */
  | "acknowledged"
  /** Everything has arrived. */
  | "after"
  /** Everything has arrived, but the platform has not heard that the bot took what the person did. */
  | "unheard";

export interface Kill {
  readonly instant: Instant;
  readonly in: (step: Step) => boolean;
}

/** What the kills left unsettled on Telegram, chat by chat: these messages come a second time. */
export type Repeats = Map<string, Set<string>>;

/** Plays the whole journey. Resolves when everything it led to was seen. */
export async function play(world: World, cast: Cast, kill?: Kill): Promise<Repeats> {
  const repeats: Repeats = new Map();
  for (const step of JOURNEY) {
    await (kill?.in(step) === true
      ? playKilled({ world, cast, repeats }, step, kill.instant)
      : playStep(world, cast, step));
  }
  return repeats;
}

export async function playStep(world: World, cast: Cast, step: Step): Promise<void> {
  const watch = createWatch(world, cast, step);
  step.act(cast);
  await watch.seen();
}

interface Course {
  readonly world: World;
  readonly cast: Cast;
  readonly repeats: Repeats;
}

async function playKilled(course: Course, step: Step, instant: Instant): Promise<void> {
  const { world, cast } = course;
  const platform = world.platform(cast[step.by].place.chat.channel as ChannelName);
  const watch = createWatch(world, cast, step);
  switch (instant) {
    case "before":
      await kill(course);
      step.act(cast);
      break;
    case "unsent":
    case "unanswered": {
      const cut = cutFirstSend(world, instant);
      step.act(cast);
      await world.within(cut, `${step.name}: nothing is sent`);
      await kill(course);
      break;
    }
    case "after":
      step.act(cast);
      await watch.seen();
      await kill(course);
      break;
    case "acknowledged":
      step.act(cast);
      await platform.acknowledged();
      world.killNow();
      await kill(course);
      break;
    case "unheard":
      await platform.loseAck(() => step.act(cast));
      await watch.seen();
      await kill(course);
      break;
  }
  await world.start();
  await watch.seen();
}

/** Kills the bot from inside the first call of any platform that sends something. */
function cutFirstSend(world: World, instant: "unsent" | "unanswered"): Promise<void> {
  return new Promise((resolve) => {
    const callOffs = world.platforms.map((platform) =>
      platform.cutNextSend(instant === "unsent" ? "before" : "after", () => {
        world.killNow();
        for (const callOff of callOffs) callOff();
        resolve();
      }),
    );
  });
}

async function kill({ world, cast, repeats }: Course): Promise<void> {
  await world.kill();
  const onTelegram = placesOf(cast).filter(({ chat }) => chat.channel === "telegram");
  const unanswered: MessageIds = await readUnanswered(world.storeUrl, onTelegram);
  for (const [chat, ids] of unanswered) {
    repeats.set(chat, new Set([...(repeats.get(chat) ?? []), ...ids]));
  }
}

/** Watches for what a step leads to, from before it. */
function createWatch(world: World, cast: Cast, step: Step) {
  const sights = step.sights(cast).map((sight) => ({
    ...sight,
    from: sight.isChange === true ? 0 : sight.place.shown().length,
  }));
  return {
    seen: async (): Promise<void> => {
      for (const { from, ...sight } of sights) {
        const isSeen = () =>
          sight.place
            .shown()
            .slice(from)
            .some((message) => fits(message, sight));
        await world.until(sight.place, `${step.name}: ${String(sight.words)} is not seen`, isSeen);
      }
    },
  };
}

/**
 * What the bot has said in each chat of a story, in order, with what must come twice taken once. The bot
 * knows the second of two only, so that one shows what changed since; the first stays as it was sent.
 */
export function transcriptOf(cast: Cast, repeats: Repeats = new Map()): readonly string[][] {
  return placesOf(cast).map((place) => {
    const twice = repeats.get(chatKey(place.chat));
    const shown = place.shown();
    return shown.flatMap((message, index) => {
      if (twice?.has(message.id) !== true) return [lineOf(message)];
      expect(shown[index + 1]?.textAsSent).toBe(message.textAsSent);
      expect(message.text).toBe(message.textAsSent);
      return [];
    });
  });
}

/** The promised time, and when somebody agreed, are not the same in every run. */
function lineOf({ text, buttons }: Seen): string {
  const timeless = text
    .replace(/(最迟|预计) .*（北京时间/, "$1 …（北京时间")
    .replace(/已于 .* 同意保存/, "已于 … 同意保存");
  return `${timeless} {${buttons.join(" | ")}}`;
}
