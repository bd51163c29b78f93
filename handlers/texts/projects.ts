import type { Text } from "./text.ts";

/** What is said when one person has several products or several projects. */
export const projectTexts = {
  several: {
    zh: "您说了 {count} 个产品，逐个对照目录（列入是重点，不等于准入）：",
    en: "You named {count} products. In the catalogue (listed is a priority, not an admission):",
  },
  listed: { zh: "{n}. {product} → {item}", en: "{n}. {product} → {item}" },
  notListed: {
    zh: "{n}. {product} → 未列入目录 ≠ 禁止",
    en: "{n}. {product} → not in the catalogue, which is not a ban",
  },
  which: {
    zh: "先预审哪一个？要全部预审，选“全要”。",
    en: "Which one shall we screen? Choose “All of them” to screen every one.",
  },
  all: { zh: "全要", en: "All of them" },
  how: {
    zh: "每个产品单独一份（各有各的结果），还是合成一个项目一起算？不会取平均。",
    en: "One case per product, each with its own result, or one combined case? Nothing is averaged.",
  },
  apart: { zh: "一个产品一份", en: "One per product" },
  together: { zh: "合成一个项目", en: "One combined case" },
  split: {
    zh: "已分成 {count} 个项目：{names}。共同的情况都抄过去了，现在说“{first}”。",
    en: "Now {count} projects: {names}. What they share was copied; we begin with “{first}”.",
  },
  splitAmounts: {
    zh: "投资、用地、税收请按单个产品说；您原来说的是：{facts}。",
    en: "Please give investment, land and tax for each product; what you said for all: {facts}.",
  },
  combined: {
    zh: "合成一个项目：{names}。投资、用地、税收按合计算。",
    en: "One combined project: {names}. Investment, land and tax count as totals.",
  },
  chosen: { zh: "好，预审“{product}”。", en: "All right, we screen “{product}”." },
  list: { zh: "您有 {count} 个项目：", en: "You have {count} projects:" },
  line: { zh: "{n}. {name}：{state}{now}", en: "{n}. {name}: {state}{now}" },
  now: { zh: " ← 现在", en: " ← current" },
  open: { zh: "还缺 {count} 问", en: "{count} questions open" },
  pick: { zh: "点一个就切换过去，也可以直接说名称。", en: "Tap one to switch, or say its name." },
  unnamed: { zh: "未说明产品的项目", en: "a project without a product" },
  switched: { zh: "切换到“{name}”。", en: "Switched to “{name}”." },
  next: { zh: "下一个：{name}", en: "Next: {name}" },
  mine: { zh: "我的项目", en: "My projects" },
  another: { zh: "另开一个项目", en: "Add another project" },
  whichProject: {
    zh: "听起来是另一个项目，原来的没有动。另开一个项目，还是改这一个（{name}）？",
    en: "That sounds like another project; nothing was changed. Add it as another project, or change this one ({name})?",
  },
  amend: { zh: "改这一个", en: "Change this one" },
  tooMany: {
    zh: "最多同时保留 {count} 个项目，请先删掉一个。",
    en: "At most {count} projects are kept at a time. Please delete one first.",
  },
} as const satisfies Record<string, Text>;
