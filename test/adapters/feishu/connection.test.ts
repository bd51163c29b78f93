import { afterEach, describe, expect, it } from "vitest";
import { createFeishuAdapter } from "../../../adapters/feishu/adapter.ts";
import { ConfigError } from "../../../bot/core/errors.ts";
import { button, type CardReply } from "../../../bot/core/reply.ts";
import { createInbox } from "../../contract/adapter-inbox.ts";
import { createFeishuHarness } from "./harness.ts";

type Harness = Awaited<ReturnType<typeof createFeishuHarness>>;

const TOO_MANY_CONNECTIONS = 1000040350;

const running: Harness[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

async function prepare(options: Parameters<typeof createFeishuHarness>[0] = {}) {
  const harness = await createFeishuHarness(options);
  running.push(harness);
  return { ...harness, inbox: createInbox(), clients: harness.simulator.gateway.clients };
}

async function setup(options: Parameters<typeof createFeishuHarness>[0] = {}) {
  const prepared = await prepare(options);
  await prepared.adapter.start(prepared.inbox.receive);
  await prepared.clients.joined(1);
  const card: CardReply = { kind: "card", title: "T", blocks: [], buttons: [[button("Go", "a")]] };
  const sendCard = () =>
    prepared.adapter.send({
      id: "d1",
      to: { channel: "feishu", chatId: prepared.ann.openId },
      reply: card,
      due: new Date(0),
      attempts: 0,
    });
  return { ...prepared, sendCard };
}

describe("starting", () => {
  it("refuses an app id, a secret or an address that can't be right", () => {
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const right = { appId: "cli_a1b2c3d4e5f60718", appSecret: "s", domain: "lark", log };
    expect(() => createFeishuAdapter(right)).not.toThrow();
    const wrong = { ...right, appId: "cli_short", appSecret: "", domain: "http://127.0.0.1/" };
    expect(() => createFeishuAdapter(wrong)).toThrow(ConfigError);
    expect(() => createFeishuAdapter(wrong)).toThrow(/APP_ID.*\n.*APP_SECRET.*\n.*DOMAIN/);
  });

  it("resolves once connected", async () => {
    const { clients } = await setup();
    expect(clients.count()).toBe(1);
  });

  it("says what to check when the secret is wrong", async () => {
    const { adapter, inbox } = await prepare({ appSecret: "wrong" });
    const starting = adapter.start(inbox.receive);
    await expect(starting).rejects.toThrow(ConfigError);
    await expect(starting).rejects.toThrow(/FEISHU_APP_SECRET/);
  });

  it("says what to check when the long connection is refused all the time", async () => {
    const { adapter, inbox, clients } = await prepare({ timings: { startMs: 150, restartMs: 10 } });
    clients.settings.refusal = { code: TOO_MANY_CONNECTIONS, times: Number.POSITIVE_INFINITY };
    await expect(adapter.start(inbox.receive)).rejects.toThrow(/long connection/);
  });

  it("gets through when the refusal ends in time", async () => {
    const { adapter, inbox, clients } = await prepare({ timings: { restartMs: 10 } });
    clients.settings.refusal = { code: TOO_MANY_CONNECTIONS, times: 2 };
    await adapter.start(inbox.receive);
    expect(clients.count()).toBe(1);
  });

  it("does not leave the next try to the SDK, which would wait up to half a minute", async () => {
    const timings = { attemptMs: 100, restartMs: 10, startMs: 5_000 };
    const { adapter, inbox, simulator, clients } = await prepare({ timings });
    simulator.fail({ operation: "endpoint", status: 503 });
    await adapter.start(inbox.receive);
    expect(clients.count()).toBe(1);
    expect(simulator.calls("endpoint")).toHaveLength(2);
  });

  it("ends when it is stopped in between", async () => {
    const { adapter, inbox, clients } = await prepare();
    const starting = adapter.start(inbox.receive);
    await adapter.stop();
    await expect(starting).rejects.toThrow(/Stopped/);
    expect(clients.count()).toBe(0);
  });

  it("gives up when there is no answer in time", async () => {
    const { adapter, inbox, simulator } = await prepare({ timings: { startMs: 100 } });
    simulator.fail({ operation: "endpoint", act: "hang" });
    await expect(adapter.start(inbox.receive)).rejects.toThrow(/within 0.1 s/);
  });
});

describe("staying connected", () => {
  it("comes back after the connection was cut", async () => {
    const { clients, ann, inbox } = await setup();
    clients.drop();
    await clients.joined(2);
    await ann.says("hello");
    expect(inbox.events).toHaveLength(1);
  });

  it("notices a connection that is only half open", async () => {
    const { adapter, inbox, clients } = await prepare({ timings: { pongMs: 30 } });
    clients.settings.pingSeconds = 0.1;
    await adapter.start(inbox.receive);
    await clients.joined(1);
    clients.fallSilent();
    await clients.joined(2);
  });

  it("replaces a client that does not come back by itself", async () => {
    const { adapter, inbox, clients, simulator, ann } = await prepare({
      timings: { downMs: 40, restartMs: 10 },
    });
    clients.settings.reconnectSeconds = 3_600;
    await adapter.start(inbox.receive);
    await clients.joined(1);
    simulator.fail({ operation: "endpoint", status: 503 });
    clients.drop();
    await clients.joined(2);
    await ann.says("hello");
    expect(inbox.events).toHaveLength(1);
  });

  it("leaves a client alone that is connected", async () => {
    const { clients, simulator, ann } = await setup({ timings: { downMs: 4, restartMs: 1 } });
    for (let n = 0; n < 20; n++) await ann.says(`${n}`);
    expect(clients.count()).toBe(1);
    expect(simulator.calls("endpoint")).toHaveLength(1);
  });

  it("replaces a client that gave up, as often as it takes", async () => {
    const { clients, simulator, ann, inbox } = await setup({ timings: { restartMs: 10 } });
    clients.settings.refusal = { code: TOO_MANY_CONNECTIONS, times: 3 };
    clients.drop();
    await clients.joined(2);
    expect(simulator.calls("endpoint")).toHaveLength(5);
    await ann.says("hello");
    expect(inbox.events).toHaveLength(1);
  });

  it("ends with stop", async () => {
    const { adapter, clients, simulator } = await setup();
    await adapter.stop();
    await adapter.stop();
    await clients.left();
    expect(clients.count()).toBe(0);
    expect(simulator.calls("endpoint")).toHaveLength(1);
  });
});

describe("an event", () => {
  it("is acknowledged only after it was committed", async () => {
    const { inbox, ann, simulator } = await setup();
    const release = inbox.hold();
    const done = ann.writes("hello");
    await inbox.next();
    expect(simulator.gateway.acks).toEqual([]);
    release();
    expect((await done.taken).code).toBe(200);
  });

  it("in hand at stop is acknowledged before the connection ends", async () => {
    const { adapter, inbox, ann } = await setup();
    const release = inbox.hold();
    const done = ann.writes("hello");
    await inbox.next();
    const stopping = adapter.stop();
    release();
    await stopping;
    expect((await done.taken).code).toBe(200);
  });

  it("that could not be committed is pushed again, up the ladder", async () => {
    const { inbox, ann, simulator } = await setup();
    inbox.failNext();
    inbox.failNext();
    expect((await ann.says("hello")).code).toBe(500);
    expect((await simulator.gateway.climb())[0]?.code).toBe(500);
    expect((await simulator.gateway.climb())[0]?.code).toBe(200);
    expect(simulator.gateway.waiting()).toBe(0);
    expect(new Set(inbox.events.map(({ id }) => id)).size).toBe(1);
  });

  it("whose acknowledgement came too late is pushed again under the same id", async () => {
    const { inbox, ann, simulator } = await setup();
    const release = inbox.hold();
    const done = ann.writes("hello");
    await inbox.next();
    simulator.gateway.expire();
    expect((await done.taken).code).toBe("none");
    release();
    await simulator.gateway.climb();
    expect(inbox.events.map(({ id }) => id)).toEqual(Array(2).fill(`feishu:${done.messageId}`));
  });
});

describe("an event's form", () => {
  it("may be several frames", async () => {
    const { inbox, ann, clients } = await setup();
    clients.settings.frameBytes = 101;
    const text = "滇👍".repeat(200);
    await ann.says(text);
    expect(inbox.events[0]).toMatchObject({ text });
  });

  it("that nobody asked for is acknowledged without a word", async () => {
    const { ann, inbox, lines } = await setup();
    const before = lines.length;
    expect((await ann.opens()).code).toBe(200);
    expect(inbox.events).toEqual([]);
    expect(lines).toHaveLength(before);
  });

  it("that is broken is acknowledged, dropped and logged", async () => {
    const { simulator, inbox, lines } = await setup();
    const header = { event_id: "e", event_type: "im.message.receive_v1" };
    const ack = await simulator.gateway.push({ header, event: { message: {} } } as {
      header: typeof header;
    });
    expect(ack.code).toBe(200);
    expect(inbox.events).toEqual([]);
    expect(lines.at(-1)).toMatchObject({ level: "error", message: "An event was dropped." });
  });
});

describe("a card's callback", () => {
  it("without an answer is answered with an empty object", async () => {
    const { ann, sendCard } = await setup();
    await sendCard();
    expect((await ann.presses("Go")).ack.response).toEqual({});
  });

  it("of another's button is answered all the same", async () => {
    const { simulator, inbox } = await setup();
    const header = { event_id: "e", event_type: "card.action.trigger" };
    const event = {
      operator: { open_id: "ou_1" },
      action: { value: { other: 1 } },
      context: { open_message_id: "om_1", open_chat_id: "oc_1" },
    };
    const push = { header, event } as { header: typeof header };
    expect((await simulator.gateway.push(push, true)).response).toEqual({});
    expect(inbox.events).toEqual([]);
  });

  it("that could not be committed shows the person an error", async () => {
    const { ann, sendCard, inbox } = await setup();
    await sendCard();
    inbox.failNext();
    expect((await ann.presses("Go")).toast?.content).toBe("error 200671");
  });

  it("passes on the tone", async () => {
    const { ann, sendCard, inbox } = await setup();
    await sendCard();
    inbox.answerWith({ text: "慢了", tone: "warning" });
    expect((await ann.presses("Go")).toast).toEqual({ type: "warning", content: "慢了" });
  });
});

describe("a recall", () => {
  it("in a private chat names the person, also when nothing was learnt before", async () => {
    const { ann, inbox, simulator } = await prepare();
    const early = ann.writes("before the bot was there").messageId;
    const { adapter } = running.at(-1) as Harness;
    await adapter.start(inbox.receive);
    await ann.recalls(early);
    expect(inbox.events.at(-1)).toMatchObject({ kind: "recall", chat: { chatId: ann.openId } });
    await ann.recalls(early);
    expect(simulator.calls("chat")).toHaveLength(1);
  });

  it("after a message needs no question", async () => {
    const { ann, inbox, simulator } = await setup();
    const { messageId, taken } = ann.writes("hello");
    await taken;
    await ann.recalls(messageId);
    expect(inbox.events.at(-1)).toMatchObject({ messageId, chat: { chatId: ann.openId } });
    expect(simulator.calls("chat")).toHaveLength(0);
  });

  it("in a group names the group, and asks once", async () => {
    const { ann, desk, inbox, simulator } = await setup();
    const { messageId, taken } = ann.writes("hello", { in: desk });
    await taken;
    await ann.recalls(messageId);
    await ann.recalls(messageId);
    expect(inbox.events.at(-1)).toMatchObject({ kind: "recall", chat: { chatId: desk.chatId } });
    expect(simulator.calls("chat")).toHaveLength(1);
  });

  it("that can't be placed now is taken when it comes again", async () => {
    const { ann, inbox, simulator } = await prepare();
    const early = ann.writes("hello").messageId;
    const { adapter } = running.at(-1) as Harness;
    await adapter.start(inbox.receive);
    simulator.fail({ operation: "chat", status: 503 });
    expect((await ann.recalls(early)).code).toBe(500);
    expect(inbox.events).toEqual([]);
    await simulator.gateway.climb();
    expect(inbox.events.at(-1)).toMatchObject({ kind: "recall", chat: { chatId: ann.openId } });
  });
});

it("nothing secret or personal is logged, whatever fails", async () => {
  const { ann, inbox, simulator, clients, sendCard, lines, adapter } = await setup({
    timings: { restartMs: 10 },
  });
  inbox.failNext();
  await ann.says("my private words");
  simulator.fail({ operation: "create", status: 500 });
  await sendCard().catch(() => {});
  clients.settings.refusal = { code: TOO_MANY_CONNECTIONS, times: 1 };
  clients.drop();
  await clients.joined(2);
  await adapter.stop();
  const told = lines.map(
    (line) => JSON.stringify(line) + String((line.fields as { err?: Error }).err),
  );
  expect(told.length).toBeGreaterThan(3);
  for (const secret of [
    "my private words",
    simulator.appSecret,
    ann.openId,
    "t-1",
    "ticket=",
    "ws://",
  ]) {
    expect(told.join("\n")).not.toContain(secret);
  }
});
