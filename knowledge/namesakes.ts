import data from "./lexicon/namesakes.json" with { type: "json" };
import { toSimplified } from "./script.ts";

interface Row {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly not: readonly string[];
}

const ROWS: readonly Row[] = data.products;
const PATTERN = new RegExp(
  [
    ROWS.flatMap(({ not }) => not).map(escape),
    `(?<word>${[
      ...ROWS.flatMap(({ zh }) => zh.map(escape)),
      ...ROWS.flatMap(({ en }) => en.map((word) => `(?<![a-z])${plural(word)}(?![a-z])`)),
    ].join("|")})`,
  ]
    .flat()
    .join("|"),
  "giu",
);

/** Whether a product only shares a word with an item of the catalogue: 生物质颗粒 is no medicine. */
export function isNamesake(product: string): boolean {
  const text = toSimplified(product.normalize("NFKC"));
  return [...text.matchAll(PATTERN)].some(({ groups }) => groups?.["word"] !== undefined);
}

function plural(word: string): string {
  return word.endsWith("y") ? `${escape(word.slice(0, -1))}(?:y|ies)` : `${escape(word)}(?:s|es)?`;
}

function escape(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
