import type { InlineKeyboardMarkup } from "grammy/types";
import { InvalidReplyError } from "../../bot/core/errors.ts";
import type { ChatRef } from "../../bot/core/event.ts";
import type { OutgoingMessage } from "../../bot/core/ports.ts";
import {
  type Button,
  type CardReply,
  encodeButtonData,
  MAX_BUTTON_BYTES,
  type TextReply,
} from "../../bot/core/reply.ts";
import { encodeCard } from "./card.ts";
import { MAX_TEXT_LENGTH, splitText } from "./split.ts";

/** More in a row are too narrow to read, and Telegram shows no more. */
const MAX_BUTTONS_PER_ROW = 8;
/** A forum's General topic can only be written to by naming none. */
const GENERAL_TOPIC = "1";

/** One message of text, without its chat. */
export interface TextMessage {
  readonly text: string;
  readonly parse_mode?: "HTML";
  readonly reply_markup?: InlineKeyboardMarkup;
}

/** Where a message goes, as every sending method names it. */
export interface Target {
  readonly chat_id: number | string;
  readonly message_thread_id?: number;
  readonly reply_parameters?: {
    readonly message_id: number;
    readonly allow_sending_without_reply: true;
  };
}

/** The chat, and the message there that is answered. */
export function encodeTarget({ to, quotes }: Pick<OutgoingMessage, "to" | "quotes">): Target {
  const messageId = Number(quotes);
  return {
    ...encodeChat(to),
    ...(Number.isSafeInteger(messageId) && {
      reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
    }),
  };
}

/** The same place, for what follows the first message of several. */
export function withoutQuote({ reply_parameters: _, ...target }: Target): Target {
  return target;
}

/** The chat, as every sending method names it. */
export function encodeChat(to: ChatRef): { chat_id: number | string; message_thread_id?: number } {
  const id = Number(to.chatId);
  return {
    chat_id: Number.isSafeInteger(id) ? id : to.chatId,
    ...(to.threadId !== undefined &&
      to.threadId !== GENERAL_TOPIC && { message_thread_id: Number(to.threadId) }),
  };
}

/**
 * A text or card as messages, in order, usually one. The buttons are on the last, below everything.
 * @throws {InvalidReplyError} when there is nothing to show, or a button Telegram would refuse.
 */
export function encodeText(reply: TextReply | CardReply): readonly TextMessage[] {
  if (reply.kind === "text") {
    const pieces = splitText(reply.text, MAX_TEXT_LENGTH);
    if (pieces.length === 0) throw new InvalidReplyError("A text reply needs words.");
    return pieces.map((text) => ({ text }));
  }
  const keyboard = encodeButtons(reply.buttons);
  const pages = encodeCard(reply);
  return pages.map((text, n) => ({
    text,
    parse_mode: "HTML",
    ...(n === pages.length - 1 && keyboard !== undefined && { reply_markup: keyboard }),
  }));
}

function encodeButtons(rows: CardReply["buttons"]): InlineKeyboardMarkup | undefined {
  const keyboard = rows
    .flatMap(inReadableRows)
    .map((row) => row.map((button) => ({ text: button.label, callback_data: encodeData(button) })));
  return keyboard.length === 0 ? undefined : { inline_keyboard: keyboard };
}

function inReadableRows(row: readonly Button[]): readonly (readonly Button[])[] {
  const count = Math.ceil(row.length / MAX_BUTTONS_PER_ROW);
  return Array.from({ length: count }, (_, n) =>
    row.slice(n * MAX_BUTTONS_PER_ROW, (n + 1) * MAX_BUTTONS_PER_ROW),
  );
}

function encodeData(button: Button): string {
  const data = encodeButtonData(button);
  const bytes = Buffer.byteLength(data);
  if (bytes === 0 || bytes > MAX_BUTTON_BYTES) {
    throw new InvalidReplyError(
      `The data of button ${button.action} has ${bytes} bytes; Telegram takes 1 to ${MAX_BUTTON_BYTES}.`,
    );
  }
  return data;
}
