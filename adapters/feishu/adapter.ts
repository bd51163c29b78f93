import { z } from "zod";
import { ConfigError, DecodeError } from "../../bot/core/errors.ts";
import type { ChatRef, Person } from "../../bot/core/event.ts";
import type { Adapter, Answer, Receive } from "../../bot/core/ports.ts";
import { createFeishuApi, type FeishuApi, parsed } from "./api.ts";
import { type Connection, type ConnectionTimings, createConnection } from "./connection.ts";
import { CARD_ACTION, type Decoded, decode, eventType } from "./decode.ts";
import { FeishuApiError, failureOf } from "./errors.ts";
import { openFile } from "./files.ts";
import { createPrivateChats, type PrivateChats } from "./private-chats.ts";
import type { FeishuLog } from "./sdk-log.ts";
import { send } from "./send.ts";

export interface FeishuTimings extends ConnectionTimings {
  readonly requestMs: number;
}

export interface FeishuAdapterOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** `feishu`, `lark`, or the address of an open platform without a slash at its end. */
  readonly domain: string;
  readonly log: FeishuLog;
  readonly timings?: Partial<FeishuTimings>;
}

const DEFAULT_TIMINGS: FeishuTimings = {
  startMs: 30_000,
  attemptMs: 10_000,
  pongMs: 10_000,
  restartMs: 1_000,
  requestMs: 15_000,
};

const BASES: ReadonlyMap<string, string> = new Map([
  ["feishu", "https://open.feishu.cn"],
  ["lark", "https://open.larksuite.com"],
]);

const WHAT_TO_CHECK =
  "Check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the bot is switched on in the published version of the app.";

const botSchema = z.object({ bot: z.object({ open_id: z.string().min(1) }) });

/**
 * Feishu or Lark over the long connection. A person's private chat goes by his `open_id`, a group by its
 * `chat_id`, a thread by the id of its root message.
 *
 * @throws {ConfigError} when the app id or the address can't be right. The SDK would only log that.
 */
export function createFeishuAdapter(options: FeishuAdapterOptions): Adapter {
  const base = baseOf(options);
  const timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const { appId, appSecret, log } = options;
  const api = createFeishuApi({ base, appId, appSecret, requestTimeoutMs: timings.requestMs });
  const privateChats = createPrivateChats(api);
  const underWay = new Set<Promise<unknown>>();
  let connection: Connection | undefined;
  let isStopping = false;

  return {
    channel: "feishu",
    start: async (receive) => {
      const botOpenId = await askOwnId(api);
      if (isStopping) throw new Error("Stopped before Feishu had answered.");
      const take = createIntake({ receive, botOpenId, privateChats, log });
      const handle = async (payload: unknown): Promise<object | undefined> => {
        // Refused, so that the platform sends it again, to whoever runs then.
        if (isStopping) throw new Error("Stopping.");
        const work = take(payload);
        underWay.add(work);
        return work.finally(() => underWay.delete(work));
      };
      connection = createConnection({ appId, appSecret, base, log, timings, handle });
      await connection.start();
    },
    send: (delivery) => send({ api, privateChats }, delivery),
    open: (file) => openFile(api, file),
    isMember: (group, person) => isMember(api, group, person),
    stop: async () => {
      isStopping = true;
      await Promise.allSettled(underWay);
      // The SDK writes the acknowledgement in the ticks after the handler.
      await new Promise((resolve) => setImmediate(resolve));
      connection?.stop();
    },
  };
}

function baseOf({ appId, appSecret, domain }: FeishuAdapterOptions): string {
  const base = BASES.get(domain) ?? domain;
  const problems = [
    ...(/^cli_[0-9a-f]{16}$/i.test(appId)
      ? []
      : ["FEISHU_APP_ID does not look like an app id (cli_ and 16 hexadecimal digits)."]),
    ...(appSecret === "" ? ["FEISHU_APP_SECRET is empty."] : []),
    ...(/^https?:\/\/.*[^/]$/.test(base)
      ? []
      : ["FEISHU_DOMAIN is neither feishu, lark nor an address without a slash at its end."]),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return base;
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

interface IntakeOptions {
  readonly receive: Receive;
  readonly botOpenId: string;
  readonly privateChats: PrivateChats;
  readonly log: FeishuLog;
}

/** Takes one payload to its end: decoded, received, and answered if it is a card's callback. */
function createIntake(options: IntakeOptions): (payload: unknown) => Promise<object | undefined> {
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

const membersSchema = z.object({
  data: z.object({
    items: z.array(z.object({ member_id: z.string() })).nullish(),
    has_more: z.boolean().optional(),
    page_token: z.string().optional(),
  }),
});

/** Page by page: the platform's own "is in chat" answers for the bot only. */
async function isMember(api: FeishuApi, group: ChatRef, person: Person): Promise<boolean> {
  const operation = "im.chat.members.get";
  if (group.channel !== "feishu" || person.channel !== "feishu") return false;
  if (!group.chatId.startsWith("oc_")) return false;
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
    if (items?.some(({ member_id }) => member_id === person.id) === true) return true;
    pageToken = has_more === true && page_token !== "" ? page_token : undefined;
  } while (pageToken !== undefined);
  return false;
}
