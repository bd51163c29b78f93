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
  "投诉多久之内要答复",
  "How many days do they have to answer a complaint?",
])("%s: the documents say where to complain, and nothing more", (question) => {
  expect(found(question)).toEqual(["none", "六（五）"]);
});

test.each([
  ["What if the growers bear the price risk and we lease their villages' land cheaply?", "二·5·3"],
  ["土地從村民手裡租，農民的收益保障不了，可以嗎", "二·5·3"],
  ["綜合保稅區有哪些優惠平台政策可以用", "四（二）"],
  ["政府先領投、再配貸款的聯動模式有嗎", "六（四）"],
])("%s names a thing that is missing, and asks for none", (question, path) => {
  const [kind, first] = found(question);
  expect([kind === "none", first]).toEqual([false, path]);
});
