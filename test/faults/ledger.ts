import { chatKey } from "../../bot/core/event.ts";
import type { Place, Seen } from "../e2e/platform.ts";
import { judge, repeatedKeys, type Span } from "./repeats.ts";
import type { Sent } from "./side.ts";

export interface Finding {
  readonly what:
    | "lost"
    | "twice"
    | "unasked"
    | "order"
    | "owners"
    | "refused"
    | "left"
    | "exit"
    | "untold";
  readonly words: string;
}

/** Keeps what everybody was to see and saw, from outside the bot, and says what does not add up. */
export interface Ledger {
  readonly findings: readonly Finding[];
  /** Resolves as soon as something seems to be wrong. */
  readonly doubted: Promise<void>;
  readonly doubt: () => void;
  readonly note: (words: string) => void;
  /** Replies that were seen. */
  replies(): number;
  /** Somebody has seen what he was to see. */
  claim(place: Place, message: Seen): void;
  isClaimed(place: Place, message: Seen): boolean;
  /** What may be seen there besides, as often as `most`. */
  allow(place: Place, words: RegExp, most?: number): void;
  readonly find: (what: Finding["what"], words: string) => void;
  /** Somebody lost his patience; `look` claims it if it comes after all. */
  miss(words: string, look: () => boolean): void;
  /** It may come or not; `look` claims it if it comes. */
  expect(look: () => boolean): void;
  /** To be called when nothing is on its way any more. Returns how much of what was missed came after all; the rest is lost. */
  collect(): number;
  /** The claims of these were to come in this order. */
  checkOrder(place: Place, messages: readonly Seen[], who: string): void;
  /** What would be found twice if everything were quiet now; somebody may wait for it still. */
  suspects(
    places: readonly Place[],
    sent: readonly Sent[],
    outages: readonly Span[],
  ): readonly string[];
  /** To be called when everything is quiet. Returns what came again on Telegram because an answer was lost. */
  close(
    places: readonly Place[],
    sent: readonly Sent[],
    outages: readonly Span[],
  ): readonly Repeat[];
}

/** A message nobody waited for, and by which ids the bot knows all with the same words. */
export interface Repeat {
  readonly place: Place;
  readonly message: Seen;
  readonly known: readonly string[];
}

/** `note`: gets what happened, as it happens. */
export function createLedger(note: (words: string) => void = () => undefined): Ledger {
  const findings: Finding[] = [];
  const claims = createClaims();
  const doubt = Promise.withResolvers<void>();
  const { allow, mayBeAllowed, isAllowed } = createAllowances();
  const isOpen = (place: Place, isFine: typeof isAllowed) => (message: Seen) =>
    !claims.isClaimed(place, message) && !isFine(place, message);
  const find = (what: Finding["what"], words: string): void => {
    findings.push({ what, words });
    note(`${what}: ${words}`);
    doubt.resolve();
  };
  return {
    findings,
    doubted: doubt.promise,
    doubt: doubt.resolve,
    note,
    ...claims,
    allow,
    find,
    ...createMisses(find, (words) => {
      note(`missed: ${words}`);
      doubt.resolve();
    }),
    checkOrder: (place, messages, who) => {
      const shown = place.shown().map(({ id }) => id);
      const places = messages.map(({ id }) => shown.indexOf(id));
      if (places.some((at, index) => index > 0 && at < (places[index - 1] ?? 0))) {
        const texts = messages.map(({ text }) => brief(text)).join(" · ");
        find("order", `${who} in ${describe(place)}: ${places.join()}, for ${texts}`);
      }
    },
    suspects: (places, sent, outages) => {
      const twice = places.flatMap((place) =>
        judge(place, isOpen(place, mayBeAllowed), { sent, outages })
          .filter(({ what }) => what === "twice")
          .map(({ message }) => `${describe(place)} ${message.id}`),
      );
      return [...twice, ...repeatedKeys(sent, outages)];
    },
    close: (places, sent, outages) => {
      const repeats: Repeat[] = [];
      for (const place of places) {
        const odd = judge(place, isOpen(place, isAllowed), { sent, outages });
        for (const { what, message, known } of odd) {
          if (what === "excused") repeats.push({ place, message, known });
          else find(what, `${describe(place)}: ${briefly(message)}`);
        }
      }
      for (const words of repeatedKeys(sent, outages)) find("twice", words);
      return repeats;
    },
  };
}

/** What somebody has seen who was to see it. */
function createClaims() {
  const claims = new Map<string, Set<string>>();
  const claimed = ({ chat }: Place): Set<string> => {
    const key = chatKey(chat);
    const ids = claims.get(key) ?? new Set();
    claims.set(key, ids);
    return ids;
  };
  return {
    replies: (): number => [...claims.values()].reduce((sum, ids) => sum + ids.size, 0),
    claim: (place: Place, { id }: Seen): void => void claimed(place).add(id),
    isClaimed: (place: Place, { id }: Seen): boolean => claimed(place).has(id),
  };
}

/** What may be seen besides, by place. */
function createAllowances() {
  const allowances = new Map<string, { readonly words: RegExp; left: number }[]>();
  const find = ({ chat }: Place, { text }: Seen) =>
    (allowances.get(chatKey(chat)) ?? []).find(({ words, left }) => left > 0 && words.test(text));
  return {
    allow: ({ chat }: Place, words: RegExp, most = 1): void => {
      const key = chatKey(chat);
      allowances.set(key, [...(allowances.get(key) ?? []), { words, left: most }]);
    },
    mayBeAllowed: (place: Place, message: Seen): boolean => find(place, message) !== undefined,
    /** Uses one up. */
    isAllowed: (place: Place, message: Seen): boolean => {
      const allowance = find(place, message);
      if (allowance !== undefined) allowance.left -= 1;
      return allowance !== undefined;
    },
  };
}

/** What somebody did not see in time may only be late: a delivery that failed often waits long for its next try. */
function createMisses(find: Ledger["find"], onMiss: (words: string) => void) {
  const missed: { readonly words: string; readonly look: () => boolean }[] = [];
  const expected: (() => boolean)[] = [];
  return {
    miss: (words: string, look: () => boolean): void => {
      missed.push({ words, look });
      onMiss(words);
    },
    expect: (look: () => boolean): void => void expected.push(look),
    collect: (): number => {
      const due = missed.splice(0);
      const lost = due.filter(({ look }) => !look());
      for (const { words } of lost) find("lost", words);
      for (const look of expected.splice(0)) look();
      return due.length - lost.length;
    },
  };
}

export function describe({ chat }: Place): string {
  return `${chat.channel}:${chat.chatId}`;
}

export function briefly({ text, buttons }: Seen): string {
  return `${brief(text)} {${buttons.join(" | ")}}`;
}

export function brief(text: string): string {
  const line = text.replaceAll("\n", "⏎");
  return line.length > 60 ? `${line.slice(0, 45)}…${line.slice(-14)}` : line;
}
