import { getCompileCacheDir } from "node:module";
import { MessageChannel, Worker } from "node:worker_threads";
import { StoreError } from "../../bot/core/errors.ts";
import type { Store, Taken } from "../../bot/core/ports.ts";
import { createGroups } from "./sqlite-groups.ts";
import { errorOf, type Order, type Report } from "./sqlite-orders.ts";
import { openReader } from "./sqlite-reader.ts";
import type { Opening, SqliteOptions } from "./sqlite-thread.ts";

/**
 * The store in one file, for one process. A thread writes it, each commit flushed to the disk (`synchronous = FULL`),
 * those that wait at the same moment together; so the disk never holds up the event loop. Reads are answered beside it, at
 * the end of the round of the event loop that they were asked in. Others may read the file meanwhile, to back it up.
 *
 * @throws {StoreError} when the file can't be opened or is in use.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const writing = openWriting(options);
  const reader = openReader(await writing.opened);
  const roundEnds = createRounds();
  return {
    read: async (keys) => {
      await roundEnds();
      return reader.read(keys);
    },
    find: async (query) => reader.find(query),
    commit: (change) => writing.ask(["commit", change]),
    take: <Queue extends keyof Taken>(queue: Queue, now: Date, limit: number) =>
      writing.ask<readonly Taken[Queue][]>(["take", queue, now, limit]),
    takeFor: (lane, now, limit) => writing.ask(["takeFor", lane, now, limit]),
    settle: (queue, id, settlement) => writing.ask(["settle", queue, id, settlement]),
    claim: async () => true,
    resign: async () => {},
    close: async () => {
      reader.close();
      await writing.close();
    },
  };
}

/**
 * What it returns resolves when this round of the event loop ends, for all who ask in it. Turns that came in together so run
 * one after another, and the program's code that one of them has brought into the processor's caches serves the next:
 * under load a turn costs a quarter less.
 */
function createRounds(): () => Promise<void> {
  let ends: Promise<void> | undefined;
  return () => {
    ends ??= new Promise((resolve) => {
      setImmediate(() => {
        ends = undefined;
        resolve();
      });
    });
    return ends;
  };
}

/** A file in the hands of the thread. */
interface Writing {
  /** Resolves to where the file lies. Rejects with a {@link StoreError} when it can't be opened. */
  readonly opened: Promise<string>;
  /** In the order asked. Rejects with what it threw, or with a {@link StoreError} when the file was closed. */
  ask<Result>(order: Order): Promise<Result>;
  /** Resolves when all that was asked is done and the file is closed. */
  close(): Promise<void>;
}

function openWriting(options: SqliteOptions): Writing {
  const { port1: port, port2 } = new MessageChannel();
  const opening = Promise.withResolvers<string>();
  const closed = Promise.withResolvers<void>();
  const state = { isClosing: false, isGone: false };
  const gone = (): StoreError => new StoreError(`${options.path} is closed.`);
  const groups = createGroups((orders) => port.postMessage(orders));

  port.on("message", (report: Report) => {
    if ("opened" in report) opening.resolve(report.opened);
    else if ("refused" in report) {
      inItsHands.delete(options);
      opening.reject(errorOf(report.refused));
    } else groups.answered(report);
    // What is idle keeps no process alive.
    if (groups.isIdle()) port.unref();
  });
  // The thread closes its end, or is gone itself.
  port.on("close", () => {
    state.isGone = true;
    opening.reject(gone());
    groups.refuse(gone());
    closed.resolve();
  });
  inItsHands.add(options);
  theThread().postMessage({ options, port: port2 } satisfies Opening, [port2]);
  return {
    opened: opening.promise,
    ask: (order) => {
      if (state.isGone || state.isClosing) return Promise.reject(gone());
      port.ref();
      return groups.ask(order);
    },
    async close() {
      if (!state.isClosing) {
        state.isClosing = true;
        await groups.idle();
        port.ref();
        port.postMessage("close");
      }
      await closed.promise;
      inItsHands.delete(options);
    },
  };
}

let thread: Worker | undefined;
/** What it has open, or is opening. */
const inItsHands = new Set<SqliteOptions>();

/**
 * One for all files of this process; it is started with the first and ends with the process. If it ends before, by
 * whatever, so does the process: what was not acknowledged comes again.
 */
function theThread(): Worker {
  thread ??= startThread();
  return thread;
}

function startThread(): Worker {
  const cache = getCompileCacheDir();
  const worker = new Worker(new URL("sqlite-thread.ts", import.meta.url), {
    // Stripped and compiled as the last start left it, like the bot itself.
    env: { ...process.env, ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }) },
  });
  worker.unref();
  // Caught by nobody, on purpose: a process that can't write must not stay.
  worker.once("error", (cause) => {
    throw ended(cause);
  });
  worker.once("exit", () => {
    thread = undefined;
    if (inItsHands.size > 0) throw ended();
  });
  return worker;
}

function ended(cause?: unknown): StoreError {
  const paths = [...inItsHands].map(({ path }) => path).join(" and ");
  const why = cause instanceof Error ? `: ${cause.message}` : "";
  return new StoreError(
    `The thread that writes ${paths} has ended${why}. Nothing can be stored without it, so the bot ends too. Start the bot again: whatever it has acknowledged is in the file, the rest comes again.`,
    { cause },
  );
}
