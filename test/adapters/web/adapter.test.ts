import { afterEach, expect, it } from "vitest";
import { createPlaces, EXAMPLE_OFFICERS } from "../../../adapters/web/places.ts";
import { DeliveryError } from "../../../bot/core/errors.ts";
import type { Person } from "../../../bot/core/event.ts";
import { button, type CardReply } from "../../../bot/core/reply.ts";
import { fileOf } from "../../support/sent-file.ts";
import {
  ANN,
  aDelivery,
  aPost,
  aPress,
  openPlayground,
  type Playground,
  PROVINCE,
} from "./playground.ts";
import { openWindow, post } from "./window.ts";

const open: Playground[] = [];
afterEach(async () => {
  for (const { adapter, server } of open.splice(0)) {
    await adapter.stop();
    await server.close();
  }
});

async function setup(...[receive]: Parameters<typeof openPlayground>): Promise<Playground> {
  const playground = await openPlayground(receive);
  open.push(playground);
  return playground;
}

const CARD: CardReply = {
  kind: "card",
  title: "Your number",
  blocks: [
    { kind: "quote", text: "咖啡精深加工", source: "附件1·一（一）6" },
    { kind: "fields", fields: [{ label: "Desk", value: "Pu'er" }] },
  ],
  buttons: [[button("Accept", "desk.accept", "t1")]],
};

it("a message from the page is one event, in the words it was written in", async () => {
  const { address, events } = await setup();
  const said = aPost({ text: " 你好\n第二行 ", locale: "zh-CN", replyTo: "bot-9" });
  const response = await post(address, "messages", said);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({});
  expect(events).toEqual([
    {
      kind: "message",
      id: "web:client-id-1",
      chat: ANN,
      from: { channel: "web", id: ANN.chatId, name: "Ann", locale: "zh-CN" },
      at: new Date("2026-11-20T08:00:00Z"),
      messageId: "client-id-1",
      text: " 你好\n第二行 ",
      files: [],
      replyTo: "bot-9",
    },
  ]);
});

it("a message from the page has the same event id however often it is posted, and the windows show it once", async () => {
  const { adapter, address, events } = await setup();
  const window = await openWindow(address, [ANN.chatId]);
  await post(address, "messages", aPost());
  await post(address, "messages", aPost());
  expect(events.map(({ id }) => id)).toEqual(["web:client-id-1", "web:client-id-1"]);
  await adapter.send(aDelivery("d1", "marker"));
  await window.has(2);
  expect(window.received.map(({ id }) => id)).toEqual(["client-id-1", "bot-d1"]);
  expect(window.received[0]).toMatchObject({
    from: { id: ANN.chatId, name: "Ann" },
    content: { kind: "text", text: "Is coffee roasting welcome?" },
  });
});

it("a message from the page is never from the future, whatever the page's clock says", async () => {
  const { address, events } = await setup();
  const before = Date.now();
  await post(address, "messages", aPost({ at: before + 86_400_000 }));
  expect(events[0]?.at.getTime()).toBeLessThanOrEqual(Date.now());
  expect(events[0]?.at.getTime()).toBeGreaterThanOrEqual(before);
});

it("a message from the page comes from an officer under the name the playground knows him by", async () => {
  const { address, events } = await setup();
  const said = aPost({ person: "officer-li", name: "the minister", chat: PROVINCE.chatId });
  expect((await post(address, "messages", said)).status).toBe(200);
  expect(events[0]).toMatchObject({
    chat: PROVINCE,
    from: { id: "officer-li", name: "李强 Li Qiang" },
  });
});

it("a message from the page is for the bot also in a desk's group", async () => {
  const { address, events } = await setup();
  await post(address, "messages", aPost({ person: "officer-li", chat: PROVINCE.chatId }));
  await post(address, "messages", aPost({ id: "client-id-2" }));
  expect(events).toMatchObject([{ mentionsBot: true }, { chat: { chatId: ANN.chatId } }]);
  expect(events[1]).not.toHaveProperty("mentionsBot");
});

