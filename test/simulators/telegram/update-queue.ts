import { ApiError } from "./api-error.ts";

export type RawUpdate = Readonly<Record<string, unknown>> & { readonly update_id: number };

/** Bot API reference: an empty list means every kind but these. */
const KINDS_ON_DEMAND = ["chat_member", "message_reaction", "message_reaction_count"];
/** tdlib/telegram-bot-api, `LONG_POLL_MAX_TIMEOUT`. */
const MAX_TIMEOUT_S = 50;
const MAX_LIMIT = 100;

const WEBHOOK_IS_ACTIVE =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const TERMINATED =
  "terminated by other getUpdates request; make sure that only one bot instance is running";

export interface PollRequest {
  readonly offset?: number;
  readonly limit?: number;
  readonly timeout?: number;
  readonly allowed_updates?: readonly string[];
}

export interface UpdateQueue {
  /** Set by `setWebhook` on the real server; while it is, nothing can be polled. */
  webhookUrl: string | undefined;
  push(content: Readonly<Record<string, unknown>>): void;
  /** Whatever it is, as it is, with the next id. */
  pushRaw(content: Readonly<Record<string, unknown>>): void;
  /** The last update once more, although it may be confirmed: a confirmation can be lost. */
  redeliverLast(): void;
  /** Bot API reference, Update: after a quiet week ids go on from anywhere, lower ones included. */
  restartIdsAt(id: number): void;
  poll(request: PollRequest, gone: AbortSignal): Promise<readonly RawUpdate[]>;
  /** Not confirmed yet. */
  pending(): readonly RawUpdate[];
  close(): void;
}

/** `onConfirm` is told whenever updates were confirmed. */
export function createUpdateQueue(firstId: number, onConfirm: () => void): UpdateQueue {
  const openPoll = createOpenPoll();
  let queue: RawUpdate[] = [];
  /** Delivered whatever the offset. */
  let again: RawUpdate[] = [];
  let nextId = firstId;
  let last: RawUpdate | undefined;
  let allowed: readonly string[] = [];

  function pushRaw(content: Readonly<Record<string, unknown>>): void {
    last = { update_id: nextId++, ...content };
    queue.push(last);
    openPoll.wake();
  }

  /** Bot API reference: an update is confirmed by a greater offset; a negative one keeps the last ones. */
  function confirm(offset: number): void {
    // tdlib/telegram-bot-api, do_get_updates: an offset beyond all ids there ever were counts for nothing.
    if (offset > nextId) return;
    queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id: id }) => id >= offset);
  }

  function take(limit: number): readonly RawUpdate[] {
    const batch = [...again, ...queue.filter((update) => !again.includes(update))];
    again = [];
    return batch.slice(0, Math.min(limit, MAX_LIMIT));
  }

  return {
    webhookUrl: undefined,
    push(content) {
      // Bot API reference: the list in force when an update is made decides, not the one it is polled with.
      const [kind = ""] = Object.keys(content);
      const isOnDemand = KINDS_ON_DEMAND.includes(kind);
      if (allowed.length === 0 ? !isOnDemand : allowed.includes(kind)) pushRaw(content);
    },
    pushRaw,
    redeliverLast() {
      if (last === undefined) throw new Error("There is nothing to deliver once more.");
      again = [last];
      openPoll.wake();
    },
    restartIdsAt(id) {
      nextId = id;
    },
    async poll({ offset, limit = MAX_LIMIT, timeout = 0, allowed_updates: kinds }, gone) {
      if (this.webhookUrl !== undefined) throw conflict(WEBHOOK_IS_ACTIVE);
      // tdlib/telegram-bot-api: the newer of two polls goes on, the older is told.
      openPoll.fail(conflict(TERMINATED));
      if (kinds !== undefined) allowed = kinds;
      if (offset !== undefined) confirm(offset);
      onConfirm();
      if (queue.length + again.length === 0) await openPoll.wait(timeout, gone);
      return gone.aborted ? [] : take(limit);
    },
    pending: () => queue,
    close: () => openPoll.wake(),
  };
}

/** The poll that is held open until there is something to say. */
function createOpenPoll() {
  let current: { readonly wake: () => void; readonly fail: (error: ApiError) => void } | undefined;
  return {
    wake: () => current?.wake(),
    fail: (error: ApiError) => current?.fail(error),
    wait(timeoutS: number, gone: AbortSignal): Promise<void> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => poll.wake(), Math.min(timeoutS, MAX_TIMEOUT_S) * 1_000);
        const end = () => {
          clearTimeout(timer);
          if (current === poll) current = undefined;
        };
        const poll = {
          wake: () => {
            end();
            resolve();
          },
          fail: (error: ApiError) => {
            end();
            reject(error);
          },
        };
        gone.addEventListener("abort", poll.wake, { once: true });
        current = poll;
      });
    },
  };
}

function conflict(description: string): ApiError {
  return new ApiError(409, `Conflict: ${description}`);
}
