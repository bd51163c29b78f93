import { Pool } from "undici";
import { percentile } from "../arithmetic.ts";
import { createAskers } from "./askers.ts";
import type { FakeApi } from "./processes.ts";

/** More come when these can't ask fast enough (`askers.ts`). */
const CHATS = 2_000;
export const FIRST_CHAT = 1_000_000;
/** Of those that are asked one after another. */
const FIRST_ASKED_ALONE = 9_000_000;
const CONNECTIONS = 40;
/** Nothing arrived for so long: something is lost. */
const PATIENCE_MS = 30_000;

export interface LoadOptions {
  readonly url: string;
  readonly secret: string;
  readonly questions: readonly string[];
  readonly api: FakeApi;
  /** Between how many the questions go round at least; 2,000 when absent. */
  readonly chats?: number;
}

export interface Run {
  readonly updates: number;
  /** From the first push to the last reply. */
  readonly seconds: number;
  /** From a push to its reply at the fake Bot API. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Replies nobody waited for. */
  readonly surplus: number;
}

export interface Load {
  /** Asks so many questions one after another, each in a new chat. Resolves to what each was answered with. */
  ask(questions: number): Promise<readonly string[]>;
  /** All connections push as soon as their last push was acknowledged; ends when every reply has arrived. */
  flood(ms: number): Promise<Run>;
  /** Pushes at a steady pace, whatever comes back. */
  pace(perSecond: number, ms: number): Promise<Run>;
  close(): void;
}

/** Many people asking over a few connections, as a webhook's sender does. */
export function createLoad({ url, secret, questions, api, chats = CHATS }: LoadOptions): Load {
  const sender = createSender(url, secret);
  const askers = createAskers(FIRST_CHAT, chats);
  const replies = awaitReplies(api, (chat) => askers.answered(chat));
  let count = 0;

  const push = async (): Promise<void> => {
    const { chat, asked } = askers.next(now());
    // A chat asks something else each time: the same words again within seconds would be a retry.
    await say(chat, questions[(chat + asked) % questions.length] ?? "");
  };
  const say = async (chat: number, text: string): Promise<void> => {
    count++;
    const body = toUpdate({ count, chat, text });
    replies.expect(chat);
    await sender.post(body);
  };
  const run = async (work: (until: number) => Promise<void>, ms: number): Promise<Run> => {
    const before = { count, at: now() };
    await work(before.at + ms);
    const { latencies, surplus, lastAt } = await replies.collect();
    return {
      updates: count - before.count,
      seconds: (lastAt - before.at) / 1_000,
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
      surplus,
    };
  };
  return {
    ask: async (questionCount) => {
      const chats = Array.from({ length: questionCount }, (_, n) => FIRST_ASKED_ALONE + n);
      for (const [n, chat] of chats.entries()) {
        await say(chat, questions[n] ?? "");
        await replies.collect();
      }
      return api.lastTexts(chats);
    },
    flood: (ms) =>
      run(async (until) => {
        const connection = async (): Promise<void> => {
          while (now() < until) await push();
        };
        await Promise.all(Array.from({ length: CONNECTIONS }, connection));
      }, ms),
    pace: (perSecond, ms) =>
      run(async (until) => {
        const start = now();
        const pushes: Promise<void>[] = [];
        while (now() < until) {
          const wanted = ((now() - start) / 1_000) * perSecond;
          while (pushes.length < wanted) pushes.push(push());
          await tick(1);
        }
        await Promise.all(pushes);
      }, ms),
    close: () => sender.close(),
  };
}

interface Collected {
  readonly latencies: readonly number[];
  readonly surplus: number;
  readonly lastAt: number;
}

/** Matches replies to pushes: a chat gets one for each, before it asks again. */
function awaitReplies(
  api: FakeApi,
  onReply: (chat: number) => void,
): {
  expect(chat: number): void;
  /** Resolves when everything expected has arrived. @throws when nothing comes any more. */
  collect(): Promise<Collected>;
} {
  const pushes = new Map<number, number>();
  let latencies: number[] = [];
  let surplus = 0;
  let lastAt = 0;
  const arrive = (chat: number, at: number): void => {
    const pushed = pushes.get(chat);
    lastAt = at;
    if (pushed === undefined) {
      surplus++;
      return;
    }
    pushes.delete(chat);
    latencies.push(at - pushed);
    onReply(chat);
  };
  api.onReplies(({ chats, times }) => {
    for (const [n, chat] of chats.entries()) arrive(chat, times[n] ?? 0);
  });
  return {
    expect: (chat) => void pushes.set(chat, now()),
    collect: async () => {
      const start = now();
      while (pushes.size > 0) {
        if (now() - Math.max(start, lastAt) > PATIENCE_MS)
          throw new Error(`${pushes.size} replies never arrived.`);
        await tick(5);
      }
      const collected = { latencies, surplus, lastAt };
      latencies = [];
      surplus = 0;
      return collected;
    },
  };
}

function toUpdate({ count, chat, text }: { count: number; chat: number; text: string }): string {
  const date = Math.floor(Date.now() / 1_000);
  const from = { id: chat, is_bot: false, first_name: "bench", language_code: "zh-hans" };
  const where = { id: chat, type: "private", first_name: "bench" };
  return JSON.stringify({
    update_id: count,
    message: { message_id: count, date, chat: where, from, text },
  });
}

interface Sender {
  /** Resolves once it is acknowledged. @throws when the answer is anything but 200. */
  post(body: string): Promise<void>;
  close(): void;
}

/**
 * It shares the machine with what it measures. Undici's bare dispatch costs less than half of what Node's client does.
 */
function createSender(url: string, secret: string): Sender {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const headers = {
    "content-type": "application/json",
    "x-telegram-bot-api-secret-token": secret,
  };
  const post = (body: string): Promise<void> =>
    new Promise((resolve, reject) => {
      let status = 0;
      pool.dispatch(
        { path, method: "POST", headers, body },
        {
          onRequestStart: () => undefined,
          onResponseStart: (_, statusCode) => {
            status = statusCode;
          },
          onResponseData: () => undefined,
          onResponseEnd: () => {
            if (status === 200) resolve();
            else reject(new Error(`${url} answered ${status}.`));
          },
          onResponseError: (_, error) => reject(error),
        },
      );
    });
  return { post, close: () => void pool.destroy() };
}

/** The clock that the fake Bot API's times are on as well. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function tick(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
