import { expect, onTestFinished } from "vitest";
import type { BotEvent, Channel, ChatRef, Key, Person } from "../../bot/core/event.ts";
import type { Answer } from "../../bot/core/ports.ts";
import type { Desks } from "../../handlers/desk/desks.ts";
import type { Services } from "../../handlers/services.ts";
import { type Actor, type ActorOptions, createActor } from "./stage-actor.ts";
import { createFakePlatforms } from "./stage-fakes.ts";
import { openHost } from "./stage-host.ts";
import type { Seen, StagePlatform } from "./stage-platforms.ts";
import { SAMPLE_DESKS } from "./stage-samples.ts";

/** A Monday, ten o'clock in Beijing. */
export const START = new Date("2026-11-23T02:00:00.000Z");

export interface Stage {
  now(): Date;
  actor(id: string, options?: ActorOptions): Actor;
  /** The group of that desk, and everybody in it. */
  group(desk: string, members: readonly Actor[]): ChatRef;
  shown(chat: ChatRef): readonly Seen[];
  /** The threads opened in that group, oldest first. */
  threads(group: ChatRef): readonly ChatRef[];
  /** No thread can be opened in that group: it is no forum, or the bot may not. */
  forbidThreads(group: ChatRef): void;
  /** Hands these events in at once; resolves when everything they led to has been sent. */
  deliver(...events: readonly BotEvent[]): Promise<readonly (Answer | undefined)[]>;
  /** From now on nothing gets through to that person, or to that group. */
  block(who: { readonly chat: ChatRef }): void;
  /** From now on nobody knows whether what is sent there arrived. */
  doubt(who: { readonly chat: ChatRef }): void;
  /** It gets through again. */
  unblock(who: { readonly chat: ChatRef }): void;
  /** That desk's member is one no more. */
  remove(desk: ChatRef, actor: Actor): void;
  /** The platform takes nothing for that person until it is released; then everything is tried again. */
  hold(actor: Actor): void;
  release(actor: Actor): Promise<void>;
  advance(ms: number): Promise<void>;
  /** Every line that was logged, as it would be printed. */
  logged(): string;
  /** Ends the bot as a crash would and starts it again on the same file, so much later. */
  restart(laterMs?: number): Promise<void>;
  read(key: Key): Promise<unknown>;
  /** The store's file with everything in it, as text. */
  bytes(): Promise<string>;
}

/** What a stage is made with, all of it optional. */
export interface StageOptions {
  readonly start?: Date;
  /** What the bot talks to; fakes when absent. */
  readonly platforms?: readonly StagePlatform[];
  /** Told of each new time of the driven clock. */
  readonly onTime?: (now: Date) => void;
}

/**
 * A whole bot on a real store, with a driven clock, between platforms. Whatever people say, are called or
 * are known by must not be in the log when the test ends.
 */
export async function openStage(
  services: Partial<Services> = {},
  { start = START, platforms: all = createFakePlatforms(), onTime }: StageOptions = {},
): Promise<Stage> {
  const platforms = byChannel(all);
  const desks = () => placed(services.desks ?? SAMPLE_DESKS, platforms);
  const options = { platforms: all, begins: start, onTime };
  const host = await openHost(() => ({ ...services, desks: desks() }), options);
  const of = ({ channel }: { readonly channel: Channel }) => known(platforms, channel);
  const personal = forbiddenIn(host.logged);
  const deliver: Stage["deliver"] = async (...events) => {
    for (const words of events.flatMap(personalOf)) personal.add(words);
    const answers = await Promise.all(events.map((event) => of(event.chat).play(event)));
    await host.settle();
    return answers;
  };
  let events = 0;
  const shown = (chat: ChatRef) => of(chat).shown(chat);
  const now = () => host.clock().now();
  const advance: Stage["advance"] = async (ms) => {
    await host.clock().advance(ms);
    await host.settle();
  };
  const isMarked = (chat: ChatRef, messageId: string) => of(chat).isMarked(chat, messageId);
  const nextEvent = () => ++events;
  const surroundings = { now, nextEvent, shown, isMarked, deliver, advance };
  return {
    now,
    actor(key, options = {}) {
      const { channel = "telegram", name = key, locale } = options;
      const platform = known(platforms, channel);
      const id = platform.personId(key);
      platform.add({ id, name, ...(locale !== undefined && { locale }) });
      return createActor(surroundings, id, { ...options, name });
    },
    group: (id, members) => {
      const chat = desks().desks.find((desk) => desk.id === id)?.chat;
      if (chat === undefined) throw new Error(`There is no desk ${id}.`);
      for (const { person } of members) of(chat).join(chat, person.id);
      return chat;
    },
    shown,
    threads: (group) => of(group).threads(group),
    forbidThreads: (group) => of(group).forbidThreads(group),
    deliver,
    ...createDoors(of, advance),
    advance,
    logged: host.logged,
    restart: async (laterMs = 0) => {
      await host.restart(laterMs);
      await host.settle();
    },
    read: (key) => host.read(key),
    bytes: async () => {
      const bytes = await host.bytes();
      await host.settle();
      return bytes;
    },
  };
}

/** What gets through to whom, and who is where. */
function createDoors(
  of: (chat: ChatRef) => StagePlatform,
  advance: (ms: number) => Promise<void>,
): Pick<Stage, "block" | "doubt" | "unblock" | "remove" | "hold" | "release"> {
  return {
    block: ({ chat }) => of(chat).block(chat),
    doubt: ({ chat }) => of(chat).doubt(chat),
    unblock: ({ chat }) => of(chat).unblock(chat),
    remove: (desk, { person }) => of(desk).leave(desk, person.id),
    hold: ({ chat }) => of(chat).hold(chat),
    release: async ({ chat }) => {
      of(chat).release(chat);
      await advance(1_000);
    },
  };
}

type Platforms = ReadonlyMap<Channel, StagePlatform>;

function byChannel(platforms: readonly StagePlatform[]): Platforms {
  return new Map(platforms.map((platform) => [platform.channel, platform]));
}

function known(platforms: Platforms, channel: Channel): StagePlatform {
  const platform = platforms.get(channel);
  if (platform === undefined) throw new Error(`There is no ${channel} on this stage.`);
  return platform;
}

/** The desks with their groups and people as the platforms know them. */
function placed(desks: Desks, platforms: Platforms): Desks {
  const named = (person: Person) => ({
    ...person,
    id: known(platforms, person.channel).personId(person.id),
  });
  return {
    ...desks,
    desks: desks.desks.map((desk) => ({
      ...desk,
      chat: {
        ...desk.chat,
        chatId: known(platforms, desk.chat.channel).groupId(desk.chat.chatId),
      },
      supervisors: desk.supervisors.map(named),
      officers: desk.officers.map(named),
    })),
  };
}

/** Words that must not be in the log when the test ends. */
function forbiddenIn(logged: () => string): Set<string> {
  const words = new Set<string>();
  onTestFinished(() => {
    for (const one of words) expect(logged()).not.toContain(one);
  });
  return words;
}

/** A word or number shorter than this stands in any log by chance. */
const MIN_PERSONAL_LENGTH = 4;

function personalOf(event: BotEvent): readonly string[] {
  if (event.kind !== "message" && event.kind !== "action") return [];
  const { id, name = "" } = event.from;
  const said = event.kind === "message" ? event.text : "";
  return [id, name, said].filter(({ length }) => length >= MIN_PERSONAL_LENGTH);
}