it("a message from the page is acknowledged only after the commit, with the answer that belongs to it", async () => {
  const committed = Promise.withResolvers<undefined>();
  const { address, events } = await setup(async () => {
    await committed.promise;
    return { text: "接单了", tone: "success", startPayload: "not-for-the-page" };
  });
  let isAnswered = false;
  const answering = post(address, "actions", aPress()).then((response) => {
    isAnswered = true;
    return response;
  });
  // A second request goes all the way round meanwhile; the first is still not answered.
  await fetch(`${address}/playground/setup`);
  expect(isAnswered).toBe(false);
  committed.resolve(undefined);
  expect(await (await answering).json()).toEqual({
    answer: { text: "接单了", tone: "success" },
  });
  expect(events).toHaveLength(1);
});

it("a message from the page is asked for again when the bot could not commit it, and then no window shows it", async () => {
  const { adapter, address } = await setup(async () => {
    throw new Error("the disk is full");
  });
  const window = await openWindow(address, [ANN.chatId]);
  const response = await post(address, "messages", aPost());
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("1");
  expect(await response.text()).not.toContain("disk");
  await adapter.send(aDelivery("d1", "marker"));
  await window.has(1);
  expect(window.received.map(({ id }) => id)).toEqual(["bot-d1"]);
});

it("a press is one event with its action and value", async () => {
  const { address, events } = await setup();
  await post(address, "actions", aPress());
  expect(events).toEqual([
    {
      kind: "action",
      id: "web:press-id-1",
      chat: ANN,
      from: { channel: "web", id: ANN.chatId, name: "Ann" },
      at: new Date("2026-11-20T08:00:00Z"),
      messageId: "bot-1",
      action: "handoff.open",
      value: "step2",
    },
  ]);
});

it("a press goes to the bot however old its message is", async () => {
  const { address, events } = await setup();
  const response = await post(address, "actions", aPress({ messageId: "bot-of-last-year" }));
  expect(response.status).toBe(200);
  expect(events).toHaveLength(1);
});

it.each([
  ["a message without words", "messages", aPost({ text: " \n " }), "text: nothing in it"],
  ["a message that is too long", "messages", aPost({ text: "字".repeat(20_001) }), "text: "],
  ["an id that is none", "messages", aPost({ id: "short" }), "id: 8 to 64 letters"],
  ["a person there is not", "messages", aPost({ person: "officer-x" }), "person: there is no"],
  [
    "an investor in a desk's group",
    "messages",
    aPost({ chat: PROVINCE.chatId }),
    'chat: "investor-ann00001" is not in "desk-province"',
  ],
  [
    "an officer in an investor's chat",
    "actions",
    aPress({ person: "officer-li" }),
    'chat: "officer-li" is not in "investor-ann00001"',
  ],
  ["a press without an action", "actions", aPress({ action: "" }), "action: "],
  ["what is not known", "messages", { ...aPost(), admin: true }, "admin"],
  ["no object at all", "messages", [1], "expected object"],
] as const)("bad input is named and not handed on: %s", async (...[, path, body, problem]) => {
  const { address, events } = await setup();
  const response = await post(address, path, body);
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: string };
  expect(error).toContain(problem);
  expect(events).toEqual([]);
});

it("a text of 20,000 Chinese characters is taken", async () => {
  const { address, events } = await setup();
  const text = "字".repeat(20_000);
  expect((await post(address, "messages", aPost({ text }))).status).toBe(200);
  expect(events[0]).toMatchObject({ text });
});

it("a stream of chats there are not is refused", async () => {
  const { address } = await setup();
  for (const query of ["", "?chats=", "?chats=desk-mars", "?chats=desk-province,nobody"]) {
    expect((await fetch(`${address}/playground/events${query}`)).status).toBe(400);
  }
});

it("a reply reaches every window on its chat, whole, and no other", async () => {
  const { adapter, address } = await setup();
  const [one, two, other] = await Promise.all([
    openWindow(address, [ANN.chatId, PROVINCE.chatId]),
    openWindow(address, [ANN.chatId]),
    openWindow(address, [PROVINCE.chatId]),
  ]);
  expect(await adapter.send(aDelivery("d1", CARD))).toBe("bot-d1");
  await adapter.send(aDelivery("d2", "to the desk", { to: PROVINCE }));
  await Promise.all([one.has(2), two.has(1), other.has(1)]);
  expect(one.received.map(({ id }) => id)).toEqual(["bot-d1", "bot-d2"]);
  expect(two.received).toMatchObject([{ id: "bot-d1", chat: ANN.chatId, content: CARD }]);
  expect(two.received[0]).not.toHaveProperty("from");
  expect(other.received.map(({ id }) => id)).toEqual(["bot-d2"]);
});

