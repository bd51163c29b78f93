import { toSimplified } from "../../knowledge/script.ts";
import { type Sector, sectorById } from "../../knowledge/sectors.ts";
import { clipped } from "../clipped.ts";
import type { Advance } from "./flow.ts";
import type { ScreeningState } from "./state.ts";

/** Characters of an answer, and answers, that are kept: an officer's card is one message. */
const MAX_WORDS = 60;
const MAX_POINTS = 3;
/** Stands in any question, and says nothing about which one is answered. */
const EVERYWHERE =
  /项目|是否|多少|如何|什么|哪种|有无|水平|规模|采用|涉及|包含|生产|产品|单位|\b(?:the|and|are|what|which|does|has|been|per|with|this|how|for|any|make|made|only|site|project|scale|level)\b/g;

/**
 * Words that settle none of our facts, and speak of what reviewers will also ask (PUE, energy): they are kept for
 * the officer as they were said.
 */
export function keepPoint(turn: Advance, before: ScreeningState, words: string): Advance {
  if (turn.kind !== "unclear") return turn;
  const sector = before.sectors.flatMap((id) => sectorById(id) ?? []).find(speaksTo(words));
  if (sector === undefined) return turn;
  const { unclear, doubts, points = [] } = before;
  const point = { sector: sector.id, words: clipped(words, MAX_WORDS) };
  const kept = [...points, point].slice(-MAX_POINTS);
  return {
    ...turn,
    kind: "took",
    state: { ...turn.state, unclear, doubts, points: kept },
    notes: [...turn.notes, "point"],
  };
}

function speaksTo(words: string): (sector: Sector) => boolean {
  const said = new Set(termsOf(words));
  return ({ question }) => termsOf(`${question.zh} ${question.en}`).some((term) => said.has(term));
}

/** Pairs of Chinese characters, and words of other scripts, without those that stand everywhere. */
function termsOf(text: string): readonly string[] {
  const plain = toSimplified(text.toLowerCase()).replaceAll(EVERYWHERE, " ");
  const pairs = (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from(run.slice(1), (character, index) => `${run[index]}${character}`),
  );
  return [...pairs, ...(plain.match(/[a-z]{3,}/g) ?? [])];
}
