import { factsOf, itemOf, type Project } from "../project/project.ts";
import type { Kept } from "../record.ts";
import type { Advance } from "../screening/flow.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";

/** A catalogue item that was picked with a button is called by its heading in the language of the talk. */
export function inLanguage(
  { knowledge }: Services,
  { language }: Talk,
  project: Kept<Project>,
): Kept<Project> {
  const { item, state } = project.data;
  const { product } = state.facts;
  const passage = item === undefined ? undefined : knowledge.passage(item);
  if (product?.from !== "button" || passage === undefined) return project;
  const { heading, headingEn = heading } = passage;
  if (product.value !== heading && product.value !== headingEn) return project;
  const value = language === "en" ? headingEn : heading;
  const facts = { ...state.facts, product: { ...product, value } };
  return { ...project, data: { ...project.data, state: { ...state, facts } } };
}

/** The project after the turn, with the catalogue item its product is recognised as. */
export function recognise(
  { knowledge }: Services,
  project: Kept<Project>,
  { state, changes }: Advance,
): Kept<Project> {
  const { item: known, ...data } = { ...project.data, state };
  const isNamed = changes.some(({ fact }) => fact === "product" || fact === "industry");
  const item = isNamed ? itemOf(knowledge, factsOf(data)) : known;
  return { ...project, data: { ...data, ...(item !== undefined && { item }) } };
}
