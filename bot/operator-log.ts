import type { DeliveryError } from "./core/errors.ts";
import { type BotEvent, type ChatRef, privateChat } from "./core/event.ts";
import type { LogLine, TakenDelivery } from "./core/ports.ts";

export interface OperatorLogParts {
  readonly log: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** How a chat is named in the log. */
  readonly pseudonym: (chat: ChatRef) => string;
}

export type OperatorLog = ReturnType<typeof createOperatorLog>;

/** What the operator reads of a running bot. Nothing personal: no words, no names, no ids of chats. */
export function createOperatorLog({ log, pseudonym }: OperatorLogParts) {
  return {
    stumbled: (error: unknown) => log.error({ err: error }, "a queue stumbled and goes on"),
    notDelivered: ({ id, to, attempts }: TakenDelivery, error: DeliveryError) => {
      const { failure, message: reason, movedTo } = error;
      const fields = { delivery: id, chat: pseudonym(to), attempts, failure, reason };
      // The new id of a group, which is nobody's.
      log.warn({ ...fields, ...(movedTo !== undefined && { movedTo }) }, "not delivered");
    },
    perhapsTwice: ({ id, to }: TakenDelivery) =>
      log.warn(
        { code: "delivery.perhaps_twice", delivery: id, chat: pseudonym(to) },
        "sent again: whether an earlier try had arrived is not known",
      ),
    // Of a timer's id only its name is logged: the rest may name a chat.
    handlerFailed: ({ id, chat }: BotEvent, error: unknown) =>
      log.error(
        { err: error, event: id.split("/", 1)[0], chat: pseudonym(chat) },
        "a handler failed",
      ),
    lines: (lines: readonly LogLine[], event: BotEvent) => {
      for (const { level, code, subject } of lines) {
        const by = pseudonym("from" in event ? privateChat(event.from) : event.chat);
        log[level]({ code, subject, by }, code);
      }
    },
  };
}
