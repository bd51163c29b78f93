import type { Text } from "./text.ts";

/** The menu of commands that messaging apps show beside the text field. */
export const COMMAND_MENU: readonly { readonly command: string; readonly description: Text }[] = [
  { command: "start", description: { zh: "从头开始", en: "Start" } },
  { command: "catalogue", description: { zh: "看重点产业", en: "Browse the priority industries" } },
  { command: "prescreen", description: { zh: "给项目做预审", en: "Screen my project" } },
  { command: "projects", description: { zh: "我的项目", en: "My projects" } },
  { command: "human", description: { zh: "转人工", en: "Ask a person" } },
  { command: "status", description: { zh: "查进展", en: "Where my request stands" } },
  {
    command: "clause",
    description: {
      zh: "按编号看条款，如 /clause 六（七）",
      en: "Read a clause, e.g. /clause 六（七）",
    },
  },
  { command: "bot", description: { zh: "请助手回来答复", en: "Bring the assistant back" } },
  { command: "mydata", description: { zh: "查看或删除我的资料", en: "See or delete my data" } },
  { command: "help", description: { zh: "帮助", en: "Help" } },
];
