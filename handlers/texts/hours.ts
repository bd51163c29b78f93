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
  ofDesk: {
    zh: "【{desk}】的工作时间：{hours}（北京时间，法定节假日除外）。我全天都在。\n现在转人工：{promise}",
    en: "{desk} works {hours}, Beijing time, except public holidays. I am here around the clock.\nIf you ask for a person now: {promise}",
  },
  ofTicketsDesk: {
    zh: "【{desk}】的工作时间：{hours}（北京时间，法定节假日除外）。我全天都在；发送 /status 可查进展。",
    en: "{desk} works {hours}, Beijing time, except public holidays. I am here around the clock; send /status for progress.",
  },
  and: { zh: "、", en: ", " },
} as const satisfies Record<string, Text>;
