import { afterEach, describe, expect, it } from "vitest";
import { DeliveryError } from "../../../bot/core/errors.ts";
import type { ChatRef, FileRef } from "../../../bot/core/event.ts";
import type { Sending } from "../../../bot/core/ports.ts";
import { button, type CardReply, type SentReply } from "../../../bot/core/reply.ts";
import { fileOf, lying } from "../../support/sent-file.ts";
import { createFeishuHarness } from "./harness.ts";

type Harness = Awaited<ReturnType<typeof createFeishuHarness>>;

const running: Harness[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

/** Sending needs no connection: the adapter is not started. */
async function setup(options: Parameters<typeof createFeishuHarness>[0] = {}) {
  const harness = await createFeishuHarness(options);
  running.push(harness);
  const chat: ChatRef = { channel: "feishu", chatId: harness.ann.openId };
  const deliver = (reply: SentReply, parts: Partial<Sending> = {}) =>
    harness.adapter.send({ id: "d1", to: chat, reply, due: new Date(0), attempts: 0, ...parts });
  return { ...harness, chat, deliver };
}

const hello: SentReply = { kind: "text", text: "hello" };

function card(title: string, buttons: CardReply["buttons"] = []): CardReply {
  return { kind: "card", title, blocks: [{ kind: "text", text: `${title}.` }], buttons };
}

async function failureOf(sending: Promise<string>): Promise<DeliveryError> {
  const error: unknown = await sending.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
}

describe("the token", () => {
  it("is asked for once by eight first messages", async () => {
    const { deliver, simulator } = await setup();
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => deliver(hello, { id: `d${n}` })));
    expect(simulator.calls("token")).toHaveLength(1);
    expect(simulator.calls("create")).toHaveLength(8);
  });

  it("is renewed once when it is refused, and the message gets through", async () => {
    const { deliver, simulator, ann } = await setup();
    await deliver(hello);
    simulator.revokeTokens();
    await deliver({ kind: "text", text: "again" }, { id: "d2" });
    expect(simulator.calls("token")).toHaveLength(2);
    expect(simulator.sent(ann).map(({ text }) => text)).toEqual(["hello", "again"]);
  });

  it("refused twice is the operator's matter", async () => {
    const { deliver, simulator } = await setup();
    simulator.fail({ operation: "create", number: 99991663, times: 2 });
    expect((await failureOf(deliver(hello))).failure).toBe("auth");
    expect(simulator.calls("create")).toHaveLength(2);
  });

  it("that can't be had for the secret is the operator's matter", async () => {
    const { deliver } = await setup({ appSecret: "wrong" });
    expect((await failureOf(deliver(hello))).failure).toBe("auth");
  });
});

describe("a message", () => {
  it("goes to a person by open_id and to a group by chat_id", async () => {
    const { deliver, simulator, desk } = await setup();
    await deliver(hello);
    await deliver(hello, { id: "d2", to: { channel: "feishu", chatId: desk.chatId } });
    const kinds = simulator.calls("create").map(({ query }) => query.get("receive_id_type"));
    expect(kinds).toEqual(["open_id", "chat_id"]);
    expect(simulator.sent(desk)).toHaveLength(1);
  });

  it("whose answer was lost is not sent twice within the hour", async () => {
    const { deliver, simulator, ann } = await setup();
    simulator.fail({ operation: "create", act: "lose" });
    expect((await failureOf(deliver(hello))).failure).toBe("transient");
    const messageId = await deliver(hello);
    expect(simulator.sent(ann).map(({ id }) => id)).toEqual([messageId]);
    simulator.advance(3_600_000);
    await deliver(hello);
    expect(simulator.sent(ann)).toHaveLength(2);
  });

  it("that is longer than one may be arrives whole, once, whatever breaks in between", async () => {
    const { deliver, simulator, ann } = await setup();
    const lines = Array.from({ length: 900 }, (_, n) => `${n} ${"词".repeat(30)}`).join("\n");
    const long: SentReply = { kind: "text", text: lines };
    simulator.fail({ operation: "create", act: "lose" });
    await failureOf(deliver(long));
    const last = await deliver(long);
    const sent = simulator.sent(ann);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.map(({ text }) => text).join("\n")).toBe(lines);
    expect(sent.at(-1)?.id).toBe(last);
  });

  it("refused with HTTP 200 is refused", async () => {
    const { deliver, simulator } = await setup();
    simulator.fail({ operation: "create", status: 200, number: 230002 });
    expect((await failureOf(deliver(hello))).failure).toBe("lost_chat");
  });

  it("the platform does not answer in time is tried again later", async () => {
    const { deliver, simulator } = await setup({ timings: { requestMs: 50 } });
    simulator.fail({ operation: "create", act: "hang" });
    expect((await failureOf(deliver(hello))).failure).toBe("transient");
  });
});

