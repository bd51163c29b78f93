import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { TelegramAdapterOptions } from "../../../adapters/telegram/adapter.ts";
import { DeliveryError } from "../../../bot/core/errors.ts";
import type { Sending } from "../../../bot/core/ports.ts";
import type { SentReply } from "../../../bot/core/reply.ts";
import { createTelegramHarness } from "./harness.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

async function setup(options: Partial<TelegramAdapterOptions> = {}) {
  const harness = await createTelegramHarness(options);
  running.push(harness);
  const { adapter, ann, office } = harness;
  const to = { channel: "telegram", chatId: String(ann.id) } as const;
  const send = (reply: SentReply, delivery: Partial<Sending> = {}) =>
    adapter.send({ id: "d", to, reply, due: new Date(0), attempts: 0, ...delivery });
  const inOffice = () => ({ channel: "telegram", chatId: String(office.id) }) as const;
  return { ...harness, send, inOffice };
}

/** Nobody listens on the first port. */
const NOWHERE = "http://127.0.0.1:1";

const text = (words: string): SentReply => ({ kind: "text", text: words });

async function failureOf(sending: Promise<unknown>): Promise<DeliveryError> {
  const error: unknown = await sending.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
}

describe("a long reply", () => {
  it("goes out in several messages, in order, and has the id of the last", async () => {
    const { send, simulator, ann } = await setup();
    const lines = Array.from({ length: 900 }, (_, n) => `line ${n}`).join("\n");
    const id = await send(text(lines));
    const sent = simulator.sent(ann.id);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.map((message) => message.text).join("\n")).toBe(lines);
    expect(String(sent.at(-1)?.id)).toBe(id);
  });

  it("that replaces a short one begins in its place", async () => {
    const { send, simulator, ann } = await setup();
    const first = await send(text("short"));
    const id = await send(text(`${"x".repeat(4_096)}\nend`), {
      replaces: "d0",
      replacesMessageId: first,
    });
    const sent = simulator.sent(ann.id);
    expect(sent.map((message) => message.text.length)).toEqual([4_096, 3]);
    expect([String(sent[0]?.id), String(sent[1]?.id)]).toEqual([first, id]);
  });
});

describe("a card", () => {
  it("is shown with its title bold and long quotations folded", async () => {
    const { send, simulator, ann } = await setup();
    await send({
      kind: "card",
      title: "Title",
      blocks: [
        { kind: "quote", text: "short", source: "二·5" },
        { kind: "quote", text: "字".repeat(400), source: "附件1" },
      ],
      buttons: [],
    });
    const types = simulator.sent(ann.id)[0]?.entities.map(({ type }) => type);
    expect(types).toEqual(["bold", "blockquote", "italic", "expandable_blockquote", "italic"]);
  });

  it("that replaces a message the person deleted is sent anew", async () => {
    const { send, simulator, ann } = await setup();
    const first = await send(text("one"));
    simulator.delete(ann.id, Number(first));
    const second = await send(text("two"), { replaces: "d0", replacesMessageId: first });
    expect(second).not.toBe(first);
    expect(simulator.sent(ann.id).map((message) => message.text)).toEqual(["two"]);
  });
});

describe("a chat", () => {
  it("of somebody who never wrote is unreachable", async () => {
    const { send, zoe } = await setup();
    const to = { channel: "telegram", chatId: String(zoe.id) } as const;
    expect((await failureOf(send(text("hello"), { to }))).failure).toBe("unreachable");
    const nobody = { channel: "telegram", chatId: "999" } as const;
    expect((await failureOf(send(text("hello"), { to: nobody }))).failure).toBe("unreachable");
  });

  it("is unreachable while the bot is blocked, and when the account is gone", async () => {
    const { send, ann, simulator } = await setup();
    ann.blocks();
    expect((await failureOf(send(text("hello")))).failure).toBe("unreachable");
    ann.unblocks();
    await send(text("hello"));
    simulator.deactivate(ann);
    expect((await failureOf(send(text("hello")))).failure).toBe("unreachable");
  });

  it("is lost when the bot was removed from the group", async () => {
    const { send, office, inOffice } = await setup();
    office.removeBot();
    expect((await failureOf(send(text("hello"), { to: inOffice() }))).failure).toBe("lost_chat");
  });

  it("that moved names its new id, and can be written to there", async () => {
    const { send, office, inOffice, simulator } = await setup();
    const before = inOffice();
    office.migrate();
    const failure = await failureOf(send(text("hello"), { to: before }));
    expect(failure).toMatchObject({ failure: "migrated", movedTo: inOffice().chatId });
    await send(text("hello"), { to: inOffice() });
    expect(simulator.sent(office.id)).toHaveLength(1);
  });

  it("of another channel is rejected", async () => {
    const { send } = await setup();
    const to = { channel: "feishu", chatId: "ou_1" } as const;
    expect((await failureOf(send(text("hello"), { to }))).failure).toBe("rejected");
  });
});

