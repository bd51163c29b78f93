import { toSimplified } from "../../knowledge/script.ts";

/** Days of Beijing, as ms of their midnight in UTC: arithmetic without a time zone. */
type Day = number;
type Groups = Readonly<Record<"y" | "m" | "d" | "n" | "which" | "name", string>>;
type Read = (groups: Groups, today: Day) => Day | undefined;

const DAY_MS = 24 * 60 * 60_000;
const WEEK = "(?:周|星期|礼拜)";
const COUNT = "(?<n>\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = `(?<m>${MONTHS.join("|")})[a-z]*\\.?`;
const WEEKDAYS = "mon tue wed thu fri sat sun".split(" ");
const WEEKDAY = `(?<name>${WEEKDAYS.join("|")})[a-z]*`;
const ENGLISH_COUNT = "(?<n>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)";
const ENGLISH_NUMBERS = "- one two three four five six seven eight nine ten - twelve".split(" ");

/** Ways to name a day, on simplified lower-case text; the first that fits decides. */
const WAYS: readonly (readonly [pattern: string, read: Read])[] = [
  [
    "(?<y>\\d{4})[-/.年](?<m>\\d{1,2})[-/.月](?<d>\\d{1,2})[日号]?",
    ({ y, m, d }) => dayOf(Number(y), Number(m), Number(d)),
  ],
  [
    "(?<which>今年|明年)(?<m>\\d{1,2})月(?<d>\\d{1,2})[日号]?",
    ({ which, m, d }, today) =>
      dayOf(yearOf(today) + (which === "明年" ? 1 : 0), Number(m), Number(d)),
  ],
  ["(?<m>\\d{1,2})(?:月|[-/])(?<d>\\d{1,2})[日号]?", ({ m, d }, today) => coming(m, d, today)],
  ["(?:本|这个)月(?<d>\\d{1,2})[日号]", ({ d }, today) => inMonth(0, Number(d), today)],
  ["下(?:个)?月(?<d>\\d{1,2})[日号]", ({ d }, today) => inMonth(1, Number(d), today)],
  [
    "(?<d>\\d{1,2})[日号]",
    ({ d }, today) =>
      [0, 1, 2].map((month) => inMonth(month, Number(d), today)).find(isAfter(today)),
  ],
  [
    "(?<which>明|后|大后)天",
    ({ which }, today) => today + ["", "明", "后", "大后"].indexOf(which) * DAY_MS,
  ],
  [`${COUNT}[天日](?:之?后|以后)?`, ({ n }, today) => today + count(n) * DAY_MS],
  [`${COUNT}个?${WEEK}(?:之?后|以后)?`, ({ n }, today) => today + 7 * count(n) * DAY_MS],
  [`${COUNT}个月(?:之?后|以后)?`, ({ n }, today) => monthsOn(count(n), today)],
  ["半个月(?:之?后|以后)?", (_, today) => today + 15 * DAY_MS],
  ["半年(?:之?后|以后)?", (_, today) => monthsOn(6, today)],
  [`${COUNT}年(?:之?后|以后)?`, ({ n }, today) => monthsOn(12 * count(n), today)],
  [
    `(?<which>下下|下|本|这)?个?${WEEK}(?<name>[一二三四五六日天])`,
    ({ which, name }, today) =>
      weekdayOf(which, "一二三四五六日".indexOf(name.replace("天", "日")), today),
  ],
  [`下个?${WEEK}`, (_, today) => weekdayOf("下", 0, today)],
  ["下个?月", (_, today) => monthsOn(1, today)],
  [
    "(?<which>下|下个|本|这个)?月底",
    ({ which }, today) => endOfMonth(/下/.test(which) ? 1 : 0, today),
  ],
  ["(?:今年)?年底", (_, today) => dayOf(yearOf(today), 12, 31)],
  [
    `(?<d>\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}(?:,? (?<y>\\d{4}))?`,
    (groups, today) => englishDay(groups, today),
  ],
  [
    `${MONTH} (?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y>\\d{4}))?`,
    (groups, today) => englishDay(groups, today),
  ],
  ["tomorrow", (_, today) => today + DAY_MS],
  [`in ${ENGLISH_COUNT} days?`, ({ n }, today) => today + english(n) * DAY_MS],
  [`in ${ENGLISH_COUNT} weeks?`, ({ n }, today) => today + 7 * english(n) * DAY_MS],
  [`in ${ENGLISH_COUNT} months?`, ({ n }, today) => monthsOn(english(n), today)],
  ["in (?:a|one) year", (_, today) => monthsOn(12, today)],
  ["next week", (_, today) => weekdayOf("下", 0, today)],
  ["next month", (_, today) => monthsOn(1, today)],
  [
    `(?<which>next )?${WEEKDAY}`,
    ({ which, name }, today) => weekdayOf(which === "" ? "" : "下", WEEKDAYS.indexOf(name), today),
  ],
  ["今天|today|现在|now", (_, today) => today],
];
const PATTERNS = WAYS.map(([pattern, read]) => [new RegExp(`^(?:${pattern})$`), read] as const);

