import { GrammyError } from "grammy/web";
import { ConfigError, DeliveryError } from "../../bot/core/errors.ts";
import type { FileRef } from "../../bot/core/event.ts";
import type { Limits } from "../../bot/core/limits.ts";
import type { Adapter, Receive } from "../../bot/core/ports.ts";
import type { OpenedFile } from "../../bot/core/reply.ts";
import type { Part, Role } from "../../bot/core/role.ts";
import type { Mountable } from "../webhook.ts";
import { createApi, DEFAULT_API_ROOT, LONG_POLL_S, type TelegramApi } from "./api.ts";
import { download } from "./download.ts";
import { describeError, toDeliveryError } from "./errors.ts";
import { parseFileId } from "./files.ts";
import { createIntake, type Intake } from "./intake.ts";
import type { Log } from "./log.ts";
import { createMembers } from "./members.ts";
import type { BotIdentity } from "./mention.ts";
import { pause, type Wait } from "./pause.ts";
import { createPoller, type Poller } from "./poll.ts";
import { createProgress } from "./progress.ts";
import { sendDelivery } from "./send.ts";
import { UPDATE_KINDS } from "./update.ts";
import { createTelegramWebhook, type TelegramWebhookOptions } from "./webhook.ts";

const SEND_TIMEOUT_MS = 15_000;
const MAX_BATCH_SIZE = 100;
const START_ATTEMPTS = 4;
const START_PAUSE_MS = 1_000;

/**
 * Bots FAQ, "My bot is hitting limits": 20 messages a minute to one group, about one a second to one person, short
 * bursts aside; how short is not told, so a minute's worth may leave at once and the rest is left to Telegram's 429.
 * Its 30 a second are for messages to all: answers are not counted (grammY, "Flood limits").
 */
const LIMITS: Limits = {
  overall: [],
  chats: [
    { prefix: "-", count: 20, perMs: 60_000 },
    { prefix: "", count: 60, perMs: 60_000 },
  ],
};

/** An entry of the menu Telegram shows beside the text field. */
export interface MenuCommand {
  /** 1 to 32 of a–z 0–9 _, without the slash. */
  readonly command: string;
  /** Per language. Telegram does not tell the two Chinese scripts apart; everybody else reads English. */
  readonly description: { readonly en: string; readonly zh: string };
}

export interface TelegramAdapterOptions {
  readonly token: string;
  /** Without a slash at its end. Telegram's own servers when absent. */
  readonly apiRoot?: string;
  /** Address of an HTTP proxy. */
  readonly proxy?: string;
  /** Telegram calls us there; without it the adapter polls. */
  readonly webhook?: TelegramWebhookOptions;
  /** That of the process that polls. */
  readonly role: Role;
  readonly log: Log;
  readonly commands?: readonly MenuCommand[];
  /** Chats with a menu of their own, by id: desks' groups and officers. */
  readonly chatCommands?: ReadonlyMap<string, readonly MenuCommand[]>;
  /** How long a call may take, but for polls. 15 s when absent. */
  readonly sendTimeoutMs?: number;
  /** How the pauses after failures pass. Real time when absent. */
  readonly wait?: Wait;
}

type GrammySignal = NonNullable<Parameters<TelegramApi["polls"]["getUpdates"]>[1]>;

/**
 * Telegram, by long polling or by webhook. `start` rejects with a {@link ConfigError} when the token is refused, and
 * with an error that names the problem when Telegram can't be reached.
 */
export function createTelegramAdapter(options: TelegramAdapterOptions): Adapter & Mountable {
  const { token, apiRoot = DEFAULT_API_ROOT, proxy, sendTimeoutMs = SEND_TIMEOUT_MS } = options;
  const webhook = options.webhook && createTelegramWebhook(options.webhook.secret, options.log);
  const api = createApi({ token, apiRoot, proxy, sendTimeoutMs });
  const { role } = options;
  const progress = createProgress();
  let intake: Intake | undefined;

  return {
    channel: "telegram",
    recognisesMs: 0,
    limits: LIMITS,
    routes: (app) => webhook?.routes(app),
    async start(receive: Receive) {
      const bot = await identify(api, options);
      intake = createIntake({ bot, api: api.calls, receive, log: options.log });
      // Telegram calls as soon as it knows where.
      webhook?.open(intake);
      await connect(api, options);
      if (webhook === undefined) role.start(pollingPart(api, intake, options));
      // Messages are taken meanwhile: of a desk or an officer each menu is two calls more.
      void setMenu(api, options);
    },
    async send(delivery) {
      const sent = progress.of(delivery.id);
      try {
        const messageId = await sendDelivery(api, { delivery, sent });
        progress.forget(delivery.id);
        return messageId;
      } catch (error) {
        const failure = toDeliveryError(error, delivery.to.chatId);
        throw sent.length > 0 ? failure.afterPart() : failure;
      }
    },
    async open(file) {
      try {
        return await openFile(api, file, options);
      } catch (error) {
        throw toDeliveryError(error, "");
      }
    },
    ...createMembers(api.calls),
    async stop() {
      await role.stop();
      await webhook?.close();
      await intake?.settled();
    },
  };
}

