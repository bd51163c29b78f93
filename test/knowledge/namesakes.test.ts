import { expect, test } from "vitest";
import { itemOf } from "../../handlers/project/project.ts";
import { loadKnowledge } from "../../knowledge/load.ts";

const KNOWLEDGE = loadKnowledge({});

test.each([
  "生物质颗粒",
  "寵物零食",
  "啤酒",
  "人造石",
  "hydrogen electrolysers",
  "canned pet food",
])("%s only shares a word with an item of the catalogue, and none is named", (product) => {
  expect(itemOf(KNOWLEDGE, { product })).toBeUndefined();
});

test.each([
  ["中药配方颗粒", "附件1·一（一）7"],
  ["啤酒罐", "附件1·一（二）3"],
  ["人造石墨负极", "附件1·一（六）2"],
  ["储氢材料", "附件1·一（六）6"],
  ["奶酪", "附件1·一（一）8"],
])("%s is the item's own product", (product, path) => {
  expect(itemOf(KNOWLEDGE, { product })).toBe(path);
});
