import { table } from "../../bot/cli/table.ts";
import type { KnowledgeBase } from "../../knowledge/knowledge-base.ts";
import { readSource } from "../../knowledge/load.ts";
import { createKnowledgeBase } from "../../knowledge/search.ts";
import { CLAUSE_WEIGHTS, type Weights } from "../../knowledge/weights.ts";
import { meanReciprocalRankAt10, rankOf, successAt } from "./arithmetic.ts";
import { fit, type Grid } from "./fit.ts";
import { type BenchQuery, passageId, readOwnQuestions } from "./own-questions.ts";

const FIXTURES = ["questions.dev.jsonl", "questions.own.jsonl"];
const FOLDS = 5;
const LIMIT = 10;

/** The text's weight is the measure of the others; what is 0 over clauses is not used there. */
const FITTED = [
  "words",
  "textEn",
  "term",
  "parent",
  "section",
  "sectionOfList",
  "asking",
  "character",
  "length",
] as const satisfies readonly (keyof Weights)[];
type Fitted = (typeof FITTED)[number];
const FACTORS = [0.6, 0.8, 1.25, 1.6];

type Rank = number | undefined;

/** Fits the weights of clauses on our own questions, and says what questions tell that were not fitted on. */
export function benchWeights(print: (text: string) => void): void {
  const source = readSource();
  const all = FIXTURES.flatMap((fixture) => readOwnQuestions(source, fixture));
  const questions = all.filter(({ gold }) => gold.size > 0);
  const foreign = all.filter(({ gold }) => gold.size === 0);
  const ranksWith = (weights: Weights): readonly Rank[] => {
    const knowledge = createKnowledgeBase(source, weights);
    return questions.map((question) => rankIn(knowledge, question));
  };
  const { values, byFold } = fit<Fitted>({
    start: CLAUSE_WEIGHTS,
    grid: gridAround(CLAUSE_WEIGHTS),
    worths: (tried) => ranksWith({ ...CLAUSE_WEIGHTS, ...tried }).map(worthOf),
    folds: FOLDS,
  });
  const answeredWith = (weights: Weights): number => {
    const knowledge = createKnowledgeBase(source, weights);
    return foreign.filter(({ text, history, persona }) => {
      return knowledge.search(text, { history, persona }).kind !== "none";
    }).length;
  };
  const ranksByFold = byFold.map((fitted) => ranksWith({ ...CLAUSE_WEIGHTS, ...fitted }));
  const outOfFold = questions.map((_, at) => ranksByFold[at % FOLDS]?.[at]);
  const fitted = { ...CLAUSE_WEIGHTS, ...values };
  print(`${table(weightRows([CLAUSE_WEIGHTS, fitted, ...byFold]))}\n`);
  print(`${questions.length} questions of ${FIXTURES.join(" and ")}, in ${FOLDS} folds`);
  print(
    table([
      ["", "any@1", "MRR@10", `answered of ${foreign.length} that have no answer`],
      ["in use", ...figuresOf(ranksWith(CLAUSE_WEIGHTS)), String(answeredWith(CLAUSE_WEIGHTS))],
      ["fitted, in fold", ...figuresOf(ranksWith(fitted)), String(answeredWith(fitted))],
      ["fitted, out of fold", ...figuresOf(outOfFold), "–"],
    ]),
  );
  print("New weights are worth taking only where they are better out of fold than those in use.");
}

/** What is refused is not found. */
function rankIn(knowledge: KnowledgeBase, { text, history, persona, gold }: BenchQuery): Rank {
  const { kind, matches } = knowledge.search(text, { history, persona, limit: LIMIT });
  const found = kind === "none" ? [] : matches.map(({ passage }) => passageId(passage));
  return rankOf(found, gold);
}

/** Half for the first place, half by the reciprocal rank. */
function worthOf(rank: Rank): number {
  return rank === undefined ? 0 : (Number(rank === 1) + 1 / rank) / 2;
}

function gridAround(weights: Weights): Grid<Fitted> {
  const valuesOf = (name: Fitted): readonly number[] =>
    FACTORS.map((factor) => Number((weights[name] * factor).toFixed(2)));
  return Object.fromEntries(FITTED.map((name) => [name, valuesOf(name)])) as Grid<Fitted>;
}

function figuresOf(ranks: readonly Rank[]): readonly [string, string] {
  return [successAt(1, ranks).toFixed(1), meanReciprocalRankAt10(ranks).toFixed(1)];
}

function weightRows(
  columns: readonly Readonly<Record<Fitted, number>>[],
): readonly (readonly string[])[] {
  const folds = Array.from({ length: FOLDS }, (_, fold) => `without fold ${fold + 1}`);
  return [
    ["weight", "in use", "fitted", ...folds],
    ...FITTED.map((name) => [name, ...columns.map((values) => String(values[name]))]),
  ];
}
