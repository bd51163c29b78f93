import type { Outcome } from "../../bot/core/ports.ts";
import { type Block, button } from "../../bot/core/reply.ts";
import { hashOf } from "../intake/pieces.ts";
import type { Project } from "../project/project.ts";
import { FACT_NAMES, type FactName } from "../screening/facts.ts";
import { capital, formatFact, tellFacts } from "../screening/format.ts";
import type { Doubt, ScreeningState } from "../screening/state.ts";
import { personButton, reply, type Talk } from "../talk.ts";
import { planTexts } from "../texts/plan.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { FACT_LABELS } from "../texts/screening.ts";

/** A text of this length is a plan that was pasted, not an answer. */
const PLAN_LENGTH = 400;
const MAX_WORDS = 24;
const KEY_FACTS: readonly FactName[] = [
  "product",
  "region",
  "investmentCnyWan",
  "landMu",
  "annualTaxWan",
];

const OTHER_FACTS = FACT_NAMES.filter((name) => !KEY_FACTS.includes(name));

export function isPlan(text: string): boolean {
  return text.length >= PLAN_LENGTH;
}

/** The project remembers which plans it was told by, as hashes. */
export function withPlan(project: Project, text: string): Project {
  const { pasted = [] } = project;
  const hash = hashOf(text);
  return !isPlan(text) || pasted.includes(hash)
    ? project
    : { ...project, pasted: [...pasted, hash] };
}

export function isPastedAgain({ pasted = [] }: Project, text: string): boolean {
  return isPlan(text) && pasted.includes(hashOf(text));
}

/** The same plan once more: nothing is read again, and the person says what is different. */
export function askIfDifferent(talk: Talk): Outcome {
  const blocks = [{ kind: "text", text: talk.say(planTexts.again) }] as const;
  const buttons = [
    [
      button(talk.say(planTexts.nothingNew), "screening.resume"),
      button(talk.say(prescreenTexts.facts), "screening.facts"),
    ],
    [personButton(talk)],
  ];
  return reply(talk, [{ kind: "card", blocks, buttons }]);
}

/** What was found of the five key facts, what is told in two ways, and what is missing. */
export function planTable(talk: Talk, state: ScreeningState): readonly Block[] {
  const fields = KEY_FACTS.map((name) => ({
    label: capital(talk.say(FACT_LABELS[name])),
    value: found(talk, state, name),
  }));
  const others = tellFacts(state.facts, OTHER_FACTS).map((fact) => talk.say(fact));
  const facts = others.join(talk.say(prescreenTexts.separator));
  return [
    { kind: "text", text: talk.say(planTexts.read) },
    { kind: "fields", fields },
    ...(others.length > 0
      ? [{ kind: "text", text: talk.say(planTexts.others, { facts }) } as const]
      : []),
  ];
}

function found(talk: Talk, { facts, doubts }: ScreeningState, name: FactName): string {
  const doubt = doubts.find(({ fact }) => fact === name);
  if (doubt !== undefined) return talk.say(planTexts.doubtful, { values: valuesIn(talk, doubt) });
  const fact = facts[name];
  if (fact === undefined) return talk.say(planTexts.missing);
  const value = talk.say(formatFact(name, fact));
  return value.length <= MAX_WORDS * 3 ? value : `${value.slice(0, MAX_WORDS)}…`;
}

function valuesIn(talk: Talk, { candidates, fact, words }: Doubt): string {
  const values = candidates.map(({ value, foreign }) =>
    talk.say(formatFact(fact, { value, ...(foreign && { foreign }) })),
  );
  return values.length > 0 ? values.join(" / ") : words.slice(0, MAX_WORDS);
}
