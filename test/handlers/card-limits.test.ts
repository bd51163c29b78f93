import { describe, expect, it } from "vitest";
import { encodeCard as encodeFeishu } from "../../adapters/feishu/card.ts";
import { encodeCard as encodeTelegram } from "../../adapters/telegram/card.ts";
import type { CardReply } from "../../bot/core/reply.ts";
import { deskCard } from "../../handlers/desk/desk-card.ts";
import { MENU_NAMES } from "../../handlers/desk/menus.ts";
import { ownerCard, wordsBesides } from "../../handlers/desk/owner-card.ts";
import type { Ticket } from "../../handlers/desk/ticket.ts";
import type { Project } from "../../handlers/project/project.ts";
import { FACT_NAMES, type FactRecord } from "../../handlers/screening/facts.ts";
import { knowledge } from "../support/stage-host.ts";
import { SAMPLE_DESKS, SAMPLE_THRESHOLDS } from "../support/stage-samples.ts";

/** Feishu docs: a card of 30 KB and 200 elements. */
const FEISHU_BYTES = 30 * 1024;
const LONG = "很长的话，".repeat(900);
const AT = "2026-11-23T02:00:00.000Z";
const WHO = { channel: "telegram", id: "2001", name: "张敏".repeat(30) } as const;
const services = {
  knowledge,
  desks: SAMPLE_DESKS,
  thresholds: SAMPLE_THRESHOLDS,
  retentionDays: 180,
  seal: (words: string) => words,
};

const NUMBERS = ["investmentCnyWan", "landMu", "agriLandMu", "annualTaxWan"];
const WORDS = ["product", "industry", "process", "region", "nationalCatalogue", "creditCode"];

/** Every fact is known, each corrected by an officer with a source of any length. */
function facts(value: (name: string) => string | number | boolean): FactRecord {
  const entries = FACT_NAMES.map((name) => [
    name,
    { value: value(name), from: "officer", at: AT, words: LONG },
  ]);
  return Object.fromEntries(entries) as FactRecord;
}

function valueOf(name: string): string | number | boolean {
  if (name === "nationalCatalogue") return "encouraged";
  if (name === "region") return "西双版纳州";
  if (NUMBERS.includes(name)) return 123_456.78;
  return WORDS.includes(name) ? LONG : true;
}

function project(record: FactRecord): Project {
  return {
    form: 1,
    consent: { version: "2026-11", at: AT },
    contact: ["no-calls", "email", "wechat"],
    state: {
      version: 1,
      facts: record,
      history: [],
      doubts: [],
      round: 1,
      unclear: {},
      sectors: [],
    },
  } as Project;
}

const ticket: Ticket = {
  form: 1,
  number: "0001",
  state: "accepted",
  investor: { channel: "telegram", chatId: "1001" },
  investorName: "长".repeat(64),
  language: "zh-Hans",
  desk: "province",
  question: LONG,
  questions: Array.from({ length: 5 }, () => "问".repeat(200)),
  notes: Array.from({ length: 20 }, () => ({ at: AT, text: "记".repeat(300) })),
  owner: WHO,
  deskCard: "d",
  reminders: 0,
  history: [],
  override: { verdict: "review", reason: LONG, who: WHO, at: AT },
  // What is said about a thread is longer than about a private chat.
  thread: { chat: { channel: "telegram", chatId: "-1001" }, opened: "t" },
};

function expectToFit(card: CardReply): void {
  expect(encodeTelegram(card)).toHaveLength(1);
  const feishu = encodeFeishu(card, { channel: "feishu", chatId: "ou_zhang" });
  expect(Buffer.byteLength(feishu ?? "x".repeat(FEISHU_BYTES + 1))).toBeLessThan(FEISHU_BYTES);
}

describe.each(["zh-Hans", "zh-Hant", "en"] as const)("the longest card, in %s,", (language) => {
  it.each([
    ["with every fact", facts(valueOf)],
    ["with none", {}],
  ])("is one message on Telegram and one card on Feishu: the owner's, %s", (_, record) => {
    for (const menu of [undefined, ...MENU_NAMES]) {
      const options = { ticket, project: project(record), language, ...(menu && { menu }) };
      expectToFit(ownerCard(services, options));
    }
  });

  it("is one message: the group's, and a complaint's", () => {
    expectToFit(deskCard(services, { ticket, project: project(facts(valueOf)), language }));
    const { project: _, question: __, ...bare } = { ...ticket, project: "p" };
    const complaint = { statements: [LONG, LONG], isAnonymous: true };
    expectToFit(
      ownerCard(services, { ticket: { ...bare, complaint }, project: undefined, language }),
    );
  });
});

it("what is too long for the card is handed over besides, whole", () => {
  const complaint = { statements: [LONG, "短"], isAnonymous: true };
  const bare = { ...ticket, questions: ["短", "问".repeat(200)] };
  expect(wordsBesides({ ...bare, complaint })).toEqual([LONG, "问".repeat(200), `${LONG}\n短`]);
  expect(wordsBesides({ ...ticket, question: "短", questions: [] })).toEqual([]);
});
