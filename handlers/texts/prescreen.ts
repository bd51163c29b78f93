import type { Text } from "./text.ts";

export const prescreenTexts = {
  consent: {
    zh: "预审前先说明（由{operator}负责）：\n• 保存什么：您说的项目情况、这个聊天的编号、您希望的联系方式\n• 做什么用：对照文件的准入条件，不作营销\n• 谁能看：只有您；您同意转人工后，才给指定的招商窗口\n• 存多久：{days} 天不用自动删除，随时发 /mydata 查看或删除\n请不要提供身份证号、银行账号。同意吗？",
    en: "Before we start ({operator} is responsible):\n• kept: what you say of the project, this chat's id, how you wish to be reached\n• used: to check it against the admission rules; no marketing\n• seen by: only you, until you pass it to a named desk\n• deleted: after {days} days without use, or any time with /mydata\nPlease give no ID or bank account numbers. Do you agree?",
  },
  waits: {
    zh: "这条先放着，还没有读；您同意后和前面的一起看。同意吗？",
    en: "I have set that aside unread, with what you said before. Do you agree?",
  },
  agree: { zh: "同意", en: "I agree" },
  refuse: { zh: "不同意", en: "I don't agree" },
  refused: {
    zh: "好的，不保存，刚才说的已经清除。预审要边问边记，所以须先征得同意。不做预审也可以随意提问，不需要同意；或者自己对照准入条件：",
    en: "All right: nothing is kept, and what you wrote is wiped. A screening has to keep your answers while it asks, hence the question. Without it you can ask anything, or check the admission rules yourself:",
  },
  selfCheck: { zh: "五条准入条件", en: "The five admission rules" },
  selfCheckMore: { zh: "不招、慎招的情形", en: "Refusal and caution" },
  noted: { zh: "记下了。{facts}。", en: "Noted. {facts}." },
  changed: {
    zh: "已更正：{fact} {before} → {after}。",
    en: "Corrected: {fact}, {before} → {after}.",
  },
  pause: { zh: "先暂停", en: "Pause" },
  question: { zh: "（{position}/{total}）{question}", en: "({position}/{total}) {question}" },
  backTo: {
    zh: "回到预审（{position}/{total}）：{question}",
    en: "Back to the screening ({position}/{total}): {question}",
  },
  sector: {
    zh: "这类项目国家另有要求，审核时会看：{question}（{clause}）",
    en: "Reviewers will also ask: {question} ({clause})",
  },
  fact: { zh: "{label}：{value}", en: "{label}: {value}" },
  multiplied: { zh: "{words} = {value}。", en: "{words} = {value}." },
  perMu: { zh: "算下来，{ratios}。", en: "That makes {ratios}." },
  belowFigure: {
    zh: "{ratios}{example}。先记着，不是结论；数字有变会重新算。",
    en: "{ratios}{example}. Noted, not a verdict; new figures are computed again.",
  },
  example: { zh: "（示例数字）", en: " (example figures)" },
  separator: { zh: "；", en: "; " },
  andMore: { zh: "；另有 {count} 项", en: "; and {count} more" },
  picked: { zh: "预审的是目录项 {item}。", en: "We are screening catalogue item {item}." },
  creditCode: {
    zh: "统一社会信用代码的校验位对不上，请核对一下；这一项可以不填。",
    en: "The check digit of the unified social credit code does not fit. Please look again; you need not give one.",
  },
  implausible: {
    zh: "按这两个数，每亩投资不大常见。请看看单位有没有说错（万元还是亿元，亩还是平方米）。",
    en: "That is an unusual investment per mu. Please check the units (RMB million or billion, mu or square metres).",
  },
  unclear: { zh: "抱歉，没听明白。", en: "Sorry, I didn't get that. " },
  staleStepDone: {
    zh: "那一问已经过了，没有改动。现在的结果是：",
    en: "That question is behind us; nothing was changed. The result as it stands:",
  },
  repeated: { zh: "这些都已经记下了。", en: "I have noted all of that already." },
  staleStep: {
    zh: "那一问已经过了，没有改动。现在问的是：",
    en: "That question is behind us; nothing was changed. The current one:",
  },
  recognised: {
    zh: "对应目录：{item}。不对的话，请直接说产品。",
    en: "In the catalogue: {item}. If not, tell me the product.",
  },
  interested: {
    zh: "欢迎来云南投资。说说您的项目（产品、地方、投资、用地、年税收），我可以对照文件做一次预审；也可以先问政策。",
    en: "Welcome to Yunnan. Tell me about your project (product, place, investment, land, yearly tax) and I can check it against the document; or ask about the policy first.",
  },
  uses: {
    zh: "“{product}”在目录里看用途：",
    en: "Where “{product}” stands in the catalogue depends on its use:",
  },
  use: { zh: "• {use}：{item}", en: "• {use}: {item}" },
  whichUse: {
    zh: "您的产品用在哪方面？点一个就开始预审，也可以直接说。",
    en: "What is yours used for? Tap one to start a screening, or just say it.",
  },
  openUse: {
    zh: "“{product}”在目录里看用途：{uses}。说一下用途，就能对上。",
    en: "The item for “{product}” depends on its use: {uses}. Tell me the use and I match it.",
  },
  shortUse: { zh: "{use}（{item}）", en: "{use} ({item})" },
  listedAs: {
    zh: "重点产业目录里有：{item}（列入目录不等于准入）。",
    en: "In the catalogue: {item}. Listing is not admission.",
  },
  listedNear: {
    zh: "目录里没有写“{product}”，对应的是：{item}（列入目录不等于准入）。",
    en: "The catalogue does not name “{product}” literally; it belongs to {item}. Listing is not admission.",
  },
  ruleHead: { zh: "{mark} {name}（{basis}）：{label}", en: "{mark} {name} ({basis}): {label}" },
  otherRules: { zh: "另有：{rules}。", en: "Also: {rules}." },
  changes: { zh: "怎样能改变结果", en: "What would change it" },
  takeAway: { zh: "带走这份结果", en: "Take it with you" },
  allRules: { zh: "逐条看", en: "All ten rules" },
  facts: { zh: "看我说的情况", en: "What I told you" },
  factsTitle: { zh: "您说的项目情况", en: "What you told me" },
  stated: { zh: "{facts}。", en: "{facts}." },
  alsoSaid: { zh: "也说过：{facts}。", en: "Also said: {facts}." },
  pointKept: {
    zh: "这一点按您的原话留给审核人员看。",
    en: "I keep that for the reviewer, in your words.",
  },
  point: { zh: "{question}答：{words}", en: "{question} Answer: {words}" },
  setAside: {
    zh: "另一个说法（{facts}）也留着，给审核人员看。",
    en: "What else was said ({facts}) stays in the file for the reviewer.",
  },
  wordsKept: {
    zh: "您的原话（{facts}）留着，给审核人员看。",
    en: "Your own words ({facts}) stay in the file for the reviewer.",
  },
  howToCorrect: {
    zh: "要更正，直接说就行，比如“用地改成50亩”。",
    en: "To correct something, just say so, for example “the land is 50 mu”.",
  },
  paused: {
    zh: "已暂停，什么都没有提交。草稿保留 {days} 天，发“继续”接着来。",
    en: "Paused; nothing was submitted. The draft is kept for {days} days. Say “continue” to go on.",
  },
  keepDraft: { zh: "保留草稿", en: "Keep the draft" },
  deleteDraft: { zh: "删除草稿", en: "Delete the draft" },
  draftKept: {
    zh: "好的，草稿已保留，什么都没有提交，也不会主动提醒您。想接着来，发“继续”。",
    en: "All right. The draft is kept, nothing was submitted, and I won't send reminders. Say “continue” to go on.",
  },
  draftDeleted: { zh: "草稿已删除。", en: "The draft is deleted." },
  noDraft: {
    zh: "没有草稿。要开始一次预审吗？",
    en: "There is no draft. Shall we start a screening?",
  },
  nothingToCancel: { zh: "现在没有进行中的预审。", en: "No screening is under way." },
  resume: { zh: "继续", en: "Continue" },
  restart: { zh: "重新开始", en: "Start over" },
  resumed: { zh: "上次说到这里。{facts}。", en: "This is where we were. {facts}." },
  hasDraft: {
    zh: "您有一份预审草稿：{facts}。\n接着来，还是重新开始（原草稿会删除）？",
    en: "You have a draft: {facts}.\nGo on with it, or start over (the draft is then deleted)?",
  },
  nothingYet: { zh: "还没有记下任何情况", en: "nothing noted yet" },
} as const satisfies Record<string, Text>;
