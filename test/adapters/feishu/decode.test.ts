import { describe, expect, it } from "vitest";
import { decode } from "../../../adapters/feishu/decode.ts";
import { DecodeError } from "../../../bot/core/errors.ts";
import type { MessageEvent } from "../../../bot/core/event.ts";

const BOT = "ou_bot";
const ANN = "ou_84aad35d084aa403a838cf73ee18467";
const CHAT = "oc_5ce6d572455d361153b7xx51da133945";

type Fields = Readonly<Record<string, unknown>>;

/** As on the page "receive message" of the platform's docs, shortened. */
function received(message: Fields = {}, sender: Fields = {}): object {
  return envelope("im.message.receive_v1", {
    sender: { sender_id: { open_id: ANN, union_id: "on_1" }, sender_type: "user", ...sender },
    message: {
      message_id: "om_1",
      create_time: "1609073151345",
      chat_id: CHAT,
      chat_type: "group",
      message_type: "text",
      content: '{"text":"hello"}',
      ...message,
    },
  });
}

/** As on the page "card.action.trigger". */
function pressed(value: unknown, action: Fields = {}): object {
  return envelope("card.action.trigger", {
    operator: { tenant_key: "t", open_id: ANN, union_id: "on_1" },
    token: "c-1",
    action: { tag: "button", value, ...action },
    host: "im_message",
    context: { open_message_id: "om_card", open_chat_id: CHAT },
  });
}

function envelope(type: string, event: object, header: Fields = {}): object {
  const fields = { event_id: "e1", event_type: type, create_time: "1608725989000", token: "v" };
  return { schema: "2.0", header: { ...fields, app_id: "cli_1", ...header }, event };
}

function event(payload: object) {
  return decode(payload, { botOpenId: BOT })?.event;
}

function message(fields: Fields): MessageEvent {
  return event(received(fields)) as MessageEvent;
}

function content(type: string, fields: object): MessageEvent {
  return message({ message_type: type, content: JSON.stringify(fields) });
}

describe("a message", () => {
  it("becomes an event under the message's own id, at the message's own time", () => {
    expect(event(received())).toEqual({
      kind: "message",
      id: "feishu:om_1",
      chat: { channel: "feishu", chatId: CHAT },
      from: { channel: "feishu", id: ANN },
      at: new Date(1609073151345),
      messageId: "om_1",
      text: "hello",
      files: [],
    });
  });

  it("of a private chat has its writer as the chat, and tells the platform's own id beside it", () => {
    const decoded = decode(received({ chat_type: "p2p", thread_id: "omt_1", root_id: "om_0" }), {
      botOpenId: BOT,
    });
    expect(decoded?.event.chat).toEqual({ channel: "feishu", chatId: ANN });
    expect(decoded?.privateChatId).toBe(CHAT);
    expect(decode(received(), { botOpenId: BOT })).not.toHaveProperty("privateChatId");
  });

  it("of a bot is no event", () => {
    expect(event(received({}, { sender_type: "bot" }))).toBeUndefined();
    expect(event(received({}, { sender_type: "app" }))).toBeUndefined();
  });

  it("names what it answers, and in a thread the thread's root", () => {
    expect(message({ parent_id: "om_0", root_id: "om_r" })).toMatchObject({ replyTo: "om_0" });
    expect(message({ parent_id: "om_0", root_id: "om_r" }).chat).not.toHaveProperty("threadId");
    expect(message({ root_id: "om_r", thread_id: "omt_1" }).chat.threadId).toBe("om_r");
    expect(message({ thread_id: "omt_1" }).chat.threadId).toBe("om_1");
  });

  it("takes microseconds for what they are", () => {
    expect(message({ create_time: "1609073151345678" }).at).toEqual(new Date(1609073151345.678));
  });

  it("tells the language where the app may see the client", () => {
    const agent = "Mozilla/5.0 Lark/6.7.5 LarkLocale/zh_CN ttnet SDK-Version/6.7.8";
    expect(message({ user_agent: agent }).from.locale).toBe("zh-CN");
  });
});

