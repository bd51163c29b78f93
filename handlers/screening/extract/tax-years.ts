import type { Mention } from "./mentions.ts";

/** Whether an amount is of the first years only, or of those of full production. */
export type Years = "early" | "full";

const N = "[一二两三四五六七八九十几\\d]";
const EARLY = new RegExp(
  `[前头]${N}{1,2}个?年(?!后)|第${N}{1,2}年|[首头]年|投产(?:初期?|当年|头年|之初)|试(?:产|生产|运行|运营|营业)|爬坡|起步(?:阶段|期|时)|刚投产|(?<![a-z])(?:(?:first|initial|1st|second|2nd|opening|early)(?! full) (?:\\w+ ){0,2}years?|years? (?:one|two|[12](?!\\d))|trial (?:production|runs?)|ramp(?:ing)?[- ]?up|start-?up (?:phase|period|years?))(?![a-z])`,
  "iu",
);
const FULL = new RegExp(
  `达产|满产|满负荷|满负载|全部投产|稳定|正常(?:生产|经营|年份|以后|之后|后)|第${N}{1,2}年(?:起|开始|往后|[以之]?后)|[以之往]后|后面|后来|${N}{1,2}年后|(?<![a-z])(?:at full|when full(?:y)?|full(?:y)? (?:capacity|production|load|output|running|operat\\w+)|once (?:both|all|we|it|the)|after that|after ramp\\w*|then|thereafter|afterwards|later|from (?:the )?(?:second|third|fourth|fifth|year)|steady)(?![a-z])`,
  "iu",
);

/** Which years a stretch of words speaks of; full production where it speaks of both. */
export function yearsIn(text: string): Years | undefined {
  if (FULL.test(text)) return "full";
  return EARLY.test(text) ? "early" : undefined;
}

/** What stands from here on belongs to the amount after it: 前三年100万以后280万. */
const GOES_ON =
  /[以之往]后|后[面来]|第[一二两三四五\d]+年|(?<![a-z])(?:then|after that|thereafter|afterwards|later|and|from)(?![a-z])/iu;

/** What a clause says around an amount, up to the amounts beside it. */
export function wordsAround(
  text: string,
  { start, end }: Mention,
  all: readonly Mention[],
): string {
  const others = all.filter(({ kind, start: at }) => kind === "money" && at !== start);
  const from = Math.max(0, ...others.filter((one) => one.end <= start).map((one) => one.end));
  const to = Math.min(
    text.length,
    ...others.filter((one) => one.start >= end).map((one) => one.start),
  );
  const behind = text.slice(end, to);
  const own = to < text.length ? behind.split(GOES_ON, 1)[0] : behind;
  return `${text.slice(from, start)} ${own}`;
}
