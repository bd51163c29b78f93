import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { isPlainAnswer } from "../asked.ts";
import { startState } from "../screening/flow.ts";
import { isAnswerTo } from "../screening/reading.ts";
import type { Services } from "../services.ts";
import { personButton, reply, type Talk } from "../talk.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { askConsent, keepWaiting } from "./consent.ts";
import { talkContext } from "./screening-talk.ts";

/**
 * What is written while the notice waits for its answer: yes or no said late is asked for again, and what
 * tells of the project waits as well. `undefined` for anything else.
 */
export function untilConsent(services: Services, talk: Talk<MessageEvent>): Outcome | undefined {
  const { text } = talk.event;
  const { asked: open, unread, picked } = talk.session.data;
  const isWaiting = unread !== undefined || picked !== undefined;
  if (open?.what !== "consent" || !isWaiting) return undefined;
  if (isPlainAnswer(text)) return askConsent(services, talk);
  if (isAnswerTo(startState(), text, talkContext(services, talk)) !== "answer") return undefined;
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.waits) }],
    buttons: [
      [
        button(talk.say(prescreenTexts.agree), "screening.agree"),
        button(talk.say(prescreenTexts.refuse), "screening.refuse"),
      ],
      [personButton(talk)],
    ],
  };
  const { session = {}, timers = [] } = keepWaiting(talk, { text });
  const asked = { what: "consent", at: talk.turn.now.toISOString() } as const;
  return reply(talk, [card], { session: { ...session, asked }, timers });
}
