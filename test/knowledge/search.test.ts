import { expect, test } from "vitest";
import type { Finding, SearchOptions } from "../../knowledge/knowledge-base.ts";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();
const ask = (question: string, options?: SearchOptions): Finding =>
  knowledge.search(question, options);
const first = (question: string, options?: SearchOptions): string | undefined =>
  ask(question, options).matches[0]?.passage.path;

test("太阳能板工厂你们要不要 cites the first item of photovoltaics", () => {
  expect(ask("太阳能板工厂你们要不要").kind).toBe("answer");
  expect(first("太阳能板工厂你们要不要")).toBe("附件1·一（三）1");
});

test("an English question finds the Chinese clause, typed well or not", () => {
  expect(first("Do you welcome makers of titanium sponge?")).toBe("附件1·一（六）3");
  expect(first("is a vacine factory welcome")).toBe("附件1·一（七）1");
});

test.each(["有没有土地优惠", "what land incentives do you offer"])(
  "%s is told the sentence on rewards and subsidies, not the first of its clause",
  (question) => {
    const [mention] = ask(question).matches;
    expect([mention?.passage.path, mention?.quote]).toEqual([
      "六（六）",
      expect.stringContaining("严格奖补资格审核"),
    ]);
  },
);

test("a question in traditional script finds what the same question in simplified script does", () => {
  expect(ask("經費從哪裡來").matches).toEqual(ask("经费从哪里来").matches);
  expect(first("經費從哪裡來")).toBe("六（七）");
});

test("a question in the words of the field is answered a little earlier than any other", () => {
  const { kind, matches } = ask("各县抢项目打起来省里劝不劝");
  expect([kind, matches[0]?.passage.path]).toEqual(["answer", "二·4"]);
  expect(matches[0]?.confidence).toBeLessThan(0.5);
  expect(ask("荔枝三杰主要是哪些").kind).not.toBe("answer");
});

test("words that only meet by chance, or say more than a price, name nothing that is missing", () => {
  expect(first("签了约一直不开工会怎么样")).toBe("六（六）");
  expect(ask("2024年前工业要拉来多少钱").missing).toBeUndefined();
  expect(ask("2024年前工业要拉来多少钱").kind).toBe("answer");
});

test.for([
  ["企业所得税税率是多少", "tax-rate", undefined],
  ["工业用地一亩多少钱", "land-price", undefined],
  ["what does electricity cost per kWh?", "utility-price", undefined],
  ["最低工资是多少", "labour", undefined],
  ["will the park assist us with hiring", "labour", undefined],
  ["can we get the plot free of charge", "land-price", undefined],
  ["外国专家的工作许可怎么办", "visa", undefined],
  ["how do I register a company", "company-registration", undefined],
  ["外商办厂要交什么证件", "papers", undefined],
  ["我们得准备哪些资料", "papers", undefined],
  ["落地之前材料要准备些什么", "papers", undefined],
  ["提交的材料清单", "papers", undefined],
  ["what papers do we have to hand in", "papers", undefined],
  ["which documents would be required from our side", "papers", undefined],
  ["环评批下来要多久", "procedure-time", undefined],
  ["项目落地要办的手续，流程是什么", "procedure-time", "六（五）"],
  ["银行贷款利率几个点，能贴息吗", "finance-terms", "五（四）"],
  ["哪些外国公司已经落户了", "company-names", undefined],
  ["can we send our dividends back home", "company-registration", undefined],
  ["排污权指标怎么买", undefined, undefined],
  ["which is better for a plant, Sichuan or Yunnan?", "other-place", undefined],
  ["商标被人冒用了找哪个法院", undefined, undefined],
  ["how far is the nearest hospital", undefined, undefined],
  ["这份文件的文号是多少", undefined, "落款"],
  ["招商委办公室的电话", "contact", "六（一）"],
  ["茶厂项目该找谁", "contact", "六（一）"],
  ["我们应该跟哪位对接", "contact", "六（一）"],
  ["who will be my point of contact", "contact", "六（一）"],
  ["whom should we turn to", "contact", "六（一）"],
  ["口岸几点关门", "opening-hours", undefined],
  ["2030年的引资目标是多少", "other-year", "三·1"],
  ["贵州的招商政策有哪些", "other-place", undefined],
  ["亩均税收要达到多少", "threshold", "附件1·二（三）"],
  ["任务分工表里商务厅负责什么", "annex-2", "附件2"],
  ["这份意见还有效吗", "validity", "落款"],
  ["去年实际到位多少资金", "statistics", "三·1"],
  ["单项冠军企业奖励多少万", "incentive-amount", "四（六）"],
] as const)("%s: the documents do not say (%s), shown beside it: %s", ([question, topic, path]) => {
  const finding = ask(question);
  expect([finding.kind, finding.missing, finding.matches[0]?.passage.path]).toEqual([
    "none",
    topic,
    path,
  ]);
});