describe("whether a message that failed may have arrived all the same", () => {
  const failures = async (fault: Parameters<Harness["simulator"]["fail"]>[0]) => {
    const { deliver, simulator } = await setup();
    simulator.fail(fault);
    return failureOf(deliver(hello));
  };

  it("is not known when the answer was lost, and when it is still being sent", async () => {
    const lost = await failures({ operation: "create", act: "lose" });
    expect(lost).toMatchObject({ failure: "transient", isInDoubt: true });
    const gateway = await failures({ operation: "create", status: 502 });
    expect(gateway).toMatchObject({ failure: "transient", isInDoubt: true });
    const pending = await failures({ operation: "create", number: 230049 });
    expect(pending).toMatchObject({ failure: "transient", isInDoubt: true });
  });

  it("is known when it was refused, when there was no token, and when no connection", async () => {
    const hurried = await failures({ operation: "create", number: 230020 });
    expect(hurried).toMatchObject({ failure: "rate_limited", isInDoubt: false });
    const tokenless = await failures({ operation: "token", act: "drop" });
    expect(tokenless).toMatchObject({ failure: "transient", isInDoubt: false });
    // Nobody listens on the first port.
    const { deliver } = await setup({ domain: "http://127.0.0.1:1" });
    const nowhere = await failureOf(deliver(hello));
    expect(nowhere).toMatchObject({ failure: "transient", isInDoubt: false });
  });

  it("is not known of all of it when a part was refused", async () => {
    const { deliver, simulator } = await setup();
    const long: SentReply = { kind: "text", text: "词".repeat(20_000) };
    const quotes = await deliver(hello);
    // Its first part answers that message, the others go to the chat.
    simulator.fail({ operation: "create", number: 230020 });
    const failure = await failureOf(deliver(long, { id: "d2", quotes }));
    expect(failure).toMatchObject({ failure: "rate_limited", isInDoubt: true });
  });
});

describe("a message that can't be sent", () => {
  it("says why: left, dissolved, muted, switched off, out of scope", async () => {
    const { deliver, simulator, ann, desk } = await setup();
    const other = simulator.group("other");
    const muted = simulator.group("muted");
    const to = ({ chatId }: { chatId: string }) => ({ to: { channel: "feishu", chatId } as const });
    await desk.removeBot();
    other.dissolve();
    muted.mute();
    ann.stops();
    expect((await failureOf(deliver(hello))).failure).toBe("unreachable");
    ann.resumes();
    ann.leavesScope();
    expect((await failureOf(deliver(hello, to(desk)))).failure).toBe("lost_chat");
    expect((await failureOf(deliver(hello, to(other)))).failure).toBe("lost_chat");
    expect((await failureOf(deliver(hello, to(muted)))).failure).toBe("unreachable");
    expect((await failureOf(deliver(hello))).failure).toBe("unreachable");
  });

  it("because the document is over 30 MB is too large", async () => {
    const { deliver } = await setup();
    const bytes = new Uint8Array(30 * 1_024 * 1_024 + 1);
    const document = { name: "big.html", type: "text/html", bytes };
    expect((await failureOf(deliver({ kind: "document", document }))).failure).toBe("too_large");
  });

  it("as a card arrives in words", async () => {
    const { deliver, simulator, ann } = await setup();
    simulator.fail({ operation: "create", number: 230099 });
    const messageId = await deliver(card("Plan"));
    expect(simulator.raw(messageId).type).toBe("post");
    expect(simulator.sent(ann).map(({ text }) => text)).toEqual(["Plan\n\nPlan."]);
  });
});