describe("mentions", () => {
  const mention = (key: string, name: string, openId: string) => ({
    key,
    name,
    id: { open_id: openId },
  });
  const mentions = [
    mention("@_user_1", "滇桥", BOT),
    mention("@_user_2", "Tom", "ou_t"),
    ...[3, 4, 5, 6, 7, 8, 9].map((n) => mention(`@_user_${n}`, `P${n}`, `ou_${n}`)),
    mention("@_user_10", "Ten", "ou_10"),
  ];

  it("of the bot vanish, of others become their names", () => {
    const text = "@_user_1 ask @_user_2, @_user_10 and @_all";
    expect(message({ content: JSON.stringify({ text }), mentions }).text).toBe(
      "ask @Tom, @Ten and @all",
    );
  });

  it("of the bot are told from those of others", () => {
    const content = JSON.stringify({ text: "see @_user_2" });
    expect(message({ content, mentions })).toMatchObject({ mentionsBot: true });
    expect(message({ content, mentions: mentions.slice(1) })).not.toHaveProperty("mentionsBot");
  });

  it("that nobody stands for stay as written", () => {
    const text = "write @_user_77 like that";
    expect(message({ content: JSON.stringify({ text }), mentions }).text).toBe(text);
    expect(message({ content: JSON.stringify({ text }), mentions: null }).text).toBe(text);
  });

  it("work inside rich text too", () => {
    const line = [
      { tag: "at", user_id: "@_user_1", user_name: "" },
      { tag: "text", text: " see " },
      { tag: "at", user_id: "@_user_2", user_name: "" },
    ];
    const post = JSON.stringify({ title: "", content: [line] });
    expect(message({ message_type: "post", content: post, mentions }).text).toBe("see @Tom");
  });
});

it("a location comes with its name and its coordinates", () => {
  const fields = { name: "翠湖", longitude: "102.71", latitude: "25.04" };
  const place = { latitude: 25.04, longitude: 102.71, name: "翠湖" };
  expect(content("location", fields)).toMatchObject({ other: "location", place });
  expect(content("location", { name: "?" })).not.toHaveProperty("place");
});

describe("the kinds of content", () => {
  it("rich text keeps its lines, links and pictures", () => {
    const decoded = content("post", {
      title: "Plan",
      content: [
        [
          { tag: "text", text: "one ", style: ["bold"] },
          { tag: "a", text: "map", href: "https://example.com/m" },
        ],
        [{ tag: "img", image_key: "img_1" }],
        [
          { tag: "text", text: "two" },
          { tag: "emotion", emoji_type: "SMILE" },
        ],
        [{ tag: "media", file_key: "file_1", image_key: "img_cover" }],
      ],
    });
    expect(decoded.text).toBe("Plan\none map (https://example.com/m)\n\ntwo[SMILE]");
    expect(decoded.files.map(({ kind, id }) => [kind, id])).toEqual([
      ["image", "img_1"],
      ["video", "file_1"],
    ]);
  });

  it.each([
    ["image", { image_key: "k" }, { kind: "image" }],
    ["file", { file_key: "k", file_name: "plan.pdf" }, { kind: "document", name: "plan.pdf" }],
    ["audio", { file_key: "k", duration: 2000 }, { kind: "audio", type: "audio/ogg" }],
    [
      "media",
      { file_key: "k", image_key: "i", file_name: "v.mp4" },
      { kind: "video", name: "v.mp4", type: "video/mp4" },
    ],
    ["sticker", { file_key: "k" }, { kind: "sticker" }],
  ])("%s is a file", (type, fields, expected) => {
    const decoded = content(type, fields);
    expect(decoded.files).toEqual([{ channel: "feishu", id: "k", messageId: "om_1", ...expected }]);
    expect(decoded.text).toBe("");
    expect(decoded.other).toBeUndefined();
  });

  it.each([
    ["location", "location"],
    ["share_user", "contact"],
    ["vote", "poll"],
    ["interactive", "card"],
    ["something_of_next_year", "something_of_next_year"],
  ])("%s is named %s", (type, other) => {
    expect(content(type, { name: "x" })).toMatchObject({ text: "", files: [], other });
  });

  it("an empty or unreadable content loses nobody's message", () => {
    expect(message({ content: "" })).toMatchObject({ text: "", files: [] });
    expect(message({ content: "{broken" })).toMatchObject({ text: "", other: "text" });
  });
});

