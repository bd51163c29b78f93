import type { Text } from "./text.ts";

/** The one page an investor takes to his board, and an officer puts on file. */
export const dossierTexts = {
  title: { zh: "项目预审结果", en: "Project pre-screen" },
  fileName: { zh: "预审结果-{date}.html", en: "pre-screen-{date}.html" },
  caption: {
    zh: "这是预审结果（一页，可打印）。初步结果，非行政决定。",
    en: "Your result on one page, ready to print. Preliminary, not an official decision.",
  },
  preliminary: {
    zh: "初步结果，非行政决定，也不代表批准；以主管部门审核为准。不构成对用地、税收、审批或时限的承诺。",
    en: "A preliminary result: neither an official decision nor an approval; the competent office decides. It promises no land, tax, approval or date.",
  },
  made: { zh: "{time}（北京时间）生成", en: "Made on {time}, Beijing time" },
  ticket: { zh: "单号 #{number}", en: "Request #{number}" },
  catalogue: { zh: "重点产业目录", en: "Catalogue of priority industries" },
  facts: { zh: "所依据的情况", en: "The facts it rests on" },
  fact: { zh: "{label}：{value}（{origin}）", en: "{label}: {value} ({origin})" },
  rules: { zh: "逐条结果", en: "Clause by clause" },
  clause: { zh: "条款", en: "Clause" },
  rule: { zh: "事项", en: "Subject" },
  result: { zh: "结果", en: "Result" },
  why: { zh: "依据", en: "Why" },
  changes: { zh: "怎样可以改变结果", en: "What would change the result" },
  noChanges: {
    zh: "目前没有待补充或需更正的事项。",
    en: "Nothing is open, and nothing needs correcting.",
  },
  basis: { zh: "版本", en: "Versions" },
  source: {
    zh: "依据文件：{title}（{date}）；文本版本 {revision}；规则版本 {rules}",
    en: "Based on: {title} ({date}); text version {revision}; rules version {rules}",
  },
  noFigures: {
    zh: "投资强度、亩均税收：文件没有给出数字，本机构没有配置标准。",
    en: "Investment and tax per mu: the document gives no figure and this office has configured none.",
  },
  figures: {
    zh: "所用标准：投资强度 {intensity}，亩均税收 {tax}。{note}",
    en: "Figures used: investment {intensity}, tax {tax}. {note}",
  },
  by: { zh: "出具：{operator} · 滇桥助手", en: "Issued by {operator} · the Dianqiao assistant" },
  fromText: { zh: "投资者所述", en: "the investor's words" },
  fromButton: { zh: "投资者点选", en: "the investor's choice" },
  fromOfficer: { zh: "工作人员：{source}", en: "an officer: {source}" },
  officerUnsourced: { zh: "未注明来源", en: "no source given" },
  gone: { zh: "这个项目的资料已经删除。", en: "That project has been deleted." },
  officerButton: { zh: "项目一页纸", en: "One-page dossier" },
  open: {
    zh: "还有 {count} 项没有说，结果会变。",
    en: "{count} facts are still open; the result can change.",
  },
} as const satisfies Record<string, Text>;
