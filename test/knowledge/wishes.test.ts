import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();
const pathsOf = (question: string) =>
  knowledge.search(question).matches.map(({ passage }) => passage.path);

test.for([
  ["我是做花卉种苗的，有没有用地支持", "附件1·一（一）2", "land-price"],
  ["做咖啡精深加工，能给地吗", "附件1·一（一）6", "land-price"],
  ["养牛做奶制品，给不给土地", "附件1·一（一）8", "land-price"],
  ["我们搞锂电池正极材料的，电够用吗", "附件1·一（六）2", "utility-price"],
  ["我们做铝箔的，电价多少", "附件1·一（二）4", "utility-price"],
  ["做中药片剂的，工人好招吗", "附件1·一（一）7", "labour"],
  ["想建冷链仓库，能贷款吗", "附件1·一（十）2", "finance-terms"],
  ["做光伏组件，税收有什么优惠", "附件1·一（三）1", "tax-rate"],
  ["建数据中心用电有保障吗", "附件1·一（八）1", "utility-price"],
  ["我们是做茶饮料的，想要块地", "附件1·一（一）1", "land-price"],
  ["做鲜花电商，冷链运费补不补", "附件1·一（一）2", "incentive-amount"],
  ["建冷库给补多少", "附件1·一（十）2", "incentive-amount"],
  ["We grow flowers for export. How much is the rent for a plot?", "附件1·一（一）2", "land-price"],
] as const)(
  "%s is answered with the item and with what is missing",
  ([question, path, missing]) => {
    const finding = knowledge.search(question);
    expect(finding).toMatchObject({ kind: "answer", missing });
    expect(finding.matches[0]?.passage.path).toBe(path);
  },
);

test.for([
  ["茶厂工人工资多少", "labour"],
  ["天然气、工业气价、水价", "utility-price"],
  ["我们是外地企业，厂房租金多少", "land-price"],
] as const)("%s asks only for what is missing", ([question, missing]) => {
  expect(knowledge.search(question)).toMatchObject({ kind: "none", missing });
});

test.for([
  "搬迁过来的企业，设备搬迁费能补吗",
  "装修厂房的钱政府出一部分吗",
  "物流费能不能给补一点",
  "研发投入补不补",
  "参展费用报不报销",
  "買設備能報銷多少",
  "投一个亿能拿多少好处",
  "请专家的钱谁掏",
  "高新企业有没有奖励",
])("%s asks for a subsidy without the word", (question) => {
  expect(knowledge.search(question)).toMatchObject({ kind: "none", missing: "incentive-amount" });
});

test.for([
  ["招商经费谁出", "六（七）"],
  ["缺的产业链能补吗", "四（三）"],
  ["贴钱招商行不行", "二·3"],
  ["拿了补贴跑路怎么办", "六（六）"],
  ["政府承诺的配套没到位怎么办", "六（五）"],
] as const)("%s asks for no subsidy", ([question, path]) => {
  expect(knowledge.search(question).missing).toBeUndefined();
  expect(pathsOf(question)[0]).toBe(path);
});

test.for([
  "签了合同后政府换领导了还算数吗",
  "新官不认旧账怎么办",
  "领导换届了承诺还认不认",
  "政府说话算话吗",
  "书记调走了项目会不会黄",
])(
  "whether a promise holds (%s) is not written: the nearest clause is only related",
  (question) => {
    const { kind, missing } = knowledge.search(question);
    expect([kind, missing]).toEqual(["related", undefined]);
    expect(pathsOf(question)).toEqual(["六（五）"]);
  },
);

test.for(["当初答应的条件变卦了找谁", "签了协议政府不履行怎么办"])(
  "who has been let down (%s) is shown where to complain",
  (question) => {
    expect(knowledge.search(question).kind).toBe("answer");
    expect(pathsOf(question)[0]).toBe("六（五）");
  },
);

test("of the clause on promises the sentence on complaints is quoted", () => {
  const [nearest] = knowledge.search("签了协议换了领导还算数吗").matches;
  expect(nearest?.quote).toContain("投诉处理机制");
});

test("whether the document itself still counts is another question", () => {
  expect(knowledge.search("这份文件还有效吗")).toMatchObject({ missing: "validity" });
});

test.for([
  ["做坚果加工，有没有人才支持", "附件1·一（一）5", "四（五）"],
  ["我们做疫苗，想跟高校合作，有路子吗", "附件1·一（七）1", "四（五）"],
  ["我是做茶飲的，政府基金能入股嗎", "附件1·一（一）1", "五（四）"],
] as const)(
  "%s is answered in two parts: the item and what the documents say of the wish",
  ([question, ...paths]) => {
    const { kind, parts } = knowledge.search(question);
    expect(kind).toBe("answer");
    expect(parts?.map(({ finding }) => finding.matches[0]?.passage.path)).toEqual(paths);
  },
);

test.for(["我们种花的，招商干部会不会上门", "我在高校做材料研究，手里有创业团队，云南欢迎吗"])(
  "%s is one question",
  (question) => {
    expect(knowledge.search(question).parts).toBeUndefined();
  },
);
