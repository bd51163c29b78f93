import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { citationText } from "../../knowledge/citation.ts";
import { MAX_CITATION_LENGTH, type Passage } from "../../knowledge/knowledge-base.ts";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();
const source = readFileSync(
  new URL("../../knowledge/documents/guidance-2022/source.txt", import.meta.url),
  "utf8",
);

function at(path: string): Passage {
  const passage = knowledge.passage(path, "guidance-2022");
  if (passage === undefined) throw new Error(`nothing at ${path}`);
  return passage;
}

const childrenOf = (path: string): number => at(path).children.length;
const squeeze = (text: string): string => text.replaceAll(/\s/gu, "");

test("the guidance has its leaves under unique paths, and joined they are the text as issued", () => {
  const paths = knowledge.leaves.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(squeeze(knowledge.leaves.map(({ text }) => text).join(""))).toBe(squeeze(source));
});

test("the guidance has six parts with their sub-sections, principles and goals", () => {
  const parts = ["一", "二", "三", "四", "五", "六"].map(childrenOf);
  expect(parts).toEqual([0, 5, 5, 6, 4, 8]);
  expect(knowledge.passage("七")).toBeUndefined();
});

test("the guidance has ten industries with 45 items", () => {
  const numerals = "一二三四五六七八九十".split("");
  expect(childrenOf("附件1·一")).toBe(10);
  const items = numerals.map((numeral) => childrenOf(`附件1·一（${numeral}）`));
  expect(items).toEqual([11, 5, 3, 3, 2, 8, 5, 3, 2, 3]);
});

test("the guidance has five admission rules below the sentence before them", () => {
  expect(at("附件1·二").children).toEqual(
    ["一", "二", "三", "四", "五"].map((numeral) => `附件1·二（${numeral}）`),
  );
  const lead = knowledge.leaves.find(({ path }) => path === "附件1·二");
  expect(lead?.text).toBe(
    "二、招商引资项目准入管理\n围绕重点产业加大招商引资力度，守牢依法依规底线、永久基本农田和生态保护红线、国家产业发展政策线。",
  );
  for (const path of at("附件1·二").children) expect(at(path).text).toMatch(/一律不招。$/u);
});

test("the guidance has four sentences on what is not or cautiously attracted below the fifth principle", () => {
  expect(at("二·5").children).toEqual(["二·5·1", "二·5·2", "二·5·3", "二·5·4"]);
  expect(at("二·5·1").text).toBe("国家明令淘汰的落后产能，高能耗、高污染、低水平的项目不招；");
  expect(at("二·5·4").text).toBe("只看重原材料，没有后续精深加工、不能形成产业链的项目慎招。");
  const lead = knowledge.leaves.find(({ path }) => path === "二·5");
  expect(lead?.text).toMatch(/^——坚守底线、不越红线。全面构建亲清政商关系.*政策线。$/u);
});

test("the guidance has a second annex that is a bare title", () => {
  expect(at("附件2")).toMatchObject({ kind: "leaf", text: "附件 2\n任务分工表" });
});

test("the guidance begins with its title and ends its body with signature and date", () => {
  expect(at("开头").text).toMatch(/^云南省人民政府关于.*指导意见\n各州、市.*\n为全力以赴/u);
  expect(at("落款").text).toContain("2022 年 11 月 27 日");
});

test("the guidance resolves each leaf's path to a passage that holds its words", () => {
  for (const leaf of knowledge.leaves) expect(at(leaf.path).text).toContain(leaf.text);
});

test("the guidance has no blank between Chinese characters and keeps those around Latin words", () => {
  for (const { text } of knowledge.leaves) {
    expect(text).not.toMatch(/\p{Script=Han}[^\S\n]+\p{Script=Han}/u);
  }
  expect(at("附件1·一（三）2").text).toContain("双面 PERC 电池（P 型背面钝化电池）");
});

test("the guidance has English for every passage, headings and text", () => {
  for (const { path } of knowledge.leaves) {
    const { headingEn, textEn } = at(path);
    expect([path, headingEn, textEn]).toEqual([
      path,
      expect.stringMatching(/^[^\p{Script=Han}]+$/u),
      expect.stringMatching(/[a-z]/u),
    ]);
  }
});

test("the guidance names a leaf by its opening words and shows where it stands", () => {
  expect(at("附件1·一（六）2")).toMatchObject({
    heading: "新能源电池材料",
    headingEn: "Battery materials",
    trail: [
      "云南省人民政府关于进一步加强招商引资工作的指导意见",
      "云南省招商引资指导目录",
      "招商引资重点产业清单",
      "新材料产业",
      "新能源电池材料",
    ],
  });
});

test("the guidance can be cited anywhere within the limit, sections by whole lines", () => {
  for (const { path } of knowledge.leaves) {
    const passage = at(path);
    const cited = citationText(passage);
    expect(cited.length).toBeLessThanOrEqual(MAX_CITATION_LENGTH);
    const lines = passage.text.split("\n");
    for (const line of cited.split("\n")) expect(lines).toContain(line);
  }
  expect(citationText(at("附件1·一")).split("\n")).toHaveLength(11);
  expect(citationText(at("附件1·二"))).toBe(at("附件1·二").text);
});
