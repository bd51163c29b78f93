import type { BotEvent, ChatRef, Key, Person } from "./event.ts";
import type { Query, Store, Stored, Turn } from "./ports.ts";

/** Past every retry of a moment's failure; clocks of the platforms and ours differ less. */
const LATE_MS = 5 * 60_000;

/** A turn that knows which records it read, and at which version. */
export interface OpenTurn extends Turn {
  reads(): readonly { readonly key: Key; readonly version: number }[];
  /** What the store failed with when the handler asked it; `undefined` when it never did. */
  storeFailure(): unknown;
}

export interface TurnOptions {
  readonly store: Store;
  readonly isMember: (group: ChatRef, person: Person) => Promise<boolean | undefined>;
  readonly memberName: (group: ChatRef, person: Person) => Promise<string | undefined>;
  readonly now: Date;
  /** Read together, as soon as one of them is asked for. */
  readonly likely?: readonly Key[];
}

/** A record read twice in one turn is read once from the store. */
export function openTurn(event: BotEvent, options: TurnOptions): OpenTurn {
  const { store, isMember, memberName, now } = options;
  const seen = new Map<
    string,
    { key: Key; stored: Promise<Stored | undefined>; version: number }
  >();
  let failure: unknown;
  const watch = <Result>(asked: Promise<Result>): Promise<Result> =>
    asked.catch((error: unknown) => {
      failure = error;
      throw error;
    });
  const fetch = fetcher(store, options.likely ?? []);
  return {
    event,
    now,
    isLate: event.kind !== "due" && now.getTime() - event.at.getTime() > LATE_MS,
    read: async (key) => {
      const name = `${key.kind}/${key.id}`;
      const entry = seen.get(name) ?? {
        key,
        stored: watch(fetch(key)),
        version: 0,
      };
      seen.set(name, entry);
      const stored = await entry.stored;
      entry.version = stored?.version ?? 0;
      return stored;
    },
    find: (query: Query) => watch(store.find(query)),
    isMember,
    memberName,
    reads: () => [...seen.values()].map(({ key, version }) => ({ key, version })),
    storeFailure: () => failure,
  };
}

/** Asks the store for one record, or for all that are likely at once. */
function fetcher(store: Store, likely: readonly Key[]): (key: Key) => Promise<Stored | undefined> {
  let together: Promise<readonly (Stored | undefined)[]> | undefined;
  return async (key) => {
    const place = likely.findIndex(({ kind, id }) => kind === key.kind && id === key.id);
    if (place < 0) return (await store.read([key]))[0];
    together ??= store.read(likely);
    return (await together)[place];
  };
}
