import { DecodeError } from "../../bot/core/errors.ts";
import type { Answer, Receive } from "../../bot/core/ports.ts";
import { CARD_ACTION, type Decoded, decode, eventType } from "./decode.ts";
import type { PrivateChats } from "./private-chats.ts";
import type { FeishuLog } from "./sdk-log.ts";

export interface IntakeOptions {
  readonly receive: Receive;
  readonly botOpenId: string;
  readonly privateChats: PrivateChats;
  readonly log: FeishuLog;
}

/**
 * Takes one payload to its end: decoded, received, and answered if it is a card's callback. Rejects when the
 * platform must send it again.
 */
export type Intake = (payload: unknown) => Promise<object | undefined>;

/** What becomes of a payload, over whichever transport it came. */
export function createIntake(options: IntakeOptions): Intake {
  const { receive, botOpenId, privateChats, log } = options;
  return async (payload) => {
    // A callback is always answered with an object: the client shows an error otherwise.
    const isCallback = eventType(payload) === CARD_ACTION;
    const decoded = decodeOrDrop(payload, { botOpenId, log });
    if (decoded === undefined) return isCallback ? {} : undefined;
    const event = await resolvePrivateChat(decoded, privateChats);
    try {
      const answer = await receive(event);
      return isCallback ? toCallbackAnswer(answer) : undefined;
    } catch (error) {
      log.error({ eventId: event.id, err: error }, "Not committed; Feishu is asked to repeat it.");
      throw error;
    }
  };
}

function decodeOrDrop(
  payload: unknown,
  { botOpenId, log }: { botOpenId: string; log: FeishuLog },
): Decoded | undefined {
  try {
    return decode(payload, { botOpenId });
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    log.error({ problem: error.message }, "An event was dropped.");
    return undefined;
  }
}

async function resolvePrivateChat({ event, privateChatId }: Decoded, privateChats: PrivateChats) {
  if (privateChatId !== undefined) privateChats.learn(privateChatId, event.chat.chatId);
  if (event.chat.chatId.startsWith("ou_")) return event;
  const { chatId } = event.chat;
  const openId =
    event.kind === "recall"
      ? await privateChats.find(chatId, event.messageId)
      : privateChats.known(chatId);
  return openId === undefined ? event : { ...event, chat: { ...event.chat, chatId: openId } };
}

function toCallbackAnswer(answer: Answer | undefined): object {
  return answer === undefined ? {} : { toast: { type: answer.tone, content: answer.text } };
}
