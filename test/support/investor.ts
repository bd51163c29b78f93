import {
  type FactName,
  type Facts,
  plainFacts,
  type YesNoFact,
} from "../../handlers/screening/facts.ts";
import { advance, startState } from "../../handlers/screening/flow.ts";
import { nextStep, type Question } from "../../handlers/screening/next-step.ts";
import type { ScreeningState } from "../../handlers/screening/state.ts";
import type { Rates } from "../../handlers/screening/thresholds.ts";
import { toTraditional } from "../../knowledge/script.ts";
import { FIRST, type Tongue, type Vocabulary } from "./investor-words.ts";

export interface Investor {
  readonly id: string;
  readonly lang: string;
  readonly utterances: readonly string[];
  readonly facts: Facts;
}

/** Tells his project, then answers what he is asked and nothing else, until nothing is asked any more. */
export function converse(investor: Investor, fx: Rates, words: Vocabulary = FIRST) {
  const tongue = words[investor.lang === "en" ? "en" : "zh"];
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
    say(inScript(answerTo(next, { ...investor, tongue }, asked), investor.lang));
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

type Speaker = Investor & { readonly tongue: Tongue };

function answerTo(question: Question, speaker: Speaker, turn: number): string {
  const { facts, lang, tongue } = speaker;
  const names = question.kind === "doubt" ? [question.doubt.fact] : question.missing;
  const yesNo = names.filter((name): name is YesNoFact => name in tongue.facts);
  const noneApplies = yesNo.length > 1 && yesNo.every((name) => facts[name] === false);
  if (noneApplies) return one(tongue.none, turn);
  return names.map((name) => phraseOf(name, speaker, turn)).join(lang === "en" ? "; " : "，");
}

function one(ways: readonly string[], turn: number): string {
  return ways[turn % ways.length] ?? "";
}

function phraseOf(name: FactName, { facts, lang, tongue }: Speaker, turn: number): string {
  const value = facts[name];
  if (name in tongue.facts) {
    const [yes, no, unknown] = tongue.facts[name as YesNoFact];
    return value === true ? yes : value === false ? no : unknown;
  }
  if (name === "nationalCatalogue") {
    return tongue.classes[facts.nationalCatalogue ?? ""] ?? one(tongue.noClass, turn);
  }
  if (value === null || value === undefined) return one(tongue.undecided, turn);
  if (typeof value !== "number") return String(value);
  const isLand = name === "landMu" || name === "agriLandMu";
  if (isLand && value === 0) return one(tongue.noLand, turn);
  const ways = isLand ? tongue.land : name === "annualTaxWan" ? tongue.tax : tongue.investment;
  return one(ways, turn).replace("{n}", String(isLand || lang !== "en" ? value : value / 100));
}
