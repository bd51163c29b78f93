import type { PageMessage } from "../wire.ts";
import { type Change, type Entry, insert, merge, replace, revive } from "./transcript.ts";

/** The transcripts of this browser, by chat; they outlive the server's memory. */
export interface Chats {
  entries(chat: string): readonly Entry[];
  /** The threads of that group, longest known first. */
  threads(group: string): readonly string[];
  receive(message: PageMessage): void;
  /** Something of our own, before the server has it. */
  add(entry: Entry): void;
  update(chat: string, id: string, change: (entry: Entry) => Entry): void;
  /** Forgets everything, also what the server still has. */
  clear(): void;
  onChange(listener: Listener): void;
}

export type Listener = (entry: Entry, change: Exclude<Change, "none">) => void;

export interface ChatsOptions {
  readonly storage: Storage;
  /** Whether this window is still sending the message with that id. */
  readonly isOnItsWay: (id: string) => boolean;
  /** Why a message never left that a closed window should have sent. */
  readonly lostReason: () => string;
}

const PREFIX = "dianqiao.chat.";
const CLEARED = "dianqiao.cleared";

export function createChats({ storage, isOnItsWay, lostReason }: ChatsOptions): Chats {
  const transcripts = new Map<string, readonly Entry[]>();
  const listeners: Listener[] = [];
  const entries = (chat: string) => {
    const known = transcripts.get(chat);
    if (known !== undefined) return known;
    const loaded = load(storage, chat).map((entry) => revive(entry, isOnItsWay, lostReason()));
    transcripts.set(chat, loaded);
    return loaded;
  };
  const set = (chat: string, changed: readonly Entry[]) => {
    transcripts.set(chat, changed);
    save(storage, chat, changed);
  };
  const tell: Listener = (entry, change) => {
    for (const listener of listeners) listener(entry, change);
  };
  return {
    entries,
    threads: (group) => {
      const saved = Object.keys(storage)
        .filter((key) => key.startsWith(`${PREFIX}${group}/`))
        .map((key) => key.slice(PREFIX.length));
      const begun = (chat: string) => entries(chat)[0]?.at ?? 0;
      return saved.sort((one, other) => begun(one) - begun(other));
    },
    receive: (message) => {
      if (message.at <= Number(storage.getItem(CLEARED))) return;
      const merged = merge(entries(message.chat), message);
      if (merged.change === "none") return;
      set(message.chat, merged.entries);
      const entry = merged.entries.find(({ id }) => id === message.id);
      if (entry !== undefined) tell(entry, merged.change);
    },
    add: (entry) => {
      set(entry.chat, insert(entries(entry.chat), entry));
      tell(entry, "added");
    },
    update: (chat, id, change) => {
      const entry = entries(chat).find((other) => other.id === id);
      if (entry === undefined) return;
      const changed = change(entry);
      set(chat, replace(entries(chat), changed));
      tell(changed, "changed");
    },
    clear: () => {
      for (const key of Object.keys(storage)) {
        if (key.startsWith(PREFIX)) storage.removeItem(key);
      }
      storage.setItem(CLEARED, String(Date.now()));
      transcripts.clear();
    },
    onChange: (listener) => listeners.push(listener),
  };
}

function load(storage: Storage, chat: string): readonly Entry[] {
  const saved = storage.getItem(PREFIX + chat);
  if (saved === null) return [];
  try {
    const entries: unknown = JSON.parse(saved);
    return Array.isArray(entries) ? entries : [];
  } catch {
    // Written by something else, or cut off: a transcript that can't be read is an empty one.
    return [];
  }
}

function save(storage: Storage, chat: string, entries: readonly Entry[]): void {
  try {
    storage.setItem(PREFIX + chat, JSON.stringify(entries));
  } catch {
    // The browser's room is used up: the older half goes, the talk itself goes on.
    if (entries.length > 1) save(storage, chat, entries.slice(Math.ceil(entries.length / 2)));
  }
}
