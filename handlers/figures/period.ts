import { toSimplified } from "../../knowledge/script.ts";
import { beijingDay } from "../desk/working-time.ts";

export type Span = "week" | "month" | "quarter" | "year";

/** Whole days of Beijing, both included. */
export interface Period {
  readonly span: Span;
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 24 * 60 * 60_000;
const SPANS: readonly (readonly [Span, RegExp])[] = [
  ["quarter", /季|quarter/],
  ["year", /年|year/],
  ["month", /月|month/],
];
const PAST = /上(个|一)?(周|星期|月|季)|去年|last|previous/;

/** The period an officer names: this week where he names none. */
export function periodIn(words: string, now: Date): Period {
  const said = toSimplified(words.normalize("NFKC").toLowerCase());
  const span = SPANS.find(([, pattern]) => pattern.test(said))?.[0] ?? "week";
  const today = new Date(`${beijingDay(now)}T00:00:00Z`);
  const current = spanAround(span, today);
  if (!PAST.test(said)) return current;
  return spanAround(span, new Date(Date.parse(current.from) - DAY_MS));
}

/** Whether a time lies in it. */
export function isWithin({ from, to }: Period, at: string): boolean {
  const day = beijingDay(new Date(at));
  return from <= day && day <= to;
}

function spanAround(span: Span, day: Date): Period {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const first = month - (month % 3);
  switch (span) {
    case "week": {
      const monday = day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS;
      return { span, from: dayOf(monday), to: dayOf(monday + 6 * DAY_MS) };
    }
    case "month":
      return { span, from: dayOf(Date.UTC(year, month)), to: dayOf(Date.UTC(year, month + 1, 0)) };
    case "quarter":
      return { span, from: dayOf(Date.UTC(year, first)), to: dayOf(Date.UTC(year, first + 3, 0)) };
    case "year":
      return { span, from: `${year}-01-01`, to: `${year}-12-31` };
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
