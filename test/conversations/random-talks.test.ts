import { expect, it } from "vitest";
import type { BotEvent, ChatRef, MessageEvent, Person } from "../../bot/core/event.ts";
import { createSeal } from "../../bot/core/log.ts";
import type { OutgoingMessage } from "../../bot/core/ports.ts";
import { type Button, plainText } from "../../bot/core/reply.ts";
import { repairOf } from "../../handlers/screening/repair.ts";
import { createRehearsal } from "../support/rehearsal.ts";
import { knowledge } from "../support/stage-host.ts";
import { SAMPLE_DESKS, SAMPLE_THRESHOLDS } from "../support/stage-samples.ts";

const TALKS = 1_000;
const STEPS = 9;
const SERVICES = {
  knowledge,
  desks: SAMPLE_DESKS,
  thresholds: SAMPLE_THRESHOLDS,
  retentionDays: 180,
  seal: createSeal("test"),
};

const ANSWERS =
  "50亩|投资1.5亿|年税收1100万|玉溪|做核桃油|都没有|没有危化|允许类|鼓励类|是|不清楚|1200|三百亩|能耗正常|大概两个亿吧|5到8公顷|US$20m|5 hectares|tax RMB 11 million|none of them|coffee roasting in Pu'er|no|not on any blacklist";
const CORRECTIONS =
  "不是50亩，是60亩|投资改成8000万|actually the land is 100 mu|税收说错了，是900万|应该在红河州";
const QUESTIONS =
  "招商委是谁管的？|那多久检查一次你们啊|what is the tax rate?|为什么问这个|why do you ask?|投资强度有规定吗";
const NONSENSE =
  "呃呃呃|asdf qwer zxcv|👍|哈哈哈哈哈哈哈哈哈哈哈哈哈哈|……|我们那个|算了算这笔账也不亏";
const WISHES =
  "所以到底行不行|什么意思|先这样|再见|跳过|上一步|继续|取消|先留着|重新开始|转人工|/help|/status|/mydata|back|skip";
/** What is said, by how often. */
const SAID = [ANSWERS, ANSWERS, ANSWERS, CORRECTIONS, QUESTIONS, NONSENSE, WISHES].map((words) =>
  words.split("|"),
);
const PAUSES_MS = [0, 300, 2_000, 2_000, 10_000, 10_000, 60_000, 20 * 60 * 60_000];
const NOT_TEXT = [
  { files: "image" },
  { files: "sticker" },
  { files: "document" },
  { other: "location" },
] as const;
/** What takes facts away because the person said so. */
const DELETES = /^(screening\.(delete|restart)|mydata\.confirm)$/;

it(`${TALKS} random talks never crash, never insist, and lose no fact`, {
  timeout: 60_000,
}, async () => {
  for (let seed = 1; seed <= TALKS; seed++) await talk(seed);
});

interface Session {
  readonly asked?: { readonly what: string };
}

interface Project {
  readonly state: {
    readonly facts: Readonly<Record<string, { readonly value: unknown }>>;
    readonly history: readonly unknown[];
  };
}

async function talk(seed: number): Promise<void> {
  const random = createRandom(seed);
  const person = createPerson(seed, random);
  const stage = createRehearsal(SERVICES, new Date("2026-11-23T02:00:00.000Z"));
  const insisting = createInsisting();
  const take = async (event: BotEvent): Promise<void> => {
    const before = stage.all("project") as ReadonlyMap<string, Project>;
    const question = [...(stage.all("session") as ReadonlyMap<string, Session>).values()][0]?.asked
      ?.what;
    const sent = await stage.hand(event);
    const isDeleting =
      event.kind === "action" ? DELETES.test(event.action) : question === "deletion";
    if (!isDeleting) expectKept(before, stage.all("project") as ReadonlyMap<string, Project>, seed);
    person.sees(sent);
    const isProgress = factsIn(stage.all("project")) !== factsIn(before);
    insisting.see(sent, { isWanted: isResuming(event) || isProgress, seed });
  };
  const wait = async (): Promise<void> => {
    const before = factsIn(stage.all("project"));
    const sent = await stage.advance(random.one(PAUSES_MS));
    person.sees(sent);
    insisting.see(sent, { isWanted: factsIn(stage.all("project")) !== before, seed });
  };
  await take(person.says("帮我预审，想建个厂", stage.now()));
  await take(person.taps("screening.agree", stage.now()));
  for (let step = 0; step < STEPS; step++) {
    await wait();
    await take(person.next(stage.now()));
  }
  await stage.advance(5_000);
}

/** Every fact that was there is there, and a value that was replaced is in the history. */
function expectKept(
  before: ReadonlyMap<string, Project>,
  after: ReadonlyMap<string, Project>,
  seed: number,
): void {
  for (const [id, { state: old }] of before) {
    const state = after.get(id)?.state;
    const names = Object.keys(old.facts);
    const lost = names.filter((name) => state?.facts[name] === undefined);
    const replaced = names.filter((name) => state?.facts[name]?.value !== old.facts[name]?.value);
    const remembered = (state?.history.length ?? 0) - old.history.length;
    expect({ seed, lost, remembered }).toEqual({ seed, lost: [], remembered: replaced.length });
  }
}

