import { isYesNo } from "../screening/facts.ts";
import type { Question } from "../screening/next-step.ts";
import { REPHRASED, repairTexts } from "../texts/repair.ts";
import type { Text } from "../texts/text.ts";

/** The question in other words, with an answer that would do. */
export function rephrased(question: Question): Text {
  if (question.kind === "doubt") return REPHRASED.doubt;
  const { step, missing } = question;
  return missing.length === 1 && missing.every(isYesNo) ? repairTexts.yesOrNo : REPHRASED[step.id];
}
