import { type BotEvent, type ChatRef, chatKey, type Key } from "../../bot/core/event.ts";
import type { Outcome, OutgoingMessage, Stored, Timer } from "../../bot/core/ports.ts";
import { createRoute } from "../../handlers/routes.ts";
import type { Services } from "../../handlers/services.ts";

/** The handlers alone, on records in memory: fast enough for thousands of talks. Nothing is sent. */
export interface Rehearsal {
  readonly now: () => Date;
  /** Applies an event once, as JSON; resolves to what it would send. A timer that is due runs before. */
  readonly hand: (event: BotEvent) => Promise<readonly OutgoingMessage[]>;
  /** Moves the time on; resolves to what the timers on the way would send. */
  readonly advance: (ms: number) => Promise<readonly OutgoingMessage[]>;
  readonly read: (key: Key) => unknown;
  readonly all: (kind: string) => ReadonlyMap<string, unknown>;
}

interface Kept extends Stored {
  readonly of?: ChatRef;
}

export function createRehearsal(services: Services, start: Date): Rehearsal {
  const { records, timers, apply } = createMemory();
  const applied = new Set<string>();
  let now = start.getTime();
  const hand = async (event: BotEvent): Promise<readonly OutgoingMessage[]> => {
    if (applied.has(event.id)) return [];
    // A route of its own for each event, as after a restart: nothing is remembered but the records.
    const made = await createRoute(services)({
      event,
      now: new Date(now),
      read: async (key) => records.get(nameOf(key)),
      find: async () => [],
      isMember: async () => false,
      memberName: async () => undefined,
      isLate: false,
    });
    applied.add(event.id);
    apply(made);
    return made.send;
  };

  return {
    now: () => new Date(now),
    hand,
    async advance(ms) {
      const end = now + ms;
      const sent: OutgoingMessage[] = [];
      const next = () =>
        [...timers].filter(([, { due }]) => due.getTime() <= end).toSorted(earlier)[0];
      for (let one = next(); one !== undefined; one = next()) {
        const [name, { due, ...timer }] = one;
        timers.delete(name);
        now = Math.max(now, due.getTime());
        const { name: kind, subject, chat } = timer;
        const id = `${kind}/${nameOf(subject)}/${due.getTime()}`;
        sent.push(...(await hand({ kind: "due", id, name: kind, subject, chat, at: due })));
      }
      now = end;
      return sent;
    },
    read: (key) => records.get(nameOf(key))?.data,
    all: (kind) =>
      new Map(
        [...records.values()]
          .filter(({ key }) => key.kind === kind)
          .map(({ key, data }) => [key.id, data]),
      ),
  };
}

function nameOf({ kind, id }: Key): string {
  return `${kind}/${id}`;
}

/** Records and timers, and what an outcome does to them. */
function createMemory() {
  const records = new Map<string, Kept>();
  const timers = new Map<string, Timer & { readonly due: Date }>();
  let version = 0;
  const apply = ({ erase, write, timers: set }: Outcome): void => {
    for (const [name, { of }] of records) {
      if (erase && of && chatKey(of) === chatKey(erase)) records.delete(name);
    }
    for (const { key, data, version: read, of } of write) {
      const stored = records.get(nameOf(key))?.version ?? 0;
      if (stored !== read && erase === undefined) throw new Error(`conflict: ${nameOf(key)}`);
      if (data === undefined) records.delete(nameOf(key));
      else {
        const plain: unknown = JSON.parse(JSON.stringify(data));
        records.set(nameOf(key), { key, version: ++version, data: plain, ...(of && { of }) });
      }
    }
    for (const timer of set) {
      const name = `${timer.name}/${nameOf(timer.subject)}`;
      if (timer.due === undefined) timers.delete(name);
      else timers.set(name, { ...timer, due: timer.due });
    }
  };
  return { records, timers, apply };
}

function earlier([, a]: [string, { due: Date }], [, b]: [string, { due: Date }]): number {
  return a.due.getTime() - b.due.getTime();
}