describe("a message in place of another", () => {
  const replacing = (replacesMessageId: string) => ({
    id: "d2",
    replaces: "d1",
    replacesMessageId,
  });

  it("may be a text, and takes the buttons away", async () => {
    const { deliver, simulator, ann } = await setup();
    const first = await deliver(card("Open", [[button("Accept", "a")]]));
    expect(await deliver({ kind: "text", text: "Gone" }, replacing(first))).toBe(first);
    expect(simulator.sent(ann)).toEqual([{ id: first, text: "Gone", buttons: [] }]);
  });

  it("is new where the other is a text, was recalled or is too old", async () => {
    const { deliver, simulator, ann } = await setup();
    const text = await deliver(hello, { id: "t" });
    const recalled = await deliver(card("Recalled"), { id: "r" });
    const old = await deliver(card("Old"), { id: "o" });
    await ann.recalls(recalled);
    simulator.advance(14 * 24 * 3_600_000 + 1);
    for (const [index, id] of [text, recalled, old].entries()) {
      const sent = await deliver(card("New"), { ...replacing(id), id: `n${index}` });
      expect(sent).not.toBe(id);
      expect(simulator.raw(sent).type).toBe("interactive");
    }
    expect(simulator.calls("patch").at(-1)?.ids).toEqual([old]);
  });

  it("that can't be asked for now is tried again, and not doubled", async () => {
    const { deliver, simulator, ann } = await setup();
    const first = await deliver(card("Open"));
    simulator.fail({ operation: "patch", number: 230020 });
    expect((await failureOf(deliver(card("Closed"), replacing(first)))).failure).toBe(
      "rate_limited",
    );
    expect(await deliver(card("Closed"), replacing(first))).toBe(first);
    expect(simulator.sent(ann)).toHaveLength(1);
  });

  it("is new where it is too large for a card", async () => {
    const { deliver } = await setup();
    const first = await deliver(card("Open"));
    const long: SentReply = { kind: "text", text: "滇".repeat(12_000) };
    expect(await deliver(long, replacing(first))).not.toBe(first);
  });
});

describe("a message into a thread", () => {
  it("answers the thread's root", async () => {
    const { deliver, simulator, ann, desk } = await setup();
    const root = ann.writes("a topic", { in: desk }).messageId;
    const to = { channel: "feishu", chatId: desk.chatId, threadId: root } as const;
    const sent = await deliver(hello, { to });
    expect(simulator.raw(sent).rootId).toBe(root);
    expect(simulator.calls("reply")[0]?.body).toMatchObject({ reply_in_thread: true, uuid: "d1" });
    expect(simulator.calls("create")).toHaveLength(0);
  });

  it("goes to the group where the thread is gone", async () => {
    const { deliver, simulator, ann, desk } = await setup();
    const root = ann.writes("a topic", { in: desk }).messageId;
    await ann.recalls(root);
    const to = { channel: "feishu", chatId: desk.chatId, threadId: root } as const;
    await deliver(hello, { to });
    expect(simulator.sent(desk).map(({ text }) => text)).toEqual(["hello"]);
  });
});

const bytes = new Uint8Array([1, 2, 3, 250]);

