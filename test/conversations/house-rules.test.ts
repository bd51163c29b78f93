import { describe, expect, it } from "vitest";
import { toTraditional } from "../../knowledge/script.ts";
import { openStage } from "../support/stage.ts";
import type { Actor } from "../support/stage-actor.ts";
import type { Seen } from "../support/stage-platforms.ts";

/** A long walk through everything an investor meets; what begins with "[" is a button's label. */
const WALKS = {
  "zh-hans": [
    "/start 你好 谢谢 咖啡加工你们要不要？ 企业所得税税率是多少？ 今天天气怎么样？ 和GDP目标有关的有哪些？ 怎么对待电解铝？",
    "/catalogue [新材料产业 [新能源电池材料 [看原文 /clause_六（七） /clause_九 /clause_二·5 /status /bot 取消 继续",
    "[图片 帮我预审，咖啡加工，普洱，1.5亿，50亩，年税收1100万 [不同意 帮我预审，做磷酸铁锂正极，玉溪，1.5亿，50亩 [同意",
    "那多久检查一次你们啊 呃呃 年税收1100万 [都没有 [都没有 [都没有 [都没有 [不清楚 [逐条看 [看我说的情况 用地改成100亩",
    "取消 [保留草稿 /prescreen [重新开始 取消 [删除草稿 /mydata [全部删除 [先不删 转人工 [先不转 转人工 [同意，转交 转人工 /status",
  ],
  "zh-TW": [
    "/start 你們要不要太陽能板工廠？ 企業所得稅稅率是多少？ 今天天氣怎麼樣？ 省裡招商委是誰管的？ 電解鋁能不能做？ 謝謝",
    "/catalogue [新材料產業 [新能源電池材料 /clause_六（七） /clause_九 /status /bot 取消 繼續",
    "[圖片 幫我預審，咖啡加工，普洱，1.5億，50畝，年稅收1100萬 [不同意 幫我預審，做磷酸鐵鋰正極，玉溪，1.5億，50畝 [同意",
    "那多久檢查一次你們啊 呃呃 年稅收1100萬 [都沒有 [都沒有 [都沒有 [都沒有 [不清楚 [逐條看 [看我說的情況 用地改成100畝",
    "取消 [保留草稿 /prescreen [重新開始 取消 [刪除草稿 /mydata [全部刪除 [先不刪 轉人工 [先不轉 轉人工 [同意，轉交 轉人工 /status",
  ],
  en: [
    "/start hello thanks do_you_want_coffee_roasting_plants? how_much_state_subsidy_per_ton? what_is_the_weather_like? who_chairs_the_investment_committee?",
    "/catalogue [New_materials [Battery_materials /clause_六（七） /clause_九 /status /bot cancel continue",
    "[picture coffee_roasting_plant_in_Pu'er,_RMB_150_million,_50_mu,_tax_RMB_11_million_a_year [I_don't_agree LFP_cathode_plant_in_Yuxi,_RMB_150_million,_50_mu [I_agree",
    "who_chairs_the_committee? er_well_hmm tax_RMB_11_million_a_year [None_of [None_of [None_of [None_of [Not_known [All_ten [What_I actually_the_land_is_100_mu",
    "cancel [Keep_the /prescreen [Start_over cancel [Delete_the /mydata [Delete_everything [Keep_it human_please [Not_now human_please [Agree human_please /status",
  ],
} as const;

type Locale = keyof typeof WALKS;

/** Every message the walk led to, and every toast. */
async function walk(locale: Locale): Promise<{ seen: readonly Seen[]; toasts: readonly string[] }> {
  const stage = await openStage();
  const ann = stage.actor("1001", { locale });
  const toasts: string[] = [];
  const steps = WALKS[locale]
    .flatMap((line) => line.split(" "))
    .map((step) => step.replaceAll("_", " "));
  for (const step of steps) toasts.push((await take(ann, step)) ?? "");
  return { seen: ann.all(), toasts };
}

