import type { Language } from "./texts/language.ts";

/** When a desk works, in Beijing time; public holidays are not known here, and the promise says so. */
export interface WorkingHours {
  /** ISO weekdays: 1 = Monday … 7 = Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Beijing keeps UTC+8 all year. */
const BEIJING_MS = 8 * 60 * MINUTE_MS;

/** The instant at which so many minutes of the desk's working time have passed since `start`. */
export function addWorkingMinutes(start: Date, minutes: number, hours: WorkingHours): Date {
  let left = minutes * MINUTE_MS;
  let midnight = Math.floor((start.getTime() + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS;
  for (;;) {
    const opens = Math.max(start.getTime(), midnight + hours.fromMinute * MINUTE_MS);
    const closes = midnight + hours.toMinute * MINUTE_MS;
    if (hours.days.includes(weekday(midnight)) && opens < closes) {
      if (opens + left <= closes) return new Date(opens + left);
      left -= closes - opens;
    }
    midnight += DAY_MS;
  }
}

/** ISO weekday of the Beijing day that begins at `midnight`. */
function weekday(midnight: number): number {
  return new Date(midnight + BEIJING_MS).getUTCDay() || 7;
}

const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  "zh-Hans": beijingFormat("zh-CN"),
  "zh-Hant": beijingFormat("zh-TW"),
  en: beijingFormat("en-GB"),
};

function beijingFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "Asia/Shanghai",
    month: locale === "en-GB" ? "short" : "long",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}

/** 11月23日周一 09:30 · Mon 23 Nov, 09:30 — in Beijing time, which the sentence around it names. */
export function beijingTime(at: Date, language: Language): string {
  return formats[language].format(at);
}
