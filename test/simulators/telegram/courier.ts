import type { RawUpdate, UpdateQueue } from "./update-queue.ts";

/** tdlib/telegram-bot-api, `WEBHOOK_MAX_RESEND_TIMEOUT`: the longest wait is a random one up to twice as long. */
const LONGEST_WAIT_S = 60;
/** tdlib/telegram-bot-api, `on_update_error`. */
const LONGEST_RETRY_AFTER_S = 3_600;
/** tdlib/telegram-bot-api, `add_update`: a pressed button waits this long, everything else a day. */
const CALLBACK_LIFE_S = 150;
const LIFE_S = 86_400;
/** tdlib/telegram-bot-api, `create_connection`: an answer that takes longer is none. */
const ANSWER_TIMEOUT_MS = 60_000;

export interface Courier {
  /** Posts whatever waits; called when something has come or the address has changed. */
  look(): void;
  /** How long the server waited before each retry, in s, oldest first. */
  readonly waits: readonly number[];
  /** What was given up because it got too old, oldest first: the bot never took it. */
  readonly dropped: readonly RawUpdate[];
  /** How many posts there were, repeats included. */
  posts(): number;
  /** How many waits are on. */
  waiting(): number;
  /** Lets the waits that are on pass. */
  passWaits(): void;
  close(): void;
}

interface Post {
  readonly update: RawUpdate;
  failures: number;
  delayS: number;
  /** By the waits so far. */
  ageS: number;
  /** In ms since 1970. */
  readonly since: number;
}

/**
 * The webhook side of the Bot API server: one update in flight per queue, retried until it is taken or too old.
 * The messages of a chat are one queue, the buttons a person presses another (tdlib/telegram-bot-api).
 * Waits pass when the test says so, or at `msPerSecond`.
 */
export function createCourier(
  updates: UpdateQueue,
  options: { readonly onChange: () => void; readonly msPerSecond?: number },
): Courier {
  const busy = new Set<string>();
  const closing = new AbortController();
  const { sleep, ...waits } = createWaits(options);
  const dropped: RawUpdate[] = [];
  let posts = 0;

  const deliver = async (queue: string, update: RawUpdate): Promise<void> => {
    const post: Post = { update, failures: 0, delayS: 1, ageS: 0, since: Date.now() };
    for (;;) {
      const { webhook } = updates;
      if (webhook === undefined || closing.signal.aborted) break;
      posts += 1;
      const answer = await tryPost(webhook, update, closing.signal);
      if (answer.isTaken) {
        updates.take(update);
        break;
      }
      const waitS = nextWait(post, answer.retryAfterS);
      post.ageS += waitS;
      // Where waits are compressed lives are not: nothing is to die of an outage that was not compressed either.
      const ageS = options.msPerSecond === undefined ? post.ageS : secondsSince(post.since);
      if (ageS > (update["callback_query"] === undefined ? LIFE_S : CALLBACK_LIFE_S)) {
        updates.take(update);
        dropped.push(update);
        break;
      }
      await sleep(waitS);
    }
    busy.delete(queue);
    options.onChange();
    look();
  };
  const look = (): void => {
    if (updates.webhook === undefined || closing.signal.aborted) return;
    for (const update of updates.waiting()) {
      const queue = queueOf(update);
      if (busy.has(queue)) continue;
      busy.add(queue);
      void deliver(queue, update);
    }
  };
  return {
    look,
    dropped,
    posts: () => posts,
    ...waits,
    close: () => {
      closing.abort();
      waits.passWaits();
    },
  };
}

function secondsSince(at: number): number {
  return (Date.now() - at) / 1_000;
}

/** Waits that pass when told, or in compressed time. */
function createWaits({ onChange, msPerSecond }: { onChange: () => void; msPerSecond?: number }) {
  const waits: number[] = [];
  const sleepers = new Set<() => void>();
  return {
    waits,
    waiting: () => sleepers.size,
    sleep: (seconds: number): Promise<void> => {
      if (seconds === 0) return Promise.resolve();
      waits.push(seconds);
      return new Promise((resolve) => {
        sleepers.add(resolve);
        onChange();
        if (msPerSecond !== undefined) setTimeout(resolve, seconds * msPerSecond);
      });
    },
    passWaits: (): void => {
      for (const wake of sleepers) wake();
      sleepers.clear();
    },
  };
}

/** tdlib/telegram-bot-api, `on_update_error`: at once, then after 2, 4, 8 … s, or as the answer asks. */
function nextWait(post: Post, retryAfterS: number): number {
  const isFirst = post.failures++ === 0;
  if (retryAfterS > 0) return Math.min(retryAfterS, LONGEST_RETRY_AFTER_S);
  if (isFirst) return 0;
  const longest = LONGEST_WAIT_S + (post.update.update_id % (LONGEST_WAIT_S + 1));
  post.delayS = Math.min(longest, post.delayS * 2);
  return post.delayS;
}

async function tryPost(
  { url, secret }: { readonly url: string; readonly secret: string | undefined },
  update: RawUpdate,
  closing: AbortSignal,
): Promise<{ readonly isTaken: boolean; readonly retryAfterS: number }> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.any([closing, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    await response.arrayBuffer();
    const retryAfterS = Number(response.headers.get("retry-after") ?? 0);
    return { isTaken: response.ok, retryAfterS: Number.isFinite(retryAfterS) ? retryAfterS : 0 };
  } catch {
    return { isTaken: false, retryAfterS: 0 };
  }
}

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** tdlib/telegram-bot-api, `add_update`: by chat; a pressed button by the person; memberships apart. */
function queueOf(update: RawUpdate): string {
  const { callback_query, my_chat_member, message, edited_message } = update as object as Fields;
  const id = (holder: unknown) => String((holder as { readonly id?: number } | undefined)?.id);
  if (callback_query !== undefined) return `presses of ${id(callback_query["from"])}`;
  if (my_chat_member !== undefined) return `membership in ${id(my_chat_member["chat"])}`;
  return `chat ${id((message ?? edited_message)?.["chat"])}`;
}
