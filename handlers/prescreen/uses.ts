import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { openUses, saidUse } from "../../knowledge/uses.ts";
import { reference } from "../enquiry/quote.ts";
import { factsOf, itemLabel, type Project } from "../project/project.ts";
import type { Kept } from "../record.ts";
import { asksSomething } from "../screening/extract/clauses.ts";
import { advance } from "../screening/flow.ts";
import type { Services } from "../services.ts";
import { personButton, reply, type Talk } from "../talk.ts";
import { commonTexts } from "../texts/common.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { question, talkContext } from "./screening-talk.ts";
import { useLines } from "./use-lines.ts";

/** A longer answer is about more than the use. */
const MAX_ANSWER = 30;

/** Somebody tells what he makes, and the catalogue has it under several items: which use is meant is asked. */
export function askUse({ knowledge }: Services, talk: Talk<MessageEvent>): Outcome | undefined {
  const { text } = talk.event;
  const product = asksSomething(text) ? undefined : openUses(text);
  if (product === undefined) return undefined;
  const picks = product.uses.flatMap(({ path, zh, en }) => {
    const item = knowledge.passage(path);
    const label = talk.say({ zh, en });
    return item === undefined ? [] : [button(label, "screening.start", reference(item))];
  });
  const words = [
    talk.say(prescreenTexts.uses, { product: talk.say(product.name) }),
    ...useLines(talk, product, (path) => itemLabel(knowledge, path, talk.language)),
    talk.say(prescreenTexts.whichUse),
  ].join("\n");
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: words }],
    buttons: [
      picks,
      [button(talk.say(commonTexts.prescreen), "screening.start"), personButton(talk)],
    ],
  };
  return reply(talk, [card]);
}

/** 动力电池用的, and nothing else: the use of a product whose item was open. */
export async function takeUse(
  services: Services,
  talk: Talk<MessageEvent>,
  project: Kept<Project>,
): Promise<Outcome | undefined> {
  const { text } = talk.event;
  const open = openUses(factsOf(project.data).product ?? "");
  const use = open && text.length <= MAX_ANSWER ? saidUse(open, text) : undefined;
  const heard = use && advance(project.data.state, { text }, talkContext(services, talk));
  if (use === undefined || heard?.kind !== "unclear") return undefined;
  const item = itemLabel(services.knowledge, use.path, talk.language) ?? use.path;
  const said = talk.say(prescreenTexts.recognised, { item });
  return question(services, talk, {
    project: { ...project, data: { ...project.data, item: use.path } },
    said: { blocks: [{ kind: "text", text: said }], buttons: [] },
  });
}
