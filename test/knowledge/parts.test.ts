import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();

test.for([
  ["有没有写到茶旅融合的，另外咖啡连锁店列没列", ["附件1·一（一）1", "附件1·一（一）6"]],
  ["疫苗、大数据、冷链，这三样都招吗", ["附件1·一（七）1", "附件1·一（八）1", "附件1·一（十）2"]],
  ["咖啡和橡胶轮胎招吗", ["附件1·一（一）6", "附件1·一（一）11"]],
  ["鈦白粉跟錫膏分別列在哪裡", ["附件1·一（六）3", "附件1·一（六）4"]],
  ["失信企業可以去嗎？還有，危化品項目呢？", ["附件1·二（四）", "附件1·二（二）"]],
  ["招商委主任是谁？多久督查一次？", ["六（一）", "六（七）"]],
  ["2024年的总引资、工业引资、世界500强家数都给我", ["三·1", "三·2"]],
  [
    "which part covers complaints and which part covers training of officials",
    ["六（五）", "六（八）"],
  ],
  ["Is tea on the list? What about rubber tyres?", ["附件1·一（一）1", "附件1·一（一）11"]],
  ["有没有最低投资，另外归谁管", ["附件1·二（三）", "六（一）"]],
  ["引资目标和500强目标各是多少", ["三·1", "三·2"]],
  ["rare earth magnets and titanium sponge", ["附件1·一（六）6", "附件1·一（六）3"]],
] as const)("%s asks several things, each answered by its clause: %s", ([question, paths]) => {
  const { kind, parts, matches } = knowledge.search(question);
  expect(kind).toBe("answer");
  expect(parts?.map(({ finding }) => finding.matches[0]?.passage.path)).toEqual(paths);
  const first = matches.slice(0, paths.length).map(({ passage }) => passage.path);
  expect(first.toSorted()).toEqual(paths.toSorted());
});

test("a part keeps the asker's words, without what leads over to it", () => {
  const { parts } = knowledge.search("海外倉有沒有支持，順便問一下疫苗招不招？");
  expect(parts?.map(({ question }) => question)).toEqual(["海外倉有沒有支持", "疫苗招不招？"]);
});

test("a part the documents do not hold is named beside the part they do", () => {
  const finding = knowledge.search("Do you want vaccines, and what is the corporate tax rate?");
  expect(finding).toMatchObject({ kind: "answer", missing: "tax-rate" });
  expect(finding.parts?.map(({ finding: { kind, missing } }) => [kind, missing])).toEqual([
    ["answer", undefined],
    ["none", "tax-rate"],
  ]);
});

test("no passage comes twice in the whole, and no more than were asked for", () => {
  const { matches } = knowledge.search("茶叶和咖啡招吗", { limit: 3 });
  expect(matches).toHaveLength(new Set(matches.map(({ passage }) => passage)).size);
  expect(matches.length).toBeLessThanOrEqual(3);
});

test.for([
  "Is a second-hand, energy-guzzling production line acceptable?",
  "Do you prefer projects that use local resources such as plants, minerals and culture?",
  "松茸、牛肝菌做冻干切片，这种加工厂要不要",
  "我们公司在东莞，大湾区的企业有合作渠道吗",
  "铝合金人行天桥、路灯杆、候车亭",
  "猪肉脯和牛肉干能不能投",
  "山上想建风场和地面光伏电站，是重点方向吗",
  "你好，我们公司做员工拓展和养生放松，想在茶山做茶疗，也接待年会，这算不算，麻烦看下",
  "结合金融和贸易的内陆港",
  "物流、商贸、金融、信息融合的内陆港",
  "光刻胶、电子特气这类芯片用的材料，目录有没有提",
  "铜箔和铝箔能做吗",
  "研发和生产疫苗",
  "片剂、散剂、胶囊",
  "脱水蔬菜、罐头、蔬菜饮料",
  "京津冀、长三角和粤港澳怎么合作",
  "自贸区、经开区、综保区的政策怎么用",
  "农业、旅游、教育融合的项目",
  "国企民企外企几家合起来搞一个项目，算哪种生成方式",
  "只挖矿拉走，加工在外省做，可以不",
  "有个项目占地大投资小，税也少，能不能招",
  "基金、信托这类金融产品怎么用",
  "商会、会计师事务所和咨询公司能帮忙招商吗",
  "研发、生产、销售电解液的企业",
  "我想种茶，然后做茶饮，再开茶馆，可以吗",
  "农民收益和企业利润怎么平衡",
  "依法依规底线、永久基本农田和生态保护红线指什么",
  "主任、副主任和成员都是谁",
  "健康食品，主要是核桃油，能来吗？谢谢！",
  "企业所得税几个点？增值税呢？",
  "培训和交流",
  "我是做机床的，想从沈阳搬厂，领导让我问问，云南还把机床当重点吗，写到什么程度",
  "AI software outsourcing company, 200 engineers. Is software a target?",
  "silicone sealants and structural adhesives, which category would that be",
  "Is it only about money, or do environmental and social gains count when projects are weighed?",
  "Which funds and trusts can be used, and how?",
  "tea culture and tea tourism",
  "cathode and anode materials for batteries",
  "Do you want coffee, yes or no?",
  "can we come, and is it allowed to make cheese and butter?",
])("%s is one question", (question) => {
  expect(knowledge.search(question).parts).toBeUndefined();
});
