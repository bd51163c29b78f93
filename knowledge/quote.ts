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

/** Where Chinese and English are cut; the first pair that gives as many pieces of both is taken. */
const CUTS: readonly (readonly [chinese: RegExp, english: RegExp])[] = [
  [/(?<=[。；])|\n/u, /(?<=[.;])\s+/u],
  [/(?<=。)|\n/u, /(?<=\.)\s+/u],
];

function toSentences({ text, textEn = "" }: Passage): readonly Sentence[] {
  const [heading = text, ...body] = text.split("\n");
  const chinese = body.length === 0 ? heading : body.join("\n");
  for (const [chineseCut, englishCut] of CUTS) {
    const sentences = piecesOf(chinese, chineseCut);
    const english = piecesOf(textEn, englishCut);
    if (sentences.length !== english.length) continue;
    return sentences.map((sentence, at) => toSentence(sentence, english[at]));
  }
  return piecesOf(chinese, /(?<=[。；])|\n/u).map((sentence) => toSentence(sentence));
}

function piecesOf(text: string, cut: RegExp): readonly string[] {
  return text
    .split(cut)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

function toSentence(text: string, english = ""): Sentence {
  return { text, tokens: new Set(tokenize(normalise(`${text} ${english}`))) };
}
