import { afterEach, describe, expect, it } from "vitest";
import type { TelegramAdapterOptions } from "../../../adapters/telegram/adapter.ts";
import { ConfigError } from "../../../bot/core/errors.ts";
import type { BotEvent } from "../../../bot/core/event.ts";
import type { Receive } from "../../../bot/core/ports.ts";
import { createInbox } from "../../contract/adapter-inbox.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { createTelegramHarness } from "./harness.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

async function setup(options: Partial<TelegramAdapterOptions> = {}) {
  const log = createRecordingLog();
  const waits: number[] = [];
  const harness = await createTelegramHarness({
    log,
    wait: async (ms) => void waits.push(ms),
    ...options,
  });
  running.push(harness);
  return { ...harness, log, waits, inbox: createInbox() };
}

function textOf(event: BotEvent): string {
  return event.kind === "message" ? event.text : event.kind;
}

/** A bot that fails the messages it is told to, as often as it is told. */
function createStubborn(failures: Readonly<Record<string, number>>) {
  const left = new Map(Object.entries(failures));
  const received: string[] = [];
  const receive: Receive = async (event) => {
    const text = textOf(event);
    received.push(text);
    const failuresLeft = left.get(text) ?? 0;
    left.set(text, failuresLeft - 1);
    if (failuresLeft > 0) throw new Error(`no room for ${text}`);
    return undefined;
  };
  return { receive, received };
}

describe("an update", () => {
  it("is confirmed only after its commit", async () => {
    const { adapter, ann, inbox, simulator } = await setup();
    await adapter.start(inbox.receive);
    const release = inbox.hold();
    ann.says("first");
    await inbox.next();
    expect(simulator.pending()).toHaveLength(1);
    release();
    await simulator.until(() => simulator.pending().length === 0);
    expect(inbox.events).toHaveLength(1);
  });

  it("that fails comes again, while those of other chats are handled once", async () => {
    const { adapter, ann, zoe, simulator, waits } = await setup();
    const { receive, received } = createStubborn({ "ann 1": 2 });
    ann.says("ann 1");
    zoe.says("zoe 1");
    ann.says("ann 2");
    zoe.says("zoe 2");
    await adapter.start(receive);
    await simulator.until(() => simulator.pending().length === 0);
    expect(received.filter((text) => text.startsWith("zoe"))).toEqual(["zoe 1", "zoe 2"]);
    expect(received.filter((text) => text.startsWith("ann"))).toEqual([
      "ann 1",
      "ann 1",
      "ann 1",
      "ann 2",
    ]);
    expect(waits).toEqual([500, 1_000]);
  });

  it("that failed keeps all after it unconfirmed", async () => {
    const paused = Promise.withResolvers<void>();
    const { adapter, ann, zoe, simulator } = await setup({
      wait(_, signal) {
        paused.resolve();
        return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
      },
    });
    const { receive, received } = createStubborn({ "zoe 1": 1 });
    ann.says("ann 1");
    zoe.says("zoe 1");
    ann.says("ann 2");
    await adapter.start(receive);
    await paused.promise;
    await adapter.stop();
    expect(received.toSorted()).toEqual(["ann 1", "ann 2", "zoe 1"]);
    const left = simulator.pending().map(({ message }) => (message as { text: string }).text);
    expect(left).toEqual(["zoe 1", "ann 2"]);
  });
});

describe("an update of a batch", () => {
  it("is handled beside those of other chats", async () => {
    const { adapter, ann, zoe, inbox } = await setup();
    const release = inbox.hold();
    ann.says("ann");
    zoe.says("zoe");
    await adapter.start(inbox.receive);
    const events = [await inbox.next(), await inbox.next()];
    expect(events.map(textOf)).toEqual(["ann", "zoe"]);
    release();
  });

  it("of a chat waits for the one before it, pressed buttons included", async () => {
    const { adapter, ann, inbox, simulator } = await setup();
    await adapter.start(inbox.receive);
    await adapter.send({
      id: "d1",
      to: { channel: "telegram", chatId: String(ann.id) },
      reply: {
        kind: "card",
        title: "Open",
        blocks: [],
        buttons: [[{ label: "Go", action: "go" }]],
      },
      due: new Date(0),
      attempts: 0,
    });
    const release = inbox.hold();
    ann.says("first");
    const answered = ann.presses("Go");
    ann.says("third");
    await inbox.next();
    expect(inbox.events).toHaveLength(1);
    release();
    await answered;
    await simulator.until(() => simulator.pending().length === 0);
    expect(inbox.events.map(textOf)).toEqual(["first", "action", "third"]);
  });

  it("that is malformed is dropped, confirmed and told of without its words", async () => {
    const { adapter, ann, inbox, log, simulator } = await setup();
    simulator.push({ message: { text: "my secret" } });
    ann.says("after");
    await adapter.start(inbox.receive);
    expect(textOf(await inbox.next())).toBe("after");
    await simulator.until(() => simulator.pending().length === 0);
    expect(log.lines).toMatchObject([{ level: "warn", fields: { kinds: ["message"] } }]);
    expect(JSON.stringify(log.lines)).not.toContain("my secret");
  });
});