async function openFile(
  { calls, agent }: TelegramApi,
  file: FileRef,
  options: TelegramAdapterOptions,
): Promise<OpenedFile> {
  const { token, apiRoot = DEFAULT_API_ROOT, sendTimeoutMs = SEND_TIMEOUT_MS } = options;
  const known = parseFileId(file);
  if (file.channel !== "telegram" || known === undefined) {
    throw new DeliveryError("rejected", "The file does not lie on Telegram.");
  }
  const { file_path: path } = await calls.getFile(known.id);
  if (path === undefined)
    throw new DeliveryError("rejected", "Telegram does not hand out the file.");
  const url = `${apiRoot}/file/bot${token}/${path}`;
  return download({ url, agent, timeoutMs: sendTimeoutMs });
}

/** Of all processes one polls at a time: Telegram turns out whoever polled before. */
function pollingPart(api: TelegramApi, intake: Intake, options: TelegramAdapterOptions): Part {
  let poller: Poller | undefined;
  return {
    begin: () => {
      poller = createPolling(api, intake, options);
      poller.start();
    },
    end: async (how) => (how === "left" ? poller?.stop() : poller?.abandon()),
  };
}

function createPolling(
  api: TelegramApi,
  intake: Intake,
  { log, wait }: TelegramAdapterOptions,
): Poller {
  return createPoller({
    getUpdates: (offset, signal) =>
      api.polls.getUpdates(
        {
          ...(offset !== undefined && { offset }),
          limit: MAX_BATCH_SIZE,
          timeout: LONG_POLL_S,
          allowed_updates: UPDATE_KINDS,
        },
        // Node's own signal is all that is needed; grammY's type is that of an older package.
        signal as GrammySignal,
      ),
    confirm: async (offset) => {
      await api.calls.getUpdates({ offset, limit: 1, timeout: 0, allowed_updates: UPDATE_KINDS });
    },
    handle: (update) => intake.handle(update),
    log,
    wait,
  });
}

async function identify(
  api: TelegramApi,
  { wait = pause }: TelegramAdapterOptions,
): Promise<BotIdentity> {
  const { id, username } = await persist(() => api.calls.getMe(), wait);
  return { id, username };
}

/** Tells Telegram to call us or to be polled: while a webhook is set nothing can be polled. What waits is kept. */
async function connect(api: TelegramApi, options: TelegramAdapterOptions): Promise<void> {
  const { webhook, wait = pause } = options;
  const keep = { drop_pending_updates: false };
  if (webhook === undefined) {
    await persist(() => api.calls.deleteWebhook(keep), wait);
    return;
  }
  const { url, secret: secret_token } = webhook;
  const settings = { ...keep, secret_token, allowed_updates: UPDATE_KINDS };
  try {
    await persist(() => api.calls.setWebhook(url, settings), wait);
  } catch (error) {
    if (!isRejected(error)) throw error;
    throw new ConfigError([
      `TELEGRAM_WEBHOOK_URL: Telegram refuses it (${error.message}). It takes a public https address on port 443, 80, 88 or 8443.`,
    ]);
  }
}

/** Never rejects: the bot is as good without. */
async function setMenu(
  api: TelegramApi,
  { commands = [], chatCommands = new Map(), log }: TelegramAdapterOptions,
): Promise<void> {
  const menu = (list: readonly MenuCommand[], language: "en" | "zh") =>
    list.map(({ command, description }) => ({ command, description: description[language] }));
  const set = async (list: readonly MenuCommand[], scope: object): Promise<boolean> => {
    try {
      await api.calls.setMyCommands(menu(list, "en"), scope);
      await api.calls.setMyCommands(menu(list, "zh"), { ...scope, language_code: "zh" });
      return true;
    } catch (error) {
      log.warn({ problem: describeError(error) }, "The menu of commands could not be set.");
      // A chat Telegram does not know costs its own menu only; no answer at all, those of the others.
      return isRejected(error);
    }
  };
  if (commands.length > 0 && !(await set(commands, {}))) return;
  for (const [id, list] of chatCommands) {
    const scope = { scope: { type: "chat", chat_id: Number(id) } };
    if (!(await set(list, scope))) return;
  }
}

async function persist<T>(call: () => Promise<T>, wait: Wait): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (isTokenRefused(error)) {
        throw new ConfigError([
          `TELEGRAM_BOT_TOKEN: Telegram refuses it (${describeError(error)}). Copy it anew from @BotFather.`,
        ]);
      }
      const failure = toDeliveryError(error, "");
      if (attempt === START_ATTEMPTS || failure.failure === "rejected") throw failure;
      const pauseMs = failure.retryAfterMs ?? START_PAUSE_MS * 2 ** (attempt - 1);
      await wait(pauseMs, new AbortController().signal);
    }
  }
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

function isRejected(error: unknown): error is DeliveryError {
  return error instanceof DeliveryError && error.failure === "rejected";
}
