import type { Place } from "../e2e/platform.ts";
import type { Move } from "./course.ts";

/** Files somebody sends in one go; several pictures are an album, where the platform has albums. */
export interface Enclosure {
  readonly kind: "picture" | "document";
  /** One per file, found again in its bytes; no two files of a run have the same. */
  readonly titles: readonly string[];
  /** Left out where the platform has none. */
  readonly caption: string;
}

const LEAST_BYTES = 500;
/** As many as need several reads of a socket. */
const MOST_BYTES = 200_000;

/** What is in the file of that title. */
export function bytesOf(title: string): Uint8Array {
  const head = Buffer.from(`${title}\n`);
  const sum = head.reduce((so, byte) => (so * 31 + byte) % (MOST_BYTES - LEAST_BYTES), 0);
  return Buffer.concat([head, Buffer.alloc(LEAST_BYTES + sum, head)]);
}

const marks = new WeakMap<Uint8Array, string>();

/** A file as it is shown among a message's words: by its title, if it arrived whole. */
export function markOf(bytes: Uint8Array): string {
  const known = marks.get(bytes);
  if (known !== undefined) return known;
  const [title = ""] = Buffer.from(bytes).toString().split("\n", 1);
  const mark = Buffer.compare(bytesOf(title), bytes) === 0 ? `⟦${title}⟧` : `⟦damaged ${title}⟧`;
  marks.set(bytes, mark);
  return mark;
}

/**
 * What the other side sees of it there. Each file by itself: an album whose pieces reached the bot before and after a
 * kill may go on in two parts. `label`: who sends it, as a pattern.
 */
export function sightsOf(
  { kind, titles, caption }: Enclosure,
  { place, label, from }: { readonly place: Place; readonly label: string; readonly from: Place },
): Move["sights"] {
  const hasCaption = from.chat.channel === "telegram" || (kind === "picture" && titles.length > 1);
  const words = hasCaption ? `${label}\n?${caption}` : label;
  const ends = titles.map((title) => ({ place, words: new RegExp(`⟦${title}⟧$`) }));
  if (place.chat.channel === "telegram") {
    return ends.with(0, { place, words: new RegExp(`^${words}\n⟦${titles[0]}⟧$`) });
  }
  if (kind === "document") return [{ place, words: new RegExp(`^${words}$`) }, ...ends];
  const shared = titles.map((title) => ({
    place,
    words: new RegExp(`⟦${title}⟧`),
    isShared: titles.length > 1,
  }));
  return shared.with(0, {
    place,
    words: new RegExp(`^${words}\n⟦${titles[0]}⟧`),
    isShared: titles.length > 1,
  });
}
