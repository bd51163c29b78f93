import type { Match } from "./knowledge-base.ts";
import data from "./lexicon/materials.json" with { type: "json" };
import type { FoundTerm } from "./term-matcher.ts";
import type { Unit } from "./units.ts";

const SECTIONS = data.sections.map(({ document, path, own, others }) => ({
  document,
  path,
  own: new RegExp(own, "u"),
  others: new RegExp(others, "u"),
}));

/** Steel wheels, bamboo furniture: the item is of aluminium, and a normalised question means another material. */
export function isOfOtherMaterial(question: string, { passage }: Pick<Match, "passage">): boolean {
  return SECTIONS.some(
    ({ document, path, own, others }) =>
      passage.document === document &&
      passage.path.startsWith(path) &&
      others.test(question) &&
      !own.test(question),
  );
}

const ITEMS = data.items.map(({ document, path, own, things }) => ({
  document,
  path,
  own: new RegExp(own, "u"),
  things: new Set(things),
}));

/** Drinks, capsules, furniture: of an item of one material the phrases name what may as well be made of another. */
export function leavesMaterialOpen(
  question: string,
  terms: readonly FoundTerm[],
  { passage }: Unit,
): boolean {
  const item = ITEMS.find(
    ({ document, path }) => passage.document === document && passage.path === path,
  );
  if (item === undefined || terms.length === 0 || item.own.test(question)) return false;
  return terms.every(({ text }) => item.things.has(text));
}
