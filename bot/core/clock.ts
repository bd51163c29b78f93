/** The time, and the only way to wait for it. Tests drive their own. */
export interface Clock {
  now(): Date;
  /** Runs `task` once after `delayMs`; the returned function calls it off. Does not keep the process alive. */
  schedule(delayMs: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  schedule: (delayMs, task) => {
    const timeout = setTimeout(task, delayMs).unref();
    return () => clearTimeout(timeout);
  },
};

/** Resolves when so long has passed. */
export function passed(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(ms, resolve);
  });
}
