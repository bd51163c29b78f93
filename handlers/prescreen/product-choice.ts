import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
import type { KnowledgeBase } from "../../knowledge/knowledge-base.ts";
import { itemLabel, itemOf, type Project } from "../project/project.ts";
import type { Kept } from "../record.ts";
import type { Advance } from "../screening/flow.ts";
import { productsIn } from "../screening/products-in.ts";
import { withoutFacts } from "../screening/state.ts";
import type { Services } from "../services.ts";
import { personButton, type Talk } from "../talk.ts";
import { projectTexts } from "../texts/projects.ts";
import type { Remarks } from "./screening-remarks.ts";

const MAX_PRODUCTS = 8;
const MAX_LABEL = 18;

export interface HeardProducts {
  readonly turn: Advance;
  /** Absent: the words name no list of products, or the product is settled already. */
  readonly choice?: NonNullable<Project["choice"]>;
}

/** Several products in one description are no product yet: which of them is meant is asked. */
export function heardProducts(project: Project, turn: Advance, words: string): HeardProducts {
  const products = productsIn(words).slice(0, MAX_PRODUCTS);
  const isSettled = project.state.facts.product !== undefined || project.products !== undefined;
  if (products.length < 2 || isSettled) return { turn };
  const changes = turn.changes.filter(({ fact }) => fact !== "product");
  const kind = turn.kind === "unclear" ? "took" : turn.kind;
  return {
    turn: { ...turn, kind, changes, state: withoutFacts(turn.state, ["product"]) },
    choice: { products, stage: "which" },
  };
}

/** Each product against the catalogue, by itself: its item with the path, or that it has none. */
export function productLines(
  knowledge: KnowledgeBase,
  talk: Talk,
  products: readonly string[],
): readonly string[] {
  const lines = products.map((product, index) => {
    const item = itemLabel(knowledge, itemOf(knowledge, { product }), talk.language);
    const values = { n: index + 1, product, item: item ?? "" };
    return talk.say(item === undefined ? projectTexts.notListed : projectTexts.listed, values);
  });
  return [talk.say(projectTexts.several, { count: products.length }), ...lines];
}

/** Each product against the catalogue with its path, and which to screen; then one case each, or one for all. */
export function choiceCard(
  { knowledge }: Services,
  talk: Talk,
  { project, said }: { readonly project: Kept<Project>; readonly said: Remarks },
): CardReply | undefined {
  const { choice } = project.data;
  if (choice === undefined) return undefined;
  const id = project.key.id.slice(0, 6);
  const others = [...said.buttons, personButton(talk)];
  if (choice.stage === "how") {
    const buttons = [
      [
        button(talk.say(projectTexts.apart), "project.apart", id),
        button(talk.say(projectTexts.together), "project.together", id),
      ],
      others,
    ];
    const text: Block = { kind: "text", text: talk.say(projectTexts.how) };
    return { kind: "card", blocks: [...said.blocks, text], buttons };
  }
  const lines = productLines(knowledge, talk, choice.products);
  const text = [...lines, talk.say(projectTexts.which)].join("\n");
  const picks = choice.products.map((product, index) => [
    button(product.slice(0, MAX_LABEL), "project.product", `${id}/${index}`),
  ]);
  const all = button(talk.say(projectTexts.all), "project.product", `${id}/all`);
  return {
    kind: "card",
    blocks: [...said.blocks, { kind: "text", text }],
    buttons: [...picks, [all], others],
  };
}