test.for([
  ["投资强度达不到要求会怎样", "附件1·二（三）"],
  ["亩均税收没达标会怎么处理", "附件1·二（三）"],
  ["does the policy require a certain investment intensity?", "附件1·二（三）"],
  ["would you land a project at any cost?", "二·3"],
  ["我们生产智能开关", "附件1·一（四）3"],
  ["省招商委主任由谁担任", "六（一）"],
  ["到2024年省外到位资金目标是多少", "三·1"],
  ["哪些情况下州市会受到奖励", "六（七）"],
] as const)(
  "%s asks for something near to what is missing, and is answered",
  ([question, path]) => {
    expect([ask(question).kind, ask(question).missing, first(question)]).toEqual([
      "answer",
      undefined,
      path,
    ]);
  },
);

test("what is asked beside a missing thing is answered, and the missing thing named", () => {
  const finding = ask("我们做海绵钛的，你们招吗，电价多少钱一度");
  expect(finding).toMatchObject({ kind: "answer", missing: "utility-price" });
  expect(finding.matches[0]?.passage.path).toBe("附件1·一（六）3");
});

test("a trade the catalogue does not name is not answered with the nearest one", () => {
  expect(ask("想办一家服装厂").kind).toBe("none");
  expect(ask("can I open a toy factory?").kind).toBe("none");
  expect(ask("can I open a casino?").kind).toBe("related");
  expect(ask("医院制剂能做吗").kind).toBe("answer");
});

test("talk that is not about investment finds nothing", () => {
  for (const question of ["今天天气怎么样", "who won the match", "", "？？？", "asdf qwer"]) {
    expect([question, ask(question)]).toEqual([question, { kind: "none", matches: [] }]);
  }
});

test("a follow-up is understood from what was asked before", () => {
  expect(first("那铜箔呢", { history: ["正极材料能投吗"] })).toBe("附件1·一（六）2");
  expect(first("what about the chain stores?", { history: ["Can we set up a coffee bar?"] })).toBe(
    "附件1·一（一）6",
  );
  expect(ask("那多少呢", { history: ["投资强度有要求吗"] }).missing).toBe("threshold");
});

test("a question that stands alone is not pulled back to the one before", () => {
  const question = "省里多久对各州市的招商工作督查一次";
  expect(ask(question, { history: ["咖啡能投吗"] })).toEqual(ask(question));
});

test("a list is answered with the section", () => {
  const [best] = ask("光伏产业招商重点有哪些").matches;
  expect(best?.passage).toMatchObject({ path: "附件1·一（三）", kind: "section" });
  expect(first("你们重点招哪些产业")).toBe("附件1·一");
  expect(first("数字经济有哪些")).toBe("附件1·一（八）");
  expect(first("新材料都有哪些")).toBe("附件1·一（六）");
  expect(first("what are the admission rules?")).toBe("附件1·二");
});

test.for([
  ["Our furnace consumes 50 million kWh a year, is that a problem?", "二·5·1"],
  ["Wages are too high here in Zhejiang and we want to move. Any cooperation program?", "四（四）"],
  ["鲜叶收了拉到广东加工，只收原料行不行", "二·5·4"],
  ["Our professors have a patent and want to start up here", "四（五）"],
] as const)("what is only told besides is not taken for what is asked: %s", ([question, path]) => {
  expect([ask(question).missing, first(question)]).toEqual([undefined, path]);
});

test("a year written in words is the year", () => {
  expect(ask("二〇三〇年要引进多少资金").missing).toBe("other-year");
  expect(first("二零二四年要引进多少省外资金")).toBe("三·1");
});

test("a question after two figures of a clause gets the sentences of both", () => {
  const [best] = ask(
    "How many Fortune 500 firms, and how many projects above RMB 1 billion?",
  ).matches;
  expect(best?.quoteEn).toMatch(/at least 300 .*at least 150 /u);
  const both = ask("多久督查一次，招商好的州市有什么奖励").matches[0]?.quote;
  expect(both).toMatch(/每季度.*督查.*给予奖励/u);
});

