import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { Api } from "grammy/web";
import { http, https } from "../node-http.ts";
import { createFetch } from "./fetch.ts";

export const DEFAULT_API_ROOT = "https://api.telegram.org";
/** How long Telegram holds a poll open when nothing happens. */
export const LONG_POLL_S = 30;
/** A file on its way takes longer than an answer. */
const TRANSFER_TIMEOUT_S = 300;
/** A connection left alone for longer may be closed from the other side just as a message goes out on it. */
const IDLE_MS = 30_000;
/** A poll that is silent for this much longer than it may last has lost its connection. */
const POLL_GRACE_S = 10;

export interface ApiOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** Address of an HTTP proxy. */
  readonly proxy?: string | undefined;
  readonly sendTimeoutMs: number;
  /** How long a connection is kept unused. 30 s when absent. */
  readonly idleMs?: number;
}

export interface TelegramApi {
  /** For everything but files and polling. */
  readonly calls: Api;
  /** For files, which take longer. */
  readonly transfers: Api;
  /** Waits as long as a long poll lasts. */
  readonly polls: Api;
  readonly agent: HttpAgent | HttpsAgent;
}

/** grammY's client thrice, since its time-out holds for all calls, over one pool of kept connections. */
export function createApi(options: ApiOptions): TelegramApi {
  const { token, apiRoot, sendTimeoutMs } = options;
  const agent = createAgent(options);
  const client = { apiRoot, fetch: createFetch(agent) };
  return {
    calls: new Api(token, { ...client, timeoutSeconds: sendTimeoutMs / 1_000 }),
    transfers: new Api(token, { ...client, timeoutSeconds: TRANSFER_TIMEOUT_S }),
    polls: new Api(token, { ...client, timeoutSeconds: LONG_POLL_S + POLL_GRACE_S }),
    agent,
  };
}

function createAgent({ apiRoot, proxy, idleMs = IDLE_MS }: ApiOptions): HttpAgent | HttpsAgent {
  const options = {
    keepAlive: true,
    timeout: idleMs,
    ...(proxy !== undefined && { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } }),
  };
  return apiRoot.startsWith("http:") ? new http.Agent(options) : new https.Agent(options);
}