describe("start", () => {
  it("is refused, with what to do, when the token is", async () => {
    const { adapter, inbox } = await setup({ token: "110201543:wrong" });
    await expect(adapter.start(inbox.receive)).rejects.toThrow(ConfigError);
    await expect(adapter.start(inbox.receive)).rejects.toThrow(/TELEGRAM_BOT_TOKEN.*@BotFather/);
    await expect(adapter.start(inbox.receive)).rejects.not.toThrow("110201543:wrong");
  });

  it("takes away a webhook, and keeps what waited", async () => {
    const { adapter, ann, inbox, simulator } = await setup();
    simulator.setWebhook("https://bot.example/hook");
    ann.says("waiting");
    await adapter.start(inbox.receive);
    expect(simulator.webhook()).toBeUndefined();
    expect(textOf(await inbox.next())).toBe("waiting");
  });
});

describe("the menus", () => {
  it("are set in Chinese for those who read it", async () => {
    const description = { en: "Ask", zh: "提问" };
    const { adapter, inbox, simulator } = await setup({
      commands: [{ command: "ask", description }],
    });
    await adapter.start(inbox.receive);
    await simulator.until(() => simulator.commands.size === 2);
    expect(Object.fromEntries(simulator.commands)).toEqual({
      "": [{ command: "ask", description: "Ask" }],
      zh: [{ command: "ask", description: "提问" }],
    });
  });

  it("have one of a desk in its group", async () => {
    const staff = [{ command: "queue", description: { en: "Queue", zh: "队列" } }];
    const { adapter, inbox, simulator } = await setup({
      chatCommands: new Map([["-1001", staff]]),
    });
    await adapter.start(inbox.receive);
    await simulator.until(() => simulator.commands.size === 2);
    expect(Object.fromEntries(simulator.commands)).toEqual({
      "-1001": [{ command: "queue", description: "Queue" }],
      "-1001zh": [{ command: "queue", description: "队列" }],
    });
  });

  it("are done without when they are refused", async () => {
    const commands = [{ command: "ask", description: { en: "Ask", zh: "提问" } }];
    const warned = Promise.withResolvers<string>();
    const log = {
      ...createRecordingLog(),
      warn: (_: object, words: string) => warned.resolve(words),
    };
    const { adapter, ann, inbox, simulator } = await setup({ commands, log });
    simulator.failNext({ kind: "bad_gateway" }, "setMyCommands");
    await adapter.start(inbox.receive);
    ann.says("hello");
    expect(textOf(await inbox.next())).toBe("hello");
    expect(await warned.promise).toContain("menu of commands");
  });

  it("hold up no message while they are being set", async () => {
    const commands = [{ command: "ask", description: { en: "Ask", zh: "提问" } }];
    const { adapter, ann, inbox, simulator } = await setup({ commands });
    const answering = Promise.withResolvers<void>();
    simulator.failNext({ kind: "slow", until: answering.promise }, "setMyCommands");
    ann.says("hello");
    await adapter.start(inbox.receive);
    expect(textOf(await inbox.next())).toBe("hello");
    expect(simulator.commands.size).toBe(0);
    answering.resolve();
    await simulator.until(() => simulator.commands.size === 2);
  });
});

