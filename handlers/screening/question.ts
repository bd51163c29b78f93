import { phrase } from "../texts/phrase.ts";
import { CATALOGUE_LABELS, FACT_LABELS } from "../texts/screening.ts";
import { DOUBTS, INVESTMENT_OR_TAX } from "../texts/screening-doubts.ts";
import { ANSWERS, ASKED_AS, QUESTIONS } from "../texts/screening-questions.ts";
import type { Text } from "../texts/text.ts";
import {
  CATALOGUE_CLASSES,
  type FactName,
  type FactRecord,
  type FactScalar,
  type FactValue,
  type YesNoFact,
} from "./facts.ts";
import { capital, formatFact } from "./format.ts";
import type { Question } from "./next-step.ts";
import type { Doubt, ScreeningState } from "./state.ts";

/** A tap that answers; `value` goes back into {@link factsOfButton} as it is. */
export interface AnswerButton {
  readonly label: Text;
  readonly value: string;
}

/** What is asked, in both languages. */
export function questionText(question: Question): Text {
  if (question.kind === "doubt") {
    const { fact, why, words, candidates } = question.doubt;
    const asked = isBetweenFacts(candidates) ? INVESTMENT_OR_TAX : DOUBTS[why];
    return labelled(phrase(asked, { fact: FACT_LABELS[fact], words: inBoth(words) }));
  }
  const { step, missing } = question;
  const [only] = missing;
  if (step.id === "project" && missing.length === 1) {
    return only === "region" ? QUESTIONS.region : QUESTIONS.product;
  }
  const alone = missing.length === 1 && only !== undefined ? askedAs(only)?.alone : undefined;
  if (alone !== undefined) return alone;
  return phrase(step.question, { facts: bullets(missing) });
}

/** Each of several on a line of its own. */
function bullets(names: readonly FactName[]): Text {
  const asked = names.map((name) => askedAs(name)?.listed ?? FACT_LABELS[name]);
  return {
    zh: asked.map(({ zh }) => `• ${zh}`).join("\n"),
    en: asked.map(({ en }) => `• ${en}`).join("\n"),
  };
}

/** The taps that answer the pending question; they hold for this round only. */
export function answerButtons(
  question: Question,
  { round }: Pick<ScreeningState, "round">,
): readonly AnswerButton[] {
  const button = (of: string, choice: string, label: Text): AnswerButton => ({
    label,
    value: `${of}.${choice}.${round}`,
  });
  if (question.kind === "doubt") {
    const { fact, candidates, why } = question.doubt;
    const isBetween = isBetweenFacts(candidates);
    const label = (one: Candidate): Text =>
      isBetween ? labelled(FACT_LABELS[one.fact ?? fact]) : formatFact(fact, candidateValue(one));
    return [
      ...candidates.map((candidate, index) => button("doubt", String(index), label(candidate))),
      why === "which"
        ? button("doubt", "neither", isBetween ? ANSWERS.neither : ANSWERS.notAny)
        : button("doubt", "unknown", ANSWERS.unknown),
    ];
  }
  const { step } = question;
  return choicesOf(question).map(([choice, label]) => button(step.id, choice, label));
}

type Candidate = Doubt["candidates"][number];

/** One figure, and the question which fact it is for. */
function isBetweenFacts(candidates: readonly Candidate[]): boolean {
  return new Set(candidates.flatMap(({ fact }) => fact ?? [])).size > 1;
}

function choicesOf({
  step,
  missing,
}: Extract<Question, { kind: "step" }>): readonly (readonly [string, Text])[] {
  const isSingle = missing.length === 1;
  switch (step.kind) {
    case "words":
      return isSingle ? [["unknown", ANSWERS.undecided]] : [];
    case "quantity":
      return step.id === "land"
        ? [
            ["zero", ANSWERS.noLand],
            ["unknown", ANSWERS.undecided],
          ]
        : [["unknown", ANSWERS.undecided]];
    case "class":
      return CATALOGUE_CLASSES.map((name) => [name, labelled(CATALOGUE_LABELS[name])]);
    case "none-apply":
      return [
        ["none", isSingle ? ANSWERS.no : ANSWERS.none],
        ...missing.map((name): [string, Text] => [
          name,
          isSingle ? ANSWERS.yes : (askedAs(name)?.button ?? FACT_LABELS[name]),
        ]),
        ["unknown", ANSWERS.unknown],
      ];
    case "all-apply":
      return [
        ["all", isSingle ? ANSWERS.yes : ANSWERS.all],
        ["none", isSingle ? ANSWERS.no : ANSWERS.notAll],
        ["unknown", ANSWERS.unknown],
      ];
  }
}

/** The facts a tap settles; `undefined` when it belongs to another round or question. */
export function factsOfButton(
  value: string,
  pending: Question | undefined,
  moment: { readonly round: number; readonly at: string },
): FactRecord | undefined {
  const [of, choice = "", round] = value.split(".");
  if (!pending || round !== String(moment.round)) return undefined;
  const answer = (settled: FactScalar): FactValue => ({
    value: settled,
    from: "button",
    at: moment.at,
  });
  if (pending.kind === "doubt") {
    if (of !== "doubt") return undefined;
    const { fact, candidates } = pending.doubt;
    if (choice === "neither") return {};
    if (choice === "unknown") return { [fact]: answer(null) };
    const candidate = candidates[Number(choice)];
    return (
      candidate && {
        [candidate.fact ?? fact]: {
          ...answer(null),
          ...candidateValue(candidate),
          words: candidate.words,
        },
      }
    );
  }
  if (of !== pending.step.id) return undefined;
  const isOffered = choicesOf(pending).some(([offered]) => offered === choice);
  return isOffered ? settledBy(choice, pending.missing, answer) : undefined;
}

function settledBy(
  choice: string,
  missing: readonly FactName[],
  answer: (value: FactScalar) => FactValue,
): FactRecord {
  const each = (value: FactScalar): FactRecord =>
    Object.fromEntries(missing.map((name) => [name, answer(value)]));
  if (missing.includes("nationalCatalogue")) return each(choice);
  switch (choice) {
    case "zero":
      return each(0);
    case "none":
      return each(false);
    case "all":
      return each(true);
    case "unknown":
      return each(null);
    default:
      return Object.fromEntries(
        missing.filter((name) => name === choice).map((name) => [name, answer(true)]),
      );
  }
}

function candidateValue({
  value,
  foreign,
}: {
  value: FactScalar;
  foreign?: FactValue["foreign"];
}): Pick<FactValue, "value" | "foreign"> {
  return { value, ...(foreign && { foreign }) };
}

function askedAs(name: FactName): (typeof ASKED_AS)[YesNoFact] | undefined {
  const asked: Readonly<Partial<Record<FactName, (typeof ASKED_AS)[YesNoFact]>>> = ASKED_AS;
  return asked[name];
}

/** For a button, or the beginning of a sentence. */
function labelled({ zh, en }: Text): Text {
  return { zh, en: capital(en) };
}

/** Several that were said stand in a row, in each language's punctuation. */
function inBoth(words: string): Text {
  return { zh: words, en: words.replaceAll("、", ", ") };
}
