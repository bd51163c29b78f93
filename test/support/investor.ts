import {
  type FactName,
  type Facts,
  plainFacts,
  type YesNoFact,
} from "../../handlers/screening/facts.ts";
import { advance, nextStep, type Question, startState } from "../../handlers/screening/flow.ts";
import type { ScreeningState } from "../../handlers/screening/state.ts";
import type { Rates } from "../../handlers/screening/thresholds.ts";
import { toTraditional } from "../../knowledge/script.ts";

/** How somebody says yes, no, and that he does not know; written without a look at the parser. */
type Words = readonly [yes: string, no: string, unknown: string];

const ZH: Readonly<Record<YesNoFact, Words>> = {
  usesBasicFarmland: [
    "地块里压了一块永久基本农田",
    "基本农田那边我们绕开了",
    "基本农田的情况我心里没底",
  ],
  inEcologicalRedline: ["有一角伸进生态红线里了", "跟生态红线不搭界", "红线的事我拿不准"],
  hazardousChemicals: ["生产要用危险化学品", "危化品我们压根不用", "危化品这块没把握"],
  safetyAccessOk: ["安全许可手续早就办妥了", "安全准入没通过", "安全许可还在走流程"],
  heavyPollution: ["污染确实挺重", "污染谈不上", "污染轻重还没测"],
  highEnergy: ["是高耗能的活儿", "能耗一般般", "能耗高不高没算过"],
  overcapacitySector: ["属于产能过剩的行当", "不属于产能过剩", "算不算产能过剩没搞明白"],
  dishonestList: ["公司确实在失信名单里", "从没上过失信名单", "失信名单没查过"],
  harmsNationalSecurity: ["会危害国家安全", "跟国家安全扯不上关系", "国家安全这块不好说"],
  rawMaterialBased: ["主要就是靠矿石这些原料", "不是原料型的项目", "原料型算不算不知道"],
  deepProcessing: ["后面配套精深加工", "不做深加工", "深加工还没想好"],
  involvesFarmers: ["要跟农户收东西", "不跟农户打交道", "农户这块不清楚"],
  farmersProtected: [
    "给农户签了保底收购协议",
    "农户没有保底也没有合同",
    "农户那边怎么保障还没谈妥",
  ],
  shortTermGdpOnly: ["干一两年就撤", "是要长期扎根的", "做多久看情况"],
};
const EN: Readonly<Record<YesNoFact, Words>> = {
  usesBasicFarmland: [
    "it does take up some basic farmland",
    "no farmland is touched",
    "can't tell about the basic farmland",
  ],
  inEcologicalRedline: [
    "a corner falls inside the ecological red line",
    "well outside the red line",
    "the red line is unclear to us",
  ],
  hazardousChemicals: [
    "we do handle hazardous chemicals",
    "hazardous chemicals play no role",
    "not certain about hazardous chemicals",
  ],
  safetyAccessOk: [
    "the safety permit has been obtained",
    "the safety approval was refused",
    "the safety permit is still pending",
  ],
  heavyPollution: [
    "it pollutes heavily, to be honest",
    "it does not pollute",
    "pollution has not been measured",
  ],
  highEnergy: [
    "it is quite energy-intensive",
    "it isn't energy-intensive",
    "no idea about energy use",
  ],
  overcapacitySector: [
    "it is in an overcapacity sector",
    "it isn't an overcapacity sector",
    "don't know whether it counts as overcapacity",
  ],
  dishonestList: [
    "sadly we are on the dishonesty blacklist",
    "we've never been blacklisted",
    "haven't checked the blacklist",
  ],
  harmsNationalSecurity: [
    "it could be said that it harms national security",
    "it doesn't harm national security",
    "unsure about national security",
  ],
  rawMaterialBased: [
    "it lives on raw timber and ore",
    "it isn't raw-material-based",
    "not sure it's raw-material-based",
  ],
  deepProcessing: [
    "there will be deep processing on site",
    "there's no further processing",
    "deep processing is undecided",
  ],
  involvesFarmers: ["we buy from local farmers", "no farmers take part", "not sure about farmers"],
  farmersProtected: [
    "the farmers have a guaranteed floor price",
    "there's no contract with the farmers",
    "the farmers' share isn't settled yet",
  ],
  shortTermGdpOnly: [
    "we'd leave after two years",
    "we are here for the long run, a long-term business",
    "how long we stay is undecided",
  ],
};
const NONE = {
  zh: ["这几样统统没有", "一样都不沾", "都不是"],
  en: ["none of that", "no, neither", "not a single one"],
};