describe("files", () => {
  it.each([
    { kind: "image", had: "image", key: "image_key", as: "image" },
    { kind: "document", had: "file", key: "file_key", as: "pdf", name: "plan.pdf" },
    { kind: "audio", had: "audio", key: "file_key", as: "opus" },
    { kind: "video", had: "media", key: "file_key", as: "mp4" },
  ] as const)(
    "of kind $kind are uploaded anew, byte by byte",
    async ({ kind, had, key, as, ...named }) => {
      const { deliver, simulator, ann, adapter } = await setup();
      const got = ann.sends({ kind: had, bytes, ...named }).messageId;
      const id = (simulator.raw(got).content as Record<string, string>)[key] ?? "";
      const file: FileRef = { channel: "feishu", id, messageId: got, kind, ...named };
      const files = [lying(adapter, file)];
      const sent = await deliver({ kind: "files", files, caption: "from Ann" });
      // Pictures share one post with their words.
      expect(simulator.raw(sent)).toMatchObject({ type: kind === "image" ? "post" : had });
      const upload = simulator.calls(kind === "image" ? "image" : "file")[0]?.body ?? {};
      expect(upload[kind === "image" ? "image" : "file"]).toEqual(bytes);
      expect(upload["file_type"] ?? "image").toBe(as);
      const shown = simulator.sent(ann).map(({ text }) => text);
      expect(shown).toEqual(kind === "image" ? ["from Ann\n[image]"] : ["from Ann", `[${had}]`]);
    },
  );

  it("that are stickers go by the key they came with", async () => {
    const { deliver, simulator, ann } = await setup();
    const got = ann.sends({ kind: "sticker", bytes }).messageId;
    const id = (simulator.raw(got).content as Record<string, string>)["file_key"] ?? "";
    const file: FileRef = { channel: "feishu", id, messageId: got, kind: "sticker" };
    const sent = await deliver({ kind: "files", files: [fileOf(file)] });
    expect(simulator.raw(sent)).toMatchObject({ type: "sticker", content: { file_key: id } });
  });
});

describe("files of other platforms", () => {
  it.each([
    { kind: "audio", type: "audio/ogg", as: "audio", upload: "opus" },
    { kind: "audio", type: "audio/mpeg", as: "file", upload: "stream" },
    { kind: "video", type: "video/mp4", as: "media", upload: "mp4" },
    { kind: "video", type: "video/webm", as: "file", upload: "stream" },
    { kind: "document", name: "a.docx", as: "file", upload: "doc" },
    { kind: "document", name: '名 "1".zip', as: "file", upload: "stream" },
  ] as const)("$kind $type $name arrive as $as", async ({ as, upload, ...ref }) => {
    const { deliver, simulator } = await setup();
    for (const hasSize of [true, false]) {
      const files = [fileOf(ref, bytes, { hasSize })];
      const sent = await deliver({ kind: "files", files });
      expect(simulator.raw(sent)).toMatchObject({ type: as });
      const { body, headers } = simulator.calls("file").at(-1) ?? {};
      expect(body).toMatchObject({ file_type: upload, file: bytes });
      // The length is told beforehand, however the bytes come.
      expect(headers).toHaveProperty("content-length");
    }
  });

  it("pictures become one post, words and captions where they belong", async () => {
    const { deliver, simulator, ann } = await setup();
    const picture = (caption?: string) =>
      fileOf({ kind: "image", ...(caption !== undefined && { caption }) }, bytes);
    const sticker = fileOf({ kind: "sticker", type: "image/webp" }, bytes);
    const files = [picture("front"), picture(), picture("back"), sticker, fileOf({}, bytes)];
    await deliver({ kind: "files", files, caption: "#0001" });
    expect(simulator.sent(ann).map(({ text }) => text)).toEqual([
      "#0001\nfront\n[image]\n[image]",
      "back\n[image]\n[image]",
      "[file]",
    ]);
  });

  it("a renewed token uploads them again from the start", async () => {
    const { deliver, simulator } = await setup();
    simulator.revokeTokens();
    await deliver({ kind: "files", files: [fileOf({}, bytes)] });
    expect(simulator.calls("file").at(-1)?.body).toMatchObject({ file: bytes });
  });
});

