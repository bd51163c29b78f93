import type { PageContent, PageMessage } from "../wire.ts";

/** A message of the transcript, and how far it has got. */
export interface Entry extends PageMessage {
  /** Ours, and not acknowledged: on its way, tried in vain, or refused. */
  readonly state?: "sending" | "waiting" | "refused";
  readonly reason?: string;
  /** Buttons pressed, by what they send. */
  readonly presses?: Readonly<Record<string, "sending" | "done">>;
}

export type Change = "none" | "added" | "changed";

const MAX_ENTRIES = 500;

/** What the server says, put where it belongs. What is known already changes nothing, however often it comes. */
export function merge(
  entries: readonly Entry[],
  message: PageMessage,
): { readonly entries: readonly Entry[]; readonly change: Change } {
  const known = entries.find(({ id }) => id === message.id);
  if (known === undefined) return { entries: insert(entries, message), change: "added" };
  if (known.version === message.version) return { entries, change: "none" };
  const merged = mergeEntry(known, message);
  return { entries: replace(entries, merged), change: "changed" };
}

/**
 * What a transcript from the disk is worth: whatever was on its way in a window that is gone is not sent
 * by anybody any more, and says so. `isOnItsWay` tells what this window still sends.
 */
export function revive(entry: Entry, isOnItsWay: (id: string) => boolean, reason: string): Entry {
  const { presses, ...rest } = entry;
  const done = Object.entries(presses ?? {}).filter(([, press]) => press === "done");
  const isLost = (rest.state === "sending" || rest.state === "waiting") && !isOnItsWay(rest.id);
  return {
    ...rest,
    ...(done.length > 0 && { presses: Object.fromEntries(done) }),
    ...(isLost && { state: "refused", reason }),
  };
}

/** The entry in its place by time; after those of the same time. The oldest beyond 500 go. */
export function insert(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const index = entries.findLastIndex(({ at }) => at <= entry.at) + 1;
  return entries.toSpliced(index, 0, entry).slice(-MAX_ENTRIES);
}

export function replace(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  return entries.map((other) => (other.id === entry.id ? entry : other));
}

/** Keeps its place, and what was pressed as long as the buttons are the same. */
function mergeEntry(known: Entry, message: PageMessage): Entry {
  const isSame = isSameContent(known.content, message.content);
  return {
    ...message,
    at: known.at,
    ...(isSame && known.presses !== undefined && { presses: known.presses }),
  };
}

function isSameContent(one: PageContent, other: PageContent): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Everything in one line, for a hint at what is replied to. */
export function summary(content: PageContent): string {
  switch (content.kind) {
    case "text":
      return content.text;
    case "thread":
      return content.title;
    case "card":
      return content.title ?? content.blocks.map((block) => blockText(block)).join(" ");
    case "files":
      return content.caption ?? content.files.map(({ name }) => name).join(", ");
    case "document":
      return content.caption ?? content.name;
  }
}

type PageBlockOfCard = Extract<PageContent, { kind: "card" }>["blocks"][number];

function blockText(block: PageBlockOfCard): string {
  switch (block.kind) {
    case "text":
    case "quote":
      return block.text;
    case "fields":
      return block.fields.map(({ label, value }) => `${label} ${value}`).join(" ");
    case "bars":
      return block.bars.map(({ label, count }) => `${label} ${count}`).join(" ");
  }
}
