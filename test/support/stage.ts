import { expect, onTestFinished } from "vitest";
import { createBot } from "../../bot/bot.ts";
import { type Channel, type ChatRef, chatKey, type Person } from "../../bot/core/event.ts";
import type { Answer, TakenDelivery } from "../../bot/core/ports.ts";
import { type Button, plainText } from "../../bot/core/reply.ts";
import { type Desks, desksSchema } from "../../handlers/desks.ts";
import { thresholdsFileSchema } from "../../handlers/screening/thresholds.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { createFakeAdapter, type FakeAdapter } from "./adapter.ts";
import { createDrivenClock, type DrivenClock } from "./clock.ts";
import { createRecordingLog } from "./recording-log.ts";
import { openTestStore } from "./store.ts";

const knowledge = loadKnowledge();

/** A message as somebody sees it in a chat. */
export interface Seen {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly Button[];
}

/** Somebody who talks with the bot in his private chat, and may act in groups. */
export interface Actor {
  readonly person: Person;
  /** Writes to the bot, or into that group; resolves when everything it led to has been sent. */
  says(text: string, options?: { readonly in?: ChatRef; readonly replyTo?: string }): Promise<void>;
  /** Presses the latest button of that label he can see, in private or in that group. */
  presses(label: string | RegExp, group?: ChatRef): Promise<Answer | undefined>;
  /** The last message of the bot to him matches. Resolves to its words. */
  sees(pattern: string | RegExp): string;
  /** What came since he last did something, oldest first. */
  heard(): readonly Seen[];
  all(): readonly Seen[];
}

export interface Stage {
  readonly clock: DrivenClock;
  actor(id: string, options?: { name?: string; channel?: Channel; locale?: string }): Actor;
  /** The group of that desk, and everybody in it. */
  group(desk: string, members: readonly Actor[]): ChatRef;
  shown(chat: ChatRef): readonly Seen[];
  advance(ms: number): Promise<void>;
  /** Every line that was logged. */
  logged(): string;
  /** Ends the bot as a crash would and starts it again on the same store. */
  restart(): Promise<void>;
}

