import type { Clock } from "./clock.ts";
import type { Store } from "./ports.ts";

/** What the process that has a role does; never begun twice without an end between. */
export interface Part {
  begin(): void;
  /**
   * Resolves when nothing of it is under way any more. `lost`: another process may have begun already. `left`:
   * none begins before.
   */
  end(how: "lost" | "left"): Promise<void>;
}

/** Something that one process does at a time, while the others stand by. */
export interface Role {
  /** From now on this process plays the part whenever it gets the role. */
  start(part: Part): void;
  /** Ends the part and lets another process have the role. */
  stop(): Promise<void>;
}

/** Far shorter than a role lasts unclaimed; so soon another process takes over from one that left. */
const CLAIM_MS = 500;

export interface RoleOptions {
  readonly store: Store;
  readonly name: string;
  readonly clock: Clock;
  /** The store can't be asked: nobody knows whose the role is, so it is given up meanwhile. */
  readonly onError: (error: unknown) => void;
}

export function createRole({ store, name, clock, onError }: RoleOptions): Role {
  let part: Part | undefined;
  let isMine = false;
  let looking: Promise<void> = Promise.resolve();
  let callOff = (): void => {};

  const claim = async (): Promise<boolean> => {
    try {
      return await store.claim(name);
    } catch (error) {
      if (isMine) onError(error);
      return false;
    }
  };
  const look = async (playing: Part): Promise<void> => {
    const isGranted = await claim();
    if (part === playing && isGranted !== isMine) {
      isMine = isGranted;
      if (isGranted) playing.begin();
      else await playing.end("lost");
    }
    if (part === playing) callOff = clock.schedule(CLAIM_MS, () => again(playing));
  };
  const again = (playing: Part): void => {
    looking = look(playing);
  };
  return {
    start: (given) => {
      part = given;
      again(given);
    },
    stop: async () => {
      const ending = part;
      part = undefined;
      callOff();
      await looking;
      if (isMine) await ending?.end("left");
      isMine = false;
      // Also what was granted in the last moment.
      if (ending !== undefined) await store.resign(name).catch(onError);
    },
  };
}
