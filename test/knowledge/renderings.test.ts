import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";

/** Shorter passages are quoted whole. */
const MAX_WHOLE_LENGTH = 60;

const countOf = (text: string, cut: RegExp): number =>
  text.split(cut).filter((piece) => piece.trim() !== "").length;

test("every passage has its English, sentence for sentence where one of them is quoted", () => {
  const leaves = loadKnowledge().leaves.filter(({ document }) => document === "guidance-2022");
  expect(leaves).toHaveLength(104);
  expect(leaves.filter(({ textEn }) => textEn === undefined)).toEqual([]);
  const uneven = leaves.filter(({ text, textEn = "" }) => {
    const [heading = text, ...body] = text.split("\n");
    const chinese = body.length === 0 ? heading : body.join("\n");
    const isEven =
      countOf(chinese, /(?<=[。；])|\n/u) === countOf(textEn, /(?<=[.;])\s+/u) ||
      countOf(chinese, /(?<=。)|\n/u) === countOf(textEn, /(?<=\.)\s+/u);
    return text.length > MAX_WHOLE_LENGTH && !isEven;
  });
  expect(uneven.map(({ path }) => path)).toEqual([]);
});
