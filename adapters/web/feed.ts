import type { Draft } from "./encode.ts";
import { toChat } from "./page-chat.ts";
import type { PageMessage } from "./wire.ts";

const MAX_MESSAGES_PER_CHAT = 500;
/** Every investor is a chat, and a button makes a new one; the longest silent go first. */
const MAX_CHATS = 1_000;

export interface FollowOptions {
  /** With all threads in them. */
  readonly chats: ReadonlySet<string>;
  /** Version of the last message seen. Absent, or of an earlier server: everything kept. */
  readonly after: string | undefined;
  readonly onMessage: (message: PageMessage) => void;
  readonly onEnd: () => void;
}

/** The last messages of every chat, in memory, and whoever follows them. */
export interface Feed {
  /** Shows a message, or what has become of it. The same content again changes nothing. */
  put(draft: Draft): void;
  /** Marks a message, if it is kept, as taken by who it is for. */
  mark(chat: string, id: string): void;
  /** First what is kept, then what comes, in order, nothing twice. Returns how to stop. */
  follow(options: FollowOptions): () => void;
  /** Tells every follower that nothing more comes. */
  end(): void;
}

interface Kept {
  readonly message: PageMessage;
  readonly n: number;
}

/** `epoch` tells this server's versions from those of an earlier one. */
export function createFeed(epoch: string): Feed {
  let count = 0;
  const chats = new Map<string, Map<string, Kept>>();
  const followers = new Set<FollowOptions>();

  const keep = (draft: Draft, before: Kept | undefined): PageMessage => {
    count += 1;
    const at = before?.message.at ?? draft.at;
    const message = { ...draft, at, version: `${epoch}-${count}` };
    const messages = chats.get(draft.chat) ?? new Map<string, Kept>();
    messages.delete(draft.id);
    messages.set(draft.id, { message, n: count });
    // Taken out and put in again, so that the map runs from the longest silent to the latest.
    chats.delete(draft.chat);
    chats.set(draft.chat, messages);
    dropOldest(messages, MAX_MESSAGES_PER_CHAT);
    dropOldest(chats, MAX_CHATS);
    return message;
  };

  const show = (draft: Draft, before: Kept | undefined): void => {
    const message = keep(draft, before);
    for (const follower of followers) {
      if (follower.chats.has(toChat(draft.chat).chatId)) follower.onMessage(message);
    }
  };

  return {
    put: (draft) => {
      const before = chats.get(draft.chat)?.get(draft.id);
      if (before === undefined || !isSame(before.message, draft)) show(draft, before);
    },
    mark: (chat, id) => {
      const known = chats.get(chat)?.get(id);
      if (known !== undefined) show({ ...known.message, isTaken: true }, known);
    },
    follow: (options) => {
      const seen = countOf(options.after, epoch);
      const missed = [...chats]
        .filter(([chat]) => options.chats.has(toChat(chat).chatId))
        .flatMap(([, messages]) => [...messages.values()])
        .filter(({ n }) => n > seen)
        .sort((one, other) => one.n - other.n);
      for (const { message } of missed) options.onMessage(message);
      followers.add(options);
      return () => {
        followers.delete(options);
      };
    },
    end: () => {
      for (const follower of followers) follower.onEnd();
      followers.clear();
    },
  };
}

/** 0, from which everything is later, for a version that is not of this server. */
function countOf(version: string | undefined, epoch: string): number {
  if (version === undefined || !version.startsWith(`${epoch}-`)) return 0;
  const n = Number(version.slice(epoch.length + 1));
  return Number.isSafeInteger(n) ? n : 0;
}

function isSame(message: PageMessage, draft: Draft): boolean {
  return JSON.stringify(message.content) === JSON.stringify(draft.content);
}

function dropOldest<Value>(map: Map<string, Value>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}