describe("places, quotes and edits", () => {
  it("a place is words and a link to a map", async () => {
    const { deliver, simulator, ann } = await setup();
    const place = { latitude: 25.04, longitude: 102.71, name: "翠湖", address: "Wuhua" };
    await deliver({ kind: "place", place, caption: "#1" });
    const [{ text } = { text: "" }] = simulator.sent(ann);
    expect(text).toContain("#1\n翠湖\nWuhua\n25.04, 102.71\nhttps://uri.amap.com/marker?");
  });

  it("what answers a message quotes it, and goes without where that is gone", async () => {
    const { deliver, simulator, ann } = await setup();
    const asked = ann.writes("where?").messageId;
    const sent = await deliver({ kind: "text", text: "there" }, { quotes: asked });
    expect(simulator.raw(sent)).toMatchObject({ rootId: asked });
    await ann.recalls(asked);
    for (const quotes of [asked, "om_unknown"]) {
      const late = await deliver({ kind: "text", text: "late" }, { id: `late-${quotes}`, quotes });
      expect(simulator.raw(late)).not.toHaveProperty("rootId");
    }
  });

  it("a text is changed in its place, 20 times, then sent anew", async () => {
    const { deliver, simulator } = await setup();
    const first = await deliver({ kind: "text", text: "v0" });
    for (let n = 1; n <= 20; n++) {
      const replacesMessageId = first;
      expect(await deliver({ kind: "text", text: `v${n}` }, { replacesMessageId })).toBe(first);
    }
    expect(JSON.stringify(simulator.raw(first).content)).toContain("v20");
    const text = { kind: "text", text: "v21" } as const;
    expect(await deliver(text, { id: "d21", replacesMessageId: first })).not.toBe(first);
  });
});

describe("files that can't be sent", () => {
  it("empty ones are rejected, and too large ones are too large, before anything is uploaded", async () => {
    const { deliver, simulator } = await setup();
    const over = new Uint8Array(10 * 1024 * 1024 + 1);
    const expected = [
      { bytes: new Uint8Array(0), failure: "rejected" },
      { bytes: over, failure: "too_large" },
    ] as const;
    for (const { bytes: content, failure } of expected) {
      const files = [fileOf({ kind: "image" }, content)];
      expect((await failureOf(deliver({ kind: "files", files }))).failure).toBe(failure);
    }
    expect(simulator.calls("image")).toHaveLength(0);
  });

  it("fail as their source fails, also in the middle", async () => {
    const { deliver } = await setup();
    const refusal = new DeliveryError("transient", "It broke off.");
    async function* breaking() {
      yield new Uint8Array([1]);
      throw refusal;
    }
    const open = async () => ({ bytes: breaking(), size: 10 });
    const files = [{ ...fileOf({ kind: "document" }), open }];
    expect(await failureOf(deliver({ kind: "files", files }))).toBe(refusal);
  });

  it("whose message was recalled can't be opened", async () => {
    const { adapter, simulator, ann } = await setup();
    const got = ann.sends({ kind: "file", name: "a.txt", bytes }).messageId;
    const id = (simulator.raw(got).content as Record<string, string>)["file_key"] ?? "";
    await ann.recalls(got);
    const file: FileRef = { channel: "feishu", id, messageId: got, kind: "document" };
    await expect(adapter.open(file)).rejects.toThrow(/230110/);
  });
});

describe("who is in a group", () => {
  it("is found on the last page too", async () => {
    const { adapter, simulator } = await setup();
    const crowd = Array.from({ length: 250 }, (_, n) => simulator.person(`P${n}`));
    const group = { channel: "feishu", chatId: simulator.group("crowd", crowd).chatId } as const;
    const last = { channel: "feishu", id: crowd.at(-1)?.openId ?? "" } as const;
    expect(await adapter.isMember(group, last)).toBe(true);
    expect(simulator.calls("members")).toHaveLength(3);
  });

  it("is called there what the platform says, which its events don't", async () => {
    const { adapter, simulator } = await setup();
    const li = simulator.person("李强");
    const group = { channel: "feishu", chatId: simulator.group("two", [li]).chatId } as const;
    const person = { channel: "feishu", id: li.openId } as const;
    expect(await adapter.memberName(group, person)).toBe("李强");
    expect(await adapter.memberName(group, { ...person, id: "ou_nobody" })).toBeUndefined();
  });

  it("can't be asked where the bot is not", async () => {
    const { adapter, desk, person, group } = await setup();
    await desk.removeBot();
    await expect(adapter.isMember(group, person)).rejects.toThrow(/232011/);
  });

  it("is nobody of another channel, and nobody in a private chat", async () => {
    const { adapter, simulator, person, group, chat } = await setup();
    expect(await adapter.isMember(group, { channel: "telegram", id: person.id })).toBe(false);
    expect(await adapter.isMember(chat, person)).toBe(false);
    expect(simulator.calls("members")).toHaveLength(0);
  });
});
