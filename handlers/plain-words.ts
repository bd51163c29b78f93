import { anyOf } from "../knowledge/any-of.ts";
import { recalling } from "../knowledge/recall.ts";
import { toSimplified } from "../knowledge/script.ts";

/** What Hong Kong and Guangdong say, in the words of the mainland; longer ones first. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/佢/gu, "他"],
  [/得唔得/gu, "行不行"],
  [/唔知/gu, "不知道"],
  [/喺度/gu, "在"],
  [/[喺系](?=度|边)/gu, "在"],
  [/喺/gu, "在"],
  [/睇/gu, "看"],
  [/哋/gu, "们"],
  [/[俾畀]/gu, "给"],
  [/[揾搵]/gu, "找"],
  [/[倾傾]/gu, "谈"],
  [/嘅/gu, "的"],
  [/咗/gu, "了"],
  [/唔该/gu, "请"],
  [/唔/gu, "不"],
  [/冇/gu, "没有"],
  [/嚟/gu, "来"],
  [/[乜咩]嘢?/gu, "什么"],
  [/[覆复](?=我)/gu, "回复"],
  [/系咪/gu, "是不是"],
  [/而家/gu, "现在"],
  [/食(?=饭|餐|个饭)/gu, "吃"],
  [/同(?=我|真人|专员|你们)/gu, "跟"],
];

const ANY_SPOKEN = anyOf(SPOKEN.map(([spoken]) => spoken));

/** A text in the one form word patterns are written in: simplified, half-width, lower case. */
export const foldedWords: (text: string) => string = recalling((text) =>
  toSimplified(text.normalize("NFKC").toLowerCase()),
);

/** As {@link foldedWords}, and as spoken on the mainland. */
export const plainWords: (text: string) => string = recalling((text) => {
  const said = foldedWords(text).replaceAll(/[’‘]/gu, "'");
  if (!ANY_SPOKEN.test(said)) return said.trim();
  return SPOKEN.reduce((words, [spoken, plain]) => words.replaceAll(spoken, plain), said).trim();
});