describe("a forum", () => {
  it("is written to topic by topic, General included", async () => {
    const { send, simulator, ann } = await setup();
    const forum = simulator.group(-1_001_000_000_009, [ann], { topics: [40] });
    const to = { channel: "telegram", chatId: String(forum.id) } as const;
    await send(text("in forty"), { to: { ...to, threadId: "40" } });
    await send(text("in General"), { to: { ...to, threadId: "1" } });
    expect(simulator.sent(forum.id).map(({ threadId }) => threadId)).toEqual([40, undefined]);
    await send(text("a topic that is gone"), { to: { ...to, threadId: "41" } });
    expect(simulator.sent(forum.id).at(-1)).toMatchObject({ threadId: undefined });
  });

  it("is none without topics, or without the right to open them: that is said at once", async () => {
    const { send, simulator, ann } = await setup();
    const thread = { kind: "thread", title: "#0001" } as const;
    const topics: readonly number[] = [];
    const groups = [
      simulator.group(-1_001_000_000_009, [ann], { isBotAdmin: true }),
      simulator.group(-1_001_000_000_010, [ann], { topics }),
      simulator.group(-1_001_000_000_011, [ann], {
        isBotAdmin: true,
        canManageTopics: false,
        topics,
      }),
    ];
    for (const { id } of groups) {
      const to = { channel: "telegram", chatId: String(id) } as const;
      expect((await failureOf(send(thread, { to }))).failure).toBe("no_threads");
    }
  });

  it("has a topic that is gone opened anew; one that can't be closed stays as it is", async () => {
    const { send, simulator, ann } = await setup();
    const forum = simulator.group(-1_001_000_000_009, [ann], { isBotAdmin: true, topics: [] });
    const to = { channel: "telegram", chatId: String(forum.id) } as const;
    const thread = { kind: "thread", title: "x".repeat(200) } as const;
    const first = await send(thread, { to });
    forum.deleteTopic(Number(first));
    const closed = { ...thread, isClosed: true };
    expect(await send(closed, { to, replacesMessageId: first })).toBe(first);
    const second = await send(thread, { to, replacesMessageId: first });
    expect(second).not.toBe(first);
    expect([...forum.topics().keys()]).toEqual([Number(second)]);
  });
});

describe("a call", () => {
  it("that is not answered in time is transient", async () => {
    const { send, simulator } = await setup({ sendTimeoutMs: 40 });
    const answered = Promise.withResolvers<void>();
    simulator.failNext({ kind: "slow", until: answered.promise });
    expect((await failureOf(send(text("hello")))).failure).toBe("transient");
    answered.resolve();
  });

  it("whose connection breaks is transient, and does not tell the token", async () => {
    const { send, simulator } = await setup();
    simulator.failNext({ kind: "drop_after" });
    const failure = await failureOf(send(text("hello")));
    expect(failure.failure).toBe("transient");
    expect(failure.message + String(failure.cause)).not.toContain(simulator.token);
  });

  it("with a token that was revoked is the operator's matter", async () => {
    const { send } = await setup({ token: "110201543:revoked" });
    expect((await failureOf(send(text("hello")))).failure).toBe("auth");
  });

  it("goes through the proxy that is set", async () => {
    const proxy = await startProxy();
    const { send, simulator, ann } = await setup({ proxy: proxy.address });
    await send(text("hello"));
    expect(proxy.asked).toEqual([`${simulator.apiRoot}/bot${simulator.token}/sendMessage`]);
    expect(simulator.sent(ann.id)).toHaveLength(1);
    proxy.close();
  });
});