/** A whole bot on a real store, with fakes for the platforms and a driven clock. */
export async function openStage(options: { readonly desks?: Desks } = {}): Promise<Stage> {
  const clock = createDrivenClock(new Date("2026-11-23T02:00:00.000Z"));
  const fakes = new Map<Channel, FakeAdapter>();
  for (const channel of ["telegram", "feishu", "web"] as const)
    fakes.set(channel, createFakeAdapter(channel));
  const desks = options.desks ?? SAMPLE_DESKS;
  const store = await openTestStore();
  const log = createRecordingLog();
  const parts = {
    store: { ...store, close: async () => undefined },
    adapters: [...fakes.values()].map(({ adapter }) => adapter),
    services: { knowledge, desks, thresholds: SAMPLE_THRESHOLDS, retentionDays: 180 },
    clock,
    log,
    pseudonym: () => "somebody",
  };
  let bot = createBot(parts);
  await bot.start();
  onTestFinished(() => bot.stop());

  const state = { events: 0 };
  const sent = () => [...fakes.values()].flatMap((fake) => fake.sent);
  const settle = async (): Promise<void> => {
    for (let quiet = 0, count = sent().length; quiet < 3; ) {
      await clock.advance(150);
      quiet = sent().length === count ? quiet + 1 : 0;
      count = sent().length;
    }
  };
  const fakeOf = (channel: Channel): FakeAdapter => {
    const fake = fakes.get(channel);
    if (fake === undefined) throw new Error(`There is no ${channel}.`);
    return fake;
  };
  const shown = (chat: ChatRef): readonly Seen[] => {
    const messages: Seen[] = [];
    for (const [index, delivery] of fakeOf(chat.channel).sent.entries()) {
      if (chatKey(delivery.to) !== chatKey(chat)) continue;
      const seen = seenOf(delivery, delivery.replacesMessageId ?? `m${index + 1}`);
      const old = messages.findIndex(({ id }) => id === seen.id);
      if (old >= 0) messages[old] = seen;
      else messages.push(seen);
    }
    return messages;
  };
  const actor: Stage["actor"] = (id, { name = id, channel = "telegram", locale } = {}) => {
    const person: Person = { channel, id, name, ...(locale !== undefined && { locale }) };
    const chat: ChatRef = { channel, chatId: id };
    let mark = 0;
    const base = () => ({ id: `${channel}:${++state.events}`, from: person, at: clock.now() });
    const heard = () => shown(chat).slice(mark);
    return {
      person,
      says: async (text, { in: group = chat, replyTo } = {}) => {
        mark = shown(chat).length;
        const event = {
          ...base(),
          kind: "message",
          chat: group,
          messageId: `in${state.events}`,
          text,
          files: [],
        } as const;
        await fakeOf(channel).receive({ ...event, ...(replyTo !== undefined && { replyTo }) });
        await settle();
      },
      presses: async (label, group = chat) => {
        const message = shown(group).findLast(({ buttons }) =>
          buttons.some((one) => fits(one.label, label)),
        );
        const pressed = message?.buttons.find((one) => fits(one.label, label));
        if (message === undefined || pressed === undefined) {
          throw new Error(`No button ${String(label)} in ${JSON.stringify(shown(group).at(-1))}`);
        }
        mark = shown(chat).length;
        const { action, value } = pressed;
        const event = {
          ...base(),
          kind: "action",
          chat: group,
          messageId: message.id,
          action,
        } as const;
        const answer = await fakeOf(channel).receive({
          ...event,
          ...(value !== undefined && { value }),
        });
        await settle();
        return answer;
      },
      sees: (pattern) => {
        const words = heard()
          .map(({ text }) => text)
          .join("\n\n");
        if (typeof pattern === "string") expect(words).toContain(pattern);
        else expect(words).toMatch(pattern);
        return words;
      },
      heard,
      all: () => shown(chat),
    };
  };
  return {
    clock,
    actor,
    shown,
    group: (desk, members) => {
      const chat = desks.desks.find(({ id }) => id === desk)?.chat;
      if (chat === undefined) throw new Error(`There is no desk ${desk}.`);
      for (const { person } of members)
        fakeOf(chat.channel).members.add(`${chatKey(chat)} ${person.id}`);
      return chat;
    },
    advance: async (ms) => {
      await clock.advance(ms);
      await settle();
    },
    logged: () => log.lines.map((line) => JSON.stringify(line)).join("\n"),
    restart: async () => {
      await bot.stop();
      bot = createBot(parts);
      await bot.start();
      await settle();
    },
  };
}

function seenOf({ reply }: TakenDelivery, id: string): Seen {
  if (reply.kind === "text") return { id, text: reply.text, buttons: [] };
  if (reply.kind === "card") return { id, text: plainText(reply), buttons: reply.buttons.flat() };
  return { id, text: reply.kind, buttons: [] };
}

function fits(label: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? label === wanted : wanted.test(label);
}

const HOURS = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

const SAMPLE_DESKS = desksSchema.parse({
  operator: { name: { zh: "示例单位", en: "a sample operator" } },
  desks: [
    {
      id: "province",
      name: { zh: "省级招商窗口", en: "the provincial desk" },
      chat: { channel: "telegram", chatId: "-1001" },
      isProvincial: true,
      hours: HOURS,
      firstReplyMinutes: 30,
    },
    {
      id: "yuxi",
      name: { zh: "玉溪市招商窗口", en: "the Yuxi desk" },
      chat: { channel: "feishu", chatId: "oc_yuxi" },
      regions: ["玉溪市"],
      hours: HOURS,
      firstReplyMinutes: 60,
    },
  ],
});

const SAMPLE_THRESHOLDS = thresholdsFileSchema.parse({
  example: true,
  fx: { USD: { rate: 7.2, date: "2026-11-01", source: "示例" } },
  default: { intensityMinWanPerMu: 200, taxMinWanPerMu: 15, source: "示例" },
});
