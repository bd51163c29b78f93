import data from "./lexicon/uses.json" with { type: "json" };
import { toSimplified } from "./script.ts";

/** What a product may be used for, and the catalogue item it then stands under. */
export interface Use {
  /** Path of the catalogue item. */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

/** A product that stands under several items of the catalogue. */
export interface ManyUses {
  readonly name: { readonly zh: string; readonly en: string };
  readonly uses: readonly Use[];
}

/** The product a text names whose use it leaves open; `undefined` where the use is said or only one fits. */
export function openUses(text: string): ManyUses | undefined {
  const words = plain(text);
  const named = data.products.find((product) =>
    [...product.words.zh, ...product.words.en].some((name) => words.includes(name)),
  );
  return named === undefined || saidUse(named, text) !== undefined ? undefined : named;
}

/** The one use of a product that a text speaks of. */
export function saidUse({ name }: ManyUses, text: string): Use | undefined {
  const words = plain(text);
  const uses = data.products.find((product) => product.name.zh === name.zh)?.uses ?? [];
  const said = uses.filter(({ cues }) => cues.some((cue) => words.includes(cue)));
  return said.length === 1 ? said[0] : undefined;
}

function plain(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase());
}
