import { pino } from "pino";
import {
  createFeishuAdapter,
  type FeishuAdapterOptions,
} from "../../../adapters/feishu/adapter.ts";
import { createHttpServer } from "../../../adapters/http.ts";
import type { ChatRef } from "../../../bot/core/event.ts";
import type { AdapterHarness, InjectedFailure } from "../../contract/adapter-harness.ts";
import type { Fault } from "../../simulators/feishu/http-server.ts";
import { startFeishuSimulator } from "../../simulators/feishu/simulator.ts";

const RESET_S = 3;

const FAULT_OF: Readonly<Record<InjectedFailure, Fault>> = {
  rate_limited: {
    operation: "create",
    status: 429,
    number: 99991400,
    headers: { "x-ogw-ratelimit-reset": String(RESET_S) },
  },
  unreachable: { operation: "create", number: 230013 },
  transient: { operation: "create", status: 502 },
};

/** What the adapter logged. */
export interface Line {
  readonly level: "info" | "warn" | "error";
  readonly fields: object;
  readonly message: string;
}

/** Ann has talked to the bot, Zoe never; the desk's group holds Ann and the bot. */
export async function createFeishuHarness(options: Partial<FeishuAdapterOptions> = {}) {
  return build(options);
}

export const WEBHOOK = { encryptKey: "a key of ours", verificationToken: "verification" };

/** The same, called by Feishu: with the HTTP server the webhook stands on. */
export async function createWebhookHarness(options: Partial<FeishuAdapterOptions> = {}) {
  const harness = await build({ ...options, webhook: WEBHOOK });
  const server = createHttpServer({
    log: pino({ level: "silent" }),
    readiness: async () => "ready",
  });
  server.mount((app) => harness.adapter.routes(app));
  const address = await server.listen(0, "127.0.0.1");
  harness.simulator.gateway.setWebhook({
    eventsUrl: `${address}/feishu/events`,
    cardsUrl: `${address}/feishu/cards`,
    encryptKey: WEBHOOK.encryptKey,
  });
  return {
    ...harness,
    address,
    async stop() {
      await harness.stop();
      await server.close();
    },
  };
}

async function build(options: Partial<FeishuAdapterOptions>) {
  const simulator = await startFeishuSimulator();
  const ann = simulator.person("Ann");
  const zoe = simulator.person("Zoe");
  const desk = simulator.group("desk", [ann]);
  const lines: Line[] = [];
  const line = (level: Line["level"]) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  const adapter = createFeishuAdapter({
    appId: simulator.appId,
    appSecret: simulator.appSecret,
    domain: simulator.domain,
    log: { info: line("info"), warn: line("warn"), error: line("error") },
    ...options,
  });
  const placeOf = ({ chatId }: ChatRef) => [ann, zoe, desk].find((one) => isAt(one, chatId)) ?? ann;
  const harness: AdapterHarness = {
    adapter,
    person: { channel: "feishu", id: ann.openId },
    stranger: { channel: "feishu", id: zoe.openId },
    group: { channel: "feishu", chatId: desk.chatId },
    rateLimitMs: RESET_S * 1_000,
    async personWrites(text, { in: place, file, replyTo } = {}) {
      const how = {
        ...(place !== undefined && { in: desk }),
        ...(place?.threadId !== undefined && { thread: place.threadId }),
        ...(replyTo !== undefined && { replyTo }),
      };
      if (file === undefined) return ann.writes(text, how).messageId;
      return ann.sends({ kind: "file", ...file }, how).messageId;
    },
    personPresses: async (label, place) =>
      (await ann.presses(label, place === undefined ? {} : { in: desk })).toast?.content,
    botIsHeard: async (text) => void (await desk.hearsBot(text)),
    redeliverLast: async () => void (await simulator.gateway.repeat()),
    async retryUnacknowledged() {
      await simulator.gateway.settled();
      await simulator.gateway.climb();
    },
    messagesTo: (chat) =>
      simulator.sent(placeOf(chat)).filter(({ id }) => isIn(simulator.raw(id), chat.threadId)),
    isMarked: (messageId) => simulator.reactions(messageId).includes("OK"),
    documentOf: async (messageId) => simulator.document(messageId),
    loseThread: async ({ threadId = "" }) => void (await ann.recalls(threadId)),
    failNextSend: (failure) => simulator.fail(FAULT_OF[failure]),
    freezeMessage: (_, messageId) => simulator.freeze(messageId),
    async stop() {
      await adapter.stop();
      await simulator.close();
    },
  };
  return { ...harness, adapter, simulator, ann, zoe, desk, lines };
}

/** In a thread stands what has its root; in a group what is in none, the roots of threads included. */
function isIn(
  { rootId, threadId }: { readonly rootId?: string; readonly threadId?: string },
  thread: string | undefined,
): boolean {
  return thread === undefined ? threadId === undefined || rootId === undefined : rootId === thread;
}

function isAt(
  place: { readonly chatId: string; readonly openId?: string },
  chatId: string,
): boolean {
  return place.chatId === chatId || place.openId === chatId;
}
