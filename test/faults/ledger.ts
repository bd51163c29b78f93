import { chatKey } from "../../bot/core/event.ts";
import type { Place, Seen } from "../e2e/platform.ts";
import type { Sent } from "./side.ts";

/** How soon after an answer a process has read it and kept what it says, on a busy machine. */
const KEPT_MS = 4_000;

/** A connection may be seen to be closed a little after who had it is gone. */
const CLOSING_MS = 50;

/** From when to when the store could not be written, in ms since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

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
  /** To be called when nothing is on its way any more. Returns how much of what was missed came after all; the rest is lost. */
  collect(): number;
  /** The claims of these were to come in this order. */
  checkOrder(place: Place, messages: readonly Seen[], who: string): void;
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
  const claims = new Map<string, Set<string>>();
  const { allow, isAllowed } = createAllowances();
  const claimed = (place: Place): Set<string> => {
    const key = chatKey(place.chat);
    const ids = claims.get(key) ?? new Set();
    claims.set(key, ids);
    return ids;
  };
  const find = (what: Finding["what"], words: string): void => {
    findings.push({ what, words });
    note(`${what}: ${words}`);
  };
  return {
    findings,
    note,
    replies: () => [...claims.values()].reduce((sum, ids) => sum + ids.size, 0),
    claim: (place, { id }) => void claimed(place).add(id),
    isClaimed: (place, { id }) => claimed(place).has(id),
    allow,
    find,
    ...createMisses(find, note),
    checkOrder: (place, messages, who) => {
      const shown = place.shown().map(({ id }) => id);
      const places = messages.map(({ id }) => shown.indexOf(id));
      if (places.some((at, index) => index > 0 && at < (places[index - 1] ?? 0))) {
        const texts = messages.map(({ text }) => brief(text)).join(" · ");
        find("order", `${who} in ${describe(place)}: ${places.join()}, for ${texts}`);
      }
    },
    close: (places, sent, outages) => {
      const byChat = Map.groupBy(sent, ({ chatId }) => chatId);
      const repeats: Repeat[] = [];
      for (const place of places) {
        const shown = place.shown();
        const own = byChat.get(place.chat.chatId) ?? [];
        const sends = new Map(own.map((one) => [one.messageId, one]));
        const excused = excuses(shown, sends, outages);
        for (const message of shown) {
          if (claimed(place).has(message.id) || isAllowed(place, message)) continue;
          const same = shown.filter((other) => isSame(other, message));
          const isTwice = same.length > 1;
          if (isTwice && place.chat.channel === "telegram" && excused(message)) {
            const known = same.map(({ id }) => sends.get(id)?.knownBy ?? id);
            repeats.push({ place, message, known });
          } else find(isTwice ? "twice" : "unasked", `${describe(place)}: ${briefly(message)}`);
        }
      }
      for (const words of repeatedKeys(sent, outages)) find("twice", words);
      return repeats;
    },
  };
}

/** What may be seen besides, by place. */
function createAllowances() {
  const allowances = new Map<string, { readonly words: RegExp; left: number }[]>();
  return {
    allow: ({ chat }: Place, words: RegExp, most = 1): void => {
      const key = chatKey(chat);
      allowances.set(key, [...(allowances.get(key) ?? []), { words, left: most }]);
    },
    /** Uses one up. */
    isAllowed: ({ chat }: Place, { text }: Seen): boolean => {
      const allowance = (allowances.get(chatKey(chat)) ?? []).find(
        ({ words, left }) => left > 0 && words.test(text),
      );
      if (allowance !== undefined) allowance.left -= 1;
      return allowance !== undefined;
    },
  };
}

/** What somebody did not see in time may only be late: a delivery that failed often waits long for its next try. */
function createMisses(find: Ledger["find"], note: (words: string) => void) {
  const missed: { readonly words: string; readonly look: () => boolean }[] = [];
  return {
    miss: (words: string, look: () => boolean): void => {
      missed.push({ words, look });
      note(`missed: ${words}`);
    },
    collect: (): number => {
      const lost = missed.filter(({ look }) => !look());
      for (const { words } of lost) find("lost", words);
      return missed.length - lost.length;
    },
  };
}

function isSame(one: Seen, other: Seen): boolean {
  return one.textAsSent === other.textAsSent;
}

/** How many of the same words the bot had to send again: each time it lost a process, or the store, before. */
function excuses(
  shown: readonly Seen[],
  sends: ReadonlyMap<string, Sent>,
  outages: readonly Span[],
) {
  const left = new Map<string, number>();
  for (const [words, same] of Map.groupBy(shown, ({ textAsSent }) => textAsSent)) {
    // A slow one may be shown after the one sent in its place.
    const times = same
      .flatMap(({ id }) => sends.get(id) ?? [])
      .toSorted((a, b) => a.wire.at - b.wire.at);
    const pairs = times.slice(1).map((second, index) => [times[index], second] as const);
    const excused = pairs.filter(
      ([first, second]) => first !== undefined && mayBeRepeated(first, second, outages),
    );
    left.set(words, excused.length);
  }
  return ({ textAsSent }: Seen): boolean => {
    const count = left.get(textAsSent) ?? 0;
    left.set(textAsSent, count - 1);
    return count > 0;
  };
}

/** Whether there was no answer to the first, or it was perhaps not kept, before the second was sent. */
function mayBeRepeated(first: Sent, second: Sent, outages: readonly Span[]): boolean {
  if (second.isPartAgain === true) return true;
  const answeredAt = first.wire.answeredAt();
  if (answeredAt === undefined || answeredAt > second.wire.at) return true;
  const keptBy = answeredAt + KEPT_MS;
  const closedAt = first.wire.closedAt();
  const isCut = closedAt !== undefined && closedAt <= Math.min(keptBy, second.wire.at + CLOSING_MS);
  return isCut || outages.some(({ from, to }) => from <= keptBy && to >= answeredAt);
}

/** Feishu shows a message once, however often it is sent under its key; the bot must have had a reason. */
function repeatedKeys(sent: readonly Sent[], outages: readonly Span[]): readonly string[] {
  const byMessage = Map.groupBy(sent, ({ chatId, messageId }) => `${chatId}/${messageId}`);
  return [...byMessage].flatMap(([id, sends]) => {
    const isOdd = sends.slice(1).some((second, index) => {
      const first = sends[index];
      return first !== undefined && !mayBeRepeated(first, second, outages);
    });
    return isOdd ? [`${id} was sent ${sends.length} times, though the answer to it was heard`] : [];
  });
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
