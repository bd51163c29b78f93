import type { Button } from "../bot/core/reply.ts";
import type { Talk } from "./talk.ts";

const SHORT_LABEL = { zh: 6, en: 12 };
const PER_ROW = 3;

/** Short labels side by side, long ones below each other. */
export function rows(
  buttons: readonly Button[],
  { language }: Talk,
): readonly (readonly Button[])[] {
  const most = language === "en" ? SHORT_LABEL.en : SHORT_LABEL.zh;
  const made: Button[][] = [];
  for (const one of buttons) {
    const last = made.at(-1);
    const fits =
      last !== undefined &&
      last.length < PER_ROW &&
      [...last, one].every(({ label }) => label.length <= most);
    if (fits) last.push(one);
    else made.push([one]);
  }
  return made;
}
