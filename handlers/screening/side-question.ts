import { asksSomething, clausesOf, normaliseText } from "./extract/clauses.ts";
import { asProposed } from "./extract/proposals.ts";

/**
 * The sentences of a message that ask something, as they were written; `undefined` if none does. `isProposed`: what
 * asks whether the project may come was taken as the project, and asks no more.
 */
export function sentencesThatAsk(text: string, isProposed = false): string | undefined {
  const sentences = text.match(/[^。！!？?\n]+[。！!？?]*/gu) ?? [];
  const asking = sentences.filter(isProposed ? asksBeyond : asksSomething);
  return asking.length > 0 ? asking.map((sentence) => sentence.trim()).join("") : undefined;
}

/** Whether a text asks for more than the verdict: 大理可以做旅宿吗 is what the pre-screen is for. */
export function asksBeyond(text: string): boolean {
  return (
    asksSomething(text) &&
    clausesOf(normaliseText(text)).some(
      (clause) => asksSomething(clause.text) && asProposed(clause)[0] === clause,
    )
  );
}
