import { hoursTexts, WEEKDAYS } from "../texts/hours.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";
import type { WorkingHours } from "./working-time.ts";

const DAY_MINUTES = 24 * 60;

/** 周一至周五 09:00–18:00 */
export function hoursLine(
  { days, fromMinute, toMinute }: WorkingHours,
  language: Language,
): string {
  const isAlways = days.length === 7 && toMinute - fromMinute === DAY_MINUTES;
  if (isAlways) return say(language, hoursTexts.always);
  const name = (day: number) => say(language, WEEKDAYS[day - 1] ?? hoursTexts.always);
  const runs = runsOf(days).map(([first, last]) =>
    first === last
      ? name(first)
      : say(language, hoursTexts.daysFromTo, { first: name(first), last: name(last) }),
  );
  return `${runs.join(say(language, hoursTexts.and))} ${clock(fromMinute)}–${clock(toMinute)}`;
}

/** 1 2 3 5 → 1–3, 5 */
function runsOf(days: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const day of days.toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && day <= run[1] + 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function clock(minute: number): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${part(Math.floor(minute / 60))}:${part(minute % 60)}`;
}
