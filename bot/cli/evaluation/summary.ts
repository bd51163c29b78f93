import { type Grade, isRight } from "./grade.ts";
import type { ExamQuestion } from "./question.ts";

export interface Graded {
  readonly question: ExamQuestion;
  readonly grade: Grade;
}

/** So many of so many. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

export interface Summary {
  readonly questions: number;
  /** Answerable ones with a right clause first, among three, or refused. */
  readonly anyAt1: Share;
  readonly anyAt3: Share;
  readonly refused: Share;
  /** Questions after several things with all of them among five. */
  readonly allAt5: Share;
  /** Of what was said not to be in the documents: what indeed is not. */
  readonly abstentionPrecision: Share;
  /** Of what is not in the documents: what was said not to be. */
  readonly abstentionRecall: Share;
  readonly smalltalk: Share;
}

export function summarise(graded: readonly Graded[]): Summary {
  const grades = graded.map(({ grade }) => grade);
  const clause = grades.filter(({ expects }) => expects === "clause");
  const none = grades.filter(({ expects }) => expects === "none");
  const abstained = grades.filter(
    ({ expects, isAbstained }) => isAbstained && expects !== "smalltalk",
  );
  return {
    questions: grades.length,
    anyAt1: share(clause, ({ place }) => place === 1),
    anyAt3: share(clause, ({ place }) => place !== undefined && place <= 3),
    refused: share(clause, ({ isAbstained }) => isAbstained),
    allAt5: share(
      grades.filter(({ isMulti }) => isMulti),
      ({ isComplete }) => isComplete,
    ),
    abstentionPrecision: share(abstained, ({ expects }) => expects === "none"),
    abstentionRecall: share(none, ({ isAbstained }) => isAbstained),
    smalltalk: share(
      grades.filter(({ expects }) => expects === "smalltalk"),
      isRight,
    ),
  };
}

function share(grades: readonly Grade[], holds: (grade: Grade) => boolean): Share {
  return { part: grades.filter(holds).length, whole: grades.length };
}

const HEADINGS = [
  "questions",
  "any@1",
  "any@3",
  "refused",
  "all@5",
  "abst. precision",
  "abst. recall",
  "small talk",
] as const;

/** A row for all questions and one for each value of a field, as cells. */
export function summaryRows(
  graded: readonly Graded[],
  field: "kind" | "lang" | "style",
): readonly (readonly string[])[] {
  const groups = Map.groupBy(graded, ({ question }) => question[field]);
  const named = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    [field, ...HEADINGS],
    ...named.map(([name, group]) => toRow(name, summarise(group))),
    toRow("all", summarise(graded)),
  ];
}

function toRow(name: string, summary: Summary): readonly string[] {
  const { questions, ...shares } = summary;
  const { anyAt1, anyAt3, refused, allAt5, abstentionPrecision, abstentionRecall, smalltalk } =
    shares;
  return [
    name,
    String(questions),
    ...[anyAt1, anyAt3, refused, allAt5, abstentionPrecision, abstentionRecall, smalltalk].map(
      shareText,
    ),
  ];
}

/** 92.2 (107/116); a dash where there is nothing to count. */
export function shareText({ part, whole }: Share): string {
  return whole === 0 ? "–" : `${percent({ part, whole }).toFixed(1)} (${part}/${whole})`;
}

export function percent({ part, whole }: Share): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
