import type { MissingTopic } from "../../knowledge/knowledge-base.ts";
import type { Text } from "./text.ts";

/** What the bot answers from. */
export const documentsTexts = {
  ours: { zh: "我依据的文件（{count} 份）：", en: "Documents I answer from ({count}):" },
  line: { zh: "• 《{title}》（{details}）", en: "• {title} ({details})" },
  ended: { zh: "（已不再有效）", en: " (no longer in force)" },
  how: {
    zh: "直接问就行，比如“咖啡加工属于鼓励类吗”；想看原文，发送条款号，比如“六（五）”。文件没写的，可以转人工。",
    en: "Just ask, for example “is coffee processing encouraged?” For the wording itself send a clause number, such as 六（五）. For what they don't say, you can ask a person.",
  },
  catalogue: { zh: "看重点产业", en: "Browse industries" },
} as const satisfies Record<string, Text>;

export const enquiryTexts = {
  listed: {
    zh: "招商引资指导目录里有这一项：",
    en: "The province's investment catalogue lists this:",
  },
  says: { zh: "文件是这样写的：", en: "The document says:" },
  related: {
    zh: "文件没有直接回答这个问题，下面这条可能有关：",
    en: "The document does not answer this directly. This clause may be related:",
  },
  closest: {
    zh: "文件里最接近的是下面这条，您问的细节它不一定写到：",
    en: "This is the nearest clause; it may not go into what you ask:",
  },
  none: {
    zh: "这一点，文件里没有写。",
    en: "The document does not say.",
  },
  unlisted: {
    zh: "重点产业目录里没有点名这一类。",
    en: "The catalogue of priority industries does not name this.",
  },
  part: { zh: "{number}. {question}", en: "{number}. {question}" },
  helped: { zh: "有帮助", en: "Helpful" },
  missed: { zh: "没答对", en: "Not right" },
  thanksForRating: {
    zh: "谢谢，记下了。",
    en: "Thank you, noted.",
  },
  sorryForMiss: {
    zh: "记下了，会用来改进。要准确答复，可以转人工。",
    en: "Noted; it helps us improve. For a definite answer, ask a person.",
  },
  previous: { zh: "‹ 上一条", en: "‹ Previous" },
  next: { zh: "下一条 ›", en: "Next ›" },
  nearest: {
    zh: "文件里最接近的是这一条：",
    en: "The nearest the document comes is this:",
  },
  hereInstead: { zh: "云南的规定是这样写的：", en: "For Yunnan the document says:" },
  listInstead: { zh: "文件列出的是这些：", en: "What the document lists is this:" },
  phone: { zh: "咨询电话：{phone}。", en: "Our telephone: {phone}." },
  askPerson: {
    zh: "需要准确答复的话，可以转人工，由招商专员答复您。",
    en: "For a definite answer you can ask a person; an officer will reply to you.",
  },
  source: { zh: "《{title}》（{date}）{path}", en: "{title} ({date}), {path}" },
  translation: { zh: "", en: "Unofficial translation · " },
  converted: { zh: "（转繁体）", en: "" },
  original: { zh: "看原文", en: "Chinese original" },
  originalOf: { zh: "原文 · {path}", en: "Original text · {path}" },
  listedIsNotAdmitted: {
    zh: "列入目录是招商重点；具体项目仍要看准入条件（{rules}）和不招、慎招的情形（{principle}），比如亩均投资、税收和农民收益。",
    en: "Listed means priority; each project still has to meet {rules} and {principle}.",
  },
  notListedIsNotBanned: {
    zh: "目录是重点方向，没有列入不等于不能做。",
    en: "The catalogue sets priorities; not being listed does not mean a project is barred.",
  },
  targetsEnded: {
    zh: "这些是文件为 2022—2024 年定的目标；之后的目标和完成情况，文件里没有。",
    en: "These are the document's targets for 2022–2024; later targets and results are not in it.",
  },
  unknownPassage: {
    zh: "没有找到这一条。路径可以这样写：六（七）、附件1 一（六）2。",
    en: "There is no such clause. Write a path like 六（七） or 附件1 一（六）2.",
  },
} as const satisfies Record<string, Text>;

