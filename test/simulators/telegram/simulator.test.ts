import { Api, GrammyError, HttpError } from "grammy";
import { afterEach, describe, expect, it } from "vitest";
import { startTelegramSimulator, type TelegramSimulator } from "./simulator.ts";

const running: TelegramSimulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

/** The simulator as grammY's own client sees it; Ann has written to the bot. */
async function setup() {
  const simulator = await startTelegramSimulator();
  running.push(simulator);
  const ann = simulator.person(501, "Ann", "en");
  ann.says("/start");
  const api = new Api(simulator.token, { apiRoot: simulator.apiRoot });
  return { simulator, ann, api };
}

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(GrammyError);
  const { error_code: code, description } = error as GrammyError;
  return `${code} ${description}`;
}

describe("the simulated server", () => {
  it("knows one token and the documented methods", async () => {
    const { api, simulator } = await setup();
    expect(await api.getMe()).toMatchObject({ is_bot: true, username: simulator.bot.username });
    const stranger = new Api("1:wrong", { apiRoot: simulator.apiRoot });
    expect(await refusalOf(stranger.getMe())).toBe("401 Unauthorized");
    expect(await refusalOf(api.logOut())).toBe("404 Not Found: method not found");
  });

  it.each([
    ["<b>open", `400 Bad Request: can't parse entities: Can't find end tag corresponding`],
    ["<h1>x</h1>", `400 Bad Request: can't parse entities: Unsupported start tag "h1"`],
    ["x</b>", "400 Bad Request: can't parse entities: Unexpected end tag at byte offset 1"],
    ["<b><i>x</b></i>", "400 Bad Request: can't parse entities: Unmatched end tag"],
    ["1 < 2", "400 Bad Request: can't parse entities: Unclosed start tag at byte offset 2"],
    ["<b> </b>", "400 Bad Request: message text is empty"],
    ["x".repeat(4_097), "400 Bad Request: message is too long"],
  ])("refuses the HTML %j", async (html, refusal) => {
    const { api, ann } = await setup();
    const sending = api.sendMessage(ann.id, html, { parse_mode: "HTML" });
    expect(await refusalOf(sending)).toContain(refusal);
  });

  it("reads HTML, and counts what is left of it", async () => {
    const { api, ann, simulator } = await setup();
    const html = `<b>${"&lt;".repeat(4_094)}</b>&#21442;`;
    await api.sendMessage(ann.id, html, { parse_mode: "HTML" });
    expect(simulator.sent(ann.id)[0]).toMatchObject({
      text: `${"<".repeat(4_094)}参`,
      entities: [{ type: "bold", offset: 0, length: 4_094 }],
    });
  });

  it("checks buttons, and takes them away with an edit that names none", async () => {
    const { api, ann, simulator } = await setup();
    const keyboard = (data: string) => ({
      reply_markup: { inline_keyboard: [[{ text: "Go", callback_data: data }]] },
    });
    const tooLong = api.sendMessage(ann.id, "x", keyboard("字".repeat(22)));
    expect(await refusalOf(tooLong)).toBe("400 Bad Request: BUTTON_DATA_INVALID");
    const { message_id: id } = await api.sendMessage(ann.id, "x", keyboard("a"));
    const unchanged = api.editMessageText(ann.id, id, "x", keyboard("a"));
    expect(await refusalOf(unchanged)).toContain("message is not modified");
    await api.editMessageText(ann.id, id, "x");
    expect(simulator.sent(ann.id)[0]?.keyboard).toEqual([]);
  });
});

describe("a simulated reaction", () => {
  it("is one of the emoji the platform lists, at a message that is there, and one only", async () => {
    const { api, ann, simulator } = await setup();
    const id = ann.says("taken?");
    const ok = { type: "emoji", emoji: "👌" } as const;
    await api.setMessageReaction(ann.id, id, [ok]);
    expect(simulator.reaction(ann.id, id)).toBe("👌");
    const react = (messageId: number, reaction: readonly object[]) =>
      refusalOf(api.setMessageReaction(ann.id, messageId, reaction as []));
    expect(await react(999, [ok])).toBe("400 Bad Request: message to react not found");
    expect(await react(id, [{ type: "emoji", emoji: "✅" }])).toBe(
      "400 Bad Request: REACTION_INVALID",
    );
    expect(await react(id, [ok, ok])).toBe("400 Bad Request: REACTIONS_TOO_MANY");
  });
});

