import type { FastifyInstance } from "fastify";
import { isSameSecret, mountWebhook, parseBody } from "../webhook.ts";
import { describeError } from "./errors.ts";
import type { Intake } from "./intake.ts";
import type { Log } from "./log.ts";

export const WEBHOOK_PATH = "/telegram/webhook";
/** Telegram sends no files with updates; a long message with all its entities stays far below. */
const MAX_BYTES = 1_048_576;

export interface TelegramWebhookOptions {
  /** The address Telegram posts to. */
  readonly url: string;
  /** 1 to 256 of A–Z a–z 0–9 _ -; Telegram shows it with each call. */
  readonly secret: string;
}

/** Where Telegram posts updates, one of a chat at a time, until each is taken. */
export interface TelegramWebhook {
  routes(app: FastifyInstance): void;
  /** From now on updates are taken. */
  open(intake: Intake): void;
  /** Refuses what comes from now on, and resolves when what is in hand is committed. */
  close(): Promise<void>;
}

export function createTelegramWebhook(secret: string, log: Log): TelegramWebhook {
  const underWay = new Set<Promise<void>>();
  let intake: Intake | undefined;

  async function handle(update: unknown): Promise<void> {
    if (intake === undefined) throw new Error("Not open.");
    const work = intake.handle(update);
    underWay.add(work);
    try {
      await work;
    } catch (error) {
      const fields = { problem: describeError(error) };
      log.error(fields, "An update was not stored; Telegram will deliver it again.");
      throw error;
    } finally {
      underWay.delete(work);
    }
  }

  return {
    routes: (app) =>
      mountWebhook(app, {
        path: WEBHOOK_PATH,
        maxBytes: MAX_BYTES,
        isKnown: (headers) => isSameSecret(headers["x-telegram-bot-api-secret-token"], secret),
        take: async (body) => {
          await handle(parseBody(body));
          return {};
        },
      }),
    open: (opened) => {
      intake = opened;
    },
    close: async () => {
      intake = undefined;
      await Promise.allSettled(underWay);
    },
  };
}
