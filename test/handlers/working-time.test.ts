import days from "chinese-days";
import { describe, expect, it } from "vitest";
import { dayKind } from "../../handlers/desk/calendar.ts";
import {
  addWorkingDays,
  addWorkingMinutes,
  beijingTime,
  isWorking,
  localTime,
  promise,
  type WorkingHours,
} from "../../handlers/desk/working-time.ts";

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
  ["over the end of a year", WEEKDAYS, "2025-12-31 17:45", 60, "2026-01-04 09:45"],
  ["over the end of February", WEEKDAYS, "2027-02-26 17:30", 60, "2027-03-01 09:30"],
  ["over a leap day", WEEKDAYS, "2028-02-28 17:30", 60, "2028-02-29 09:30"],
  ["over two working days", WEEKDAYS, "2026-11-23 17:00", 660, "2026-11-25 10:00"],
  ["over a weekend and two days", WEEKDAYS, "2026-11-26 17:00", 660, "2026-11-30 10:00"],
  ["at any hour of any day", EVERY_DAY, "2026-11-28 23:50", 20, "2026-11-29 00:10"],
  ["on the one day of the week", SUNDAY, "2026-11-23 09:00", 30, "2026-11-29 10:30"],
  ["over Spring Festival, as announced", WEEKDAYS, "2026-02-14 17:45", 60, "2026-02-24 09:45"],
  ["on an adjusted Saturday", WEEKDAYS, "2026-02-27 17:45", 60, "2026-02-28 09:45"],
  [
    "over the October holiday, on to an adjusted Saturday",
    WEEKDAYS,
    "2026-10-09 17:45",
    60,
    "2026-10-10 09:45",
  ],
  ["over a holiday of one day in the week", WEEKDAYS, "2026-06-18 17:45", 60, "2026-06-22 09:45"],
  [
    "over Spring Festival week of a year not announced",
    WEEKDAYS,
    "2027-02-04 17:45",
    60,
    "2027-02-15 09:45",
  ],
  [
    "over 1–7 October of a year not announced",
    WEEKDAYS,
    "2027-09-30 17:45",
    60,
    "2027-10-08 09:45",
  ],
  ["at any hour, but not on holidays", EVERY_DAY, "2026-02-14 23:50", 20, "2026-02-24 00:10"],
  [
    "at weekends only, also when they are adjusted",
    SUNDAY,
    "2026-02-14 10:30",
    60,
    "2026-03-01 11:00",
  ],
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

describe("days the operator adds", () => {
  const calendar = {
    off: ["2026-11-23", "2027-02-15"],
    on: ["2026-11-22", "2027-02-06"],
    years: [],
  };
  const hours = { ...WEEKDAYS, calendar };

  it("are off, or working days", () => {
    const saturday = beijing("2026-11-21 12:00");

    expect(addWorkingMinutes(saturday, 60, hours)).toEqual(beijing("2026-11-22 10:00"));
    expect(isWorking(beijing("2026-11-23 10:00"), hours)).toBe(false);
    expect(isWorking(beijing("2027-02-06 10:00"), hours)).toBe(true);
  });

  it("replace what is assumed of a year only where the operator says they are all", () => {
    const start = beijing("2027-10-01 09:00");
    const whole = { ...hours, calendar: { ...calendar, years: [2027] } };

    expect(promise(start, 60, hours)).toEqual({
      due: beijing("2027-10-08 10:00"),
      isCertain: false,
    });
    expect(promise(start, 60, whole)).toEqual({
      due: beijing("2027-10-01 10:00"),
      isCertain: true,
    });
  });
});

it("works from opening to the minute of closing", () => {
  const open = ["2026-11-23 09:00", "2026-11-23 17:59", "2026-02-28 12:00"];
  const shut = ["2026-11-23 08:59", "2026-11-23 18:00", "2026-11-22 12:00", "2026-10-01 12:00"];

  for (const at of open) expect(isWorking(beijing(at), WEEKDAYS)).toBe(true);
  for (const at of shut) expect(isWorking(beijing(at), WEEKDAYS)).toBe(false);
});

it("counts whole working days", () => {
  const end = addWorkingDays(beijing("2026-11-26 15:00"), 3, WEEKDAYS);

  expect(end).toEqual(beijing("2026-12-01 15:00"));
});

it("knows the Spring Festival of the years to come from the calendar itself", () => {
  for (let year = 2027; year <= 2050; year++) {
    const first = days.getSolarDateFromLunar(`${year}-01-01`).date;
    expect([first, dayKind(first)]).toEqual([first, "off"]);
  }
});

it.each([
  ["en", "en-GB", "Mon 23 Nov, 01:30 Greenwich Mean Time"],
  ["zh-Hant", "ja-JP", "11月23日週一 10:30 日本標準時間"],
  ["en", "en-US", undefined],
  ["en", "en", undefined],
  ["zh-Hans", undefined, undefined],
  ["zh-Hant", "zh-hant-tw", undefined],
  ["en", "not a locale", undefined],
] as const)(
  "tells the time abroad only where it is known, in %s of %s",
  (language, locale, text) => {
    expect(localTime(beijing("2026-11-23 09:30"), language, locale)).toBe(text);
  },
);
