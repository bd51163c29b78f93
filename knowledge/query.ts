import type { QuestionWords } from "./schemas.ts";
import type { Question } from "./score.ts";
import type { Speller } from "./spelling.ts";
import { stem } from "./stem.ts";
import type { FoundTerm, TermMatcher } from "./term-matcher.ts";
import { atoms, countsOf, tokenize } from "./tokenize.ts";
import type { Weights } from "./weights.ts";

/** A token of a question, and how much of the question it carries: 1 says something, less only asks. */
export interface WeightedToken {
  readonly token: string;
  readonly weight: number;
}

/** A question taken apart. */
export interface ReadQuestion extends Question {
  /** Without the words that only ask. */
  readonly atomCount: number;
}

export type QuestionReader = (normalised: string) => ReadQuestion;

/** A word that is only a guess at a mistyped one. */
const GUESS_WEIGHT = 0.6;
/** 招不招 asks, and does not say 不招. */
const A_NOT_A = /(\p{Script=Han})[不没]\1/gu;
const HAN = /\p{Script=Han}/u;
const SEVERAL_HAN = /^\p{Script=Han}{2}/u;
const SINGLE_HAN = /^\p{Script=Han}$/u;

/** Takes normalised questions apart: tokens, each once and at its highest weight, and phrases. */
export function createQuestionReader({
  words,
  matcher,
  speller,
  weights: { asking: askingWeight, character: characterWeight, repetition },
}: {
  readonly words: QuestionWords;
  readonly matcher: TermMatcher;
  readonly speller: Speller;
  readonly weights: Pick<Weights, "asking" | "character" | "repetition">;
}): QuestionReader {
  const asking = new RegExp(words.zh.toSorted((a, b) => b.length - a.length).join("|"), "gu");
  const askingEnglish = new Set(words.en.map(stem));
  const shareOf = (token: string): number => {
    if (askingEnglish.has(token)) return askingWeight;
    return SINGLE_HAN.test(token) ? characterWeight : 1;
  };
  return (question) => {
    const weights = new Map<string, number>();
    const put = (tokens: readonly string[], weight: number): void => {
      for (const [token, count] of countsOf(tokens)) {
        const guess = askingEnglish.has(token) ? undefined : speller.correct(token);
        const share = guess === undefined ? shareOf(token) : GUESS_WEIGHT;
        const key = guess ?? token;
        weights.set(key, Math.max(weights.get(key) ?? 0, weight * share * count ** repetition));
      }
    };
    const terms = matcher.find(atoms(question.replaceAll(A_NOT_A, " ")));
    const said = withoutAsking(question, asking, terms);
    put(tokenize(said), 1);
    put(tokenize(question), askingWeight);
    return {
      tokens: [...weights].map(([token, weight]) => ({ token, weight })),
      terms,
      atomCount: atoms(said).filter((atom) => !askingEnglish.has(atom)).length,
    };
  };
}

/** Blanks the words that ask, but not inside a phrase: 能 asks in 能不能, and says something in 储能. */
function withoutAsking(question: string, asking: RegExp, terms: readonly FoundTerm[]): string {
  let said = "";
  let rest = question;
  for (const { text } of terms) {
    const at = text.length < 2 || !HAN.test(text) ? -1 : rest.indexOf(text);
    if (at < 0) continue;
    said += rest.slice(0, at).replaceAll(asking, " ") + text;
    rest = rest.slice(at + text.length);
  }
  return said + rest.replaceAll(asking, " ");
}

/** Tells whether a phrase is only a word that asks; several such words in a row may well say something. */
export function createAskingTest(words: QuestionWords): (term: string) => boolean {
  const asking = new Set([...words.zh, ...words.en.flatMap(atoms)]);
  return (term) => {
    if (asking.has(term)) return true;
    // Most phrases are several words, or several Chinese characters, and need no taking apart.
    if (term.includes(" ") || SEVERAL_HAN.test(term)) return false;
    const [first, ...others] = atoms(term);
    return first !== undefined && others.length === 0 && asking.has(first);
  };
}
