import { citationText } from "../../../knowledge/citation.ts";
import type { KnowledgeSource } from "../../../knowledge/engine.ts";
import { createExplainer } from "../../../knowledge/explain.ts";
import type { KnowledgeBase, Passage } from "../../../knowledge/knowledge-base.ts";
import type { Gain } from "../../../knowledge/score.ts";
import { type Grade, holds, isRight } from "./grade.ts";
import type { ExamQuestion } from "./question.ts";
import type { Result } from "./run.ts";

const SHOWN_GAINS = 8;
/** As far down as a right passage is looked for. */
const DEEP = 50;

export interface MissReport {
  readonly knowledge: KnowledgeBase;
  readonly source: KnowledgeSource;
}

/** A paragraph for every question that was not answered as expected: who won, who ought to have, and why. */
export function reportMisses(
  results: readonly Result[],
  { knowledge, source }: MissReport,
): readonly string[] {
  const explain = createExplainer(source);
  const passages = source.documents.flatMap(({ leaves, sections }) => [...leaves, ...sections]);
  return results.filter(isMiss).map(({ question, grade, answered }) => {
    const { history, persona } = question;
    const shown = history.length === 0 ? "" : `   after: ${history.join(" / ")}\n`;
    const lines = [
      `${question.id}  ${question.kind}, ${question.lang}, ${question.style}: ${question.question}`,
      `${shown}   ${verdictOf(grade, answered.kind)}`,
    ];
    const asked = [...history.slice(-1), question.question].join("，");
    const deep = knowledge.search(question.question, { history, persona, limit: DEEP }).matches;
    const describe = (label: string, passage: Passage): string => {
      const found = [...answered.matches, ...deep].find((match) => match.passage === passage);
      const { place, strength, gains } = explain(asked, passage);
      const where = place === undefined ? "not ranked" : `ranked ${place}`;
      const confidence = found === undefined ? "not shown" : found.confidence.toFixed(2);
      return `   ${label} ${passage.path} (${passage.kind}), confidence ${confidence}, ${where}, strength ${strength.toFixed(2)}: ${wordsOf(gains)}`;
    };
    const [winner] = answered.matches;
    if (winner !== undefined) lines.push(describe("first", winner.passage));
    for (const passage of rightPassages(question, passages)) {
      if (passage !== winner?.passage) lines.push(describe("right", passage));
    }
    return lines.join("\n");
  });
}

function isMiss({ grade }: Result): boolean {
  return !isRight(grade) || (grade.isMulti && !grade.isComplete);
}

function verdictOf({ expects, place, isMulti, isComplete }: Grade, kind: string): string {
  if (expects === "smalltalk") return `small talk, taken for a question (${kind})`;
  if (expects === "none") return `not in the documents, but answered (${kind})`;
  if (kind === "none") return "refused";
  if (kind === "smalltalk") return "taken for small talk";
  if (place === undefined) return `no right clause among the citations (${kind})`;
  if (place > 1) return `the right clause comes in place ${place} (${kind})`;
  return isMulti && !isComplete ? `not all of what is asked is cited (${kind})` : kind;
}

/** The smallest passages that hold what was expected, one for each clause. */
function rightPassages({ gold }: ExamQuestion, passages: readonly Passage[]): readonly Passage[] {
  const found = gold.flatMap(
    (words) =>
      passages
        .filter((passage) => holds({ text: citationText(passage) }, words))
        .toSorted((a, b) => a.text.length - b.text.length)[0] ?? [],
  );
  return [...new Set(found)];
}

function wordsOf(gains: readonly Gain[]): string {
  const shown = gains.slice(0, SHOWN_GAINS).map(({ word, gain }) => `${word} ${gain.toFixed(1)}`);
  return shown.length === 0 ? "no word of the question" : shown.join(", ");
}
