import type { Outcome } from "../../bot/core/ports.ts";
import type { ReportReply } from "../../bot/core/reply.ts";
import { noDraft } from "../prescreen/draft.ts";
import { reply, type Talk } from "../talk.ts";
import { dossierTexts } from "../texts/dossier.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";
import { readProject } from "./project.ts";

/** `screening.dossier`: the result as a document to take along. */
export async function handleDossier(talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  return reply(talk, [dossierReply({ project: project.key.id, language: talk.language })]);
}

export function dossierReply(params: {
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