it("a reply is kept for the window that opens later", async () => {
  const { adapter, address } = await setup();
  await adapter.send(aDelivery("d1", "nobody is looking"));
  const window = await openWindow(address, [ANN.chatId]);
  await window.has(1);
  expect(window.received).toMatchObject([{ content: { text: "nobody is looking" } }]);
});

it("a reply is kept among the last 500 of its chat", async () => {
  const { adapter, address } = await setup();
  for (let n = 1; n <= 501; n++) await adapter.send(aDelivery(`d${n}`, `no. ${n}`));
  const window = await openWindow(address, [ANN.chatId]);
  await window.has(500);
  expect(window.received[0]?.id).toBe("bot-d2");
  expect(window.received).toHaveLength(500);
});

it("a reply comes once to a window that comes back with the last event it saw", async () => {
  const { adapter, address } = await setup();
  const before = await openWindow(address, [ANN.chatId]);
  await adapter.send(aDelivery("d1", "one"));
  await adapter.send(aDelivery("d2", "two"));
  await before.has(2);
  before.close();
  await adapter.send(aDelivery("d3", "three"));
  const lastSeen = before.received.at(-1)?.version ?? "";
  const after = await openWindow(address, [ANN.chatId], { "last-event-id": lastSeen });
  await adapter.send(aDelivery("d4", "four"));
  await after.has(2);
  expect(after.received.map(({ id }) => id)).toEqual(["bot-d3", "bot-d4"]);
});

it("a reply is not held back from a window that last saw another server", async () => {
  const earlier = await setup();
  const { adapter, address } = await setup();
  const before = await openWindow(earlier.address, [ANN.chatId]);
  for (const id of ["a", "b", "c"]) await earlier.adapter.send(aDelivery(id, id));
  await before.has(3);
  await adapter.send(aDelivery("d1", "after the restart"));
  const lastSeen = `of-another-start-${before.received.at(-1)?.version.split("-").at(-1)}`;
  const after = await openWindow(address, [ANN.chatId], { "last-event-id": lastSeen });
  await after.has(1);
  expect(after.received.map(({ id }) => id)).toEqual(["bot-d1"]);
});

it("a reply that replaces another changes the message where it stands", async () => {
  const { adapter, address } = await setup();
  const window = await openWindow(address, [ANN.chatId]);
  const replacesMessageId = await adapter.send(aDelivery("d1", CARD));
  const changed = { ...CARD, title: "Accepted", buttons: [] };
  const again = aDelivery("d2", changed, { replaces: "d1", replacesMessageId });
  expect(await adapter.send(again)).toBe("bot-d1");
  await window.has(2);
  expect(window.received).toMatchObject([
    { id: "bot-d1", content: CARD },
    { id: "bot-d1", content: changed },
  ]);
  expect(window.received[1]?.at).toBe(window.received[0]?.at);
  const late = await openWindow(address, [ANN.chatId]);
  await late.has(1);
  await adapter.send(aDelivery("d3", "marker"));
  await late.has(2);
  expect(late.received.map(({ id }) => id)).toEqual(["bot-d1", "bot-d3"]);
});

it("a reply is a message of its own when what it replaces was never sent", async () => {
  const { adapter } = await setup();
  expect(await adapter.send(aDelivery("d2", CARD, { replaces: "d1" }))).toBe("bot-d2");
});

it("a reply sent again after a crash is not shown again", async () => {
  const { adapter, address } = await setup();
  const window = await openWindow(address, [ANN.chatId]);
  await adapter.send(aDelivery("d1", "once"));
  await adapter.send(aDelivery("d1", "once", { attempts: 1 }));
  await adapter.send(aDelivery("d2", "marker"));
  await window.has(2);
  expect(window.received.map(({ id }) => id)).toEqual(["bot-d1", "bot-d2"]);
});

