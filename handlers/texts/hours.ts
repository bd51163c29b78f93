import type { Text } from "./text.ts";

/** Monday first. */
export const WEEKDAYS: readonly Text[] = [
  { zh: "周一", en: "Mon" },
  { zh: "周二", en: "Tue" },
  { zh: "周三", en: "Wed" },
  { zh: "周四", en: "Thu" },
  { zh: "周五", en: "Fri" },
  { zh: "周六", en: "Sat" },
  { zh: "周日", en: "Sun" },
];

export const hoursTexts = {
  always: { zh: "每天全天", en: "day and night" },
  daysFromTo: { zh: "{first}至{last}", en: "{first}–{last}" },
  and: { zh: "、", en: ", " },
} as const satisfies Record<string, Text>;
