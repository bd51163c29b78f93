import type { Passage } from "./knowledge-base.ts";
import sentenceWords from "./lexicon/sentence-words.json" with { type: "json" };
import { normalise } from "./normalise.ts";
import type { WeightedToken } from "./query.ts";
import { recalling } from "./recall.ts";
import type { TokenWorth } from "./sentences.ts";
import { tokenize } from "./tokenize.ts";

/** A passage as short as this is quoted whole. */
const MAX_WHOLE_LENGTH = 60;
/** A longer sentence gives only the part that speaks to the question: some seven lines on a phone. */
const MAX_LENGTH = { zh: 160, en: 420 };
/** A word kept for a sentence tells it better than one that happens to stand in it. */
const CUE_WEIGHT = 2;
/** A second sentence says at least this much of what the first says to the question, in other words of it. */
const SECOND_SHARE = 0.5;
const GAP = { zh: "……", en: "… " };

/** Where Chinese and English are cut; the first pair that gives as many pieces of both is taken. */
const CUTS: readonly (readonly [chinese: RegExp, english: RegExp])[] = [
  [/(?<=[。；])|\n/u, /(?<=[.;])\s+/u],
  [/(?<=。)|\n/u, /(?<=\.)\s+/u],
];
/** A long sentence is cut where it pauses most, and only if that is not enough at its commas. */
const PAUSES = {
  zh: [/(?<=；)/u, /(?<=，)/u].map(cutAt),
  en: [/(?<=;\s)/u, /(?<=,\s)/u].map(cutAt),
};
/** ——引资规模不断扩大。 names a principle and says nothing yet. */
const SLOGAN = /^——/u;

/** The words of a passage that speak to a question. */
export interface Quote {
  readonly quote: string;
  /** The same sentence in the unofficial rendering; absent where it can't be told which that is. */
  readonly quoteEn?: string;
}

export type Quoter = (passage: Passage, tokens: readonly WeightedToken[]) => Quote;

interface Piece {
  readonly text: string;
  readonly tokens: ReadonlySet<string>;
  /** The everyday words kept for it. */
  readonly cues?: ReadonlySet<string>;
}
interface Sentence extends Piece {
  readonly english?: string;
}

const WORDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = sentenceWords;

/**
 * Picks the sentence of a passage that speaks most to a question: by its own words, by those of its English
 * rendering, and by the everyday words kept for it.
 */
export function createQuoter(): Quoter {
  const cut = new Map<Passage, readonly Sentence[]>();
  return (passage, tokens) => {
    if (passage.text.length <= MAX_WHOLE_LENGTH) return whole(passage);
    const sentences = cut.get(passage) ?? toSentences(passage);
    cut.set(passage, sentences);
    const worths = worthsOf(sentences, tokens);
    const best = mostSharing(sentences, worths);
    if (best === undefined) return whole(passage);
    const said = bestTwo(sentences, best, worths);
    const english = said.flatMap((sentence) => sentence.english ?? []);
    const isOneRun =
      sentences.indexOf(said.at(-1) ?? best) - sentences.indexOf(said[0] ?? best) < 2;
    const between = { zh: isOneRun ? "" : GAP.zh, en: isOneRun ? " " : ` ${GAP.en}` };
    return {
      quote: said.map(({ text }) => excerpt(text, tokens, "zh")).join(between.zh),
      ...(english.length === said.length && {
        quoteEn: english.map((text) => excerpt(text, tokens, "en")).join(between.en),
      }),
    };
  };
}

/** The best sentence, and a second where that speaks to what the best leaves open; in their order. */
function bestTwo(
  sentences: readonly Sentence[],
  best: Sentence,
  worths: readonly TokenWorth[],
): readonly Sentence[] {
  const open = worths.filter(({ token }) => !best.tokens.has(token));
  const others = sentences.filter(
    ({ text, english = "" }) =>
      text.length + best.text.length <= MAX_LENGTH.zh &&
      english.length + (best.english?.length ?? 0) <= MAX_LENGTH.en,
  );
  const second = mostSharing(others, open);
  const isWorth =
    second !== undefined && sharedBy(second, open) > SECOND_SHARE * sharedBy(best, worths);
  return isWorth ? sentences.filter((one) => one === best || one === second) : [best];
}

function whole({ text, textEn }: Passage): Quote {
  return { quote: text, ...(textEn !== undefined && { quoteEn: textEn }) };
}