async function take(ann: Actor, step: string): Promise<string | undefined> {
  if (/^\[(图片|圖片|picture)/.test(step)) {
    await ann.says("", { files: ["image"] });
    return undefined;
  }
  if (!step.startsWith("[")) {
    await ann.says(step);
    return undefined;
  }
  const label = step.slice(1);
  const pressed = await ann.presses(new RegExp(`^${label}`, "u"));
  return pressed?.text;
}

const WALKED = new Map<Locale, ReturnType<typeof walk>>();

/** Walked once for all tests: they only look at what came of it. */
function walked(locale: Locale): ReturnType<typeof walk> {
  const known = WALKED.get(locale) ?? walk(locale);
  WALKED.set(locale, known);
  return known;
}

/** Longer on purpose, or because a clause is: what is asked for as a list, the verdict with its reasons. */
const LONG =
  /^(您说的项目情况|您說的項目情況|What you told me|需人工|初步|For a person to review|Eligible|Not eligible)|《|Guiding Opinions/;

describe.each(["zh-hans", "zh-TW", "en"] as const)("a walk through everything in %s", (locale) => {
  it("leaves the way to a person open in every reply", async () => {
    const { seen } = await walked(locale);

    const closed = seen.filter(
      ({ text, buttons }) =>
        !buttons.some(({ action }) => action === "handoff.open") &&
        !/转人工|轉人工|a person|officer|human|专员|專員|#0001/.test(text),
    );

    expect(seen.length).toBeGreaterThan(45);
    expect(closed).toEqual([]);
  });

  it("keeps what is not a clause or a verdict within 12 lines of a phone", async () => {
    const { seen } = await walked(locale);

    const long = seen.filter(({ text }) => !LONG.test(text) && lines(text) > 12);

    expect(long.map(({ text }) => text)).toEqual([]);
  });

  it("keeps a clause with its remarks, and a verdict, within 20 lines", async () => {
    const { seen } = await walked(locale);
    const quoted = seen.filter(({ text }) => /《|Guiding Opinions/.test(text));
    const verdicts = seen.filter(({ buttons }) =>
      buttons.some(({ action }) => action === "screening.rules"),
    );

    expect(quoted.filter(({ text }) => lines(text) > 20)).toEqual([]);
    expect(verdicts.filter(({ text }) => lines(text) > 20)).toEqual([]);
  });
});

it("has no simplified character in a traditional reply, its buttons or its toasts", async () => {
  const { seen, toasts } = await walked("zh-TW");

  const words = seen.flatMap(({ text, buttons }) => [text, ...buttons.map(({ label }) => label)]);

  expect([...words, ...toasts].filter((one) => toTraditional(one) !== one)).toEqual([]);
});

it("has no Chinese in an English reply or its buttons but where a clause stands", async () => {
  const { seen } = await walked("en");
  const path = /[附件开头落款一二三四五六七八九十（）·\d]+/gu;

  const words = seen.flatMap(({ text, buttons }) => [text, ...buttons.map(({ label }) => label)]);

  expect(words.filter((one) => /\p{Script=Han}/u.test(one.replace(path, "")))).toEqual([]);
});

it("has no English in a Chinese reply but commands", async () => {
  const { seen } = await walked("zh-hans");

  const words = seen.map(({ text }) => text.replaceAll(/\/[a-z]+/g, ""));

  expect(words.filter((one) => /[A-Za-z]{4,}/.test(one))).toEqual([]);
});

const LINE_WIDTH = 40;

/** On a phone: 20 Chinese characters, or 40 of other scripts, a line. */
function lines(text: string): number {
  const widths = text.split("\n").map((line) => line.length + (line.match(WIDE)?.length ?? 0));
  return widths.reduce((sum, width) => sum + Math.ceil(width / LINE_WIDTH), 0);
}

const WIDE = /[\u2e80-\uffef]/gu;
