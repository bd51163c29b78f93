import type { Language } from "../texts/language.ts";
import { type CalendarChanges, dayKind, isAnnounced } from "./calendar.ts";

/** When a desk works, in Beijing time. Holidays and adjusted working days of China come on top. */
export interface WorkingHours {
  /** ISO weekdays: 1 = Monday … 7 = Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly calendar?: CalendarChanges | undefined;
}

/** A time that is named to somebody. */
export interface Promised {
  readonly due: Date;
  /** `false`: on the way lies a year whose holidays are not announced, so the word is "probably". */
  readonly isCertain: boolean;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Beijing keeps UTC+8 all year. */
const BEIJING_MS = 8 * 60 * MINUTE_MS;

/** The instant at which so many minutes of the desk's working time have passed since `start`. */
export function addWorkingMinutes(start: Date, minutes: number, hours: WorkingHours): Date {
  let left = minutes * MINUTE_MS;
  let midnight = midnightOf(start);
  for (;;) {
    const opens = Math.max(start.getTime(), midnight + hours.fromMinute * MINUTE_MS);
    const closes = midnight + hours.toMinute * MINUTE_MS;
    if (isWorkingDay(midnight, hours) && opens < closes) {
      if (opens + left <= closes) return new Date(opens + left);
      left -= closes - opens;
    }
    midnight += DAY_MS;
  }
}

/** How much of the desk's working time lies between two instants, in minutes. */
export function workingMinutesBetween(start: Date, end: Date, hours: WorkingHours): number {
  let sum = 0;
  for (let midnight = midnightOf(start); midnight < end.getTime(); midnight += DAY_MS) {
    const opens = Math.max(start.getTime(), midnight + hours.fromMinute * MINUTE_MS);
    const closes = Math.min(end.getTime(), midnight + hours.toMinute * MINUTE_MS);
    if (isWorkingDay(midnight, hours) && opens < closes) sum += closes - opens;
  }
  return sum / MINUTE_MS;
}

/** As {@link addWorkingMinutes}, counted in whole working days of the desk. */
export function addWorkingDays(start: Date, days: number, hours: WorkingHours): Date {
  return addWorkingMinutes(start, days * (hours.toMinute - hours.fromMinute), hours);
}

export function promise(start: Date, minutes: number, hours: WorkingHours): Promised {
  const due = addWorkingMinutes(start, minutes, hours);
  return { due, isCertain: isAnnounced(beijingDay(due.getTime()), hours.calendar) };
}

export function isWorking(at: Date, hours: WorkingHours): boolean {
  const midnight = midnightOf(at);
  const minute = (at.getTime() - midnight) / MINUTE_MS;
  return isWorkingDay(midnight, hours) && minute >= hours.fromMinute && minute < hours.toMinute;
}

/** An adjusted working day is one for desks that work in the week; who works at weekends only does not notice. */
function isWorkingDay(midnight: number, { days, calendar }: WorkingHours): boolean {
  const kind = dayKind(beijingDay(midnight), calendar);
  if (kind === "off") return false;
  return days.includes(weekday(midnight)) || (kind === "on" && days.some((day) => day <= 5));
}

function midnightOf(at: Date): number {
  return Math.floor((at.getTime() + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS;
}

/** The last day that was named: each turn names today. */
let named = { day: Number.NaN, name: "" };

/** The day in Beijing, as 2026-11-23. */
export function beijingDay(at: Date | number): string {
  const day = Math.floor((Number(at) + BEIJING_MS) / DAY_MS);
  if (day !== named.day) {
    named = { day, name: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  }
  return named.name;
}

/** When the desk opens on that day of Beijing, or on its next working day. */
export function opening(day: string, hours: WorkingHours): Date {
  return addWorkingMinutes(new Date(Date.parse(day) - BEIJING_MS), 0, hours);
}

/** ISO weekday of the Beijing day that begins at `midnight`. */
function weekday(midnight: number): number {
  return new Date(midnight + BEIJING_MS).getUTCDay() || 7;
}

const LOCALES: Readonly<Record<Language, string>> = {
  "zh-Hans": "zh-CN",
  "zh-Hant": "zh-TW",
  en: "en-GB",
};
const BEIJING = "Asia/Shanghai";

/** 11月23日周一 09:30 · Mon 23 Nov, 09:30 — in Beijing time, which the sentence around it names. */
export function beijingTime(at: Date, language: Language): string {
  return timeIn(BEIJING, at, language);
}

/** 2026年12月15日周二 · Tue 15 Dec 2026, of a day as 2026-12-15. */
export function beijingDate(day: string, language: Language): string {
  const options = { weekday: "short", day: "numeric", year: "numeric", timeZone: "UTC" } as const;
  const month = language === "en" ? "short" : "long";
  const format = new Intl.DateTimeFormat(LOCALES[language], { ...options, month });
  return format.format(new Date(day)).replace(",", "");
}

/** The same instant where somebody lives, with the name of the place: Mon 23 Nov, 01:30 London. */
export function localTime(at: Date, language: Language, locale?: string): string | undefined {
  const zone = zoneOf(locale);
  if (zone === undefined) return undefined;
  const there = timeIn(zone, at, language);
  if (there === timeIn(BEIJING, at, language)) return undefined;
  const name = new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, timeZoneName: "long" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  return `${there} ${name ?? zone}`;
}

/** The zone of a locale's country, where the country has only one. */
function zoneOf(locale = ""): string | undefined {
  try {
    const known: Intl.Locale & { getTimeZones?(): readonly string[] } = new Intl.Locale(locale);
    const zones = known.region === undefined ? [] : (known.getTimeZones?.() ?? []);
    return zones.length === 1 ? zones[0] : undefined;
  } catch {
    return undefined;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function timeIn(timeZone: string, at: Date, language: Language): string {
  const name = `${language} ${timeZone}`;
  const format = formats.get(name) ?? formatIn(timeZone, language);
  formats.set(name, format);
  return format.format(at);
}

function formatIn(timeZone: string, language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    month: language === "en" ? "short" : "long",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}
