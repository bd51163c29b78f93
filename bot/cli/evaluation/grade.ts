import { MAX_CITATION_LENGTH } from "../../../knowledge/knowledge-base.ts";
import type { Answered, Citation } from "../asking.ts";
import type { ExamQuestion } from "./question.ts";

/** What a question asks for: a clause, the word that there is none, or a friendly line. */
export type Expectation = "clause" | "none" | "smalltalk";

export interface Grade {
  readonly expects: Expectation;
  /** Place of the first right citation, from 1; absent if there is none or the question was refused. */
  readonly place: number | undefined;
  /** Several things are asked. */
  readonly isMulti: boolean;
  /** Every one of them is among the five citations. */
  readonly isComplete: boolean;
  /** It says that the documents do not say. */
  readonly isAbstained: boolean;
  readonly isSmalltalk: boolean;
}

export type Reply = Pick<Answered, "kind"> & {
  readonly citations: readonly Pick<Citation, "text">[];
  /** The reply's words say that what is asked for is not in the documents. */
  readonly saysNotThere: boolean;
};

/** Holds a reply against what the question expects. `answer` and `related` both count as answering. */
export function grade(question: ExamQuestion, reply: Reply): Grade {
  const { gold, also_ok: alsoOk } = question;
  const isAnswered = reply.kind === "answer" || reply.kind === "related";
  const isMulti = gold.length > 1;
  const right = isMulti ? gold : [...gold, ...alsoOk];
  const cited = isAnswered ? reply.citations : [];
  const at = cited.findIndex((citation) => right.some((words) => holds(citation, words)));
  const [first] = reply.citations;
  const mentionsWithoutFigure =
    reply.saysNotThere && first !== undefined && alsoOk.some((words) => holds(first, words));
  return {
    expects: expectationOf(question),
    place: at < 0 || gold.length === 0 ? undefined : at + 1,
    isMulti,
    isComplete: isMulti && gold.every((words) => cited.some((citation) => holds(citation, words))),
    isAbstained: reply.kind === "none" || (gold.length === 0 && mentionsWithoutFigure),
    isSmalltalk: reply.kind === "smalltalk",
  };
}

export function expectationOf({ kind, gold }: ExamQuestion): Expectation {
  if (kind === "chitchat") return "smalltalk";
  return gold.length === 0 ? "none" : "clause";
}

/** A citation nobody reads to its end is none. White space is no difference. */
export function holds({ text }: Pick<Citation, "text">, words: string): boolean {
  return text.length <= MAX_CITATION_LENGTH && squeeze(text).includes(squeeze(words));
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

/** Whether the reply is what was expected: the right clause first, or the right kind of silence. */
export function isRight({ expects, place, isAbstained, isSmalltalk }: Grade): boolean {
  switch (expects) {
    case "clause":
      return place === 1;
    case "none":
      return isAbstained;
    case "smalltalk":
      return isSmalltalk;
  }
}
