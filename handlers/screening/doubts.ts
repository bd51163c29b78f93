import { normaliseText } from "./extract/clauses.ts";
import { hasUnknownCue } from "./extract/cues.ts";
import type { Extracted } from "./extract/extraction.ts";
import { isOver } from "./extract/yes-no.ts";
import type { Doubt } from "./state.ts";

type Candidate = Doubt["candidates"][number];

const CURRENCY_WORDS: Readonly<Record<string, RegExp>> = {
  CNY: /人民币|(?<![a-z])(?:rmb|cny|yuan|renminbi)(?![a-z])/iu,
  USD: /美元|美金|美刀|(?<![a-z])(?:us\s?\$|usd|us\s?dollars?|dollars?)/iu,
  HKD: /港币|港元|hk\$|hkd/iu,
  EUR: /欧元|€|euros?|eur/iu,
  SGD: /新加坡|新币|s\$|sgd/iu,
  TWD: /台币|nt\$|twd|ntd/iu,
};
const ORDINALS: readonly RegExp[] = [
  /^(?:第一个?|前者|前面那?个|1|一|the first(?: one)?|first|former)$/iu,
  /^(?:第二个?|后者|后面那?个|2|二|the second(?: one)?|second|latter)$/iu,
  /^(?:第三个?|3|三|the third(?: one)?|third)$/iu,
];

/** Which reading of a doubt an answer picks, `null` for "don't know"; `undefined` if it picks none. */
export function answerToDoubt(doubt: Doubt, text: string): Extracted | undefined {
  const words = normaliseText(text).trim();
  if (words.length <= 12 && hasUnknownCue(words)) return { value: null, words };
  const bare = words.replace(/[。.!！]$/u, "");
  const ordinal = ORDINALS.findIndex((pattern) => pattern.test(bare));
  const chosen = doubt.candidates[ordinal] ?? byCurrency(doubt, words) ?? byEnding(doubt, words);
  return chosen && extracted(chosen);
}

function byCurrency({ why, candidates }: Doubt, words: string): Candidate | undefined {
  if (why !== "currency" || /\d/.test(words)) return undefined;
  const named = Object.entries(CURRENCY_WORDS).filter(([, pattern]) => pattern.test(words));
  const [only] = named;
  if (named.length !== 1 || !only) return undefined;
  return candidates.find(({ foreign }) => (foreign?.currency ?? "CNY") === only[0]);
}

/** 已经移出了: what was so is over. */
function byEnding({ why, candidates }: Doubt, words: string): Candidate | undefined {
  if (why !== "past" || !isOver(words)) return undefined;
  return candidates.find(({ value }) => value === false);
}

function extracted({ value, words, foreign }: Candidate): Extracted {
  return { value, words, ...(foreign && { foreign }) };
}
