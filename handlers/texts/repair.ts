import type { StepId } from "../screening/steps.ts";
import type { Text } from "./text.ts";

export const repairTexts = {
  useButtons: {
    zh: "还是没听明白。请点下面的按钮；不好回答，就发“跳过”，也可以转人工。",
    en: "I still don't follow. Please use the buttons; if it is hard to answer, say “skip”, or ask for a person.",
  },
  yesOrNo: {
    zh: "请说“是”或“否”；不清楚也可以。",
    en: "A plain yes or no will do; so will “I don't know”.",
  },
  putAside: {
    zh: "这一问先放一放，记为不清楚，以后随时可以补。也可以转人工，请专员听您说。",
    en: "Let's leave that one as not known; you can add it at any time. Or ask for a person, who will listen.",
  },
  skipped: {
    zh: "先跳过，记为不清楚，以后随时可以补。",
    en: "Skipped and put down as not known; you can add it at any time.",
  },
  keptAsIs: { zh: "好的，保持原来的回答。", en: "All right, your answer stays as it was." },
  backTo: {
    zh: "回到上一问。原来记的是：{facts}。不改就发“跳过”。",
    en: "Back to the question before. What I have is: {facts}. Say “skip” to leave it.",
  },
  noEarlier: { zh: "这已经是第一问了。", en: "This is the first question." },
  why: {
    zh: "这一问对应 {clauses}：",
    en: "It is asked because of {clauses}:",
  },
  and: { zh: "、", en: ", " },
  whyProject: {
    zh: "知道产品，才能对照重点产业目录（{catalogue}）；用地和税收的标准按州市、行业来定：",
    en: "The product is what I look up in the catalogue ({catalogue}); the figures per mu depend on prefecture and industry:",
  },
  rule: { zh: "{name}（{basis}）", en: "{name} ({basis})" },
  soFar: {
    zh: "还差 {count} 问，现在下不了结论。目前没有看到不招、慎招的情形。",
    en: "No verdict yet; questions still open: {count}. So far nothing speaks against the project.",
  },
  soFarBut: {
    zh: "还差 {count} 问，现在下不了结论。目前要留意（初步）：{rules}。",
    en: "No verdict yet; questions still open: {count}. So far this speaks against it, or needs a person (preliminary): {rules}.",
  },
  goOnLater: {
    zh: "预审停在第 {position} 问（共 {total} 问），想好了再继续。",
    en: "The screening waits at question {position} of {total}; go on whenever you like.",
  },
} as const satisfies Record<string, Text>;

/** The question in other words, with an answer that would do. */
export const REPHRASED: Readonly<Record<StepId | "doubt", Text>> = {
  project: {
    zh: "请说产品和地方，比如“做核桃油，在大理”。",
    en: "Please name product and place, for example “walnut oil, in Dali”.",
  },
  investment: {
    zh: "请给一个数，比如“8000万元”或“1.2亿元”。",
    en: "One figure will do, for example “RMB 80 million” or “US$20m”.",
  },
  land: {
    zh: "请给一个数，比如“50亩”或“3公顷”；不用新地就说“不新增”。",
    en: "One figure will do, for example “50 mu” or “3 hectares”; say “no new land” if none is needed.",
  },
  tax: {
    zh: "请给一年的数，比如“1100万元”。",
    en: "A figure for one year will do, for example “RMB 11 million”.",
  },
  site: {
    zh: "请逐项说有没有，比如“都没有”。",
    en: "Please say which apply, for example “none of them”.",
  },
  inputs: {
    zh: "请逐项说是不是，比如“都不是”“收购农户的咖啡豆”。",
    en: "Please say which apply, for example “none” or “we buy beans from farmers”.",
  },
  safeguards: {
    zh: "请说落实了没有，比如“都有”“还没有”。",
    en: "Please say which are settled, for example “all of them” or “not yet”.",
  },
  sector: {
    zh: "请逐项说有没有，比如“都没有”“能耗高”。",
    en: "Please say which apply, for example “none” or “high energy use”.",
  },
  conduct: {
    zh: "请逐项说有没有，比如“都没有”。",
    en: "Please say which apply, for example “none of them”.",
  },
  catalogue: {
    zh: "请说哪一类：鼓励、允许、限制、淘汰，或“不清楚”。",
    en: "Please name the class: encouraged, permitted, restricted, eliminated, or “not known”.",
  },
  doubt: {
    zh: "请只说一个数或一种说法，定不下来就说“不清楚”。",
    en: "Please give just one value; if it is open, say “I don't know”.",
  },
};
