import { asksSomething } from "./extract/clauses.ts";

/** The sentences of a message that ask something, as they were written; `undefined` if none does. */
export function sentencesThatAsk(text: string): string | undefined {
  const sentences = text.match(/[^。！!？?\n]+[。！!？?]*/gu) ?? [];
  const asking = sentences.filter((sentence) => asksSomething(sentence));
  return asking.length > 0 ? asking.map((sentence) => sentence.trim()).join("") : undefined;
}
