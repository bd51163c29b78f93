import type { KnowledgeBase } from "../../knowledge/knowledge-base.ts";
import { toSimplified } from "../../knowledge/script.ts";
import type { Services } from "../services.ts";
import type { Language } from "../texts/language.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { projectTexts } from "../texts/projects.ts";
import { SCREENING_NOTES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import { factsOf, itemLabel, type Project } from "./project.ts";

/** Whether the catalogue has each product of the project. */
export function isListed({ item, products }: Project): boolean {
  return products === undefined
    ? item !== undefined
    : products.every((product) => product.item !== undefined);
}

/** What the catalogue says of it, a line for each product; nothing while no product is known. */
export function listing(
  { knowledge }: Services,
  project: Project,
  language: Language,
): readonly string[] {
  const { item, products } = project;
  if (products === undefined) {
    const label = itemLabel(knowledge, item, language);
    if (label === undefined && !factsOf(project).product) return [];
    if (label === undefined) return [say(language, SCREENING_NOTES.notListed)];
    const product = factsOf(project).product ?? "";
    const isNamed = namesProduct(knowledge, item, product);
    const listed = isNamed ? prescreenTexts.listedAs : prescreenTexts.listedNear;
    return [say(language, listed, { item: label, product })];
  }
  return products.map((product, index) => {
    const label = itemLabel(knowledge, product.item, language);
    const values = { n: index + 1, product: product.name, item: label ?? "" };
    return say(
      language,
      label === undefined ? projectTexts.notListed : projectTexts.listed,
      values,
    );
  });
}

/** Whether a catalogue item has the product's own words. */
function namesProduct(
  knowledge: KnowledgeBase,
  path: string | undefined,
  product: string,
): boolean {
  const passage = path === undefined ? undefined : knowledge.passage(path);
  const words = toSimplified(product.toLowerCase());
  return [passage?.text, passage?.textEn, passage?.heading, passage?.headingEn].some((text) =>
    text?.toLowerCase().includes(words),
  );
}
