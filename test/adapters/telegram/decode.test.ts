import { describe, expect, it } from "vitest";
import { decodeUpdate, parseUpdate } from "../../../adapters/telegram/decode.ts";
import { DecodeError } from "../../../bot/core/errors.ts";

const BOT = { id: 7, username: "Dianqiao_Bot" };
const NOW = new Date("2026-11-20T08:00:00Z");
const ANN = {
  id: 501,
  is_bot: false,
  first_name: "Ann",
  last_name: "Lee",
  language_code: "pt-br",
};
const PRIVATE = { id: 501, type: "private", first_name: "Ann" };
const FORUM = { id: -1_001_234_567_890, type: "supergroup", title: "Desk", is_forum: true };
/** 2026-11-20T07:59:00Z */
const DATE = 1_795_161_540;

function decode(update: Readonly<Record<string, unknown>>) {
  return decodeUpdate(parseUpdate({ update_id: 9, ...update }), { bot: BOT, now: NOW });
}

function message(content: Readonly<Record<string, unknown>>, chat: object = PRIVATE) {
  return { message: { message_id: 3, from: ANN, chat, date: DATE, ...content } };
}

function entity(type: string, text: string, part: string) {
  return { type, offset: text.indexOf(part), length: part.length };
}

it("a message carries who, where, when and what", () => {
  expect(decode(message({ text: "hello" }))).toEqual({
    kind: "message",
    id: "telegram:9",
    chat: { channel: "telegram", chatId: "501" },
    at: new Date("2026-11-20T07:59:00Z"),
    from: { channel: "telegram", id: "501", name: "Ann Lee", locale: "pt-br" },
    messageId: "3",
    text: "hello",
    files: [],
  });
});

describe("the text of a message", () => {
  it.each([
    ["mention", "@dianqiao_bot coffee?", "@dianqiao_bot", "coffee?"],
    ["mention", "👍 ask @DIANQIAO_BOT about 咖啡", "@DIANQIAO_BOT", "👍 ask about 咖啡"],
    ["mention", "@somebody coffee?", "@somebody", "@somebody coffee?"],
    ["bot_command", "/start@Dianqiao_Bot t-7", "/start@Dianqiao_Bot", "/start t-7"],
    ["bot_command", "/start@another_bot", "/start@another_bot", "/start@another_bot"],
    ["bot_command", "  /start  ", "/start", "  /start  "],
  ])("loses only the bot's own name: %s in %j", (...[type, text, part, expected]) => {
    const event = decode(message({ text, entities: [entity(type, text, part)] }));
    expect(event).toMatchObject({ text: expected });
    expect("mentionsBot" in (event ?? {})).toBe(expected !== text);
  });

  it("loses a mention of the bot by its shown name", () => {
    const text = "Dianqiao, coffee?";
    const mention = { ...entity("text_mention", text, "Dianqiao,"), user: { id: 7 } };
    expect(decode(message({ text, entities: [mention] }))).toMatchObject({ text: "coffee?" });
  });
});

describe("a message", () => {
  it.each([
    [{ photo: [{ file_id: "s" }, { file_id: "L", file_size: 9 }] }, "photo:L", "image"],
    [{ voice: { file_id: "v" } }, "voice:v", "audio"],
    [{ audio: { file_id: "a" } }, "audio:a", "audio"],
    [{ video: { file_id: "v" } }, "video:v", "video"],
    [{ video_note: { file_id: "n" } }, "video_note:n", "video"],
    [{ animation: { file_id: "g" }, document: { file_id: "g" } }, "animation:g", "video"],
    [{ sticker: { file_id: "s" } }, "sticker:s", "sticker"],
    [{ document: { file_id: "d", file_name: "a.pdf" } }, "document:d", "document"],
  ])("brings its file: %j", (content, id, kind) => {
    const event = decode(message({ ...content, caption: "see", media_group_id: "m1" }));
    expect(event).toMatchObject({
      text: "see",
      album: "m1",
      files: [{ id, kind, messageId: "3" }],
    });
    expect(event).toHaveProperty("files.length", 1);
  });

  it.each([
    [{ venue: {}, location: {} }, "venue"],
    [{ location: { latitude: 25 } }, "location"],
    [{ contact: {} }, "contact"],
    [{ poll: {} }, "poll"],
    [{ dice: {} }, "dice"],
  ])("says in a word what else came: %j", (content, other) => {
    expect(decode(message(content))).toMatchObject({ text: "", files: [], other });
  });
});

