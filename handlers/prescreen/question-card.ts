import { button, type CardReply } from "../../bot/core/reply.ts";
import { rows } from "../button-rows.ts";
import type { Project } from "../project/project.ts";
import type { Kept } from "../record.ts";
import { progress, type Question } from "../screening/next-step.ts";
import { answerButtons, questionText } from "../screening/question.ts";
import { personButton, type Talk } from "../talk.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { repairTexts } from "../texts/repair.ts";
import type { Remarks } from "./screening-remarks.ts";

/** The pending question with its buttons, after what else is to be said. */
export function questionCard(
  talk: Talk,
  { key, data }: Kept<Project>,
  { next, said }: { readonly next: Question; readonly said: Remarks },
): CardReply {
  const answers = answerButtons(next, data.state).map(({ label, value }) =>
    button(talk.say(label), "screening.answer", `${key.id.slice(0, 6)}/${value}`),
  );
  const others = [button(talk.say(prescreenTexts.pause), "screening.cancel"), personButton(talk)];
  const { position, total } = progress(data.state);
  const asked = talk.say(questionText(next));
  const form = said.isAside === true ? prescreenTexts.backTo : prescreenTexts.question;
  const text = talk.say(form, { position, total, question: asked });
  return {
    kind: "card",
    blocks: [...said.blocks, { kind: "text", text }],
    buttons: [...rows(answers, talk), ...(said.buttons.length === 0 ? [] : [said.buttons]), others],
  };
}

/** Where the screening stands, instead of a question that was put often enough. */
export function waitingCard(talk: Talk, { data }: Kept<Project>, said: Remarks): CardReply {
  const text = talk.say(repairTexts.goOnLater, { ...progress(data.state) });
  const goOn = button(talk.say(prescreenTexts.resume), "screening.resume");
  return {
    kind: "card",
    blocks: [...said.blocks, { kind: "text", text }],
    buttons: [...(said.buttons.length === 0 ? [] : [said.buttons]), [goOn, personButton(talk)]],
  };
}
