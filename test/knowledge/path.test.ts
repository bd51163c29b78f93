import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";

const knowledge = loadKnowledge();

test.for([
  ["六（七）", "六（七）"],
  ["六(七)", "六（七）"],
  ["第六部分（七）", "六（七）"],
  ["附件1·一（六）2", "附件1·一（六）2"],
  ["附件1 一（六）2", "附件1·一（六）2"],
  ["附1一(六)2", "附件1·一（六）2"],
  ["附件一 一（六）第2项", "附件1·一（六）2"],
  ["附錄1 一（六）2", "附件1·一（六）2"],
  ["一（六）2", "附件1·一（六）2"],
  ["附件１·一（六）２", "附件1·一（六）2"],
  ["二.5", "二·5"],
  ["二·5.1", "二·5·1"],
  ["二5", "二·5"],
  ["附件2", "附件2"],
  ["落款", "落款"],
  ["六七", "六（七）"],
  ["6.7", "六（七）"],
  ["6（7）", "六（七）"],
  ["第六部分第七条", "六（七）"],
  ["part 6 item 7", "六（七）"],
  ["3.1", "三·1"],
  ["附1 一六2", "附件1·一（六）2"],
  ["annex 1, 1(6)2", "附件1·一（六）2"],
  ["annex 2", "附件2"],
] as const)("%s names %s", ([typed, path]) => {
  expect(knowledge.passage(typed)?.path).toBe(path);
});

test("a tail that several paths end in names nothing", () => {
  expect(knowledge.passage("2")).toBeUndefined();
});

test.for(["", "九", "六（九）", "附件3", "附件1·一（六）9", "6.9", "8300", "项目"])(
  "%s names nothing",
  (typed) => {
    expect(knowledge.passage(typed)).toBeUndefined();
  },
);

test("a path that is both a sentence and a section names the section, which begins with it", () => {
  const section = knowledge.passage("附件1·二");
  const leaf = knowledge.leaves.find(({ path }) => path === "附件1·二");
  expect(section?.kind).toBe("section");
  expect(section?.text.startsWith(leaf?.text ?? "?")).toBe(true);
});