it("a button comes with the day that was picked, without its offset", () => {
  const picked = { tag: "date_picker", option: "2026-12-15 +0800", timezone: "Asia/Shanghai" };
  const value = { action: "ticket.follow", value: "0001/day" };
  expect(event(pressed(value, picked))).toMatchObject({
    ...value,
    fields: { day: "2026-12-15" },
  });
  expect(event(pressed(value))).not.toHaveProperty("fields");
});

describe("a pressed button", () => {
  it("becomes an action under the event's id", () => {
    const value = { action: "ticket.accept", value: "7:3", chat: CHAT };
    expect(event(pressed(value))).toEqual({
      kind: "action",
      id: "feishu:e1",
      chat: { channel: "feishu", chatId: CHAT },
      from: { channel: "feishu", id: ANN },
      at: new Date(1608725989000),
      messageId: "om_card",
      action: "ticket.accept",
      value: "7:3",
    });
  });

  it("brings a form's entries", () => {
    const action = { form_value: { amount: "300", place: "大理", agreed: true } };
    expect(event(pressed({ action: "a" }, action))).toMatchObject({
      fields: { amount: "300", place: "大理" },
    });
  });

  it("on a card sent to the presser comes from his private chat", () => {
    expect(event(pressed({ action: "a", chat: ANN }))?.chat).toEqual({
      channel: "feishu",
      chatId: ANN,
    });
  });

  it("on a card forwarded by somebody else does not speak for that other person", () => {
    const elsewhere = { action: "a", chat: "ou_somebody_else", thread: "om_r" };
    expect(event(pressed(elsewhere))?.chat).toEqual({ channel: "feishu", chatId: CHAT });
    const otherGroup = { action: "a", chat: "oc_other", thread: "om_r" };
    expect(event(pressed(otherGroup))?.chat).toEqual({ channel: "feishu", chatId: CHAT });
  });

  it("on a card of a thread comes from that thread", () => {
    const value = { action: "a", chat: CHAT, thread: "om_r" };
    expect(event(pressed(value))?.chat).toEqual({
      channel: "feishu",
      chatId: CHAT,
      threadId: "om_r",
    });
  });

  it.each([[undefined], ["ticket.accept"], [{}], [{ action: 7 }]])(
    "that is not ours (%j) is no event",
    (value) => {
      expect(event(pressed(value))).toBeUndefined();
    },
  );
});

describe("other events", () => {
  it("a recalled message is a recall", () => {
    const fields = { message_id: "om_9", chat_id: CHAT, recall_time: "1615380573411" };
    expect(event(envelope("im.message.recalled_v1", fields))).toEqual({
      kind: "recall",
      id: "feishu:e1",
      chat: { channel: "feishu", chatId: CHAT },
      at: new Date(1615380573411),
      messageId: "om_9",
    });
  });

  it("the bot's coming and going is reach", () => {
    const added = event(envelope("im.chat.member.bot.added_v1", { chat_id: CHAT, name: "x" }));
    expect(added).toMatchObject({ kind: "reach", reachable: true, chat: { chatId: CHAT } });
    const deleted = event(envelope("im.chat.member.bot.deleted_v1", { chat_id: CHAT }));
    expect(deleted).toMatchObject({ kind: "reach", reachable: false });
  });

  it.each([
    "im.chat.access_event.bot_p2p_chat_entered_v1",
    "im.message.message_read_v1",
    "im.message.reaction.created_v1",
    "something.new_v9",
  ])("%s is none of the bot's business", (type) => {
    expect(event(envelope(type, { chat_id: CHAT }))).toBeUndefined();
  });

  it("of another form than documented are refused, by the place and never by the words", () => {
    const wrong = received({ message_id: 7, content: "a secret" });
    expect(() => event(wrong)).toThrow(DecodeError);
    expect(() => event(wrong)).toThrow(/message\.message_id/);
    expect(() => event({ uuid: "v1", event: { type: "p2p_chat_create" } })).toThrow(DecodeError);
    expect(() => decode("text", { botOpenId: BOT })).toThrow(/its root/);
  });
});
