import { type ActionEvent, privateChat } from "../bot/core/event.ts";
import { outcome } from "../bot/core/outcome.ts";
import type { Outcome, Turn } from "../bot/core/ports.ts";
import type { ReportReply } from "../bot/core/reply.ts";
import { noDraft } from "./draft.ts";
import { isSamePerson } from "./officer.ts";
import { readProject } from "./project.ts";
import { readSession } from "./session.ts";
import { reply, type Talk } from "./talk.ts";
import { dossierTexts } from "./texts/dossier.ts";
import { deskTexts } from "./texts/handoff.ts";
import type { Language } from "./texts/language.ts";
import { say } from "./texts/text.ts";
import { readTicket, ticketKey } from "./ticket.ts";

/** `screening.dossier`: the result as a document to take along. */
export async function handleDossier(talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  return reply(talk, [dossierReply({ project: project.key.id, language: talk.language })]);
}

/** `ticket.dossier` on the owner's card: the same page, for whoever owns the ticket. */
export async function handleTicketDossier(turn: Turn<ActionEvent>): Promise<Outcome> {
  const { from, value = "" } = turn.event;
  const session = await readSession(turn, privateChat(from), from.locale);
  const { language } = session.data;
  const ticket = await readTicket(turn, value);
  if (ticket === undefined || !isSamePerson(ticket.data.owner, from)) {
    return outcome({ answer: { text: say(language, deskTexts.notYours), tone: "warning" } });
  }
  const { project, number } = ticket.data;
  if (project === undefined || (await readProject(turn, project)) === undefined) {
    return outcome({ answer: { text: say(language, dossierTexts.gone), tone: "info" } });
  }
  const sent = dossierReply({ project, language, ticket: number });
  return outcome({ send: [{ to: privateChat(from), reply: sent, about: ticketKey(number) }] });
}

function dossierReply(params: {
  readonly project: string;
  readonly language: Language;
  readonly ticket?: string;
}): ReportReply {
  const { language } = params;
  return {
    kind: "report",
    report: "dossier",
    params,
    caption: say(language, dossierTexts.caption),
  };
}
