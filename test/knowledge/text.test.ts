import { expect, test } from "vitest";
import { normalise, normaliseQuestion } from "../../knowledge/normalise.ts";
import { createSpeller } from "../../knowledge/spelling.ts";
import { stem } from "../../knowledge/stem.ts";
import { createTermMatcher } from "../../knowledge/term-matcher.ts";
import { atoms, tokenize } from "../../knowledge/tokenize.ts";

test("what is the same to a reader gets one form: width, case, script, blanks at numbers", () => {
  expect(normalise("ＴＯＰＣon 電池，到 2024 年")).toBe("topcon 电池,到2024年");
});

test("words of Taiwan become those of the documents, in questions in traditional script only", () => {
  expect(normaliseQuestion("數位經濟的專案")).toBe("数字经济的项目");
  expect(normaliseQuestion("碳化硅晶片")).toBe("碳化硅晶片");
});

test("a year in two figures is the whole year, but how long and two or three years are not", () => {
  expect(normaliseQuestion("到24年要引多少")).toBe("到2024年要引多少");
  expect(normaliseQuestion("二五年底的目标")).toBe("2025年底的目标");
  expect(normaliseQuestion("开了24年的老厂，二三年前搬的")).toBe("开了24年的老厂,二三年前搬的");
});

test("Chinese is cut into bigrams and characters, words and numbers stay whole", () => {
  expect(tokenize("锡膏bga 8300")).toEqual(["锡", "锡膏", "膏", "bga", "8300"]);
  expect(atoms("锡膏bga")).toEqual(["锡", "膏", "bga"]);
});

test("a hyphen parts words, but not a short name: cold-chain, CAR-T", () => {
  expect(tokenize("cold-chain")).toEqual(tokenize("cold chain"));
  expect(tokenize("car-t")).toEqual(["car-t"]);
});

test.for([
  ["processing", "processed"],
  ["aluminium", "aluminum"],
  ["batteries", "battery"],
  ["centres", "center"],
  ["digitalisation", "digitalization"],
  ["modules", "module"],
] as const)("%s and %s are one word", ([one, other]) => {
  expect(stem(one)).toBe(stem(other));
});

test("training is not a train, and no short word loses its end", () => {
  expect(stem("training")).not.toBe(stem("train"));
  expect(stem("gas")).toBe("gas");
});

test.each([
  ["apple", "apply"],
  ["paste", "past"],
  ["conditioner", "conditions"],
  ["capacitors", "capacity"],
  ["organic", "organisation"],
  ["servers", "serve"],
  ["governor", "government"],
])("%s is not %s, and one form with its own plural", (word, other) => {
  expect(stem(word)).not.toBe(stem(other));
  expect([`${word}s`, word.replace(/s$/, "")].map(stem)).toContain(stem(word));
});

const matcher = createTermMatcher([
  ["茶", 1],
  ["奶茶", 2],
  ["solar panels", 3],
  ["tin", 4],
  ["奶茶店", 2],
  ["奶茶店", 5],
]);
const found = (text: string): readonly string[] =>
  matcher.find(atoms(text)).map((term) => term.text);

test("the longest phrase wins and covers the shorter ones in it", () => {
  expect(found("开奶茶店卖茶")).toEqual(["奶茶店", "茶"]);
  expect(matcher.find(atoms("奶茶店"))[0]?.ids).toEqual([2, 5]);
});

test("a Latin phrase matches on whole words, in any number", () => {
  expect(found("testing machines")).toEqual([]);
  expect(matcher.find(atoms("a solar panel plant"))[0]?.ids).toEqual([3]);
});

test("a mistyped word is the known one a slip away", () => {
  const speller = createSpeller(["corporate", "battery", "income"]);
  expect(speller.correct("corprate")).toBe("corporate");
  expect(speller.correct("corporatte")).toBe("corporate");
  expect(speller.correct("battary")).toBe("battery");
  expect(speller.correct("battery")).toBeUndefined();
  expect(speller.correct("bottles")).toBeUndefined();
  expect(speller.correct("incom3")).toBeUndefined();
});

test("a short English word is mended only where letters are doubled or swapped", () => {
  const speller = createSpeller(["champ", "giant", "titanium", "walnut", "coffee"]);
  expect(
    ["cheap", "grant", "gaint", "wallnut", "cofee"].map((word) => speller.correct(word)),
  ).toEqual([undefined, undefined, "giant", "walnut", "coffee"]);
  expect(["titnaium", "titaniun", "tianium"].map((word) => speller.correct(word))).toEqual([
    "titanium",
    "titanium",
    "titanium",
  ]);
});

test.each([
  ["邊個係主任？", "谁是主任?"],
  ["喺邊度搵到關係企業嘅名單", "在哪里找到关系企业的名单"],
  ["要幾耐", "要多久"],
  ["有冇得傾", "能不能谈"],
  ["仲有啲咩要求", "还有些什么要求"],
  ["海边度假村、周边个体户", "海边度假村、周边个体户"],
])("%s is read as Mandarin where it is Cantonese", (question, read) => {
  expect(normaliseQuestion(question)).toBe(read);
});

test("words of Taiwan are those of the documents: agencies, clusters, who runs a park", () => {
  expect(normaliseQuestion("仲介帶來的投資案")).toBe("中介带来的投资项目");
  expect(normaliseQuestion("民間公司營運的工業區、產業聚落")).toBe(
    "民营企业营运的工业园区、产业集群",
  );
  expect(normaliseQuestion("网际网路")).toBe("网际网路");
});

test.each([
  ["中國安徽、銀行銷售", "中国安徽、银行销售"],
  ["化工安全、中國營商環境", "化工安全、中国营商环境"],
  ["創新創業、投資案例", "创新创业、投资案例"],
  ["部分潤滑油、學生技能", "部分润滑油、学生技能"],
  ["招商委外出招商、辦公部門", "招商委外出招商、办公部门"],
  ["控制程序、可再生能源體系", "控制程序、可再生能源体系"],
])("%s: what only looks like a word of Taiwan stays", (question, read) => {
  expect(normaliseQuestion(question)).toBe(read);
});
