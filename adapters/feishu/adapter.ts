import { z } from "zod";
import { ConfigError } from "../../bot/core/errors.ts";
import type { ChatRef, Person } from "../../bot/core/event.ts";
import type { Limits } from "../../bot/core/limits.ts";
import type { Adapter } from "../../bot/core/ports.ts";
import type { Mountable } from "../webhook.ts";
import { createFeishuApi, type FeishuApi, parsed } from "./api.ts";
import { baseOf, type FeishuApp } from "./base.ts";
import { type Connection, type ConnectionTimings, createConnection } from "./connection.ts";
import { FeishuApiError, failureOf, toDeliveryError } from "./errors.ts";
import { openFile } from "./files.ts";
import { createIntake, type Intake } from "./intake.ts";
import { createPrivateChats } from "./private-chats.ts";
import type { FeishuLog } from "./sdk-log.ts";
import { send } from "./send.ts";
import { addWebhooks, type FeishuWebhookOptions } from "./webhook.ts";

export interface FeishuTimings extends ConnectionTimings {
  readonly requestMs: number;
}

export interface FeishuAdapterOptions extends FeishuApp {
  /** Feishu calls us there; without it the adapter opens the long connection. */
  readonly webhook?: FeishuWebhookOptions;
  readonly log: FeishuLog;
  readonly timings?: Partial<FeishuTimings>;
}

const DEFAULT_TIMINGS: FeishuTimings = {
  startMs: 30_000,
  attemptMs: 10_000,
  pongMs: 10_000,
  downMs: 30_000,
  restartMs: 1_000,
  requestMs: 15_000,
};

/** A `uuid` counts for an hour (message/create); what is under way when it ends must still arrive within it. */
const RECOGNISES_MS = 50 * 60_000;

/**
 * Feishu docs, "API call guide" (level 4) and message/create, message/patch: 50 calls a second and 1,000 a minute of
 * one API by one app, five a second to one person or group, five changes a second of one card. All APIs are counted
 * together here, which is simpler and stays below each.
 */
const LIMITS: Limits = {
  overall: [
    { count: 50, perMs: 1_000 },
    { count: 1_000, perMs: 60_000 },
  ],
  chats: [{ prefix: "", count: 5, perMs: 1_000 }],
};

const WHAT_TO_CHECK =
  "Check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the bot is switched on in the published version of the app.";

const botSchema = z.object({ bot: z.object({ open_id: z.string().min(1) }) });

/**
 * Feishu or Lark, over the long connection or by webhook. A person's private chat goes by his `open_id`, a group by its
 * `chat_id`, a thread by the id of its root message.
 *
 * @throws {ConfigError} when the app id or the address can't be right. The SDK would only log that.
 */
export function createFeishuAdapter(options: FeishuAdapterOptions): Adapter & Mountable {
  const base = baseOf(options);
  const timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const { appId, appSecret, log, webhook } = options;
  const api = createFeishuApi({ base, appId, appSecret, requestTimeoutMs: timings.requestMs });
  const privateChats = createPrivateChats(api);
  const underWay = new Set<Promise<unknown>>();
  let take: Intake | undefined;
  let connection: Connection | undefined;
  let isStopping = false;

  const handle: Intake = async (payload) => {
    // Refused, so that the platform sends it again, to whoever runs then.
    if (isStopping || take === undefined) throw new Error("Not taking events.");
    const work = take(payload);
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  return {
    channel: "feishu",
    recognisesMs: RECOGNISES_MS,
    limits: LIMITS,
    routes: (app) => {
      if (webhook !== undefined) addWebhooks(app, { ...webhook, handle, log });
    },
    start: async (receive) => {
      const botOpenId = await askOwnId(api);
      if (isStopping) throw new Error("Stopped before Feishu had answered.");
      take = createIntake({ receive, botOpenId, privateChats, log });
      if (webhook !== undefined) return;
      connection = createConnection({ appId, appSecret, base, log, timings, handle });
      await connection.start();
    },
    send: (delivery) => send({ api, privateChats }, delivery),
    open: (file) =>
      openFile(api, file).catch((error: unknown) => {
        throw toDeliveryError(error);
      }),
    isMember: async (group, person) => (await memberOf(api, group, person)) !== undefined,
    memberName: async (group, person) => (await memberOf(api, group, person))?.name || undefined,
    stop: async () => {
      isStopping = true;
      await Promise.allSettled(underWay);
      // The SDK writes the acknowledgement in the ticks after the handler.
      await new Promise((resolve) => setImmediate(resolve));
      connection?.stop();
    },
  };
}

async function askOwnId(api: FeishuApi): Promise<string> {
  const operation = "bot.info";
  const answer = await api
    .call({ operation, method: "GET", path: "/bot/v3/info" })
    .catch((error: unknown) => {
      const isRefused = error instanceof FeishuApiError && failureOf(error) === "auth";
      throw isRefused ? new ConfigError([`${error.message} ${WHAT_TO_CHECK}`]) : error;
    });
  return parsed(botSchema, operation, answer).bot.open_id;
}

const membersSchema = z.object({
  data: z.object({
    items: z.array(z.object({ member_id: z.string(), name: z.string().optional() })).nullish(),
    has_more: z.boolean().optional(),
    page_token: z.string().optional(),
  }),
});

/** Page by page: the platform's own "is in chat" answers for the bot only. */
async function memberOf(
  api: FeishuApi,
  group: ChatRef,
  person: Person,
): Promise<{ readonly name?: string | undefined } | undefined> {
  const operation = "im.chat.members.get";
  if (group.channel !== "feishu" || person.channel !== "feishu") return undefined;
  if (!group.chatId.startsWith("oc_")) return undefined;
  let pageToken: string | undefined;
  do {
    const answer = await api.call({
      operation,
      method: "GET",
      path: `/im/v1/chats/${encodeURIComponent(group.chatId)}/members`,
      query: {
        member_id_type: "open_id",
        page_size: "100",
        ...(pageToken !== undefined && { page_token: pageToken }),
      },
    });
    const { items, has_more, page_token } = parsed(membersSchema, operation, answer).data;
    const found = items?.find(({ member_id }) => member_id === person.id);
    if (found !== undefined) return found;
    pageToken = has_more === true && page_token !== "" ? page_token : undefined;
  } while (pageToken !== undefined);
  return undefined;
}
