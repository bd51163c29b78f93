import type { Passage } from "./knowledge-base.ts";
import { normalise } from "./normalise.ts";
import type { WeightedToken } from "./query.ts";
import { tokenize } from "./tokenize.ts";

/** A passage as short as this is quoted whole. */
const MAX_WHOLE_LENGTH = 60;

interface Sentence {
  /** As it stands in the text. */
  readonly text: string;
  readonly tokens: ReadonlySet<string>;
}

/**
 * Picks the sentence of a passage that shares most with a question. An English question is held against
 * the English sentences, if there are as many of them as Chinese ones.
 */
export function createQuoter(): (passage: Passage, tokens: readonly WeightedToken[]) => string {
  const cut = new Map<Passage, readonly Sentence[]>();
  return (passage, tokens) => {
    if (passage.text.length <= MAX_WHOLE_LENGTH) return passage.text;
    const sentences = cut.get(passage) ?? toSentences(passage);
    cut.set(passage, sentences);
    let best = sentences[0];
    let most = 0;
    for (const sentence of sentences) {
      let shared = 0;
      for (const { token, weight } of tokens) if (sentence.tokens.has(token)) shared += weight;
      if (shared > most) [best, most] = [sentence, shared];
    }
    return best?.text ?? passage.text;
  };
}

function toSentences({ text, textEn }: Passage): readonly Sentence[] {
  const [heading, ...body] = text.split("\n");
  const chinese = (body.length === 0 ? text : body.join("\n"))
    .split(/(?<=[。；])|\n/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  const english = (textEn ?? "")
    .split(/(?<=[.;])\s+/u)
    .filter((sentence) => sentence.trim() !== "");
  const paired = english.length === chinese.length;
  return (chinese.length === 0 ? [heading ?? text] : chinese).map((sentence, index) => ({
    text: sentence,
    tokens: new Set(tokenize(normalise(paired ? `${sentence} ${english[index] ?? ""}` : sentence))),
  }));
}
