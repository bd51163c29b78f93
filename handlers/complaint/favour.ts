import type { MessageEvent } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { tellOwner } from "../desk/place.ts";
import type { Ticket } from "../desk/ticket.ts";
import { question } from "../prescreen/screening-talk.ts";
import { readProject } from "../project/project.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { notice, replyText, type Talk } from "../talk.ts";
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

/**
 * While an officer owns the talk the offer reaches him as any word does, since nothing is kept from him or from
 * the record; the bot declines it in the one sentence, so that he need not, and he is told that it did.
 */
export async function declineBeside(
  talk: Talk<MessageEvent>,
  { data }: Kept<Ticket>,
): Promise<Outcome> {
  const { turn, chat, event } = talk;
  if (!isBribeHint(event.text)) return NOTHING;
  return outcome({
    send: [
      { ...notice(chat, talk.say(complaintTexts.bribe)), quotes: event.messageId },
      ...(await tellOwner(turn, data, { text: complaintTexts.bribeDeclined })),
    ],
  });
}