it("files of other platforms are linked, and fetched when somebody follows the link", async () => {
  const { adapter, address } = await setup();
  const bytes = new TextEncoder().encode("a plan");
  const plan = fileOf({ name: "plan.jpg", kind: "image", caption: "page 1" }, bytes);
  const gone = fileOf({ kind: "image" });
  const open = async () => {
    throw new DeliveryError("source_gone", "It is gone.");
  };
  const files = [plan, { ...gone, open }];
  await adapter.send(aDelivery("d1", { kind: "files", files, caption: "our plan" }));
  const window = await openWindow(address, [ANN.chatId]);
  await window.has(1);
  const href = "/playground/documents/d1-";
  expect(window.received.map(({ content }) => content)).toEqual([
    {
      kind: "files",
      files: [
        { name: "plan.jpg", href: `${href}0`, isImage: true, caption: "page 1" },
        { name: "image", href: `${href}1`, isImage: true },
      ],
      caption: "our plan",
    },
  ]);
  expect(await (await fetch(`${address}${href}0`)).text()).toBe("a plan");
  expect((await fetch(`${address}${href}1`)).status).toBe(404);
});

it("a reply to a desk that is no more fails for good", async () => {
  const { adapter } = await setup();
  const to = { channel: "web", chatId: "desk-gone" } as const;
  const failure = await adapter.send(aDelivery("d1", "x", { to })).catch((error) => error);
  expect(failure).toBeInstanceOf(DeliveryError);
  expect(failure.failure).toBe("lost_chat");
});

it("the playground's complaints desk has an officer of its own, who is on no other", async () => {
  const complaints = {
    id: "complaints",
    name: { zh: "投诉", en: "complaints" },
    isComplaints: true,
  };
  const group = { channel: "web", chatId: "desk-complaints" } as const;
  const places = createPlaces(
    [
      { id: "province", name: { zh: "省", en: "province" }, chatId: PROVINCE.chatId },
      { ...complaints, chatId: group.chatId },
    ],
    EXAMPLE_OFFICERS,
  );
  const on = (chat: typeof group | typeof PROVINCE) =>
    EXAMPLE_OFFICERS.filter(({ id }) => places.isMember(chat, { channel: "web", id }));
  expect(on(group).map(({ id }) => id)).toEqual(["officer-sun"]);
  expect(on(PROVINCE).map(({ id }) => id)).toEqual(["officer-zhang", "officer-li"]);
});

it("the playground knows its officers as members of every desk and its investors of none", async () => {
  const { adapter } = await setup();
  const yuxi = { channel: "web", chatId: "desk-yuxi" } as const;
  const li: Person = { channel: "web", id: "officer-li" };
  expect(await adapter.isMember(PROVINCE, li)).toBe(true);
  expect(await adapter.isMember(yuxi, li)).toBe(true);
  expect(await adapter.isMember(ANN, li)).toBe(false);
  expect(await adapter.isMember(PROVINCE, { channel: "web", id: ANN.chatId })).toBe(false);
  expect(await adapter.isMember(PROVINCE, { channel: "telegram", id: "officer-li" })).toBe(false);
});

it("the playground no longer has what it was not given", async () => {
  const { adapter } = await setup();
  const file = { channel: "web", id: "f", messageId: "m", kind: "image" } as const;
  await expect(adapter.open(file)).rejects.toThrow("no longer has");
});

it("the playground takes no more events once it stops, and stops when the last is answered", async () => {
  const arrived = Promise.withResolvers<void>();
  const committed = Promise.withResolvers<undefined>();
  const { adapter, address, events } = await setup(async () => {
    arrived.resolve();
    await committed.promise;
    return { text: "done", tone: "info" };
  });
  const window = await openWindow(address, [ANN.chatId]);
  const order: string[] = [];
  const answering = post(address, "messages", aPost()).then(async (response) => {
    order.push("answered");
    return response.json();
  });
  await arrived.promise;
  const stopping = adapter.stop().then(() => order.push("stopped"));
  const late = await post(address, "messages", aPost({ id: "client-id-2" }));
  expect(late.status).toBe(503);
  expect(order).toEqual([]);
  committed.resolve(undefined);
  expect(await answering).toMatchObject({ answer: { text: "done" } });
  await stopping;
  expect(order).toContain("stopped");
  await window.ended;
  expect(events).toHaveLength(1);
});

it("the playground lets its server close though a window is open", async () => {
  const { server, address } = await setup();
  const window = await openWindow(address, [ANN.chatId]);
  await server.close();
  await window.ended;
});