describe("a start", () => {
  it("asks again when the first call is lost", async () => {
    const { adapter, inbox, simulator, waits } = await setup();
    simulator.failNext({ kind: "drop_before" }, "getMe");
    simulator.failNext({ kind: "rate_limited", retryAfterS: 9 }, "getMe");
    await adapter.start(inbox.receive);
    expect(waits).toEqual([1_000, 9_000]);
  });

  it("gives up, saying why, when Telegram can't be reached", async () => {
    const { adapter, inbox, simulator, waits } = await setup();
    for (let n = 0; n < 4; n++) simulator.failNext({ kind: "bad_gateway" }, "getMe");
    await expect(adapter.start(inbox.receive)).rejects.toThrow(/getMe/);
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });

  it("names each kind of update it wants", async () => {
    const { adapter, ann, inbox, simulator } = await setup();
    ann.says("hello");
    await adapter.start(inbox.receive);
    await inbox.next();
    await adapter.stop();
    const poll = simulator.calls.find(({ payload }) => payload["limit"] === 100);
    expect(poll?.payload).toMatchObject({
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
  });
});

describe("polling", () => {
  it.each([
    [{ kind: "drop_before" } as const, "warn", 500],
    [{ kind: "bad_gateway" } as const, "warn", 500],
    [{ kind: "rate_limited", retryAfterS: 4 } as const, "warn", 4_000],
    [{ kind: "refused", code: 401, description: "Unauthorized" } as const, "error", 500],
  ])("goes on after %j", async (fault, level, waitMs) => {
    const { adapter, ann, inbox, log, simulator, waits } = await setup();
    simulator.failNext(fault, "getUpdates");
    ann.says("hello");
    await adapter.start(inbox.receive);
    expect(textOf(await inbox.next())).toBe("hello");
    expect(waits).toEqual([waitMs]);
    expect(log.lines).toMatchObject([{ level }]);
    expect(JSON.stringify(log.lines)).not.toContain(simulator.token);
  });

  it("says who is in the way when another process polls, and tries again", async () => {
    const { adapter, ann, inbox, log, simulator } = await setup();
    await adapter.start(inbox.receive);
    ann.says("one");
    await inbox.next();
    await simulator.until(() => simulator.pending().length === 0);
    await fetch(`${simulator.apiRoot}/bot${simulator.token}/getUpdates`);
    ann.says("two");
    expect(textOf(await inbox.next())).toBe("two");
    expect(log.lines).toMatchObject([{ level: "error" }]);
    expect(log.lines[0]?.message).toContain("Another process");
  });

  it("waits briefly again after it got through", async () => {
    const { adapter, ann, inbox, simulator, waits } = await setup();
    for (const words of ["one", "two"]) {
      inbox.failNext();
      ann.says(words);
    }
    await adapter.start(inbox.receive);
    await simulator.until(() => simulator.pending().length === 0);
    inbox.failNext();
    ann.says("three");
    await simulator.until(() => simulator.pending().length === 0);
    expect(waits).toEqual([500, 1_000, 500]);
  });

  it("does not confuse ids that start anew", async () => {
    const { adapter, ann, inbox, simulator } = await setup();
    await adapter.start(inbox.receive);
    ann.says("one");
    await inbox.next();
    await simulator.until(() => simulator.pending().length === 0);
    simulator.restartIdsAt(12);
    ann.says("two");
    ann.says("three");
    expect([textOf(await inbox.next()), textOf(await inbox.next())]).toEqual(["two", "three"]);
    await simulator.until(() => simulator.pending().length === 0);
    expect(inbox.events).toHaveLength(3);
  });
});

describe("stop", () => {
  it("ends the open poll at once and confirms what was committed", async () => {
    const { adapter, ann, inbox, simulator } = await setup();
    ann.says("one");
    await adapter.start(inbox.receive);
    await inbox.next();
    await adapter.stop();
    expect(simulator.pending()).toHaveLength(0);
  });

  it("leaves to the next process what it had not begun", async () => {
    const { adapter, ann, inbox, simulator } = await setup();
    const release = inbox.hold();
    ann.says("one");
    ann.says("two");
    await adapter.start(inbox.receive);
    await inbox.next();
    const stopping = adapter.stop();
    release();
    await stopping;
    expect(inbox.events).toHaveLength(1);
    expect(simulator.pending()).toHaveLength(1);
  });

  it("may be called twice, and before start", async () => {
    const { adapter, inbox } = await setup();
    await adapter.stop();
    await adapter.start(inbox.receive);
    await Promise.all([adapter.stop(), adapter.stop()]);
  });
});
