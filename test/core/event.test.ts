import { expect, it } from "vitest";
import { chatKey, isPrivate, privateChat } from "../../bot/core/event.ts";

const ANN = { channel: "telegram", id: "1001", name: "Ann" } as const;

it("names each chat by one string of its own", () => {
  const chats = [
    { channel: "telegram", chatId: "1001" },
    { channel: "feishu", chatId: "1001" },
    { channel: "telegram", chatId: "1001", threadId: "7" },
    { channel: "telegram", chatId: "1001", threadId: "8" },
  ] as const;

  expect(chats.map(chatKey)).toEqual([
    "telegram:1001",
    "feishu:1001",
    "telegram:1001:7",
    "telegram:1001:8",
  ]);
});

it("knows the private chat of a person, and no other chat, as private", () => {
  const chat = privateChat(ANN);

  expect(chat).toEqual({ channel: "telegram", chatId: "1001" });
  expect(isPrivate({ chat, from: ANN })).toBe(true);
  expect(isPrivate({ chat: { ...chat, chatId: "-100" }, from: ANN })).toBe(false);
  expect(isPrivate({ chat: { ...chat, channel: "feishu" }, from: ANN })).toBe(false);
});
