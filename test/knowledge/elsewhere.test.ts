import { expect, test } from "vitest";
import { findElsewhere } from "../../knowledge/elsewhere.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { normaliseQuestion } from "../../knowledge/normalise.ts";

const topicOf = (question: string) => findElsewhere(normaliseQuestion(question))?.topic;

test.for([
  "贵州招不招咖啡",
  "在广西建茶厂可以吗",
  "四川省的准入条件是什么",
  "那四川呢",
  "比越南便宜吗",
  "海南的咖啡政策",
  "廣東對稀土有什麼政策",
  "Can we build a battery plant in Vietnam?",
  "does Sichuan want solar makers",
  "what does Guangdong say about rare earths",
  "and in Guizhou?",
  "Is Yunnan better than Guizhou for coffee?",
])("%s is about another place", (question) => {
  expect(topicOf(question)).toBe("other-place");
});

test.for([
  "2030年的世界500强目标",
  "2025年还招光伏组件吗",
  "那2030年呢",
  "十五五的重点产业有哪些",
  "明年的目标",
  "which industries are encouraged in 2028?",
  "next year's priorities",
])("%s is about another year", (question) => {
  expect(topicOf(question)).toBe("other-year");
});

test.for([
  "我们是上海的企业，做茶叶的，招不招",
  "我公司在深圳，想去你们那里建组件厂，招吗",
  "浙江老板想来做坚果",
  "台灣人來做花卉可以嗎",
  "日本的花卉公司想来",
  "出口到越南的蔬菜加工",
  "在曼谷设海外仓",
  "老挝铁路沿线的物流",
  "粤港澳大湾区合作怎么说",
  "滇沪协作",
  "和成渝怎么合作",
  "中缅印度洋通道",
  "铝合金边框厂能来吗",
  "最大连锁超市能来吗",
  "幸福建设",
  "我们计划2026年投产，咖啡加工招吗",
  "去年我们在昆明买了地，能做疫苗吗",
  "我2019年被列入失信名单，还能投吗",
  "到2024年世界500强目标",
  "今年招咖啡吗",
  "We are from Germany and make transformers",
  "a Shanghai company wants to make vaccines",
  "German engineers from Munich: machine tools?",
  "exports to Thailand via Mohan: bonded logistics",
  "cooperation with Chongqing and Chengdu",
  "South Asia gateway",
  "the China-Laos railway",
  "we plan to start building in 2027, are machine tools welcome?",
])("%s is about here and now", (question) => {
  expect(topicOf(question)).toBeUndefined();
});

test.for([
  ["海南的咖啡政策", "附件1·一（一）6"],
  ["Which industries does Guizhou encourage?", "附件1·一"],
  ["2030年的世界500强目标", "三·2"],
  ["2025年还招光伏组件吗", "附件1·一（三）1"],
] as const)("%s is not answered, and shown the nearest clause: %s", ([question, path]) => {
  const { kind, matches } = loadKnowledge().search(question);
  expect([kind, matches.map(({ passage }) => passage.path)]).toEqual(["none", [path]]);
});