/** The piece that shares most with the question. */
function mostSharing<T extends Piece>(
  pieces: readonly T[],
  worths: readonly TokenWorth[],
): T | undefined {
  let best = pieces[0];
  let most = 0;
  for (const piece of pieces) {
    const shared = sharedBy(piece, worths);
    if (shared > most) [best, most] = [piece, shared];
  }
  return best;
}

/** What stands in every piece tells none apart. */
function worthsOf(
  pieces: readonly Piece[],
  tokens: readonly WeightedToken[],
): readonly TokenWorth[] {
  return tokens.map(({ token, weight }) => {
    let holders = 0;
    for (const piece of pieces) if (piece.tokens.has(token)) holders++;
    return { token, worth: holders === 0 ? 0 : weight * Math.log((pieces.length + 0.5) / holders) };
  });
}

function sharedBy(piece: Piece, worths: readonly TokenWorth[]): number {
  let shared = 0;
  for (const { token, worth } of worths) {
    if (!piece.tokens.has(token)) continue;
    shared += piece.cues?.has(token) === true ? CUE_WEIGHT * worth : worth;
  }
  return shared;
}

function toSentences({ document, path, text, textEn = "" }: Passage): readonly Sentence[] {
  const [heading = text, ...body] = text.split("\n");
  const chinese = body.length === 0 ? heading : body.join("\n");
  const words = WORDS[document]?.[path] ?? [];
  const sentences = aligned(chinese, textEn).map(([sentence, english], at) => ({
    text: sentence,
    tokens: tokensOf(`${sentence} ${english ?? ""} ${words[at] ?? ""}`),
    cues: tokensOf(words[at] ?? ""),
    ...(english !== undefined && { english }),
  }));
  const saying = sentences.filter((sentence) => !SLOGAN.test(sentence.text));
  return saying.length > 0 ? saying : sentences;
}

function aligned(
  chinese: string,
  textEn: string,
): readonly (readonly [chinese: string, english?: string])[] {
  for (const [chineseCut, englishCut] of CUTS) {
    const sentences = piecesOf(chinese, chineseCut);
    const english = piecesOf(textEn, englishCut);
    if (sentences.length !== english.length) continue;
    return sentences.map((sentence, at) => [sentence, english[at] ?? ""]);
  }
  return piecesOf(chinese, CUTS[0]?.[0] ?? /\n/u).map((sentence) => [sentence]);
}

function piecesOf(text: string, cut: RegExp): readonly string[] {
  return text
    .split(cut)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

/** Of a long sentence the clause that says most to the question, and as many around it as there is room for. */
function excerpt(text: string, tokens: readonly WeightedToken[], language: "zh" | "en"): string {
  if (text.length <= MAX_LENGTH[language]) return text;
  const gap = GAP[language];
  const room = MAX_LENGTH[language] - 2 * gap.length;
  for (const clausesOf of PAUSES[language]) {
    const clauses = clausesOf(text);
    const best = mostSharing(clauses, worthsOf(clauses, tokens));
    if (best === undefined || best.text.length > room) continue;
    const [from, to] = widen(clauses, clauses.indexOf(best), room);
    const shown = clauses.slice(from, to).map((clause) => clause.text);
    const before = from > 0 ? gap : "";
    const after = to < clauses.length ? gap.trimEnd() : "";
    return `${before}${shown.join("").trim()}${after}`;
  }
  return `${text.slice(0, room)}${gap.trimEnd()}`;
}

/** The same long sentences are quoted again and again. */
function cutAt(pause: RegExp): (sentence: string) => readonly Piece[] {
  return recalling((sentence) =>
    sentence.split(pause).map((clause) => ({ text: clause, tokens: tokensOf(clause) })),
  );
}

/** From one clause outwards, both ways, while there is room. */
function widen(clauses: readonly Piece[], at: number, room: number): readonly [number, number] {
  let [from, to] = [at, at + 1];
  let left = room - (clauses[at]?.text.length ?? 0);
  const fits = (clause: Piece | undefined): boolean =>
    clause !== undefined && clause.text.length <= left;
  for (;;) {
    if (fits(clauses[to])) left -= clauses[to++]?.text.length ?? 0;
    else if (fits(clauses[from - 1])) left -= clauses[--from]?.text.length ?? 0;
    else return [from, to];
  }
}

function tokensOf(text: string): ReadonlySet<string> {
  return new Set(tokenize(normalise(text)));
}
