import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { ConfigError } from "../../../bot/core/errors.ts";
import { button } from "../../../bot/core/reply.ts";
import { createInbox } from "../../contract/adapter-inbox.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { createWebhookHarness, WEBHOOK_SECRET } from "./harness.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((harness) => harness.stop()));
});

async function prepare() {
  const log = createRecordingLog();
  const harness = await createWebhookHarness({ log });
  running.push(harness);
  return { ...harness, log, inbox: createInbox() };
}

async function setup() {
  const prepared = await prepare();
  await prepared.adapter.start(prepared.inbox.receive);
  return prepared;
}

const UPDATE = {
  update_id: 1,
  message: {
    message_id: 5,
    date: 1,
    chat: { id: 501, type: "private" },
    from: { id: 501, is_bot: false, first_name: "Ann" },
    text: "hello",
  },
};

function post(
  address: string,
  { secret = WEBHOOK_SECRET, body = JSON.stringify(UPDATE), method = "POST" } = {},
) {
  const headers = { "x-telegram-bot-api-secret-token": secret, "content-type": "application/json" };
  return fetch(address, { method, headers, ...(method === "POST" && { body }) });
}

describe("the Telegram webhook", () => {
  it("is set with the secret and the kinds that are read, and keeps what waits", async () => {
    const { simulator, address } = await setup();
    const [call] = simulator.calls.filter(({ method }) => method === "setWebhook");
    expect(call?.payload).toMatchObject({
      url: address,
      secret_token: WEBHOOK_SECRET,
      drop_pending_updates: false,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
    const methods = simulator.calls.map(({ method }) => method);
    expect(methods.slice(methods.indexOf("setWebhook"))).toEqual(["setWebhook"]);
  });

  it("gets what people wrote while the bot was away", async () => {
    const { adapter, inbox, ann } = await prepare();
    ann.says("while you were out");
    await adapter.start(inbox.receive);
    expect(await inbox.next()).toMatchObject({ text: "while you were out" });
  });

  it("says what to do when Telegram refuses the address", async () => {
    const { adapter, inbox, simulator } = await prepare();
    const description = "Bad Request: bad webhook: HTTPS url must be provided for webhook";
    simulator.failNext({ kind: "refused", code: 400, description }, "setWebhook");
    const starting = adapter.start(inbox.receive);
    await expect(starting).rejects.toThrow(ConfigError);
    await expect(starting).rejects.toThrow(/TELEGRAM_WEBHOOK_URL.*HTTPS url must be provided/);
  });
});

describe("the Telegram webhook's answer", () => {
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

  it("is 503 with a wait when the commit failed, and only then", async () => {
    const { address, inbox, log } = await setup();
    inbox.failNext();
    const refused = await post(address);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(log.lines.at(-1)).toMatchObject({ level: "error" });
    expect((await post(address)).status).toBe(200);
  });

  it("is 503 before the bot is started and once it stops", async () => {
    const { adapter, address, inbox } = await prepare();
    expect((await post(address)).status).toBe(503);
    await adapter.start(inbox.receive);
    expect((await post(address)).status).toBe(200);
    await adapter.stop();
    expect((await post(address)).status).toBe(503);
  });
});

describe("the Telegram webhook's guard", () => {
  it.each(["", "wrong", `${WEBHOOK_SECRET}x`, WEBHOOK_SECRET.slice(1)])(
    "turns away who shows the secret %j",
    async (secret) => {
      const { address, inbox } = await setup();
      expect((await post(address, { secret })).status).toBe(401);
      expect(inbox.events).toEqual([]);
    },
  );

  it("does not read what a stranger sends", async () => {
    const { address } = await setup();
    const body = "x".repeat(3_000_000);
    expect((await post(address, { secret: "wrong", body })).status).toBe(401);
  });

  it("takes POST only", async () => {
    const { address, inbox } = await setup();
    for (const method of ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
      const answer = await post(address, { method });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
    }
    expect(inbox.events).toEqual([]);
  });

  it("takes at most a mebibyte", async () => {
    const { address, inbox } = await setup();
    const fits = { ...UPDATE, padding: "x".repeat(900_000) };
    expect((await post(address, { body: JSON.stringify(fits) })).status).toBe(200);
    const over = { ...UPDATE, padding: "x".repeat(1_100_000) };
    expect((await post(address, { body: JSON.stringify(over) })).status).toBe(413);
    expect(inbox.events).toHaveLength(1);
  });

  it("refuses what is not JSON, and drops what is no update it knows", async () => {
    const { address, inbox } = await setup();
    expect((await post(address, { body: "{" })).status).toBe(400);
    expect((await post(address, { body: "" })).status).toBe(400);
    const unknown = JSON.stringify({ update_id: 2, brand_new: {} });
    expect((await post(address, { body: unknown })).status).toBe(200);
    const broken = JSON.stringify({ update_id: 3, message: { text: 1 } });
    expect((await post(address, { body: broken })).status).toBe(200);
    expect(inbox.events).toEqual([]);
  });

  it("puts characters together that come in pieces", async () => {
    const { address, inbox } = await setup();
    const text = "滇桥👍";
    const bytes = Buffer.from(
      JSON.stringify({ ...UPDATE, message: { ...UPDATE.message, text } }),
      "utf8",
    );
    await postInPieces(address, bytes);
    expect(await inbox.next()).toMatchObject({ text });
  });
});

describe("Telegram, calling the webhook", () => {
  it("retries at once, then after 2, 4, 8 … s, and as long as the answer asks", async () => {
    const { simulator, ann, inbox } = await prepare();
    simulator.setWebhook("http://127.0.0.1:1/");
    ann.says("hello");
    for (let n = 1; n <= 7; n++) {
      await simulator.until(() => simulator.courier.waiting() > 0);
      simulator.courier.passWaits();
    }
    const { waits } = simulator.courier;
    expect(waits.slice(0, 5)).toEqual([2, 4, 8, 16, 32]);
    expect(waits[6]).toBeGreaterThanOrEqual(60);
    expect(waits[6]).toBeLessThanOrEqual(120);
    expect(inbox.events).toEqual([]);
  });

  it("holds back the later messages of that chat, not its buttons, nor other chats", async () => {
    const { simulator, adapter, ann, zoe, inbox } = await setup();
    const buttons = [[button("Go", "go")]];
    const to = { channel: "telegram", chatId: String(ann.id) } as const;
    const reply = { kind: "card", blocks: [{ kind: "text", text: "?" }], buttons } as const;
    await adapter.send({ id: "d", to, reply, due: new Date(0), attempts: 0 });
    inbox.failNext();
    ann.says("first");
    await simulator.until(() => simulator.courier.waiting() > 0);
    ann.says("second");
    await ann.presses("Go");
    zoe.says("hello");
    await simulator.until(() => simulator.pending().length === 2);
    simulator.courier.passWaits();
    await simulator.until(() => simulator.pending().length === 0);
    const seen = inbox.events.map((event) => (event.kind === "message" ? event.text : event.kind));
    expect(seen.toSorted()).toEqual(["action", "first", "first", "hello", "second"]);
    expect(seen.slice(-2)).toEqual(["first", "second"]);
  });
});

async function postInPieces(address: string, bytes: Buffer): Promise<void> {
  const call = request(address, {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": WEBHOOK_SECRET },
  });
  const answered = new Promise<void>((resolve, reject) => {
    call.on("error", reject);
    call.on("response", (response) => response.resume().on("end", resolve));
  });
  for (const byte of bytes) await new Promise((done) => call.write(Buffer.of(byte), done));
  call.end();
  await answered;
}
