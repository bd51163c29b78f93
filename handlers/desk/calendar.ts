import announced from "chinese-days/dist/chinese-days.json" with { type: "json" };

/** What an operator adds to the calendar, as days of Beijing: 2027-02-05. */
export interface CalendarChanges {
  readonly off: readonly string[];
  readonly on: readonly string[];
  /** Years whose holidays and adjusted working days all stand in `off` and `on`. */
  readonly years: readonly number[];
}

/**
 * The announced holidays and adjusted working days. Only the package's data is used: its functions go by the
 * time zone of the machine, and call days of a year they do not know ordinary.
 */
const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(announced.holidays));
const ADJUSTED: ReadonlySet<string> = new Set(Object.keys(announced.workdays));
const YEARS: ReadonlySet<number> = new Set(
  Object.keys(announced.holidays).map((day) => Number(day.slice(0, 4))),
);

/** 正月初一 of the years whose holidays may not be announced yet. */
const SPRING_FESTIVALS =
  "2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24 2040-02-12 2041-02-01 2042-01-22 2043-02-10 2044-01-30 2045-02-17 2046-02-06 2047-01-26 2048-02-14 2049-02-02 2050-01-23".split(
    " ",
  );
const DAY_MS = 24 * 60 * 60_000;
/** 除夕 to 初七, as in every notice since 2025. */
const SPRING_WEEK: ReadonlySet<string> = new Set(
  SPRING_FESTIVALS.flatMap((first) =>
    Array.from({ length: 8 }, (_, day) =>
      new Date(Date.parse(first) + (day - 1) * DAY_MS).toISOString().slice(0, 10),
    ),
  ),
);
/** Off each year whatever the notice says: 元旦, 劳动节; and the week of the National Day. */
const EVERY_YEAR = /^\d+-(01-01|05-0[12]|10-0[1-7])$/;

/** Whether the holidays of that day's year are announced, and so what `dayKind` says of it is certain. */
export function isAnnounced(day: string, changes?: CalendarChanges): boolean {
  const year = Number(day.slice(0, 4));
  return YEARS.has(year) || changes?.years.includes(year) === true;
}

/** A day off for everybody, a working day for everybody (an adjusted weekend), or as the week has it. */
export function dayKind(day: string, changes?: CalendarChanges): "off" | "on" | "ordinary" {
  if (changes?.off.includes(day)) return "off";
  if (changes?.on.includes(day)) return "on";
  if (HOLIDAYS.has(day)) return "off";
  if (ADJUSTED.has(day)) return "on";
  if (isAnnounced(day, changes)) return "ordinary";
  return SPRING_WEEK.has(day) || EVERY_YEAR.test(day) ? "off" : "ordinary";
}
