import type { Clock } from "./clock.ts";
import { type Channel, type ChatRef, chatKey, type Person } from "./event.ts";
import type { Adapter } from "./ports.ts";

/** How long what a platform said of a group's members is believed. */
const TTL_MS = 60_000;

export interface MembershipOptions {
  readonly adapters: ReadonlyMap<Channel, Adapter>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** `Turn.isMember`: as the platform says, at most a minute old; `undefined` where it can't be asked. */
export function createMembership({ adapters, clock, onError }: MembershipOptions) {
  const known = new Map<string, { isMember: boolean; until: number }>();
  return async (group: ChatRef, person: Person): Promise<boolean | undefined> => {
    if (group.channel !== person.channel) return false;
    const now = clock.now().getTime();
    const name = `${chatKey(group)} ${person.id}`;
    const entry = known.get(name);
    if (entry !== undefined && isFresh(entry, now, TTL_MS)) return entry.isMember;
    for (const [old, { until }] of known) if (until <= now) known.delete(old);
    try {
      const isMember = (await adapters.get(group.channel)?.isMember(group, person)) ?? false;
      known.set(name, { isMember, until: now + TTL_MS });
      return isMember;
    } catch (error) {
      onError(error);
      return undefined;
    }
  };
}

/** What would last longer than anything does was learnt before the clock was set back. */
function isFresh({ until }: { readonly until: number }, now: number, ttlMs: number): boolean {
  return until > now && until <= now + ttlMs;
}

const NAME_TTL_MS = 60 * 60_000;

/** `Turn.memberName`: as the platform says, at most an hour old; `undefined` where it does not tell. */
export function createMemberNames({ adapters, clock, onError }: MembershipOptions) {
  const known = new Map<string, { name: string; until: number }>();
  return async (group: ChatRef, person: Person): Promise<string | undefined> => {
    if (group.channel !== person.channel) return undefined;
    const now = clock.now().getTime();
    const key = `${chatKey(group)} ${person.id}`;
    const entry = known.get(key);
    if (entry !== undefined && isFresh(entry, now, NAME_TTL_MS)) return entry.name;
    for (const [old, { until }] of known) if (until <= now) known.delete(old);
    try {
      const name = await adapters.get(group.channel)?.memberName(group, person);
      if (name !== undefined) known.set(key, { name, until: now + NAME_TTL_MS });
      return name;
    } catch (error) {
      onError(error);
      return undefined;
    }
  };
}
