import { pino } from "pino";
import { createHttpServer } from "../../../adapters/http.ts";
import {
  createTelegramAdapter,
  type TelegramAdapterOptions,
} from "../../../adapters/telegram/adapter.ts";
import type { ChatRef } from "../../../bot/core/event.ts";
import type { AdapterHarness, InjectedFailure } from "../../contract/adapter-harness.ts";
import type { Fault } from "../../simulators/telegram/server.ts";
import {
  startTelegramSimulator,
  type TelegramSimulator,
} from "../../simulators/telegram/simulator.ts";
import { createLoneRole } from "../../support/alone.ts";

const RETRY_AFTER_S = 7;

const FAULT_OF: Readonly<Record<InjectedFailure, Fault>> = {
  rate_limited: { kind: "rate_limited", retryAfterS: RETRY_AFTER_S },
  unreachable: {
    kind: "refused",
    code: 403,
    description: "Forbidden: bot was blocked by the user",
  },
  transient: { kind: "bad_gateway" },
};

/** Ann has talked to the bot, Zoe never; the officers' group holds Ann and the bot. */
export async function createTelegramHarness(options: Partial<TelegramAdapterOptions> = {}) {
  return build(options);
}

export const WEBHOOK_SECRET = "right-Secret_1";

/** The same, called by Telegram: with the HTTP server the webhook stands on. */
export async function createWebhookHarness(options: Partial<TelegramAdapterOptions> = {}) {
  const server = createHttpServer({
    log: pino({ level: "silent" }),
    readiness: async () => "ready",
  });
  // The address is known only when the server listens, and it listens only once the routes are there.
  const webhook = { url: "", secret: WEBHOOK_SECRET };
  const harness = await build({ ...options, webhook });
  server.mount((app) => harness.adapter.routes(app));
  const address = `${await server.listen(0, "127.0.0.1")}/telegram/webhook`;
  webhook.url = address;
  return {
    ...harness,
    address,
    async retryUnacknowledged() {
      const { courier } = harness.simulator;
      await harness.simulator.until(() => courier.waiting() > 0);
      courier.passWaits();
    },
    async stop() {
      await harness.stop();
      await server.close();
    },
  };
}

async function build(options: Partial<TelegramAdapterOptions>) {
  const simulator = await startTelegramSimulator();
  const ann = simulator.person(501, "Ann", "en");
  const zoe = simulator.person(502, "Zoe");
  ann.says("/start");
  const office = simulator.group(-1_001_000_004_001, [ann], { isBotAdmin: true, topics: [] });
  const silence = { info: () => {}, warn: () => {}, error: () => {} };
  const adapter = createTelegramAdapter({
    token: simulator.token,
    apiRoot: simulator.apiRoot,
    log: silence,
    wait: async () => {},
    role: createLoneRole(),
    ...options,
  });
  // What Ann said before counts as handled.
  await discardPending(simulator);
  const harness: AdapterHarness = {
    adapter,
    person: { channel: "telegram", id: String(ann.id), name: ann.name },
    stranger: { channel: "telegram", id: String(zoe.id), name: zoe.name },
    group: { channel: "telegram", chatId: String(office.id) },
    rateLimitMs: RETRY_AFTER_S * 1_000,
    async personWrites(text, { in: place, file, replyTo } = {}) {
      const where = {
        ...(place !== undefined && placeOf(place)),
        ...(replyTo !== undefined && { replyTo: Number(replyTo) }),
      };
      if (file === undefined) return String(ann.says(text, where));
      const caption = text === "" ? {} : { caption: text };
      return String(ann.sends({ kind: "document", ...file, ...caption, ...where }));
    },
    personPresses: async (label, place) =>
      (await ann.presses(label, place === undefined ? {} : placeOf(place)))?.text,
    botIsHeard: async (text) => simulator.hearBot(office.id, text),
    redeliverLast: async () => simulator.redeliverLast(),
    retryUnacknowledged: async () => {},
    messagesTo: (chat: ChatRef) =>
      simulator
        .sent(Number(chat.chatId))
        .filter(({ threadId }) => threadId === placeOf(chat).threadId)
        .map(({ id, text, keyboard }) => ({
          id: String(id),
          text,
          buttons: keyboard.map((row) => row.map((button) => button.text)),
        })),
    isMarked: (messageId) => simulator.reaction(ann.id, Number(messageId)) === "👌",
    documentOf: async (messageId) => simulator.document(ann.id, Number(messageId)),
    loseThread: ({ threadId }) => office.deleteTopic(Number(threadId)),
    failNextSend: (failure) => simulator.failNext(FAULT_OF[failure]),
    freezeMessage: (chat, messageId) => simulator.freeze(Number(chat.chatId), Number(messageId)),
    async stop() {
      await adapter.stop();
      await simulator.close();
    },
  };
  return { ...harness, adapter, simulator, ann, zoe, office };
}

function placeOf({ chatId, threadId }: ChatRef) {
  return { in: Number(chatId), ...(threadId !== undefined && { threadId: Number(threadId) }) };
}

async function discardPending(simulator: TelegramSimulator): Promise<void> {
  const next = Math.max(...simulator.pending().map((update) => update.update_id)) + 1;
  const address = `${simulator.apiRoot}/bot${simulator.token}/getUpdates?offset=${next}`;
  await (await fetch(address)).arrayBuffer();
}
