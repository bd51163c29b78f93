import type { Outcome } from "../../bot/core/ports.ts";
import { type Block, button } from "../../bot/core/reply.ts";
import { type Project, screenProject, thresholdsOf } from "../project/project.ts";
import type { Kept } from "../record.ts";
import type { AboutVerdict } from "../screening/about-verdict.ts";
import { figuresNote } from "../screening/verdict-card.ts";
import type { Services } from "../services.ts";
import { personButton, reply, type Talk } from "../talk.ts";
import { dossierTexts } from "../texts/dossier.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { VERDICT_TITLES } from "../texts/screening.ts";
import { verdictTalkTexts } from "../texts/verdict-talk.ts";
import { question } from "./screening-talk.ts";

/** A verdict that is out is talked about: why, what it is worth, what comes next, where its figures come from. */
export function talkOfVerdict(
  services: Services,
  talk: Talk,
  { project, about }: { readonly project: Kept<Project>; readonly about: AboutVerdict },
): Outcome | Promise<Outcome> {
  if (about === "shown") return question(services, talk, { project });
  const blocks: readonly Block[] = [
    { kind: "text", text: told(services, talk, { project, about }) },
  ];
  const buttons = [
    [
      button(talk.say(verdictTalkTexts.see), "screening.verdict"),
      button(talk.say(prescreenTexts.takeAway), "screening.dossier"),
    ],
    [personButton(talk)],
  ];
  return reply(talk, [{ kind: "card", blocks, buttons }]);
}

function told(
  services: Services,
  talk: Talk,
  { project, about }: { readonly project: Kept<Project>; readonly about: AboutVerdict },
): string {
  const { verdict } = screenProject(services, project.data);
  if (about === "figures") {
    const figures = thresholdsOf(services, project.data);
    return figures === undefined
      ? talk.say(dossierTexts.noFigures)
      : talk.say(verdictTalkTexts.figures, { note: figuresNote(figures, talk.language) });
  }
  if (about === "next") return talk.say(verdictTalkTexts.next[verdict]);
  const words = about === "paper" ? verdictTalkTexts.paper : verdictTalkTexts.meaning;
  return talk.say(words, { verdict: talk.say(VERDICT_TITLES[verdict]) });
}
