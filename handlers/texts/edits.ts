import type { Text } from "./text.ts";

export const editTexts = {
  ask: {
    zh: "您改了前面的一条消息。{changes}，要改吗？",
    en: "You edited an earlier message: {changes}. Shall I change it?",
  },
  change: { zh: "{fact}由 {before} 改成 {after}", en: "{fact} from {before} to {after}" },
  add: { zh: "{fact}记为 {after}", en: "{fact}: {after}" },
  and: { zh: "；", en: "; " },
  yes: { zh: "改过来", en: "Change it" },
  no: { zh: "不改", en: "Leave it" },
  unchanged: { zh: "好的，没有改动。", en: "All right, nothing was changed." },
  unread: {
    zh: "您改了前面的一条消息，改后的话我没读出新的数。记着的没有动：{facts}。要更正，直接说就行。",
    en: "You edited an earlier message, and I could not read a new value from it. What I have stands: {facts}. To correct it, just say so.",
  },
  recalled: {
    zh: "您撤回了一条消息，里面说过：{facts}。这些没有改动；要更正，直接说就行。",
    en: "You took back a message that said: {facts}. That was not changed; to correct it, just say so.",
  },
} as const satisfies Record<string, Text>;
