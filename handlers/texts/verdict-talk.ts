import type { Text } from "./text.ts";

/** What is said when somebody talks about a verdict that is out. */
export const verdictTalkTexts = {
  see: { zh: "再看结果", en: "Show the result" },
  meaning: {
    zh: "还不是批准。目前的结果是“{verdict}”：按您说的情况对照文件得出，供双方参考；能不能进，由主管部门审核决定。",
    en: "Not an approval. The result so far is “{verdict}”: it compares what you told me with the document; the competent office decides.",
  },
  paper: {
    zh: "我开不了盖章的证明。可以先带走一页结果给内部看；正式意见要由主管部门出，转人工后专员会告诉您怎么办。",
    en: "I can't issue an official letter. You can take the one-page result along; an official opinion comes from the competent office, and an officer will tell you how to get it.",
  },
  figures: {
    zh: "文件只写了投资强度和亩均税收要符合国家、省的要求，没有给数字。{note}",
    en: "The document only says that investment and tax per mu must meet national and provincial requirements; it gives no figures. {note}",
  },
  next: {
    eligible: {
      zh: "下一步：带走这份结果给内部看，想推进就转人工，由招商专员核实情况、对接地块和手续。",
      en: "Next: take the result along, and when you want to go on, ask for a person: an officer checks the facts and helps with site and procedures.",
    },
    review: {
      zh: "下一步：把待补充的事项补上（直接告诉我就行），或者转人工，由招商专员判断。",
      en: "Next: add what is still open (just tell me), or ask for a person, and an officer will judge.",
    },
    ineligible: {
      zh: "下一步：看看怎样能改变结果，情况有变直接告诉我，会重新算；也可以转人工，请专员再看。",
      en: "Next: see what would change the result and tell me what is different; it is computed again. Or ask for a person to look again.",
    },
  } as const satisfies Record<string, Text>,
};
