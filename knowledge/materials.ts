import type { Match } from "./knowledge-base.ts";
import data from "./lexicon/materials.json" with { type: "json" };

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