export interface Investor {
  readonly id: string;
  readonly lang: string;
  readonly utterances: readonly string[];
  readonly facts: Facts;
}

/** Tells his project, then answers what he is asked and nothing else, until nothing is asked any more. */
export function converse(investor: Investor, fx: Rates) {
  let state = startState();
  let asked = 0;
  const transcript: string[] = [];
  const say = (text: string): void => {
    const language = investor.lang === "en" ? "en" : "zh";
    state = advance(
      state,
      { text },
      { fx, now: new Date(asked * 60_000).toISOString(), language },
    ).state;
    transcript.push(text);
  };
  for (const text of investor.utterances) say(text);
  const questions: Question[] = [];
  for (let next = nextStep(state); next && asked < 20; next = nextStep(state)) {
    asked++;
    questions.push(next);
    say(inScript(answerTo(next, investor, asked), investor.lang));
  }
  return {
    facts: plainFacts((state satisfies ScreeningState).facts),
    asked,
    questions,
    transcript,
  };
}

function inScript(text: string, lang: string): string {
  return lang === "zh-Hant" ? toTraditional(text) : text;
}

function answerTo(question: Question, { facts, lang }: Investor, turn: number): string {
  const isEnglish = lang === "en";
  const names = question.kind === "doubt" ? [question.doubt.fact] : question.missing;
  const yesNo = names.filter((name): name is YesNoFact => name in ZH);
  const noneApplies = yesNo.length > 1 && yesNo.every((name) => facts[name] === false);
  if (noneApplies) {
    const words = NONE[isEnglish ? "en" : "zh"];
    return words[turn % words.length] ?? "";
  }
  return names.map((name) => phraseOf(name, facts, isEnglish)).join(isEnglish ? "; " : "，");
}

function phraseOf(name: FactName, facts: Facts, isEnglish: boolean): string {
  const value = facts[name];
  if (name in ZH) {
    const [yes, no, unknown] = (isEnglish ? EN : ZH)[name as YesNoFact];
    return value === true ? yes : value === false ? no : unknown;
  }
  if (name === "nationalCatalogue") return classPhrase(facts, isEnglish);
  if (value === null || value === undefined) {
    return isEnglish ? "that hasn't been decided" : "这个还没定下来";
  }
  if (typeof value !== "number") return String(value);
  if (name === "landMu" || name === "agriLandMu") {
    if (value === 0) return isEnglish ? "we need no land at all" : "不用新征地";
    return isEnglish ? `some ${value} mu all told` : `拢共${value}亩`;
  }
  return isEnglish ? `RMB ${value / 100} million or so` : `差不多${value}万元的样子`;
}

function classPhrase({ nationalCatalogue }: Facts, isEnglish: boolean): string {
  const names: Readonly<Record<string, readonly [string, string]>> = {
    encouraged: ["查过了，归在鼓励类", "it's listed as encouraged"],
    permitted: ["应该是允许类的", "we fall in the permitted category"],
    restricted: ["是限制类", "that's the restricted category"],
    eliminated: ["属淘汰类", "in the eliminated category"],
    prohibited: ["是禁止类的", "in the prohibited category"],
  };
  const [zh, en] = names[nationalCatalogue ?? ""] ?? ["哪一类真说不上来", "no clue which class"];
  return isEnglish ? en : zh;
}
