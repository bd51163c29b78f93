import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { COMMAND_MENU } from "../../handlers/texts/commands.ts";
import { figuresTexts } from "../../handlers/texts/figures.ts";
import { listed, phrase } from "../../handlers/texts/phrase.ts";
import { relayTexts } from "../../handlers/texts/relay.ts";
import { STAFF_MENU } from "../../handlers/texts/staff.ts";
import { say, type Text } from "../../handlers/texts/text.ts";

const FOLDER = new URL("../../handlers/texts/", import.meta.url);

/** Said in one language only. */
const EMPTY = new Set(["enquiryTexts.translation.zh", "enquiryTexts.converted.en"]);
/** Both languages on purpose: what people read whose language the bot does not speak, and bare data. */
const BILINGUAL = new Set(["commonTexts.languages", "commonTexts.here", "deskTexts.title"]);

interface Found {
  readonly name: string;
  readonly text: Text;
}

/** Every text that a file in the folder exports, wherever it stands in an object or a list. */
async function allTexts(): Promise<readonly Found[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".ts"));
  const modules = await Promise.all(
    files.map((file): Promise<Record<string, unknown>> => import(new URL(file, FOLDER).href)),
  );
  return modules.flatMap((exported) =>
    Object.entries(exported).flatMap(([name, value]) => textsIn(name, value)),
  );
}

function textsIn(name: string, value: unknown): readonly Found[] {
  if (typeof value !== "object" || value === null) return [];
  if (isText(value)) return [{ name, text: value }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(`${name}.${key}`, inner));
}

function isText(value: object): value is Text {
  return "zh" in value && "en" in value && typeof value.zh === "string";
}

const TEXTS = await allTexts();
const namesWhere = (isWrong: (found: Found) => boolean) =>
  TEXTS.filter(isWrong).map(({ name }) => name);

function placeholders(text: string): readonly string[] {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted();
}

