import { afterEach, describe, expect, it } from "vitest";
import { decrypt } from "../../../adapters/feishu/decrypt.ts";
import { button, type CardReply } from "../../../bot/core/reply.ts";
import { createInbox } from "../../contract/adapter-inbox.ts";
import { seal, signed } from "../../simulators/feishu/webhook.ts";
import { createWebhookHarness, WEBHOOK } from "./harness.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

async function prepare() {
  const harness = await createWebhookHarness();
  running.push(harness);
  return { ...harness, inbox: createInbox() };
}

async function setup() {
  const prepared = await prepare();
  await prepared.adapter.start(prepared.inbox.receive);
  return prepared;
}

function recall(token = WEBHOOK.verificationToken) {
  const header = { event_id: "e1", event_type: "im.chat.member.bot.added_v1", token };
  return { schema: "2.0", header, event: { chat_id: "oc_1" } };
}

interface Posting {
  readonly payload?: object;
  readonly body?: string;
  /** Signed over this instead of the body. */
  readonly signedBody?: string;
  readonly key?: string;
  readonly at?: number;
  readonly isSigned?: boolean;
}

function post(address: string, posting: Posting = {}) {
  const {
    payload = recall(),
    key = WEBHOOK.encryptKey,
    at = Date.now(),
    isSigned = true,
  } = posting;
  const { body = seal(payload, key) } = posting;
  const headers = isSigned
    ? signed(posting.signedBody ?? body, { encryptKey: key, nonce: "n", at })
    : { "content-type": "application/json" };
  return fetch(`${address}/feishu/events`, { method: "POST", headers, body });
}

describe("the Feishu webhook", () => {
  it("decrypts as the docs' example says", () => {
    const example = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=";
    expect(decrypt(example, "test key")).toBe("hello world");
    expect(decrypt(example, "another key")).toBeUndefined();
    expect(decrypt("", "test key")).toBeUndefined();
  });

  it("answers the console's challenge, which is not signed, also before the start", async () => {
    const { address } = await prepare();
    const challenge = { type: "url_verification", challenge: "c-1", token: "verification" };
    const answer = await post(address, { payload: challenge, isSigned: false });
    expect([answer.status, await answer.json()]).toEqual([200, { challenge: "c-1" }]);
    const cards = await fetch(`${address}/feishu/cards`, {
      method: "POST",
      body: seal(challenge, WEBHOOK.encryptKey),
    });
    expect(await cards.json()).toEqual({ challenge: "c-1" });
  });

  it("does not answer the challenge of somebody with another token", async () => {
    const { address } = await setup();
    const payload = { type: "url_verification", challenge: "c-1", token: "another" };
    const answer = await post(address, { payload, isSigned: false });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain("c-1");
  });

  it("opens no long connection", async () => {
    const { simulator } = await setup();
    expect(simulator.calls("endpoint")).toEqual([]);
  });
});

describe("the Feishu webhook's answer", () => {
  it("is 200 only after the commit", async () => {
    const { address, inbox } = await setup();
    const release = inbox.hold();
    let status: number | undefined;
    const answered = post(address).then((response) => {
      status = response.status;
    });
    await inbox.next();
    expect(status).toBeUndefined();
    release();
    await answered;
    expect(status).toBe(200);
  });

  it("is 503 with a wait when the commit failed", async () => {
    const { address, inbox } = await setup();
    inbox.failNext();
    const refused = await post(address);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect((await post(address)).status).toBe(200);
  });

  it("is 503 before the start and once it stops", async () => {
    const { adapter, address, inbox } = await prepare();
    expect((await post(address)).status).toBe(503);
    await adapter.start(inbox.receive);
    await adapter.stop();
    expect((await post(address)).status).toBe(503);
    expect(inbox.events).toEqual([]);
  });
});

describe("the Feishu webhook's guard", () => {
  const FORGED: readonly (readonly [string, Posting])[] = [
    ["is not signed", { isSigned: false }],
    ["is signed with another key", { key: "another key" }],
    [
      "has another body than was signed",
      { signedBody: seal(recall(), WEBHOOK.encryptKey).trim() + " " },
    ],
    ["is six minutes old", { at: Date.now() - 6 * 60_000 }],
    ["comes from the future", { at: Date.now() + 6 * 60_000 }],
    ["has another token", { payload: recall("another") }],
    ["has an empty token", { payload: recall("") }],
    ["is not encrypted", { body: JSON.stringify(recall()) }],
    ["holds no JSON", { body: `{"encrypt": "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}` }],
  ];
  it.each(FORGED)("turns away what %s", async (_, posting) => {
    const { address, inbox, lines } = await setup();
    expect((await post(address, posting)).status).toBe(401);
    expect(inbox.events).toEqual([]);
    expect(lines.at(-1)).toMatchObject({ level: "warn" });
  });

  it("takes a signed event that is four minutes old", async () => {
    const { address, inbox } = await setup();
    expect((await post(address, { at: Date.now() - 4 * 60_000 })).status).toBe(200);
    expect(inbox.events).toHaveLength(1);
  });

  it("takes POST only, at most a mebibyte, and only JSON", async () => {
    const { address } = await setup();
    const get = await fetch(`${address}/feishu/events`);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await post(address, { body: "x".repeat(1_100_000) })).status).toBe(413);
    expect((await post(address, { body: "{" })).status).toBe(400);
  });
});

describe("Feishu, calling the webhook", () => {
  it("pushes an event again up the ladder until it is committed, and no callback", async () => {
    const { simulator, ann, inbox, adapter } = await setup();
    inbox.failNext();
    inbox.failNext();
    expect((await ann.says("hello")).code).toBe(503);
    expect((await simulator.gateway.climb())[0]?.code).toBe(503);
    expect((await simulator.gateway.climb())[0]?.code).toBe(200);
    expect(new Set(inbox.events.map(({ id }) => id)).size).toBe(1);
    const reply: CardReply = {
      kind: "card",
      title: "T",
      blocks: [],
      buttons: [[button("Go", "a")]],
    };
    const to = { channel: "feishu", chatId: ann.openId } as const;
    await adapter.send({ id: "d", to, reply, due: new Date(0), attempts: 0 });
    inbox.failNext();
    expect((await ann.presses("Go")).toast?.content).toBe("error 200671");
    expect(simulator.gateway.waiting()).toBe(0);
    expect((await ann.presses("Go")).ack.response).toEqual({});
  });
});
