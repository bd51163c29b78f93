import type { Api } from "grammy/web";
import { DecodeError } from "../../bot/core/errors.ts";
import type { Answer, Receive } from "../../bot/core/ports.ts";
import { decodeUpdate, parseUpdate } from "./decode.ts";
import { describeError, isTooLate } from "./errors.ts";
import type { Log } from "./log.ts";
import type { BotIdentity } from "./mention.ts";
import { shorten } from "./split.ts";
import type { TelegramUpdate } from "./update.ts";

const MAX_ANSWER_LENGTH = 200;

export interface IntakeOptions {
  readonly bot: BotIdentity;
  readonly api: Api;
  readonly receive: Receive;
  readonly log: Log;
}

export interface Intake {
  /**
   * Hands one update to the bot; resolves after the commit. A malformed one is dropped.
   * Rejects when the update must be delivered again.
   */
  handle(update: unknown): Promise<void>;
  /** Resolves when every pressed button has its answer. */
  settled(): Promise<void>;
}

/** What becomes of an update, however it came in. */
export function createIntake({ bot, api, receive, log }: IntakeOptions): Intake {
  const answering = new Set<Promise<void>>();

  function parse(raw: unknown): TelegramUpdate | undefined {
    try {
      return parseUpdate(raw);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      log.warn({ kinds: kindsOf(raw), problem: error.message }, "An update was dropped.");
      return undefined;
    }
  }

  /** Not waited for: the next update of the chat need not wait for a call that may be lost. */
  function answerLater(queryId: string, answer: Answer | undefined): void {
    const call = api
      .answerCallbackQuery(queryId, answer && encodeAnswer(answer, bot))
      .then(() => {})
      .catch((error: unknown) => {
        if (isTooLate(error)) return;
        log.warn({ problem: describeError(error) }, "A pressed button got no answer.");
      })
      .finally(() => answering.delete(call));
    answering.add(call);
  }

  return {
    async handle(raw) {
      const update = parse(raw);
      if (update === undefined) return;
      const event = decodeUpdate(update, { bot, now: new Date() });
      const answer = event && (await receive(event));
      // Without an answer the button would go on turning.
      if (update.callback_query !== undefined) answerLater(update.callback_query.id, answer);
    },
    async settled() {
      await Promise.all(answering);
    },
  };
}

function encodeAnswer(answer: Answer, bot: BotIdentity) {
  if (answer.startPayload !== undefined) {
    // Apps that are given a text show it and leave the address alone.
    return { url: `https://t.me/${bot.username}?start=${answer.startPayload}` };
  }
  return { text: shorten(answer.text, MAX_ANSWER_LENGTH), show_alert: answer.tone === "error" };
}

function kindsOf(update: unknown): readonly string[] {
  return typeof update === "object" && update !== null
    ? Object.keys(update).filter((key) => key !== "update_id")
    : [];
}
