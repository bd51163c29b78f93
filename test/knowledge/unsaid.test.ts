import { expect, test } from "vitest";
import { createAskedReader } from "../../knowledge/asked.ts";
import { loadKnowledge, readSource } from "../../knowledge/load.ts";
import { createCue } from "../../knowledge/missing.ts";
import { normalise } from "../../knowledge/normalise.ts";
import { toPlainUnits } from "../../knowledge/units.ts";
import { createUnsaidTest } from "../../knowledge/unsaid.ts";

const knowledge = loadKnowledge();
const ask = (question: string, history: readonly string[] = []) =>
  knowledge.search(question, { history });

const { lexicon } = readSource();
const readAsked = createAskedReader({
  asks: createCue(lexicon.cues.asks),
  words: lexicon.questionWords,
});
/** What is wanted, and the words of the point. */
const pointsOf = (question: string) =>
  readAsked(question, []).map(({ wanted, words }) => [
    wanted,
    words.map((run) => run.join("")).join(" "),
  ]);

test.for([
  ["核桃树几年挂果", "附件1·一（一）5"],
  ["胶园的工棚怎么搭", "附件1·一（一）11"],
  ["研学营地要配多少名教练", "附件1·一（一）9"],
  ["疫苗由谁押运", "附件1·一（七）1"],
  ["铝合金车轮在哪里报废", "附件1·一（二）2"],
  ["锡膏要贴什么标签", "附件1·一（六）4"],
  ["海外仓能不能雇保镖", "附件1·一（十）3"],
  ["小巨人的复审要看哪些报表", "四（六）"],
  ["对州市的督查是什么时候进场", "六（七）"],
  ["集体决策要几个人点头", "六（六）"],
  ["智库课题的开标在哪一天", "六（四）"],
  ["防范的债务有几个亿", "六（六）"],
  ["驻外办事处位于哪几个国家", "六（三）"],
  ["Who repairs tea machines?", "附件1·一（一）1"],
  ["How deep must a walnut sapling be planted?", "附件1·一（一）5"],
  ["Is there a speed limit for forklifts in a cold store?", "附件1·一（十）2"],
  ["Do rubber tappers have to wear helmets?", "附件1·一（一）11"],
  ["What fee do the investment agencies get?", "五（三）"],
  ["Can a blacklisted firm emigrate?", "附件1·二（四）"],
] as const)(
  "%s: the nearest clause is shown, without the claim that it answers",
  ([question, path]) => {
    const { kind, matches, unsaid } = ask(question);
    expect([kind, matches[0]?.passage.path, unsaid]).toEqual(["related", path, true]);
  },
);

test.for([
  ["核桃油能做吗", "附件1·一（一）5"],
  ["我们做橡胶手套和胶管，想搬到云南，欢迎吗", "附件1·一（一）11"],
  ["海外仓有没有写进文件", "附件1·一（十）3"],
  ["锡膏属于哪一类", "附件1·一（六）4"],
  ["研学实践在哪一条", "附件1·一（一）9"],
  ["多久督查一次州市", "六（七）"],
  ["省招商委由谁当主任", "六（一）"],
  ["We repair nothing, we make tea machines. Do you want us?", "附件1·一（一）1"],
  ["where does the catalogue mention walnuts?", "附件1·一（一）5"],
  ["How often are prefectures inspected?", "六（七）"],
  ["Is there a budget earmarked?", "六（七）"],
  ["隔多久通报一次各地的招商情况", "六（七）"],
  ["Which office runs the committee from one weekday to the next, unnoticed?", "六（一）"],
] as const)("%s: what the clause says is an answer", ([question, path]) => {
  const { kind, matches, unsaid } = ask(question);
  expect([kind, matches[0]?.passage.path, unsaid]).toEqual(["answer", path, undefined]);
});

test.for([
  ["管网多久巡查一次", "各园区每日巡查管网 2 次。"],
  ["管网隔多久巡查一次", "巡查管网半年一次。"],
  ["备案要多久", "备案在十五个工作日内办结。"],
  ["备案要几天", "备案 3 日内办结。"],
  ["政府占股多少", "政府占股不超过三成。"],
  ["补贴发放多少年", "补贴发放期为三年。"],
  ["办事处设在哪里", "办事处设在北京。"],
  ["展厅设在哪里", "展厅设在人民路 20 号。"],
  ["How often are the pipes inspected?", "The pipes are inspected twice a week."],
  ["How long does filing take?", "Filing takes fifteen days."],
  ["Where is the office located?", "The office is located in Beijing."],
] as const)("%s: any document tells it that has such words: %s", ([question, text]) => {
  const units = toPlainUnits([{ id: "1", text }]);
  const [unit] = units;
  if (unit === undefined) throw new Error("no text");
  expect(createUnsaidTest(units)(readAsked(normalise(question), []), unit)).toBe(false);
});

test("a clause that names a town does not answer for every trade in that town", () => {
  expect(ask("在瑞丽开一家服装厂可以吗").kind).toBe("none");
  expect(ask("Can I open a toy factory in Hekou?").kind).toBe("none");
  expect(ask("瑞丽的边境口岸是重点吗").kind).toBe("answer");
});

test("what the lists forbid is held against the rule, also where a listed thing stands beside it", () => {
  for (const question of ["想在瑞丽开个带酒店的赌场", "a casino with a hotel, possible?"]) {
    const { kind, matches } = ask(question);
    expect([question, kind, matches[0]?.passage.path]).toEqual([
      question,
      "related",
      "附件1·二（一）",
    ]);
  }
});

test("of two things asked, the one that is said is answered and the other is not", () => {
  const { parts = [] } = ask("咖啡吧连锁店招不招？锡膏要贴什么标签？");
  expect(parts.map(({ finding }) => finding.kind)).toEqual(["answer", "related"]);
  expect(ask("核桃苗圃几年挂果？核桃零食你们招不招").kind).toBe("answer");
});

test("a question that goes on from the last only names another thing, and is answered", () => {
  expect(ask("那靶材的残料呢", ["锗单晶能投吗"]).kind).toBe("answer");
  expect(ask("那锡膏要贴什么标签", ["锡球能投吗"]).kind).toBe("related");
});

test("the point asked for stands behind the word that asks, else before it; what is told is left out", () => {
  expect(pointsOf("我们种花的，出口要办什么检疫证")).toEqual([["thing", "检疫证"]]);
  expect(pointsOf("鲜花的保鲜期怎么算")).toEqual([["manner", "保鲜期"]]);
  expect(pointsOf("绿茶谁来质检")).toEqual([["person", "质检"]]);
  expect(pointsOf("这个能做吗，要多久检修")).toEqual([
    ["whether", ""],
    ["time", "检修"],
  ]);
  expect(pointsOf("we grow tea. who inspects the leaves?")).toEqual([["person", "inspect leav"]]);
});

test("whether a thing is listed or welcome can be asked in any words, and has no point besides", () => {
  for (const question of [
    "轮胎厂可以吗",
    "老电站扩机算不算你们要招的",
    "这个写在哪一条",
    "文件怎么说",
    "we roast coffee, interested?",
    "which clause is it?",
    "can we speak english",
  ]) {
    expect([question, pointsOf(question).map(([, words]) => words)]).toEqual([question, [""]]);
  }
});
