import { expect, it } from "vitest";
import type { Draft } from "../../../adapters/web/encode.ts";
import { createFeed, type Feed } from "../../../adapters/web/feed.ts";
import type { PageMessage } from "../../../adapters/web/wire.ts";

function draft(id: string, changes: Partial<Draft> = {}): Draft {
  return { id, chat: "chat", at: 1_000, content: { kind: "text", text: id }, ...changes };
}

function follow(feed: Feed, chats: readonly string[], after?: string) {
  const received: PageMessage[] = [];
  const stop = feed.follow({
    chats: new Set(chats),
    after,
    onMessage: (message) => received.push(message),
    onEnd: () => undefined,
  });
  return { received, stop, ids: () => received.map(({ id }) => id) };
}

it("gives everything to who last saw a server that started at another time", () => {
  const feed = createFeed("b");
  feed.put(draft("one"));
  feed.put(draft("two"));
  expect(follow(feed, ["chat"], "a-2").ids()).toEqual(["one", "two"]);
  expect(follow(feed, ["chat"], "b-1").ids()).toEqual(["two"]);
  expect(follow(feed, ["chat"], "b-nonsense").ids()).toEqual(["one", "two"]);
});

it("gives what was missed in the order it happened, across chats and changes", () => {
  const feed = createFeed("a");
  feed.put(draft("one", { chat: "x" }));
  feed.put(draft("two", { chat: "y" }));
  feed.put(draft("three", { chat: "x" }));
  feed.put(draft("one", { chat: "x", content: { kind: "text", text: "changed" } }));
  expect(follow(feed, ["x", "y"]).ids()).toEqual(["two", "three", "one"]);
});

it("leaves a message that changes at its own time", () => {
  const feed = createFeed("a");
  feed.put(draft("one", { at: 1 }));
  const { received } = follow(feed, ["chat"]);
  feed.put(draft("one", { at: 2, content: { kind: "text", text: "changed" } }));
  expect(received.map(({ at }) => at)).toEqual([1, 1]);
});

it("gives nothing to who has stopped following", () => {
  const feed = createFeed("a");
  const { received, stop } = follow(feed, ["chat"]);
  stop();
  feed.put(draft("one"));
  expect(received).toEqual([]);
});

it("forgets the chat that has been silent the longest when there are too many", () => {
  const feed = createFeed("a");
  feed.put(draft("kept", { chat: "chat-0" }));
  feed.put(draft("forgotten", { chat: "chat-1" }));
  feed.put(draft("kept too", { chat: "chat-0" }));
  for (let n = 2; n <= 1_000; n++) feed.put(draft("filler", { chat: `chat-${n}` }));
  expect(follow(feed, ["chat-0", "chat-1"]).ids()).toEqual(["kept", "kept too"]);
});

it("counts a message that has just changed among the latest", () => {
  const feed = createFeed("a");
  for (let n = 1; n <= 500; n++) feed.put(draft(`m${n}`));
  feed.put(draft("m1", { content: { kind: "text", text: "changed" } }));
  feed.put(draft("m501"));
  expect(follow(feed, ["chat"]).ids().slice(-2)).toEqual(["m1", "m501"]);
});
