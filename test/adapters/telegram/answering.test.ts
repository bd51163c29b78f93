import { afterEach, describe, expect, it } from "vitest";
import type { Answer } from "../../../bot/core/ports.ts";
import { createInbox } from "../../contract/adapter-inbox.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { createTelegramHarness } from "./harness.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

/** In Ann's private chat and in the office's group stands a card with the button Go. */
async function setup() {
  const log = createRecordingLog();
  const harness = await createTelegramHarness({ log });
  running.push(harness);
  const { adapter, ann, office } = harness;
  const inbox = createInbox();
  await adapter.start(inbox.receive);
  for (const chatId of [ann.id, office.id]) {
    await adapter.send({
      id: `card-${chatId}`,
      to: { channel: "telegram", chatId: String(chatId) },
      reply: {
        kind: "card",
        title: "Open",
        blocks: [],
        buttons: [[{ label: "Go", action: "go" }]],
      },
      due: new Date(0),
      attempts: 0,
    });
  }
  return { ...harness, inbox, log };
}

const success = (text: string): Answer => ({ text, tone: "success" });

describe("a pressed button", () => {
  it("is answered with the words of the outcome, an error as an alert", async () => {
    const { ann, inbox } = await setup();
    inbox.answerWith(success("Taken"));
    expect(await ann.presses("Go")).toEqual({ text: "Taken" });
    inbox.answerWith({ text: "Not yours", tone: "error" });
    expect(await ann.presses("Go")).toEqual({ text: "Not yours", show_alert: true });
  });

  it("is answered with at most 200 characters", async () => {
    const { ann, inbox } = await setup();
    inbox.answerWith(success("字".repeat(200)));
    expect((await ann.presses("Go"))?.text).toBe("字".repeat(200));
    inbox.answerWith(success("👍".repeat(101)));
    expect((await ann.presses("Go"))?.text).toBe(`${"👍".repeat(99)}…`);
  });

  it("is answered when there is nothing to say, and when it is no event", async () => {
    const { ann, inbox, simulator } = await setup();
    expect(await ann.presses("Go")).toEqual({});
    expect(inbox.events).toHaveLength(1);
    simulator.push({ callback_query: { id: "game", from: toUser(ann) } });
    await simulator.until(() =>
      simulator.calls.some(({ payload }) => payload["callback_query_id"] === "game"),
    );
    expect(inbox.events).toHaveLength(1);
  });

  it("in a group can take the person to the private chat, where /start is said", async () => {
    const { ann, inbox, office, simulator } = await setup();
    inbox.answerWith({ text: "In private", tone: "info", startPayload: "t-7_a" });
    expect(await ann.presses("Go", { in: office.id })).toEqual({
      url: `https://t.me/${simulator.bot.username}?start=t-7_a`,
    });
    expect(await inbox.next()).toMatchObject({ kind: "action", chat: { chatId: `${office.id}` } });
    expect(await inbox.next()).toMatchObject({
      kind: "message",
      text: "/start t-7_a",
      chat: { chatId: String(ann.id) },
    });
  });
});

describe("the answer to a pressed button", () => {
  it("comes only after the commit, and by the commit that succeeds", async () => {
    const { ann, inbox, simulator } = await setup();
    inbox.failNext();
    inbox.answerWith(success("Taken"));
    expect(await ann.presses("Go")).toEqual({ text: "Taken" });
    expect(inbox.events).toHaveLength(2);
    const answers = simulator.calls.filter(({ method }) => method === "answerCallbackQuery");
    expect(answers).toHaveLength(1);
  });

  it("that nobody waits for any more is no trouble", async () => {
    const { adapter, ann, inbox, log, simulator } = await setup();
    const release = inbox.hold();
    const answered = ann.presses("Go");
    await inbox.next();
    simulator.expireQueries();
    release();
    await answered;
    await adapter.stop();
    expect(simulator.calls.map(({ method }) => method)).toContain("answerCallbackQuery");
    expect(log.lines).toEqual([]);
  });

  it("is told of when it is lost, and the talk goes on", async () => {
    const { adapter, ann, inbox, log, simulator } = await setup();
    simulator.failNext({ kind: "bad_gateway" }, "answerCallbackQuery");
    const answered = ann.presses("Go");
    await inbox.next();
    ann.says("next");
    expect(await inbox.next()).toMatchObject({ text: "next" });
    await adapter.stop();
    expect(log.lines).toMatchObject([{ level: "warn" }]);
    simulator.expireQueries();
    await answered;
  });

  it("is given before a stop ends", async () => {
    const { adapter, ann, group, inbox, person, simulator } = await setup();
    const { promise: until, resolve: goOn } = Promise.withResolvers<void>();
    simulator.failNext({ kind: "slow", until }, "answerCallbackQuery");
    const answered = ann.presses("Go");
    await inbox.next();
    let isStopped = false;
    const stopping = adapter.stop().then(() => {
      isStopped = true;
    });
    // Calls to the platform take longer than a stop that waits for nothing.
    for (let n = 0; n < 5; n++) await adapter.isMember(group, person);
    expect(isStopped).toBe(false);
    goOn();
    await stopping;
    expect(await answered).toEqual({});
  });
});

function toUser({ id, name }: { readonly id: number; readonly name: string }) {
  return { id, is_bot: false, first_name: name };
}