/**
 * The day that words name, as 2026-12-15; `undefined`: none, or none there is. Without a year it is the next such
 * day, today included. May lie in the past.
 *
 * @param today of Beijing, in the same form.
 */
export function readDay(words: string, today: string): string | undefined {
  const plain = toSimplified(words.normalize("NFKC").toLowerCase())
    .replace(/(?<=[\p{Script=Han}\d])\s+(?=[\p{Script=Han}])|(?<=\p{Script=Han})\s+(?=\d)/gu, "")
    .replace(/^(?:在|到|于|on |by |at )|[\s。.!！，,]+$|(?:再说|吧|前后|左右|上午|下午)$/gu, "")
    .trim();
  for (const [pattern, read] of PATTERNS) {
    const found = pattern.exec(plain);
    if (found === null) continue;
    const groups: Partial<Groups> = found.groups ?? {};
    const { y = "", m = "", d = "", n = "", which = "", name = "" } = groups;
    const day = read({ y, m, d, n, which, name }, Date.parse(today));
    return day === undefined ? undefined : new Date(day).toISOString().slice(0, 10);
  }
  return undefined;
}

function dayOf(year: number, month: number, day: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isThere = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isThere ? at.getTime() : undefined;
}

function yearOf(day: Day): number {
  return new Date(day).getUTCFullYear();
}

/** This year or next; a 29 February where there is none in either is no day. */
function coming(month: string, day: string, today: Day): Day | undefined {
  const years = [0, 1].map((more) => dayOf(yearOf(today) + more, Number(month), Number(day)));
  return years.find((at) => at !== undefined && at >= today);
}

function inMonth(more: number, day: number, today: Day): Day | undefined {
  const first = new Date(Date.UTC(yearOf(today), new Date(today).getUTCMonth() + more));
  return dayOf(first.getUTCFullYear(), first.getUTCMonth() + 1, day);
}

function endOfMonth(more: number, today: Day): Day {
  return Date.UTC(yearOf(today), new Date(today).getUTCMonth() + more + 1, 0);
}

/** The same day of a later month, or its last. */
function monthsOn(months: number, today: Day): Day {
  return inMonth(months, new Date(today).getUTCDate(), today) ?? endOfMonth(months, today);
}

/** `index`: 0 is Monday. Without a week it is the next such day. */
function weekdayOf(week: string, index: number, today: Day): Day {
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY_MS;
  const weeks = { 下下: 2, 下: 1 }[week] ?? 0;
  const day = monday + (7 * weeks + index) * DAY_MS;
  return week === "" && day <= today ? day + 7 * DAY_MS : day;
}

function isAfter(today: Day): (day: Day | undefined) => boolean {
  return (day) => day !== undefined && day > today;
}

/** 三, 十, 十二, 二十, 九十九 or digits. */
function count(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const digit = (one: string) => "-一二三四五六七八九".indexOf(one.replace("两", "二"));
  const [tens, ones = ""] = words.split("十");
  if (!words.includes("十")) return digit(words);
  return (tens === "" ? 1 : digit(tens ?? "")) * 10 + (ones === "" ? 0 : digit(ones));
}

function english(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  return /^an?$/.test(words) ? 1 : ENGLISH_NUMBERS.indexOf(words);
}

function englishDay({ y, m, d }: Groups, today: Day): Day | undefined {
  const month = MONTHS.indexOf(m) + 1;
  return y === "" ? coming(String(month), d, today) : dayOf(Number(y), month, Number(d));
}
