import { Client } from "@larksuiteoapi/node-sdk";
import { afterEach, expect, it } from "vitest";
import { cardProblem } from "./card-rules.ts";
import { type FeishuSimulator, startFeishuSimulator } from "./simulator.ts";

const running: FeishuSimulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function start(): Promise<FeishuSimulator> {
  const simulator = await startFeishuSimulator();
  running.push(simulator);
  return simulator;
}

/** Without a cache: the SDK's own is shared by all clients of an app id in the process. */
function officialClient({ appId, appSecret, domain }: FeishuSimulator): Client {
  const logger = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
  const cache = { get: () => Promise.resolve(undefined), set: () => Promise.resolve(true) };
  return new Client({ appId, appSecret, domain, logger, cache });
}

function card(body: object, root: object = {}): string {
  return JSON.stringify({ schema: "2.0", config: { update_multi: true }, body, ...root });
}

const button = (behavior: object) => ({
  elements: [{ tag: "button", text: { tag: "plain_text", content: "x" }, behaviors: [behavior] }],
});

it("the official SDK's own client sends through it", async () => {
  const simulator = await start();
  const ann = simulator.person("Ann");
  const client = officialClient(simulator);
  const sent = await client.im.message.create({
    params: { receive_id_type: "open_id" },
    data: { receive_id: ann.openId, msg_type: "text", content: '{"text":"hello"}' },
  });
  expect(sent.code).toBe(0);
  expect(simulator.sent(ann).map(({ text }) => text)).toEqual(["hello"]);
});

it("shows what a client makes of markup, so that unescaped words are noticed", async () => {
  const simulator = await start();
  const ann = simulator.person("Ann");
  const seen = simulator.sees(ann, "所有人");
  const client = officialClient(simulator);
  const text = '<at user_id="all"></at> <b>bold</b> [words](https://example.com)';
  await client.im.message.create({
    params: { receive_id_type: "open_id" },
    data: { receive_id: ann.openId, msg_type: "text", content: JSON.stringify({ text }) },
  });
  expect((await seen).text).toBe("@所有人 bold words");
});

it.each([
  ["a property 2.0 does not know", card({ elements: [{ tag: "hr", colour: "red" }] })],
  ["a component of 1.0", card({ elements: [{ tag: "note", elements: [] }] })],
  ["no schema", JSON.stringify({ body: { elements: [] } })],
  ["a card that is not shared", card({ elements: [] }, { config: { update_multi: false } })],
  ["a button's value that is no object", card(button({ type: "callback", value: "a" }))],
  [
    "a set of columns holding other things",
    card({ elements: [{ tag: "column_set", columns: [{ tag: "hr" }] }] }),
  ],
  ["more than 200 nodes", card({ elements: Array.from({ length: 201 }, () => ({ tag: "hr" })) })],
  ["what is no JSON", "{"],
])("refuses a card with %s", (_, content) => {
  expect(cardProblem(content)).toBeDefined();
});

it("takes a card of exactly 200 nodes", () => {
  expect(
    cardProblem(card({ elements: Array.from({ length: 200 }, () => ({ tag: "hr" })) })),
  ).toBeUndefined();
});

it("reacts as the documents say: known emoji, at messages that are there, where the bot is", async () => {
  const simulator = await start();
  const ann = simulator.person("Ann");
  const { messageId } = ann.writes("taken?");
  const client = officialClient(simulator);
  const react = async (id: string, type: string) =>
    client.im.messageReaction
      .create({ path: { message_id: id }, data: { reaction_type: { emoji_type: type } } })
      .then(
        ({ code }) => code,
        (error: { response: { data: { code: number } } }) => error.response.data.code,
      );
  expect([await react(messageId, "OK"), await react(messageId, "OK")]).toEqual([0, 0]);
  expect(simulator.reactions(messageId)).toEqual(["OK"]);
  expect(await react(messageId, "👌")).toBe(231001);
  expect(await react("om_nothing", "OK")).toBe(231003);
  ann.leavesScope();
  expect(await react(messageId, "OK")).toBe(231022);
});

it("gives up an event after four repetitions, as the platform does", async () => {
  const simulator = await start();
  await simulator.person("Ann").says("nobody is connected");
  for (let times = 0; times < 4; times++) {
    expect(simulator.gateway.waiting()).toBe(1);
    await simulator.gateway.climb();
  }
  expect(simulator.gateway.waiting()).toBe(0);
  expect(simulator.gateway.acks).toHaveLength(5);
});

it("strikes whatever sends or changes, tells of it, and can be called off", async () => {
  const simulator = await start();
  const ann = simulator.person("Ann");
  const client = officialClient(simulator);
  const struck: number[] = [];
  const onStrike = () => void struck.push(simulator.sent(ann).length);
  const send = () =>
    client.im.message.create({
      params: { receive_id_type: "open_id" },
      data: { receive_id: ann.openId, msg_type: "text", content: '{"text":"hello"}' },
    });
  simulator.fail({ act: "drop", onStrike });
  await expect(send()).rejects.toThrow(/hang up|reset/);
  simulator.fail({ act: "lose", onStrike });
  await expect(send()).rejects.toThrow(/hang up|reset/);
  expect(struck).toEqual([0, 1]);
  simulator.fail({ act: "drop", onStrike })();
  const seen = simulator.until(() => simulator.sent(ann).length === 2);
  await send();
  await seen;
});