test.for(["What would get my project rejected?", "哪些项目你们会拒绝"])(
  "%s is answered with the five rules as a list",
  (question) => {
    const { kind, matches } = ask(question);
    expect([kind, matches[0]?.passage.path, matches[0]?.passage.children.length]).toEqual([
      "answer",
      "附件1·二",
      5,
    ]);
  },
);

test("the quote is the sentence that speaks to the question, in either language", () => {
  const quotes = ["招商委办公室是干什么的", "What is the committee's office responsible for?"].map(
    (question) => ask(question).matches[0]?.quote,
  );
  const sentence =
    "省招商委办公室负责省招商委日常工作，制定招商引资政策，推进重大招商引资项目签约、落地等工作。";
  expect(quotes).toEqual([sentence, sentence]);
});

test("everyday words find the sentence, and a long sentence is cut around what is asked", () => {
  const quote = (question: string) => ask(question).matches[0]?.quote;
  expect(quote("项目签了以后一直不开工怎么办")).toBe(
    "整治停滞项目，果断采取措施及时止损，淘汰退出。",
  );
  expect(quote("边境口岸园区是哪几个地方")).toMatch(/^…….*红河河口、昆明磨憨、德宏瑞丽.*$/u);
  const { quoteEn } = ask("Who chairs the provincial committee?").matches[0] ?? {};
  expect(quoteEn).toMatch(/^The committee's chair is the principal leader.*……?$|…$/u);
  expect(ask("省外到位资金目标是多少").matches[0]?.quote).not.toContain("引资规模不断扩大");
});

test("a path alone is answered with its passage", () => {
  expect(ask("附件1 一（六）2").matches).toMatchObject([
    { confidence: 1, passage: { path: "附件1·一（六）2" } },
  ]);
});

test("matches come best first, as many as asked for, no passage twice", () => {
  const { matches } = ask("新材料产业有哪些方向", { limit: 3 });
  expect(matches).toHaveLength(3);
  const confidences = matches.map(({ confidence }) => confidence);
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
  const all = ask("准入规则有哪些").matches.map(({ passage }) => passage.path);
  expect(new Set(all).size).toBe(all.length);
});

test("every clause the lists of missing things and unlisted trades point to is there", () => {
  for (const path of [
    "附件2",
    "落款",
    "附件1·二（三）",
    "六（五）",
    "六（三）",
    "六（一）",
    "三·1",
  ]) {
    expect(knowledge.passage(path, "guidance-2022")).toBeDefined();
  }
});

test.for([
  ["想上一条水泥熟料生产线", "附件1·二（二）"],
  ["電解鋁新增產能可以嗎", "附件1·二（二）"],
  ["can we put up a steel mill", "附件1·二（二）"],
  ["新建炼钢高炉", "附件1·二（二）"],
  ["想建个高尔夫球场", "附件1·二（一）"],
  ["房地产开发招不招", "附件1·二（一）"],
] as const)("%s: the rule is related, for it does not name the trade: %s", ([question, path]) => {
  expect([ask(question).kind, first(question)]).toEqual(["related", path]);
});

test.for([
  ["电解铝下游深加工", "附件1·一（二）"],
  ["烟草包装", "附件1·一（二）3"],
  ["造纸厂", "附件1·一（一）10"],
  ["产能过剩的行业", "附件1·二（二）"],
  ["多元复合肥、水溶肥", "附件1·一（四）1"],
] as const)("%s is named by the documents and answered: %s", ([question, path]) => {
  expect([ask(question).kind, first(question)]).toEqual(["answer", path]);
});

test("a trade no list names is refused with the nearest clause", () => {
  expect(ask("想办一家服装厂")).toMatchObject({
    kind: "none",
    matches: [{ passage: { path: "附件1·一" } }],
  });
});

test.each([
  "我在浙江办了一家印染厂，当地让我们关停，说是污染大；我想问问，这样排污重的厂云南会不会拒绝",
  "We run a tannery in Vietnam and were told to close because of the waste water, so will a project that seriously pollutes the environment be refused there?",
])("where somebody comes from is not the place he asks about: %s", (question) => {
  const finding = ask(question);
  expect(finding.missing).toBeUndefined();
  expect(["附件1·二（二）", "二·5·1"]).toContain(finding.matches[0]?.passage.path);
});

test.each([
  ["比较厉害的污染企业从江苏过来，会不会被拒绝", undefined],
  ["和江苏比较，哪边政策好", "other-place"],
  ["can we sell the ore as it is and refine it in Vietnam", undefined],
  ["casings for laptops and phones", undefined],
])("a place, a comparison or a telephone is asked about where it is: %s", (question, topic) => {
  expect(ask(question).missing).toBe(topic);
});
