/** What a chat says within 1.5 s of its last is one thought for the bot, and both are answered with one reply. */
const REST_MS = 1_600;

/** Somebody with a question. */
export interface Asker {
  readonly chat: number;
  /** Questions asked so far, with this one. */
  readonly asked: number;
}

/**
 * People who ask in turn. Each asks again only once the last question was answered and some time has passed, as people do;
 * when nobody can, somebody new comes.
 */
export interface Askers {
  /** Who asks next. `nowMs` may be of any clock that never goes back. */
  next(nowMs: number): Asker;
  /** This chat has its answer. */
  answered(chat: number): void;
}

/** `count` people are there from the beginning; their chats are numbered from `first` on, as are those of who comes later. */
export function createAskers(first: number, count: number): Askers {
  let chats = first;
  const comesNew = (): Rested => ({ chat: chats++, asked: 0, askedAt: Number.NEGATIVE_INFINITY });
  const resting = Array.from({ length: count }, comesNew);
  let next = 0;
  const unanswered = new Map<number, Rested>();
  const whoCan = (nowMs: number): Rested => {
    const longest = resting[next];
    if (longest === undefined || nowMs - longest.askedAt < REST_MS) return comesNew();
    next++;
    return longest;
  };
  return {
    next(nowMs) {
      const { chat, asked } = whoCan(nowMs);
      const asks = { chat, asked: asked + 1, askedAt: nowMs };
      unanswered.set(chat, asks);
      return asks;
    },
    answered(chat) {
      const asker = unanswered.get(chat);
      if (asker === undefined) return;
      unanswered.delete(chat);
      resting.push(asker);
    },
  };
}

interface Rested extends Asker {
  readonly askedAt: number;
}
