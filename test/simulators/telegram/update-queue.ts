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

export interface WebhookTarget {
  readonly url: string;
  readonly secret: string | undefined;
}

export interface UpdateQueue {
  /** While it is set, nothing can be polled. */
  readonly webhook: WebhookTarget | undefined;
  setWebhook(target: WebhookTarget | undefined, allowed?: readonly string[]): void;
  /** What a webhook is still to get, oldest first, and that it got it. */
  waiting(): readonly RawUpdate[];
  take(update: RawUpdate): void;
  push(content: Readonly<Record<string, unknown>>): void;
  /** Whatever it is, as it is, with the next id. */
  pushRaw(content: Readonly<Record<string, unknown>>): void;
  /** That update once more, although it may be confirmed: a confirmation can be lost. */
  redeliver(update: RawUpdate): void;
  /** The same with the last update. */
  redeliverLast(): void;
  /** The last one the bot has taken, once more. */
  redeliverTaken(): void;
  /** Bot API reference, Update: after a quiet week ids go on from anywhere, lower ones included. */
  restartIdsAt(id: number): void;
  poll(request: PollRequest, gone: AbortSignal): Promise<readonly RawUpdate[]>;
  /** How many updates polls were answered with, repeats included. */
  polled(): number;
  /** Not confirmed yet. */
  pending(): readonly RawUpdate[];
  /** Whether the bot has handled everything it was given, and polls for more. */
  isIdle(): boolean;
  close(): void;
}

/** `onConfirm` is told whenever updates were confirmed, `onPush` whenever there may be one to deliver. */
export function createUpdateQueue(
  firstId: number,
  { onConfirm, onPush }: { readonly onConfirm: () => void; readonly onPush: () => void },
): UpdateQueue {
  const openPoll = createOpenPoll();
  const waiting = createWaiting();
  let nextId = firstId;
  let allowed: readonly string[] = [];
  let webhook: WebhookTarget | undefined;

  function lookAgain(): void {
    openPoll.wake();
    onPush();
  }

  function pushRaw(content: Readonly<Record<string, unknown>>): void {
    waiting.add({ update_id: nextId++, ...content });
    lookAgain();
  }

  return {
    get webhook() {
      return webhook;
    },
    setWebhook(target, kinds) {
      webhook = target;
      if (kinds !== undefined) allowed = kinds;
      onPush();
    },
    waiting: waiting.all,
    take: waiting.take,
    push(content) {
      // Bot API reference: the list in force when an update is made decides, not the one it is polled with.
      const [kind = ""] = Object.keys(content);
      const isOnDemand = KINDS_ON_DEMAND.includes(kind);
      if (allowed.length === 0 ? !isOnDemand : allowed.includes(kind)) pushRaw(content);
    },
    pushRaw,
    ...createRedelivery(waiting, lookAgain),
    restartIdsAt(id) {
      nextId = id;
    },
    async poll({ offset, limit = MAX_LIMIT, timeout = 0, allowed_updates: kinds }, gone) {
      if (webhook !== undefined) throw conflict(WEBHOOK_IS_ACTIVE);
      // tdlib/telegram-bot-api: the newer of two polls goes on, the older is told.
      openPoll.fail(conflict(TERMINATED));
      if (kinds !== undefined) allowed = kinds;
      // tdlib/telegram-bot-api, do_get_updates: an offset beyond all ids there ever were counts for nothing.
      if (offset !== undefined && offset <= nextId) waiting.confirm(offset);
      onConfirm();
      if (waiting.all().length === 0) await openPoll.wait(timeout, gone, onConfirm);
      return gone.aborted ? [] : waiting.batch(limit);
    },
    polled: waiting.polled,
    pending: waiting.unconfirmed,
    isIdle: () => waiting.all().length === 0 && openPoll.isOpen(),
    close: () => openPoll.wake(),
  };
}

function createRedelivery(waiting: ReturnType<typeof createWaiting>, lookAgain: () => void) {
  const redeliver = (update: RawUpdate): void => {
    waiting.addAgain(update);
    lookAgain();
  };
  return {
    redeliver,
    redeliverLast: (): void => {
      const last = waiting.last();
      if (last === undefined) throw new Error("There is nothing to deliver once more.");
      redeliver(last);
    },
    redeliverTaken: (): void => {
      const taken = waiting.lastTaken();
      if (taken !== undefined) redeliver(taken);
    },
  };
}

/** Updates nobody has confirmed, and one that comes once more whatever was confirmed. */
function createWaiting() {
  let queue: RawUpdate[] = [];
  let again: RawUpdate[] = [];
  let taken: RawUpdate | undefined;
  let last: RawUpdate | undefined;
  let polled = 0;
  const all = () => [...again, ...queue.filter((update) => !again.includes(update))];
  return {
    all,
    lastTaken: () => taken,
    unconfirmed: (): readonly RawUpdate[] => queue,
    last: () => last,
    add: (update: RawUpdate) => {
      last = update;
      queue.push(update);
    },
    addAgain: (update: RawUpdate) => {
      again = [...again, update];
    },
    /** Bot API reference: an update is confirmed by a greater offset; a negative one keeps the last ones. */
    confirm: (offset: number) => {
      const before = queue;
      queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id: id }) => id >= offset);
      taken = before.findLast((update) => !queue.includes(update)) ?? taken;
    },
    batch: (limit: number): readonly RawUpdate[] => {
      const batch = all().slice(0, Math.min(limit, MAX_LIMIT));
      again = [];
      polled += batch.length;
      return batch;
    },
    polled: () => polled,
    take: (update: RawUpdate) => {
      taken = update;
      if (!again.includes(update)) queue = queue.filter((one) => one !== update);
      again = again.filter((one) => one !== update);
    },
  };
}

/** The poll that is held open until there is something to say. */
function createOpenPoll() {
  let current: { readonly wake: () => void; readonly fail: (error: ApiError) => void } | undefined;
  return {
    isOpen: () => current !== undefined,
    wake: () => current?.wake(),
    fail: (error: ApiError) => current?.fail(error),
    /** `onOpen` is called as soon as it waits. */
    wait(timeoutS: number, gone: AbortSignal, onOpen: () => void): Promise<void> {
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
        onOpen();
      });
    },
  };
}

function conflict(description: string): ApiError {
  return new ApiError(409, `Conflict: ${description}`);
}
