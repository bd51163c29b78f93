import { setImmediate } from "node:timers/promises";

/** What is under way in a bot: every call of its store and its adapters that has not come back. */
export interface Activity {
  /** The same, with each of its calls watched until it comes back. */
  watch<T extends object>(part: T): T;
  /** Resolves when no call is under way and none follows from the last. */
  rest(): Promise<void>;
}

/** Between two calls a bot does nothing but run its promises, which these turns of the event loop are enough for. */
const QUIET_TURNS = 2;

export function createActivity(): Activity {
  let running = 0;
  const waiting = new Set<() => void>();
  const end = (): void => {
    running -= 1;
    if (running > 0) return;
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const follow = (result: unknown): unknown => {
    if (!(result instanceof Promise)) return result;
    running += 1;
    result.then(end, end);
    return result;
  };
  return {
    watch: (part) =>
      new Proxy(part, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== "function") return member;
          return (...values: unknown[]) => follow(Reflect.apply(member, target, values));
        },
      }),
    async rest() {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
        if (running > 0) {
          quiet = -1;
          await new Promise<void>((resolve) => waiting.add(resolve));
        }
        await setImmediate();
      }
    },
  };
}
