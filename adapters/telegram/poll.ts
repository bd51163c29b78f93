import { GrammyError } from "grammy/web";
import { createBatchRunner } from "./batch.ts";
import { describeError } from "./errors.ts";
import type { Log } from "./log.ts";
import { pause, type Wait } from "./pause.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface PollOptions {
  /** One long poll; rejects when it is aborted. Everything before `offset` is confirmed by it. */
  readonly getUpdates: (
    offset: number | undefined,
    signal: AbortSignal,
  ) => Promise<readonly unknown[]>;
  /** Confirms everything before `offset` and takes nothing. */
  readonly confirm: (offset: number) => Promise<void>;
  /** Rejects when the update must be delivered again. */
  readonly handle: (update: unknown) => Promise<void>;
  readonly log: Log;
  readonly wait?: Wait | undefined;
}

export interface Poller {
  start(): void;
  /** Ends the open poll and resolves when the updates in hand are finished and confirmed. */
  stop(): Promise<void>;
  /** The same, but confirms nothing: somebody else polls, and would be turned out. */
  abandon(): Promise<void>;
}

/**
 * Polls for updates and handles them. Telegram is told to forget an update only when it and all before
 * it are finished; what failed comes again with the next poll, after a pause.
 */
export function createPoller({ getUpdates, confirm, handle, log, wait = pause }: PollOptions) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const runBatch = createBatchRunner({ handle, log, signal });
  let offset: number | undefined;
  let confirmed: number | undefined;
  let failures = 0;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        const updates = await getUpdates(offset, signal);
        confirmed = offset;
        const result = await runBatch(updates);
        offset = result.offset ?? offset;
        if (result.isLeft) await wait(backoffMs(failures++), signal);
        else failures = 0;
      } catch (error) {
        if (!isStopping()) await afterFailedPoll(error);
      }
    }
  }

  function isStopping(): boolean {
    return signal.aborted;
  }

  async function afterFailedPoll(error: unknown): Promise<void> {
    const retryMs = retryAfterMs(error) ?? backoffMs(failures++);
    const fields = { problem: describeError(error), retryMs };
    const advice = adviceFor(error);
    if (advice === undefined) log.warn(fields, "Telegram could not be polled; trying again.");
    else log.error(fields, advice);
    await wait(retryMs, signal);
  }

  return {
    start() {
      running = run();
    },
    async abandon() {
      stopping.abort();
      await running;
    },
    async stop() {
      stopping.abort();
      await running;
      if (offset === undefined || offset === confirmed) return;
      try {
        await confirm(offset);
        confirmed = offset;
      } catch (error) {
        const fields = { problem: describeError(error) };
        log.warn(fields, "The last updates could not be confirmed; they come again, unharmed.");
      }
    },
  } satisfies Poller;
}

function backoffMs(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
}

function retryAfterMs(error: unknown): number | undefined {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? undefined : seconds * 1_000;
}

function adviceFor(error: unknown): string | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  switch (error.error_code) {
    case 401:
      return "Telegram no longer takes the bot's token: set TELEGRAM_BOT_TOKEN anew and restart.";
    case 409:
      return "Another process polls with this bot's token, or has set a webhook: stop the other one.";
    default:
      return undefined;
  }
}