function isResuming(event: BotEvent): boolean {
  if (event.kind === "action") return /^(screening\.(resume|restart)|project\.)/.test(event.action);
  if (event.kind !== "message") return false;
  // He asks about the question itself.
  const repair = repairOf(event.text);
  return event.text === "继续" || repair === "why" || repair === "soFar";
}

/** All that is known of the projects: what changes it is no loop. */
function factsIn(projects: ReadonlyMap<string, unknown>): string {
  const known = [...(projects as ReadonlyMap<string, Project>).values()];
  return JSON.stringify(known.map(({ state }) => Object.entries(state.facts)));
}

/** Counts how often in a row the same question is put with nothing new, and not asked for. */
function createInsisting() {
  let question = "";
  let times = 0;
  return {
    see(
      sent: readonly OutgoingMessage[],
      { isWanted, seed }: { readonly isWanted: boolean; readonly seed: number },
    ): void {
      for (const { reply } of sent) {
        if (reply.kind !== "card") continue;
        const asked = /[（(]\d+\/\d+[）)]：?:?\s?([^]+)$/u.exec(plainText(reply))?.[1];
        if (asked === undefined) continue;
        times = asked === question && !isWanted ? times + 1 : 1;
        question = asked;
        expect({ seed, question, times: Math.min(times, 4) }).not.toMatchObject({ times: 4 });
      }
    },
  };
}

function createPerson(seed: number, random: Random) {
  const channel = random.one(["telegram", "feishu", "web"] as const);
  const from: Person = { channel, id: "1001", locale: random.one(["zh-hans", "zh-TW", "en"]) };
  const chat: ChatRef = { channel, chatId: from.id };
  const buttons: Button[] = [];
  const said: MessageEvent[] = [];
  let count = 0;
  const base = (at: Date) => ({ id: `${channel}:${seed}:${++count}`, chat, at, from });
  const says = (text: string, at: Date): MessageEvent => {
    const made = { ...base(at), messageId: `in${count}` };
    const event = { ...made, kind: "message", text, files: [] } as const;
    said.push(event);
    return event;
  };
  const taps = (action: string, at: Date, value?: string): BotEvent => ({
    ...base(at),
    kind: "action",
    messageId: "m1",
    action,
    ...(value !== undefined && { value }),
  });
  const notText = (at: Date): BotEvent => withoutText(says("", at), random);
  const moves: readonly (readonly [number, (at: Date) => BotEvent])[] = [
    [0.55, (at) => says(anything(random), at)],
    [0.15, (at) => tapOf(at)],
    [0.06, (at) => says(random.one(said).text, at)],
    [0.05, () => random.one(said)],
    [
      0.07,
      (at) => ({
        ...base(at),
        kind: "edit",
        messageId: random.one(said).messageId,
        text: anything(random),
      }),
    ],
    [0.04, (at) => ({ ...base(at), kind: "recall", messageId: random.one(said).messageId })],
    [1, notText],
  ];
  const tapOf = (at: Date): BotEvent => {
    const { action, value } = buttonOf(buttons, random);
    return taps(action, at, value);
  };
  return {
    says,
    taps: (action: string, at: Date) => taps(action, at),
    sees(sent: readonly OutgoingMessage[]): void {
      for (const { reply } of sent)
        if (reply.kind === "card") buttons.push(...reply.buttons.flat());
    },
    /** What he does next: mostly an answer, sometimes anything. */
    next(at: Date): BotEvent {
      let left = random.below(1_000) / 1_000;
      const move = moves.find(([share]) => (left -= share) < 0);
      return (move ?? moves[0])?.[1](at) ?? says("", at);
    },
  };
}

/** One of the last card's, or any that was ever shown. */
function buttonOf(buttons: readonly Button[], random: Random): Button {
  const recent = buttons.at(-1 - random.below(3));
  if (random.chance(0.8)) return recent ?? { label: "", action: "screening.resume" };
  return random.one(buttons);
}

function anything(random: Random): string {
  return random.one(random.one(SAID));
}

/** A picture, a sticker, a file or a place in the place of words. */
function withoutText(message: MessageEvent, random: Random): MessageEvent {
  const { files, other } = { files: undefined, other: undefined, ...random.one(NOT_TEXT) };
  const { messageId, chat } = message;
  return {
    ...message,
    files: files === undefined ? [] : [{ channel: chat.channel, id: "f", messageId, kind: files }],
    ...(other !== undefined && { other }),
    ...(files === "image" && random.chance(0.5) && { album: "album" }),
  };
}

type Random = ReturnType<typeof createRandom>;

/** Mulberry32: the same seed, the same talk. */
function createRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    chance: (share: number): boolean => next() < share,
    one<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("Nothing to choose from.");
      return item;
    },
  };
}
