/** Where Chinese and English are cut; the first pair that gives as many pieces of both is taken. */
const CUTS: readonly (readonly [chinese: RegExp, english: RegExp])[] = [
  [/(?<=[。；])|\n/u, /(?<=[.;])\s+/u],
  [/(?<=。)|\n/u, /(?<=\.)\s+/u],
];

/** The English of a Chinese quotation, if text and rendering are cut into as many sentences; else all of it. */
export function englishQuote(text: string, textEn: string, quote: string): string {
  const [heading = text, ...body] = text.split("\n");
  const chinese = body.length === 0 ? heading : body.join("\n");
  for (const [chineseCut, englishCut] of CUTS) {
    const sentences = piecesOf(chinese, chineseCut);
    const english = piecesOf(textEn, englishCut);
    if (sentences.length !== english.length) continue;
    const found = english.filter((_, at) => quote.includes(sentences[at] ?? text));
    if (found.length > 0) return found.join(" ");
  }
  return textEn;
}

function piecesOf(text: string, cut: RegExp): readonly string[] {
  return text
    .split(cut)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}
