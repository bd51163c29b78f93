import { expect, it } from "vitest";
import { addWorkingMinutes, beijingTime, type WorkingHours } from "../../handlers/working-time.ts";

const WEEKDAYS: WorkingHours = { days: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 18 * 60 };
const EVERY_DAY: WorkingHours = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 24 * 60 };
const SUNDAY: WorkingHours = { days: [7], fromMinute: 10 * 60, toMinute: 11 * 60 };

/** Beijing time. */
function beijing(text: string): Date {
  return new Date(`${text.replace(" ", "T")}:00+08:00`);
}

// 2026-11-23 is a Monday, 2026-11-27 a Friday.
const EXAMPLES: readonly (readonly [string, WorkingHours, string, number, string])[] = [
  ["within the day", WEEKDAYS, "2026-11-23 09:30", 60, "2026-11-23 10:30"],
  ["over noon", WEEKDAYS, "2026-11-23 11:45", 60, "2026-11-23 12:45"],
  ["at opening", WEEKDAYS, "2026-11-23 09:00", 30, "2026-11-23 09:30"],
  ["before opening", WEEKDAYS, "2026-11-23 07:15", 30, "2026-11-23 09:30"],
  ["just after midnight", WEEKDAYS, "2026-11-23 00:01", 30, "2026-11-23 09:30"],
  ["to the minute of closing", WEEKDAYS, "2026-11-23 17:30", 30, "2026-11-23 18:00"],
  ["a minute past closing", WEEKDAYS, "2026-11-23 17:30", 31, "2026-11-24 09:01"],
  ["at closing", WEEKDAYS, "2026-11-23 18:00", 30, "2026-11-24 09:30"],
  ["in the evening", WEEKDAYS, "2026-11-23 21:40", 60, "2026-11-24 10:00"],
  ["just before midnight", WEEKDAYS, "2026-11-23 23:59", 60, "2026-11-24 10:00"],
  ["on Friday evening", WEEKDAYS, "2026-11-27 17:50", 30, "2026-11-30 09:20"],
  ["on Saturday", WEEKDAYS, "2026-11-28 12:00", 30, "2026-11-30 09:30"],
  ["on Sunday night", WEEKDAYS, "2026-11-29 23:00", 30, "2026-11-30 09:30"],
  ["over the end of a month", WEEKDAYS, "2026-11-30 17:45", 60, "2026-12-01 09:45"],
  ["over the end of a year", WEEKDAYS, "2026-12-31 17:45", 60, "2027-01-01 09:45"],
  ["over the end of February", WEEKDAYS, "2027-02-26 17:30", 60, "2027-03-01 09:30"],
  ["over a leap day", WEEKDAYS, "2028-02-28 17:30", 60, "2028-02-29 09:30"],
  ["over two working days", WEEKDAYS, "2026-11-23 17:00", 660, "2026-11-25 10:00"],
  ["over a weekend and two days", WEEKDAYS, "2026-11-26 17:00", 660, "2026-11-30 10:00"],
  ["at any hour of any day", EVERY_DAY, "2026-11-28 23:50", 20, "2026-11-29 00:10"],
  ["on the one day of the week", SUNDAY, "2026-11-23 09:00", 30, "2026-11-29 10:30"],
  ["over two weeks of one hour each", SUNDAY, "2026-11-29 10:30", 60, "2026-12-06 10:30"],
];

it.each(EXAMPLES)("counts working minutes %s", (...[, hours, start, minutes, end]) => {
  expect(addWorkingMinutes(beijing(start), minutes, hours)).toEqual(beijing(end));
});

it("counts in Beijing time, wherever the machine stands", () => {
  // 01:30 UTC on Monday is 09:30 in Beijing; 16:30 UTC on Friday is Saturday there.
  const monday = new Date("2026-11-23T01:30:00Z");
  expect(addWorkingMinutes(monday, 30, WEEKDAYS)).toEqual(new Date("2026-11-23T02:00:00Z"));
  const friday = new Date("2026-11-27T16:30:00Z");
  expect(addWorkingMinutes(friday, 30, WEEKDAYS)).toEqual(new Date("2026-11-30T01:30:00Z"));
});

it("keeps seconds within the day", () => {
  const start = new Date("2026-11-23T01:30:42.500Z");

  expect(addWorkingMinutes(start, 1, WEEKDAYS)).toEqual(new Date("2026-11-23T01:31:42.500Z"));
});

it.each([
  ["zh-Hans", "2026-11-23 09:30", "11月23日周一 09:30"],
  ["zh-Hant", "2026-11-23 09:30", "11月23日週一 09:30"],
  ["en", "2026-11-23 09:30", "Mon 23 Nov, 09:30"],
  ["zh-Hans", "2026-11-23 00:00", "11月23日周一 00:00"],
  ["zh-Hant", "2026-11-23 00:05", "11月23日週一 00:05"],
  ["en", "2027-01-01 00:00", "Fri 1 Jan, 00:00"],
  ["en", "2026-11-28 18:05", "Sat 28 Nov, 18:05"],
] as const)("writes a time in Beijing in %s: %s", (language, at, text) => {
  expect(beijingTime(beijing(at), language)).toBe(text);
});
