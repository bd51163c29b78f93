import { type ManyUses, openUses } from "../../knowledge/uses.ts";
import type { Talk } from "../talk.ts";
import { prescreenTexts } from "../texts/prescreen.ts";

/** A line for each use, with the catalogue item it leads to. */
export function useLines(
  talk: Talk,
  { uses }: ManyUses,
  label: (path: string) => string | undefined,
): readonly string[] {
  return uses.map(({ path, zh, en }) =>
    talk.say(prescreenTexts.use, { use: talk.say({ zh, en }), item: label(path) ?? path }),
  );
}

/** What is said of a product of which the use is open, instead of one item. */
export function openUseLine(talk: Talk, product: string): string | undefined {
  const open = openUses(product);
  if (open === undefined) return undefined;
  const glue = talk.language === "en" ? "; " : "、";
  const uses = open.uses.map(({ path, zh, en }) =>
    talk.say(prescreenTexts.shortUse, { use: talk.say({ zh, en }), item: path }),
  );
  return talk.say(prescreenTexts.openUse, { product, uses: uses.join(glue) });
}
