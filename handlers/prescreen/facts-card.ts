import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
import { alsoSaid } from "../project/also-said.ts";
import { factFields, type Project } from "../project/project.ts";
import { FACT_NAMES, isYesNo, YES_NO_FACTS } from "../screening/facts.ts";
import { tellFacts } from "../screening/format.ts";
import { personButton, type Talk } from "../talk.ts";
import { prescreenTexts } from "../texts/prescreen.ts";

const VALUES = FACT_NAMES.filter((name) => !isYesNo(name));

/** What somebody told us of a project: names and figures one by one, what is so or not so in one sentence. */
export function factsCard(talk: Talk, project: Project): CardReply {
  const stated = tellFacts(project.state.facts, YES_NO_FACTS).map((fact) => talk.say(fact));
  const facts = stated.join(talk.say(prescreenTexts.separator));
  const sentence: Block = { kind: "text", text: talk.say(prescreenTexts.stated, { facts }) };
  return {
    kind: "card",
    title: talk.say(prescreenTexts.factsTitle),
    blocks: [
      { kind: "fields", fields: factFields(project, talk.language, { names: VALUES }) },
      ...(stated.length === 0 ? [] : [sentence]),
      ...alsoSaid(project.state, talk.language).map(
        (words): Block => ({ kind: "text", text: words }),
      ),
      { kind: "text", text: talk.say(prescreenTexts.howToCorrect) },
    ],
    buttons: [
      [button(talk.say(prescreenTexts.deleteDraft), "screening.delete"), personButton(talk)],
    ],
  };
}
