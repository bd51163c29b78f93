import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { openStore } from "../../adapters/store/open.ts";
import { type Bot, createBot } from "../../bot/bot.ts";
import type { BotEvent, ChatRef, Key } from "../../bot/core/event.ts";
import { createLog, createSeal } from "../../bot/core/log.ts";
import type { Answer, Store } from "../../bot/core/ports.ts";
import type { Services } from "../../handlers/services.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { createActivity } from "./activity.ts";
import { createDrivenClock, type DrivenClock } from "./clock.ts";
import { temporaryFolder } from "./folder.ts";
import { type Actor, type ActorOptions, createActor } from "./stage-actor.ts";
import { createPlatforms, type Seen } from "./stage-platforms.ts";
import { SAMPLE_DESKS, SAMPLE_THRESHOLDS } from "./stage-samples.ts";

export const knowledge = loadKnowledge();

/** A Monday, ten o'clock in Beijing. */
const START = new Date("2026-11-23T02:00:00.000Z");

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
  /** That group's platform tells the name only when it is asked, as Feishu does. */
  name(group: ChatRef, id: string, name: string): void;
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

/**
 * A whole bot on a real store, with fakes for the platforms and a driven clock. Whatever people say, are
 * called or are known by must not be in the log when the test ends.
 */
export async function openStage(services: Partial<Services> = {}, start = START): Promise<Stage> {
  const platforms = createPlatforms();
  const host = await openHost(services, platforms.adapters, start);
  const settle = async (): Promise<void> => {
    for (let quiet = 0, count = platforms.sent().length; quiet < 3; ) {
      await host.clock().advance(150);
      const { length } = platforms.sent();
      quiet = length === count ? quiet + 1 : 0;
      count = length;
    }
  };
  const personal = forbiddenIn(host.logged);
  const deliver: Stage["deliver"] = async (...events) => {
    for (const words of events.flatMap(personalOf)) personal.add(words);
    const answers = await Promise.all(events.map((event) => platforms.receive(event)));
    await settle();
    return answers;
  };
  let events = 0;
  const shown = (chat: ChatRef) => platforms.shown(chat);
  const now = () => host.clock().now();
  const advance: Stage["advance"] = async (ms) => {
    await host.clock().advance(ms);
    await settle();
  };
  return {
    now,
    actor: (id, options = {}) =>
      createActor({ now, nextEvent: () => ++events, shown, deliver, advance }, id, options),
    group: (desk, members) => {
      const chat = chatOfDesk(services, desk);
      for (const { person } of members) platforms.join(chat, person.id);
      return chat;
    },
    shown,
    threads: platforms.threads,
    forbidThreads: platforms.forbidThreads,
    deliver,
    block: ({ chat }) => platforms.close(chat),
    doubt: ({ chat }) => platforms.doubt(chat),
    unblock: ({ chat }) => platforms.release(chat),
    name: platforms.name,
    remove: (desk, { person }) => platforms.leave(desk, person.id),
    hold: ({ chat }) => platforms.hold(chat),
    release: async ({ chat }) => {
      platforms.release(chat);
      await advance(1_000);
    },
    advance,
    logged: host.logged,
    restart: (laterMs = 0) => host.restart(laterMs).then(settle),
    read: (key) => host.read(key),
    bytes: async () => {
      const bytes = await host.bytes();
      await settle();
      return bytes;
    },
  };
}

function chatOfDesk(services: Partial<Services>, desk: string): ChatRef {
  const { desks } = services.desks ?? SAMPLE_DESKS;
  const chat = desks.find(({ id }) => id === desk)?.chat;
  if (chat === undefined) throw new Error(`There is no desk ${desk}.`);
  return chat;
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

/** The process the bot runs in: its file, its clock, its log. */
async function openHost(
  services: Partial<Services>,
  adapters: ReturnType<typeof createPlatforms>["adapters"],
  begins: Date,
) {
  const path = join(await temporaryFolder(), "store.db");
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  const activity = createActivity();
  const rest = () => activity.rest();
  const running: { bot?: Bot; store?: Store; clock: DrivenClock } = {
    clock: createDrivenClock(begins, { rest }),
  };
  const start = async (): Promise<void> => {
    const store = await openStore(`sqlite:${path}`, { onWarning: () => undefined });
    const bot = createBot({
      store: activity.watch(store),
      adapters: adapters.map((adapter) => activity.watch(adapter)),
      services: {
        knowledge,
        desks: SAMPLE_DESKS,
        thresholds: SAMPLE_THRESHOLDS,
        retentionDays: 180,
        seal: createSeal("test"),
        ...services,
      },
      clock: running.clock,
      random: () => 0,
      log,
      pseudonym: () => "somebody",
    });
    Object.assign(running, { bot, store });
    await bot.start();
  };
  const stop = async () => running.bot?.stop();
  await start();
  onTestFinished(stop);
  return {
    clock: () => running.clock,
    logged: () => lines.join(""),
    async restart(laterMs: number) {
      await stop();
      running.clock = createDrivenClock(new Date(running.clock.now().getTime() + laterMs), {
        rest,
      });
      await start();
    },
    async read(key: Key) {
      const [stored] = (await running.store?.read([key])) ?? [];
      return stored?.data;
    },
    async bytes() {
      await stop();
      const bytes = await readFile(path, "utf8");
      await start();
      return bytes;
    },
  };
}
