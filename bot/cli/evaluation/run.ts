import { enquiryTexts, missingTexts } from "../../../handlers/texts/enquiry.ts";
import { say } from "../../../handlers/texts/text.ts";
import type { KnowledgeBase } from "../../../knowledge/knowledge-base.ts";
import { type Answered, ask } from "../asking.ts";
import { grade } from "./grade.ts";
import type { ExamQuestion } from "./question.ts";
import type { Graded } from "./summary.ts";

export interface Result extends Graded {
  readonly answered: Answered;
}

/** Asks every question the way the bot does, and grades the reply. */
export function runExam(
  knowledge: KnowledgeBase,
  questions: readonly ExamQuestion[],
): readonly Result[] {
  return questions.map((question) => {
    const answered = ask(knowledge, question);
    const reply = { ...answered, saysNotThere: saysNotThere(answered) };
    return { question, answered, grade: grade(question, reply) };
  });
}

function saysNotThere({ text, language }: Answered): boolean {
  return [enquiryTexts.none, ...Object.values(missingTexts)].some((line) =>
    text.includes(say(language, line)),
  );
}