/** Half-width marks that stand in a Chinese sentence. */
function mixedMarks(zh: string): readonly string[] {
  return zh.match(/\p{Script=Han}["'”’]?[,;:?!()]|[,;:?!()]["'“‘]?\p{Script=Han}/gu) ?? [];
}

it("finds the texts of every file", () => {
  const sources = new Set(TEXTS.map(({ name }) => name.split(".", 1)[0]));

  expect(TEXTS.length).toBeGreaterThan(150);
  expect([...sources]).toEqual(
    expect.arrayContaining([
      "COMMAND_MENU",
      "commonTexts",
      "enquiryTexts",
      "missingTexts",
      "smalltalkTexts",
      "handoffTexts",
      "deskTexts",
      "privacyTexts",
      "FACT_LABELS",
      "WHY",
      "CHANGE",
    ]),
  );
});

it("says everything in both languages", () => {
  const empty = TEXTS.flatMap(({ name, text }) =>
    (["zh", "en"] as const)
      .filter((language) => text[language].trim() === "")
      .map((language) => `${name}.${language}`),
  );

  expect(new Set(empty)).toEqual(EMPTY);
});

it("asks for the same values in both languages", () => {
  const differ = namesWhere(
    ({ text }) => placeholders(text.zh).join() !== placeholders(text.en).join(),
  );

  expect(differ).toEqual([]);
});

it("leaves no brace that is not a value's place", () => {
  const bare = namesWhere(({ text }) =>
    /[{}]/.test(`${text.zh}${text.en}`.replaceAll(/\{\w+\}/g, "")),
  );

  expect(bare).toEqual([]);
});

it("writes Chinese in Chinese, and English in English", () => {
  const wrong = namesWhere(({ name, text }) => {
    if (BILINGUAL.has(name)) return false;
    const [zh, en] = [text.zh, text.en].map((words) => words.replaceAll(/\{\w+\}/g, ""));
    // A path is Chinese in every language, and so is its example.
    const english = en?.replaceAll(
      /(附件\d ?)?[一二三四五六七八九十]+(（[一二三四五六七八九十]+）\d?|·\d)/g,
      "",
    );
    return (
      (/[a-z]/i.test(zh ?? "") && !/\p{Script=Han}/u.test(zh ?? "")) ||
      /[\p{Script=Han}，。；：？！（）、]/u.test(english ?? "")
    );
  });

  expect(wrong).toEqual([]);
});

it("uses Chinese marks in Chinese sentences", () => {
  const mixed = namesWhere(
    ({ name, text }) => !BILINGUAL.has(name) && mixedMarks(text.zh).length > 0,
  );

  expect(mixed).toEqual([]);
  expect(mixedMarks("您好,请说")).toEqual(["好,"]);
  expect(mixedMarks("可以(初步)")).toEqual(["以(", "步)"]);
});

it("leaves no blank before a mark, nor two in a row", () => {
  const careless = namesWhere(({ text }) =>
    [text.zh, text.en].some((words) =>
      / {2}| [,;:?!.，。；：？！]/.test(words.replace(/^ | $/g, "")),
    ),
  );

  expect(careless).toEqual([]);
});

const SIMPLIFIED_ONLY =
  /[们这个吗么没说时会对过还发来为国东车马问间门见现观规认让议记许论设证评识请谁调谈区医产业动务员单卖买亿资贸农场计划项额税审条风险书写电线网络铝硅矿环应转给专续据该关开终须与报节录办类体处复汇总状态称联系内线览据归预]/gu;

it("renders everything in traditional script without a simplified character left", () => {
  const left = TEXTS.flatMap(({ name, text }) =>
    (say("zh-Hant", text).match(SIMPLIFIED_ONLY) ?? []).map((character) => `${name}: ${character}`),
  );

  expect(left).toEqual([]);
});

it("says a text in the language asked for", () => {
  const text: Text = {
    zh: "已转给【{desk}】，编号 #{number}。",
    en: "Passed to {desk}: #{number}.",
  };

  expect(say("zh-Hans", text, { desk: "昆明窗口", number: 1 })).toBe(
    "已转给【昆明窗口】，编号 #1。",
  );
  expect(say("zh-Hant", text, { desk: "昆明窗口", number: 1 })).toBe(
    "已轉給【昆明窗口】，編號 #1。",
  );
  expect(say("en", text, { desk: "Kunming", number: 1 })).toBe("Passed to Kunming: #1.");
});

it("takes a value as it is, also one that looks like a pattern or a place of its own", () => {
  const text: Text = { zh: "{a}{b}", en: "{a}{b}" };

  expect(say("en", text, { a: "$& {b} $1", b: "x" })).toBe("$& {b} $1x");
  expect(say("en", text, { a: 0, b: "" })).toBe("0");
});

it("leaves the place of a value it was not given", () => {
  expect(say("en", { zh: "", en: "{missing}" })).toBe("{missing}");
});

it("begins an English sentence with a capital, also where a desk's name begins it", () => {
  const desk = "the complaints desk";
  const text = { zh: "", en: "Noted. {desk} alone handles it; {desk} is told." };
  expect(say("en", text, { desk })).toBe(
    "Noted. The complaints desk alone handles it; the complaints desk is told.",
  );
  expect(say("en", { zh: "", en: "{desk} has it." }, { desk })).toBe("The complaints desk has it.");
  expect(say("en", { zh: "", en: "{desk} ({n})" }, { desk, n: 1 })).toBe("the complaints desk (1)");
  expect(say("en", { zh: "", en: "Sent. {name} has it." }, { name: "ann" })).toBe(
    "Sent. ann has it.",
  );
});

it("fills a text with texts, each language with its own words", () => {
  const made = phrase(
    { zh: "尚不清楚：{facts}（{n}）。", en: "Not known: {facts} ({n})." },
    {
      facts: listed([
        { zh: "行业", en: "industry" },
        { zh: "产品", en: "product" },
      ]),
      n: 2,
    },
  );

  expect(made).toEqual({
    zh: "尚不清楚：行业、产品（2）。",
    en: "Not known: industry, product (2).",
  });
});

it.each([
  ["everybody", COMMAND_MENU],
  ["officers", [...COMMAND_MENU, ...STAFF_MENU]],
])("has a menu of commands for %s that platforms accept, each once", (_, menu) => {
  const commands = menu.map(({ command }) => command);

  expect(new Set(commands).size).toBe(commands.length);
  for (const { command, description } of menu) {
    expect(command).toMatch(/^[a-z]{1,32}$/);
    expect(description.en.length).toBeLessThanOrEqual(60);
    expect(description.zh.length).toBeLessThanOrEqual(30);
  }
});

it("begins a line of a report with a capital, and leaves what somebody wrote as it is", () => {
  const desk = "the Yuxi desk";
  const values = {
    offered: 1,
    accepted: 0,
    waiting: 0,
    longest: 5,
    funnel: "asked 1",
    service: "",
  };

  expect(say("en", figuresTexts.waiting, { desk, ...values })).toMatch(/^The Yuxi desk now: 1/);
  expect(say("en", figuresTexts.ofDesk, { desk, ...values })).toMatch(/^• The Yuxi desk: asked 1/);
  const edited = { text: "the land is 5 mu", old: "the land is 6 mu" };
  expect(say("en", relayTexts.edited, edited)).toMatch(/^the land is 5 mu\n/);
});