/** What is missing, said precisely, and who would know. */
export const missingTexts: Readonly<Record<MissingTopic, Text>> = {
  "tax-rate": {
    zh: "文件没有写税率和减免税办法；税收政策以税务部门的现行规定为准。",
    en: "The document gives no tax rates or exemptions; the tax authority's current rules apply.",
  },
  "incentive-amount": {
    zh: "文件没有写补贴、奖励的具体金额或比例。",
    en: "The document gives no amounts or percentages for subsidies or rewards.",
  },
  "land-price": {
    zh: "文件没有写用地支持、地价、租金和供地时间；请向项目所在地的自然资源部门或园区询问。",
    en: "The document says nothing of help with land, its price, rents or hand-over dates; the local natural-resources office or park can tell you.",
  },
  "utility-price": {
    zh: "文件没有写水、电、气的价格和容量；请向园区或供应企业询问。",
    en: "The document gives no prices or capacities for power, water or gas; the park or the utility can tell you.",
  },
  labour: {
    zh: "文件没有写用工数量、工资和招聘办法；请向当地人力资源部门询问。",
    en: "The document gives nothing on labour supply, wages or hiring; the local labour office can tell you.",
  },
  visa: {
    zh: "文件没有写签证、工作许可和出入境证件；请向移民管理部门询问。",
    en: "The document does not cover visas, work permits or travel documents; the immigration authority can tell you.",
  },
  "company-registration": {
    zh: "文件没有写公司设立、开户、资金汇出等手续；请向市场监管部门或银行询问。",
    en: "The document does not cover company registration, bank accounts or sending money abroad; the market regulator or a bank can tell you.",
  },
  papers: {
    zh: "文件没有列要提交哪些材料；受理的窗口或主管部门会告诉您。",
    en: "The document has no list of papers to hand in; the desk or the competent office will tell you.",
  },
  "procedure-time": {
    zh: "文件没有写审批的流程和时限；请向主管部门询问。",
    en: "The document gives no approval procedures or time limits; the competent office can tell you.",
  },
  contact: {
    zh: "文件没有写联系人、电话和地址。",
    en: "The document gives no names, phone numbers or addresses.",
  },
  "other-year": {
    zh: "文件只写到 2024 年；您问的年份，文件里没有。",
    en: "The document only reaches to 2024; the year you ask about is not in it.",
  },
  "other-place": {
    zh: "这份文件只讲云南；您问的地方，文件里没有。",
    en: "This document is about Yunnan; the place you ask about is not in it.",
  },
  threshold: {
    zh: "文件提到投资强度和预期亩均税收，但没有写具体数字，数字要看国家和省的有关文件。",
    en: "The document names investment intensity and expected tax per mu but gives no figures; they are in other national and provincial documents.",
  },
  "annex-2": {
    zh: "附件2《任务分工表》在公开文本中只有标题，看不到分工。",
    en: "In the published text Annex 2, the table of responsibilities, is a title only.",
  },
  clause: {
    zh: "文件里没有这一条。条目可以这样写：六（七）、附件1 一（六）2。",
    en: "The document has no such clause. Write one like 六（七） or 附件1 一（六）2.",
  },
  validity: {
    zh: "文件没有写有效期，也没有写是否修订过。",
    en: "The document states no period of validity and no later revision.",
  },
  statistics: {
    zh: "文件没有写这项统计数据。",
    en: "The document does not hold that statistic.",
  },
  "finance-terms": {
    zh: "文件没有写贷款、利率、担保和保险的条件；请向银行等金融机构询问。",
    en: "The document gives no terms for loans, interest, guarantees or insurance; a bank can tell you.",
  },
  "company-names": {
    zh: "文件没有列出具体的企业名单或案例。",
    en: "The document names no particular companies or cases.",
  },
  advice: {
    zh: "文件没有比较哪一行更赚钱，也不给投资建议。",
    en: "The document does not say which business pays better and gives no investment advice.",
  },
  "opening-hours": {
    zh: "文件没有写办公、通关或营业时间。",
    en: "The document gives no opening or clearance hours.",
  },
};

export const smalltalkTexts = {
  greeting: {
    zh: "您好！想了解哪方面？可以直接问，也可以说说您的项目。",
    en: "Hello! What would you like to know? Ask away, or tell me about your project.",
  },
  thanks: { zh: "不客气，有需要随时问。", en: "You're welcome. Ask any time." },
  bye: { zh: "好的，再见，祝项目顺利。", en: "Goodbye, and good luck with your project." },
  robot: {
    zh: "我是滇桥，自动答复的咨询助手，不是真人。我只引用政策原文；需要真人，点“转人工”。",
    en: "I'm Dianqiao, an automatic assistant, not a person. I only quote the policy text; to reach a person, tap “Ask a person”.",
  },
  scope: {
    zh: "我能做三件事：引用政策原文回答招商问题；按准入条件给项目做预审；把您转给招商专员。直接打字就行。",
    en: "I do three things: answer questions with the policy's own words, screen a project against the admission rules, and pass you to an officer. Just type.",
  },
  injection: {
    zh: "这个我做不到。结果只由文件条款和项目事实得出，改不了，也没有可以公开的提示词。",
    en: "I can't do that. Results come only from the document's clauses and the facts of a project; nobody's words can change them, and there is no hidden prompt to show.",
  },
  abuse: {
    zh: "没帮上忙，抱歉。您可以换个说法再问，或者转人工。",
    en: "Sorry I wasn't more help. Try asking another way, or ask for a person.",
  },
  later: {
    zh: "好的，不急。想好了随时发消息给我。",
    en: "No hurry. Write to me whenever you like.",
  },
  promise: {
    zh: "这个保证不了。我只对照文件做初步预审，批不批由主管部门决定；专员能讲清楚流程，但也不作承诺。",
    en: "I can't promise that. I only compare with the document; the competent office decides. An officer can explain the steps, but makes no promises either.",
  },
  chat: {
    zh: "谢谢！有招商方面的问题，随时问我。",
    en: "Thank you! Ask me anything about investing in Yunnan.",
  },
  aside: {
    zh: "这个我帮不上。招商政策和项目方面的问题，随时问我。",
    en: "That one is beyond me, but ask me anything about investing in Yunnan.",
  },
  acknowledged: { zh: "好的。还有问题随时问。", en: "All right. Ask whenever you like." },
} as const satisfies Record<string, Text>;
