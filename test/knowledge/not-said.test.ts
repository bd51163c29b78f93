import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();
const found = (question: string) => {
  const { kind, matches } = knowledge.search(question);
  return [kind, matches[0]?.passage.path];
};

test.each([
  "Which country's law applies to our contract?",
  "Could our assets be nationalised?",
  "外商的廠房會不會被徵收？",
  "中国和德国有没有投资保护协定",
  "how do you keep our trade secrets safe",
  "Does the licence have to be notarised?",
  "Is it a good moment to invest?",
  "Would you put your savings into this?",
  "What return can an investor expect?",
  "換成你自己會投嗎",
])("%s: no clause protects, vouches or advises", (question) => {
  expect(found(question)).toEqual(["none", undefined]);
});

test.each([
  "Who pays if the county breaks its word?",
  "Can I claim damages for breach of contract?",
  "園區違約要賠多少",
  "Is there a one-stop shop for permits?",
  "有没有一站式审批服务",
  "投诉多久之内要答复",
  "How many days do they have to answer a complaint?",
])("%s: the clause on complaints and joint handling is the nearest, and no answer", (question) => {
  expect(found(question)).toEqual(["none", "六（五）"]);
});

test.each([
  ["What if the growers bear the price risk and we lease their villages' land cheaply?", "二·5·3"],
  ["土地從村民手裡租，農民的收益保障不了，可以嗎", "二·5·3"],
  ["綜合保稅區有哪些優惠平台政策可以用", "四（二）"],
  ["免稅的綜保區省裡怎麼運用", "四（二）"],
  ["Are duty-free zones something the province wants us to use?", "四（二）"],
  ["政府先領投、再配貸款的聯動模式有嗎", "六（四）"],
])("%s names a thing that is missing, and asks for none", (question, path) => {
  const [kind, first] = found(question);
  expect([kind === "none", first]).toEqual([false, path]);
});

test.each([
  ["What is the fine for paying an official?", undefined],
  ["Where can we lease a cold store?", undefined],
  ["how can our company get off the blacklist", "附件1·二（四）"],
  ["進了失信名單要怎麼移除", "附件1·二（四）"],
  ["Is our data kept private?", undefined],
  ["What would it cost to hire an agent?", undefined],
  ["投資多久能回本", undefined],
  ["Can we pay with crypto?", undefined],
  ["Do you have Thai-speaking staff?", undefined],
  ["緬甸打仗會不會影響工廠", undefined],
  ["Can our machinery count as equity?", undefined],
  ["機器設備能不能作價入股", undefined],
  ["雲南跟越南比哪裡便宜", undefined],
  ["Is the border at Hekou open to tourists?", undefined],
])("%s: told that it is not said", (question, path) => {
  expect(found(question)).toEqual(["none", path]);
});

test.each([
  ["Which accounting firms has the province commissioned?", "六（三）"],
  ["Does Yunnan have a herb trading centre already?", "附件1·一（七）4"],
  ["Who are the present walnut oil makers?", "附件1·一（一）5"],
  ["What is the total area of the port parks at Ruili?", "四（二）"],
  ["How can I become a member of the provincial committee?", "六（一）"],
  ["哪家智庫做過招商課題", "六（四）"],
  ["哪個邊境口岸園區最大", "四（二）"],
])(
  "%s: what is or was the case no plan tells; its clause is only the nearest",
  (question, path) => {
    const { kind, unsaid, matches } = knowledge.search(question);
    expect([kind, unsaid, matches[0]?.passage.path]).toEqual(["related", true, path]);
  },
);

test.each([
  ["Which sectors has the province chosen as priorities?", "附件1·一"],
  ["我們已經有廠了，再擴產支持嗎", "五（三）"],
  ["省招商委最大的領導是誰", "六（一）"],
  ["Are central SOEs being invited?", "四（四）"],
])("%s: asks for what the documents say, though it sounds like a fact", (question, path) => {
  expect(found(question)).toEqual(["answer", path]);
});

test.each([
  ["到2024年要引入多少資金", "三·1"],
  ["how much money should come in by 2024?", "三·1"],
  ["到2024年要有多少家世界五百强", "三·2"],
])("%s: a goal of that year in money, or in companies", (question, path) => {
  expect(found(question)).toEqual(["answer", path]);
});

test("whom to turn to when officials get in the way is no question for a telephone number", () => {
  expect(found("Who do we turn to when officials block us?")).toEqual(["answer", "六（五）"]);
  expect(knowledge.search("Whom do I contact about a plot?").missing).toBe("contact");
});

test.each([
  ["do you want steel bridges", "附件1·一（二）1"],
  ["Plastic roof racks, on the list?", "附件1·一（二）2"],
  ["紙盒包裝廠可以嗎", "附件1·一（二）3"],
  ["我们做竹制家具的", "附件1·一（二）5"],
])(
  "%s: of another material than aluminium, so the catalogue does not name it",
  (question, path) => {
    expect(found(question)).toEqual(["none", path]);
  },
);

test.each([
  ["does the paper list bridges", "附件1·一（二）1"],
  ["aluminium wheels instead of steel ones, welcome?", "附件1·一（二）2"],
  ["混凝土浇筑用的铝模板招吗", "附件1·一（二）1"],
])("%s: is meant to be of aluminium", (question, path) => {
  expect(found(question)).toEqual(["answer", path]);
});

test.each([
  ["A plant that damages ecosystems, what then?", "附件1·二（五）"],
  ["How are agents who bring investors compensated?", "五（三）"],
  ["Should we invest in roasting coffee?", "附件1·一（一）6"],
  ["Is it a good idea to make walnut oil?", "附件1·一（一）5"],
  ["which industries are wanted right now", "附件1·一"],
  ["Are coffee roasters wanted at the moment?", "附件1·一（一）6"],
])("%s: told what the documents say of the thing", (question, path) => {
  const [kind, first] = found(question);
  expect([kind === "none", first]).toEqual([false, path]);
});
