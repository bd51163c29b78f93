import type { Text } from "./text.ts";

export const rescreenTexts = {
  desk: {
    zh: "规则、文件或标准有更新，已重新预审。结论有变化的 {count} 个：",
    en: "Rules, texts or figures were updated and projects screened again. Changed: {count}",
  },
  line: { zh: "• {what}：{old} → {now}（{why}）", en: "• {what}: {old} → {now} ({why})" },
  ticket: { zh: "#{number}", en: "#{number}" },
  project: { zh: "项目 {id}（未转人工）", en: "project {id} (not passed on)" },
  rule: { zh: "{name} {basis}：{old} → {now}", en: "{name} {basis}: {old} → {now}" },
  owner: {
    zh: "#{number} 的预审结论有变化：{old} → {now}（{why}）。原因是规则、文件或标准更新，不是投资者改了情况。",
    en: "The result of #{number} changed: {old} → {now} ({why}). Rules, texts or figures were updated; the investor changed nothing.",
  },
  investor: {
    zh: "规则、文件或标准有更新，项目“{name}”重新算过，结果变了：{old} → {now}。\n原因：{why}。\n仍是初步结果，您可以看新结果，也可以找人工。",
    en: "Rules, texts or figures were updated, and “{name}” was screened again. The result changed: {old} → {now}.\nWhy: {why}.\nIt is still preliminary; see the new result or ask a person.",
  },
  see: { zh: "看新结果", en: "See the new result" },
} as const satisfies Record<string, Text>;
