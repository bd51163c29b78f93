/** A number written out in English, where it stands in its clause. */
export interface WrittenNumber {
  readonly value: number;
  /** A thousand and more was said: it may be money without a currency. */
  readonly isScaled: boolean;
  readonly start: number;
  readonly end: number;
}

const SMALL: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const LARGE: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

const COUNT = Object.keys(SMALL).toSorted((a, b) => b.length - a.length);
const WORD = `(?:${[...COUNT, "half", "hundred", ...Object.keys(LARGE)].join("|")})`;
const WRITTEN = new RegExp(
  `(?<![a-z])${WORD}(?:[\\s-]+(?:and[\\s-]+)?${WORD}(?![a-z]))*(?![a-z])`,
  "giu",
);
const MEASURED =
  /^\s*-?\s*(?:(?:to|or|and)\s+[a-z]+\s*)?(?:mus?|hectares?|ha|acres?|rai|square|sq)(?![a-z])/iu;

/** Numbers in words: a scaled one wherever it stands, a small one only where an area follows. */
export function findWrittenNumbers(text: string): readonly WrittenNumber[] {
  if (!/[a-z]/i.test(text)) return [];
  return [...text.matchAll(WRITTEN)].flatMap((match) => {
    const tokens = match[0].toLowerCase().match(/[a-z]+/g) ?? [];
    const isScaled = tokens.some((token) => token in LARGE);
    const end = match.index + match[0].length;
    const isCount = tokens.some((token) => (SMALL[token] ?? 0) > 0 && !/^an?$/.test(token));
    if (!isScaled && !MEASURED.test(text.slice(end))) return [];
    // 5 million stands in figures, and per million says no number.
    if (!isCount && !/^(?:half|an?)$/.test(tokens[0] ?? "")) return [];
    return [{ value: valueOf(tokens), isScaled, start: match.index, end }];
  });
}

/** One and a half million, half a billion, a million and a half: a half is of what it is said of. */
function valueOf(tokens: readonly string[]): number {
  let total = 0;
  let current: number | undefined;
  let scale = 1;
  for (const [index, token] of tokens.entries()) {
    const large = LARGE[token];
    if (large !== undefined) {
      total += (current ?? 1) * large;
      current = undefined;
      scale = large;
    } else if (token === "hundred") {
      current = (current ?? 1) * 100;
    } else if (token === "half") {
      current = (current ?? 0) + 0.5 * (total > 0 ? scale : 1);
    } else if (!isArticleOfHalf(tokens, index)) {
      current = (current ?? 0) + (SMALL[token] ?? 0);
    }
  }
  return total + (current ?? 0);
}

/** The article in 「half a」 and 「a half」. */
function isArticleOfHalf(tokens: readonly string[], index: number): boolean {
  const isArticle = /^an?$/.test(tokens[index] ?? "");
  return isArticle && (tokens[index - 1] === "half" || tokens[index + 1] === "half");
}
