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

/** A message nobody waited for: said twice, for no reason or with one, or never asked for. */
export interface Judged {
  readonly what: "twice" | "excused" | "unasked";
  readonly message: Seen;
  /** By which ids the bot knows all with the same words. */
  readonly known: readonly string[];
}

interface Evidence {
  readonly sent: readonly Sent[];
  readonly outages: readonly Span[];
}

/** Judges what is shown there; `isOpen`: whether nobody has claimed it. */
export function judge(
  place: Place,
  isOpen: (message: Seen) => boolean,
  { sent, outages }: Evidence,
): readonly Judged[] {
  const shown = place.shown();
  const own = sent.filter(({ chatId }) => chatId === place.chat.chatId);
  const sends = new Map(own.map((one) => [one.messageId, one]));
  const excused = excuses(shown, sends, outages);
  return shown.filter(isOpen).map((message): Judged => {
    const same = shown.filter((other) => isSame(other, message));
    const known = same.map(({ id }) => sends.get(id)?.knownBy ?? id);
    if (same.length < 2) return { what: "unasked", message, known };
    const isExcused = place.chat.channel === "telegram" && excused(message);
    return { what: isExcused ? "excused" : "twice", message, known };
  });
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
export function repeatedKeys(sent: readonly Sent[], outages: readonly Span[]): readonly string[] {
  const byMessage = Map.groupBy(sent, ({ chatId, messageId }) => `${chatId}/${messageId}`);
  return [...byMessage].flatMap(([id, sends]) => {
    const isOdd = sends.slice(1).some((second, index) => {
      const first = sends[index];
      return first !== undefined && !mayBeRepeated(first, second, outages);
    });
    return isOdd ? [`${id} was sent ${sends.length} times, though the answer to it was heard`] : [];
  });
}
