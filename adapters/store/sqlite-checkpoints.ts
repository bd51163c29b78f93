import { Worker } from "node:worker_threads";

/** Rows changed since the last time: some 4 MB of log. */
const EVERY_CHANGES = 2_000;
/** A log of 16 MB. It begins anew only once all of it is in the file, which under load is never so by chance. */
const LONG_PAGES = 4_000;

/** Brings the write-ahead log into the database's file while commits go on: some ten milliseconds each time. */
export interface Checkpoints {
  /** To be called when changes are on the disk. `changes`: how many rows were changed since the file was opened. */
  consider(changes: number): void;
  /** Resolves when none is under way; none begins afterwards. */
  stop(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  /** Resolves when it is gone, whatever ended it. */
  readonly ended: Promise<unknown>;
}

export interface CheckpointsOptions {
  readonly path: string;
  /** Brings the rest of the log into the file at once; where little is left, that takes a moment only. */
  readonly finish: () => void;
}

/**
 * SQLite itself would do this within the COMMIT that makes the log long, and everything would wait. Its thread is
 * started when the log is long for the first time. What fails is tried again with the next changes; a log that stays
 * goes into the file at 64 MB, or when the file is closed.
 */
export function createCheckpoints({ path, finish }: CheckpointsOptions): Checkpoints {
  let thread: Thread | undefined;
  let isUnderWay = false;
  let isStopped = false;
  let last = 0;

  const open = (): Thread => {
    const worker = new Worker(new URL("sqlite-checkpoint-thread.ts", import.meta.url), {
      workerData: path,
    });
    worker.on("message", (pages: number) => {
      isUnderWay = false;
      if (pages > LONG_PAGES && !isStopped) finish();
    });
    worker.on("error", () => {
      isUnderWay = false;
      thread = undefined;
    });
    worker.unref();
    return { worker, ended: new Promise((resolve) => worker.once("exit", resolve)) };
  };
  return {
    consider(changes) {
      if (isUnderWay || isStopped || changes - last < EVERY_CHANGES) return;
      last = changes;
      isUnderWay = true;
      thread ??= open();
      thread.worker.postMessage("go");
    },
    async stop() {
      isStopped = true;
      // Until now it kept nobody alive; the end of it does.
      thread?.worker.ref();
      thread?.worker.postMessage("end");
      await thread?.ended;
    },
  };
}
