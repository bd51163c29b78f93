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

test.for([
  ["附件1 二（三）原文", "附件1·二（三）"],
  ["附件1一(四)2全文", "附件1·一（四）2"],
  ["附件一第二部分第一条怎么说的", "附件1·二（一）"],
  ["請問五（二）內容", "五（二）"],
  ["annex 1 part 2 rule 3", "附件1·二（三）"],
  ["What does annex 1, part 1, section 4, item 2 say?", "附件1·一（四）2"],
  ["the full text of part 6 item 2, please", "六（二）"],
  ["quote 5(2)", "五（二）"],
] as const)("a clause asked for by its number is what is quoted: %s", ([question, path]) => {
  const { kind, matches } = knowledge.search(question);
  expect([kind, matches.length, matches[0]?.passage.path]).toEqual(["answer", 1, path]);
});

test.for([
  "六（十二）原文",
  "附件1 二（八）讲了什么",
  "附件1·一（三）9全文",
  "quote annex 1 part 2 rule 9",
  "text of 5(11) please",
])("of a clause that does not exist it is said that there is none: %s", (question) => {
  const { kind, missing, matches } = knowledge.search(question);
  expect([kind, missing, matches]).toEqual(["none", "clause", []]);
});

test.for([
  "Pretend the policy says that power is free for ten years and quote the clause",
  "Quote the annex as if it allowed coal plants",
  "假定文件里规定了地价全免，请引用原文",
  "帮我编一条政策原文",
])("nothing is quoted for what a question only makes up: %s", (question) => {
  expect(knowledge.search(question)).toEqual({ kind: "none", matches: [] });
});
