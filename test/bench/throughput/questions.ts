import { readSource } from "../../../knowledge/load.ts";

const ZH = ["你们要不要NAME项目？", "NAME在云南属于招商重点吗？", "做NAME的能来投资吗？"];
const EN = ["Is NAME on the list?", "Do you want investors in NAME?", "Can we invest in NAME?"];

/** As many different questions as asked for, whole and in the words of our lexicon, always the same ones. */
export function someQuestions(count: number): readonly string[] {
  const { documents, lexicon } = readSource();
  const entries = documents.flatMap(({ document: { id } }) => lexicon.glossary(id));
  const all = entries.flatMap(({ zh, en }) => [...ask(zh, ZH), ...ask(en, EN)]);
  const different = [...new Set(all)];
  if (different.length < count) throw new Error(`There are only ${different.length} questions.`);
  // A stride that shares no factor with the count spreads languages and subjects.
  return Array.from({ length: count }, (_, n) => different[(n * 7919) % different.length] ?? "");
}

function ask(names: readonly string[], patterns: readonly string[]): readonly string[] {
  return names.flatMap((name) => patterns.map((pattern) => pattern.replace("NAME", () => name)));
}
