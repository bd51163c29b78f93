import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { question } from "../prescreen/screening-talk.ts";
import { readProject } from "../project/project.ts";
import type { Services } from "../services.ts";
import { replyText, type Talk } from "../talk.ts";
import { complaintTexts } from "../texts/complaint.ts";
import { isBribeHint } from "./recognise.ts";

/** An offer of favours is declined with thanks, and a pre-screen goes on; `undefined`: it is none. */
export async function handleFavour(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  if (!isBribeHint(talk.event.text)) return undefined;
  const { isScreening, project: id } = talk.session.data;
  const text = talk.say(complaintTexts.bribe);
  const project = isScreening === true ? await readProject(talk.turn, id) : undefined;
  if (project === undefined) return replyText(talk, text);
  const said = { blocks: [{ kind: "text", text } as const], buttons: [] };
  return question(services, talk, { project, said });
}