describe("whether a message that failed may have arrived all the same", () => {
  it.each(["drop_after", "bad_gateway"] as const)("is not known after %s", async (kind) => {
    const { send, simulator } = await setup();
    simulator.failNext({ kind });
    expect((await failureOf(send(text("hello")))).isInDoubt).toBe(true);
  });

  it("is not known of one that was not answered in time", async () => {
    const { send, simulator } = await setup({ sendTimeoutMs: 40 });
    const answered = Promise.withResolvers<void>();
    simulator.failNext({ kind: "slow", until: answered.promise });
    expect((await failureOf(send(text("hello")))).isInDoubt).toBe(true);
    answered.resolve();
  });

  it("is known of one that was refused, or for which there was no connection", async () => {
    const { send, simulator } = await setup();
    simulator.failNext({ kind: "rate_limited", retryAfterS: 3 });
    expect((await failureOf(send(text("hello")))).isInDoubt).toBe(false);
    const nowhere = await setup({ apiRoot: NOWHERE });
    const failure = await failureOf(nowhere.send(text("hello")));
    expect(failure).toMatchObject({ failure: "transient", isInDoubt: false });
  });
});

describe("a reply of several messages that broke off", () => {
  const long = Array.from({ length: 900 }, (_, n) => `line ${n}`).join("\n");

  it("goes on where it broke off, and says that a part of it has arrived", async () => {
    const { send, simulator, ann } = await setup();
    const passing = Promise.resolve();
    simulator.failNext({ kind: "slow", until: passing });
    simulator.failNext({ kind: "rate_limited", retryAfterS: 3 });
    const failure = await failureOf(send(text(long)));
    expect(failure).toMatchObject({ failure: "rate_limited", retryAfterMs: 3_000 });
    expect(failure.isInDoubt).toBe(true);
    expect(simulator.sent(ann.id)).toHaveLength(1);

    const id = await send(text(long));

    const sent = simulator.sent(ann.id);
    expect(sent.map((message) => message.text).join("\n")).toBe(long);
    expect(String(sent.at(-1)?.id)).toBe(id);
    expect(await send(text("another"))).not.toBe(id);
  });

  it("sends the words of a place once, also when the place failed", async () => {
    const { send, simulator, ann } = await setup();
    const reply = {
      kind: "place",
      caption: "here",
      place: { latitude: 25, longitude: 102.7 },
    } as const;
    simulator.failNext({ kind: "bad_gateway" }, "sendLocation");
    await failureOf(send(reply));
    await send(reply);
    expect(simulator.sent(ann.id).filter((message) => message.text === "here")).toHaveLength(1);
    expect(simulator.sent(ann.id)).toHaveLength(2);
  });
});

describe("membership", () => {
  it("follows who joins and leaves", async () => {
    const { adapter, ann, office, inOffice, person } = await setup();
    office.leave(ann);
    expect(await adapter.isMember(inOffice(), person)).toBe(false);
    office.join(ann);
    expect(await adapter.isMember(inOffice(), person)).toBe(true);
  });

  it("is denied to strangers Telegram does not know, and to other channels", async () => {
    const { adapter, inOffice } = await setup();
    expect(await adapter.isMember(inOffice(), { channel: "telegram", id: "999" })).toBe(false);
    expect(await adapter.isMember(inOffice(), { channel: "feishu", id: "501" })).toBe(false);
  });

  it("is an error, not a no, when Telegram can't tell", async () => {
    const { adapter, office, inOffice, person, simulator } = await setup();
    simulator.failNext({ kind: "bad_gateway" }, "getChatMember");
    await expect(adapter.isMember(inOffice(), person)).rejects.toThrow(DeliveryError);
    office.removeBot();
    await expect(adapter.isMember(inOffice(), person)).rejects.toThrow(DeliveryError);
  });
});

/** An HTTP proxy that keeps the addresses it is asked for. */
async function startProxy() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { url = "", method, headers } = request;
    asked.push(url);
    const onward = forward(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    address: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