describe("simulated updates", () => {
  it("stay until a greater offset confirms them", async () => {
    const { api, ann, simulator } = await setup();
    ann.says("two");
    const [first] = await api.getUpdates({ limit: 1 });
    expect(await api.getUpdates({ limit: 1 })).toEqual([first]);
    await api.getUpdates({ offset: first!.update_id + 1 });
    expect(simulator.pending()).toHaveLength(1);
    await api.getUpdates({ offset: first!.update_id + 2 });
    expect(simulator.pending()).toEqual([]);
  });

  it("end a poll that waits, which a second poll would end with a conflict", async () => {
    const { api, ann, simulator } = await setup();
    const [{ update_id: last }] = (await api.getUpdates()) as [{ update_id: number }];
    const offset = last + 1;
    const waiting = refusalOf(api.getUpdates({ offset, timeout: 30 }));
    await simulator.until(() => simulator.pending().length === 0);
    const second = api.getUpdates({ offset, timeout: 30 });
    expect(await waiting).toContain("409 Conflict: terminated by other getUpdates request");
    ann.says("two");
    expect(await second).toMatchObject([{ message: { text: "two" } }]);
  });

  it("are of the kinds asked for, and can't be polled beside a webhook", async () => {
    const { api, ann, simulator } = await setup();
    await api.getUpdates({ offset: -1, allowed_updates: ["message"] });
    ann.blocks();
    expect(await api.getUpdates()).toHaveLength(1);
    simulator.setWebhook("https://bot.example/hook");
    expect(await refusalOf(api.getUpdates())).toContain("webhook is active");
    await api.deleteWebhook();
    expect(await api.getUpdates()).toHaveLength(1);
  });

  it("of a group reach a bot in privacy mode only when they are for it", async () => {
    const { api, ann, simulator } = await setup();
    const group = simulator.group(-4_002, [ann]);
    const place = { in: group.id };
    const { message_id: replyTo } = await api.sendMessage(group.id, "hello");
    ann.says("among ourselves", place);
    ann.says(`@${simulator.bot.username} hi`, place);
    ann.says("/help", place);
    ann.says("an answer", { ...place, replyTo });
    const texts = (await api.getUpdates({ offset: -3 })).map(({ message }) => message?.text);
    expect(texts).toEqual([`@${simulator.bot.username} hi`, "/help", "an answer"]);
    expect(simulator.pending()).toHaveLength(3);
  });
});

it("gives up what nobody takes: a pressed button after 150 s, a message not for a day", async () => {
  const { api, ann, simulator } = await setup();
  await api.sendMessage(ann.id, "Yes?", {
    reply_markup: { inline_keyboard: [[{ text: "Yes", callback_data: "yes" }]] },
  });
  // Nothing listens there.
  simulator.setWebhook("http://127.0.0.1:9/");
  void ann.presses("Yes");
  while (simulator.courier.dropped.length === 0) {
    await simulator.until(() => simulator.courier.waiting() === simulator.pending().length);
    simulator.courier.passWaits();
  }
  expect(simulator.courier.dropped).toMatchObject([{ callback_query: { data: "yes" } }]);
  expect(simulator.pending()).toMatchObject([{ message: { text: "/start" } }]);
});

it("tells of a fault that strikes, and lets it be called off", async () => {
  const { api, ann, simulator } = await setup();
  const struck: number[] = [];
  const onStrike = () => void struck.push(simulator.sent(ann.id).length);
  simulator.failNext({ kind: "drop_before", onStrike });
  await expect(api.sendMessage(ann.id, "one")).rejects.toThrow(HttpError);
  simulator.failNext({ kind: "drop_after", onStrike });
  await expect(api.sendMessage(ann.id, "two")).rejects.toThrow(HttpError);
  expect(struck).toEqual([0, 1]);
  simulator.failNext({ kind: "drop_before", onStrike })();
  await api.sendMessage(ann.id, "three");
  expect(simulator.sent(ann.id).map(({ text }) => text)).toEqual(["two", "three"]);
});
