import type { MessageEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { botSays, type Talk } from "../talk.ts";
import { commonTexts } from "../texts/common.ts";

/** What piled up in one outage comes within this time: one apology is enough. */
const ONCE_WITHIN_MS = 10 * 60_000;

/** Answers as always; a message that comes late, after an outage, is first apologised for. */
export async function apologisingIfLate(
  talk: Talk<MessageEvent>,
  answer: (talk: Talk<MessageEvent>) => Promise<Outcome>,
): Promise<Outcome> {
  const { turn, session, chat } = talk;
  const saidMs = Date.parse(session.data.sorry ?? "");
  if (!turn.isLate || turn.now.getTime() - saidMs < ONCE_WITHIN_MS) return answer(talk);
  const data = { ...session.data, sorry: turn.now.toISOString() };
  const sorry = botSays(chat, { kind: "text", text: talk.say(commonTexts.late) });
  return merge(
    outcome({ send: [sorry] }),
    await answer({ ...talk, session: { ...session, data } }),
  );
}
