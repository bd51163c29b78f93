import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();

test.for([
  [["招商的责任省里怎么分的？", "省级主管部门要做什么"], "那园区呢？", "六（二）"],
  [["州市可以设产业基金投我们项目吗"], "那退出怎么弄", "五（四）"],
  [["招商委主任谁当"], "成员呢", "六（一）"],
  [["招商引资有奖补吗"], "怎么审核的", "六（六）"],
  [["冷链能投吗"], "海外仓也行吗", "附件1·一（十）3"],
  [["光伏组件能投吗", "那边框呢"], "银浆呢", "附件1·一（三）3"],
  [["2024年引资目标多少"], "那工业呢", "三·1"],
  [["四川的咖啡政策是什么"], "那云南呢", "附件1·一（一）6"],
  [["Is tea on the list?"], "and for coffee?", "附件1·一（一）6"],
  [["Can we do homestays?"], "and in the wellness line?", "附件1·一（九）2"],
  [["免税几年"], "那园区层面呢", "五（一）"],
  [["有没有最低投资"], "那园区呢", "五（一）"],
  [["每亩税收有要求吗"], "达不到会怎样", "附件1·二（三）"],
  [["咖啡加工你们要不要"], "有什么要求", "附件1·一（一）6"],
  [["Who chairs the committee?"], "and its office, what does it do?", "六（一）"],
] as const)("after %s, %s is understood: %s", ([history, question, path]) => {
  expect(knowledge.search(question, { history }).matches[0]?.passage.path).toBe(path);
});

test("a figure asked for in a follow-up is missing as it is in the whole question", () => {
  const history = ["投资强度有要求吗"];
  expect(knowledge.search("具体多少", { history }).missing).toBe("threshold");
  expect(knowledge.search("那四川呢", { history }).missing).toBe("other-place");
});

test.each(["does the city teach our people Chinese", "will your office pick me up tomorrow"])(
  "a whole sentence that points back to nothing does not go on from the question before: %s",
  (question) => {
    const history = ["we produce solar wafers"];
    expect(knowledge.search(question, { history })).toEqual(knowledge.search(question));
    expect(knowledge.search(question, { history }).kind).not.toBe("answer");
  },
);

test("elsewhere is not answered with the clause of the question before", () => {
  const found = knowledge.search("贵州的政策呢", { history: ["有没有最低投资"] });
  expect(found).toMatchObject({ kind: "none", missing: "other-place", matches: [] });
});

test.for([
  ["咖啡能投吗", "省里多久对各州市的招商工作督查一次"],
  ["咖啡能投吗", "疫苗还招吗"],
  ["疫苗厂能来吗", "茶叶也可以吗"],
  ["Is coffee on the list?", "Is rubber tyre production on the list?"],
  ["光伏组件能投吗", "招商委办公室负责什么"],
  ["企业所得税多少", "海绵钛能投吗"],
  ["海绵钛能投吗", "企业所得税多少"],
  ["茶叶", "冷链物流"],
  ["数据中心能来吗", "失信企业能不能招"],
  ["Who chairs the committee?", "overseas warehouses"],
  ["产业基金怎么退出", "乡村民宿算重点吗"],
  ["what about the separator film?", "hidden local government debt"],
  ["雁阵效应在哪段", "铝合金门窗"],
  ["磨憨口岸", "稀土永磁"],
  ["高耗能项目招吗", "项目投诉找哪个机制"],
  ["民宿", "储能"],
  ["怎么培训干部", "也想问下锡膏能投吗"],
  ["the 2024 target", "so is cold storage welcome?"],
  ["招商代理公司", "那个，我想问鲜花电商行不行"],
  ["免税几年", "2030年的目标是多少"],
  ["免税几年", "贵州的政策呢"],
  ["有没有最低投资", "你们是不是要回扣"],
  ["冷链物流列了没有", "When was this paper issued?"],
  ["Is tea on the list?", "Which parks are meant for pharmaceutical companies?"],
  ["咖啡能投吗", "Is it only about money, or does the environment count as well?"],
  ["免税几年", "這份文件後面有幾個附件"],
  ["咖啡加工你们要不要", "哪些項目不能做"],
  ["房地產可以做嗎", "博弈產業可以嗎"],
  ["咖啡加工你们要不要", "which projects are not admitted?"],
] as const)("after %s, the new question %s gets the answer it gets alone", ([before, question]) => {
  const found = knowledge.search(question, { history: [before] });
  const alone = knowledge.search(question);
  const gist = ({ kind, missing, matches }: typeof found) => [
    kind,
    missing,
    matches[0]?.passage.path,
  ];
  expect(gist(found)).toEqual(gist(alone));
});
