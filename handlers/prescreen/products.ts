import { deliveryId } from "../../bot/core/delivery-id.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { toSimplified } from "../../knowledge/script.ts";
import { itemOf, keepProject, type Project, projectKey, readProject } from "../project/project.ts";
import { MAX_PROJECTS, projectIds, withProjects } from "../project/project-list.ts";
import { type Kept, versionOf } from "../record.ts";
import { QUANTITY_FACTS } from "../screening/facts.ts";
import { tellFact } from "../screening/format.ts";
import { withFacts, withoutFacts } from "../screening/state.ts";
import type { Services } from "../services.ts";
import { replyText, type SessionChanges, type Talk } from "../talk.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { projectTexts } from "../texts/projects.ts";
import { noDraft } from "./draft.ts";
import { productLines } from "./product-choice.ts";
import { question } from "./screening-talk.ts";

type Answer = "all" | "apart" | "together" | number;

/** A tap on one of the products, on all of them, or on how to screen them. */
export async function handleProductButton(
  services: Services,
  talk: Talk,
  { value = "", answer }: { readonly value: string | undefined; readonly answer?: Answer },
): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  const [id = "", choice] = value.split("/");
  const isPending = project.key.id.startsWith(id) && project.data.choice !== undefined;
  // Of a question that is past: what is asked now is shown.
  if (!isPending) return question(services, talk, { project });
  return choose(services, talk, {
    project,
    answer: answer ?? (choice === "all" ? "all" : Number(choice)),
  });
}

/** Words that answer which product; `undefined` when they are about something else. */
export function answerOfWords({ choice }: Project, text: string): Answer | "again" | undefined {
  if (choice === undefined) return undefined;
  const said = toSimplified(text.normalize("NFKC").toLowerCase()).replace(/[\p{P}\s]+$/gu, "");
  if (choice.stage === "how") {
    if (/^.{0,6}(分开|各|每个|单独|一个(产品)?一)|separate|each|one per/.test(said)) return "apart";
    if (/^.{0,6}(合|一起|一并|打包|一个项目)|combin|together|as one/.test(said)) return "together";
  }
  if (
    /^(我?(们)?(都|全)(要|做|部|选|审|预审)?(都)?(要)?|.{0,3}(都要|全要|全部).{0,3})$|^(all( of (them|it))?|both|every(thing| one)?)$/.test(
      said,
    )
  )
    return "all";
  const named = choice.products.findIndex((name) => {
    const product = toSimplified(name.toLowerCase());
    return said === product || (said.length <= product.length + 6 && said.includes(product));
  });
  if (named >= 0) return named;
  const number = /^第?([1-8一二三四五六七八])(个|号)?$/.exec(said)?.[1];
  const index =
    number === undefined
      ? -1
      : Math.max("12345678".indexOf(number), "一二三四五六七八".indexOf(number));
  if (index >= 0 && index < choice.products.length) return index;
  return /哪(个|些|几个)|\bwhich\b/.test(said) && choice.stage === "which" ? "again" : undefined;
}

interface Chosen {
  readonly project: Kept<Project>;
  readonly answer: Answer | "again";
}

export function choose(
  services: Services,
  talk: Talk,
  { project, answer }: Chosen,
): Outcome | Promise<Outcome> {
  const { choice } = project.data;
  if (choice === undefined) return question(services, talk, { project });
  switch (answer) {
    case "again": {
      // A doubt is asked first; then the products are listed beside it.
      const isDoubtful = project.data.state.doubts.length > 0;
      const lines = productLines(services.knowledge, talk, choice.products);
      const said = isDoubtful ? { said: saying(lines.join("\n")) } : {};
      return question(services, talk, { project, ...said });
    }
    case "all": {
      const data: Project = { ...project.data, choice: { ...choice, stage: "how" } };
      return question(services, talk, { project: { ...project, data } });
    }
    case "apart":
      return apart(services, talk, { project, products: choice.products });
    case "together":
      return together(services, talk, { project, products: choice.products });
    default:
      return one(services, talk, { project, product: choice.products[answer] });
  }
}

function one(
  services: Services,
  talk: Talk,
  { project, product }: { readonly project: Kept<Project>; readonly product: string | undefined },
): Promise<Outcome> {
  if (product === undefined) return question(services, talk, { project });
  const data = named(services, talk, { project: project.data, product });
  const text = talk.say(projectTexts.chosen, { product });
  return question(services, talk, { project: { ...project, data }, said: saying(text) });
}

interface Several {
  readonly project: Kept<Project>;
  readonly products: readonly string[];
}

/** One project each, with its own copy of what they share; amounts said for all belong to none of them. */
async function apart(
  services: Services,
  talk: Talk,
  { project, products }: Several,
): Promise<Outcome> {
  const { session, language, turn } = talk;
  if (projectIds(session.data).length + products.length - 1 > MAX_PROJECTS) {
    return replyText(talk, talk.say(projectTexts.tooMany, { count: MAX_PROJECTS }));
  }
  const shared = { ...project.data, state: withoutFacts(project.data.state, QUANTITY_FACTS) };
  const [first = "", ...others] = products;
  const current = {
    ...project,
    data: named(services, talk, { project: shared, product: first }),
  };
  const kept = await Promise.all(
    others.map(async (product, index) => {
      const key = projectKey(deliveryId(talk.event.id, `project${index}`));
      const data = named(services, talk, { project: shared, product });
      return { key, version: await versionOf(turn, key), data };
    }),
  );
  const ids = [current, ...kept].map(({ key }) => key.id);
  const amounts = QUANTITY_FACTS.flatMap((name) => {
    const fact = project.data.state.facts[name];
    if (fact === undefined) return [];
    return [talk.say(tellFact(name, fact))];
  });
  const names = products.join(language === "en" ? ", " : "、");
  const text = [
    talk.say(projectTexts.split, { count: products.length, names, first }),
    ...(amounts.length === 0
      ? []
      : [
          talk.say(projectTexts.splitAmounts, {
            facts: amounts.join(talk.say(prescreenTexts.separator)),
          }),
        ]),
  ].join("\n");
  const changes: SessionChanges = withProjects(session.data, ids);
  return merge(
    await question(services, talk, { project: current, said: saying(text), session: changes }),
    ...kept.map((other) => outcome(keepProject(services, turn, other))),
  );
}

function together(
  services: Services,
  talk: Talk,
  { project, products }: Several,
): Promise<Outcome> {
  const { choice: _, item: __, ...data } = project.data;
  const each = products.map((name) => {
    const item = itemOf(services.knowledge, { product: name });
    return { name, ...(item !== undefined && { item }) };
  });
  const product = products.join("、");
  const { state } = withFacts(data.state, { product: chosenProduct(talk, product) });
  const text = talk.say(projectTexts.combined, { names: product });
  const combined = { ...project, data: { ...data, products: each, state } };
  return question(services, talk, { project: combined, said: saying(text) });
}

function named(
  { knowledge }: Services,
  talk: Talk,
  { project, product }: { readonly project: Project; readonly product: string },
): Project {
  const { choice: _, item: __, ...data } = project;
  const item = itemOf(knowledge, { product });
  const { state } = withFacts(data.state, { product: chosenProduct(talk, product) });
  return { ...data, state, ...(item !== undefined && { item }) };
}

function chosenProduct({ turn }: Talk, product: string) {
  return { value: product, from: "text", at: turn.now.toISOString(), words: product } as const;
}

function saying(text: string) {
  return { blocks: [{ kind: "text", text } as const], buttons: [] };
}