describe("what somebody shares", () => {
  const location = { latitude: 25.04, longitude: 102.71 };

  it("is a place, with its name where it has one", () => {
    expect(decode(message({ location }))).toMatchObject({ place: location });
    const venue = { location, title: "翠湖", address: "Wuhua" };
    const place = { ...location, name: "翠湖", address: "Wuhua" };
    expect(decode(message({ location, venue }))).toMatchObject({ other: "venue", place });
  });

  it("is a card with name and number", () => {
    const contact = { phone_number: "+86 1", first_name: "Li", last_name: "Qiang", user_id: 7 };
    expect(decode(message({ contact }))).toMatchObject({
      contact: { name: "Li Qiang", phone: "+86 1" },
    });
  });

  it("is a sticker with its emoji, and says whether it moves", () => {
    const sticker = { file_id: "s", emoji: "👍" };
    const still = { kind: "sticker", type: "image/webp", alt: "👍" };
    expect(decode(message({ sticker }))).toMatchObject({ files: [still] });
    expect(decode(message({ sticker: { ...sticker, is_animated: true } }))).toMatchObject({
      files: [{ type: "video/webm" }],
    });
  });
});

describe("the place of a message", () => {
  it("in a forum names its topic, and only a real reply", () => {
    const topic = { message_thread_id: 40, is_topic_message: true, text: "hi" };
    const implicit = decode(message({ ...topic, reply_to_message: { message_id: 40 } }, FORUM));
    expect(implicit).toMatchObject({ chat: { chatId: "-1001234567890", threadId: "40" } });
    expect(implicit).not.toHaveProperty("replyTo");
    const real = decode(message({ ...topic, reply_to_message: { message_id: 41 } }, FORUM));
    expect(real).toMatchObject({ replyTo: "41" });
  });

  it("outside forums and in private chats has no topic", () => {
    const thread = { message_thread_id: 40, text: "hi", reply_to_message: { message_id: 40 } };
    const group = { id: -5, type: "supergroup" };
    const inGroup = decode(message(thread, group));
    expect(inGroup).toMatchObject({ replyTo: "40" });
    expect(inGroup).not.toHaveProperty("chat.threadId");
    const inPrivate = decode(message({ ...thread, is_topic_message: true }));
    expect(inPrivate).not.toHaveProperty("chat.threadId");
  });
});

describe("an update", () => {
  it.each([
    ["a bot's", message({ text: "hi", from: { ...ANN, is_bot: true } })],
    ["a channel's", message({ text: "hi", sender_chat: { id: -9 } })],
    ["nobody's", message({ text: "hi", from: undefined })],
    ["a service message", message({ pinned_message: {} })],
    ["of an unknown kind", { hologram: { text: "hi" } }],
    ["a member's change", { chat_member: { chat: FORUM } }],
  ])("is no event when it is %s", (_, update) => {
    expect(decode(update)).toBeUndefined();
  });
});

describe("an edit", () => {
  const edited = { message_id: 3, from: ANN, chat: PRIVATE, date: DATE, edit_date: DATE + 60 };

  it("carries the text as it is now", () => {
    expect(decode({ edited_message: { ...edited, text: "now" } })).toMatchObject({
      kind: "edit",
      messageId: "3",
      text: "now",
      at: NOW,
    });
  });

  it("without words is no event", () => {
    expect(decode({ edited_message: { ...edited, location: {} } })).toBeUndefined();
  });
});

describe("a pressed button", () => {
  it("works on a message that is no longer accessible", () => {
    const gone = { message_id: 12, chat: PRIVATE, date: 0 };
    expect(
      decode({ callback_query: { id: "q", from: ANN, message: gone, data: "ticket.accept:7:3" } }),
    ).toMatchObject({
      kind: "action",
      chat: { chatId: "501" },
      messageId: "12",
      action: "ticket.accept",
      value: "7:3",
      at: NOW,
    });
  });

  it("without a chat or data is no event", () => {
    expect(decode({ callback_query: { id: "q", from: ANN, data: "a" } })).toBeUndefined();
    const message = { message_id: 12, chat: PRIVATE };
    expect(decode({ callback_query: { id: "q", from: ANN, message } })).toBeUndefined();
  });
});

describe("reach", () => {
  const change = (chat: object, newState: object) =>
    decode({ my_chat_member: { chat, date: DATE, new_chat_member: newState } });

  it.each([
    [PRIVATE, { status: "kicked" }, false],
    [PRIVATE, { status: "member" }, true],
    [FORUM, { status: "left" }, false],
    [FORUM, { status: "administrator" }, true],
    [FORUM, { status: "restricted", is_member: false }, false],
    [FORUM, { status: "restricted", is_member: true }, true],
  ])("in %j as %j is %s", (chat, status, reachable) => {
    expect(change(chat, status)).toMatchObject({
      kind: "reach",
      chat: { chatId: String(chat.id) },
      reachable,
    });
  });

  it("tells where a group has moved", () => {
    const group = { id: -5, type: "group" };
    expect(decode(message({ migrate_to_chat_id: -1_005, from: undefined }, group))).toMatchObject({
      kind: "reach",
      chat: { chatId: "-5" },
      reachable: false,
      movedTo: { channel: "telegram", chatId: "-1005" },
    });
  });
});

it("names the place, never the content, of what is not as documented", () => {
  const malformed = { update_id: 9, ...message({ text: { secret: "mine" } }) };
  expect(() => parseUpdate(malformed)).toThrow(DecodeError);
  expect(() => parseUpdate(malformed)).toThrow("message.text");
  expect(() => parseUpdate(malformed)).not.toThrow("mine");
});
