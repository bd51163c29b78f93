import { expect } from "vitest";
import { pageChat } from "../../../adapters/web/page-chat.ts";
import type {
  PageMessage,
  PagePost,
  PagePress,
  PageReceipt,
  PageUpload,
} from "../../../adapters/web/wire.ts";
import { type Person, privateChat } from "../../../bot/core/event.ts";
import { plainText } from "../../../bot/core/reply.ts";
import type { AdapterHarness, SeenMessage } from "../../contract/adapter-harness.ts";
import { aDelivery, aPost, aPress, PROVINCE, preparePlayground } from "./playground.ts";
import { openWindow, post, postFile } from "./window.ts";

const ZHANG: Person = { channel: "web", id: "officer-zhang" };
const HOME = privateChat(ZHANG);
const STRANGER: Person = { channel: "web", id: "investor-stranger" };
const MARKERS = { channel: "web", chatId: "officer-li" } as const;

/** A window of the page, over real HTTP, in the hands of an officer. */
export async function createWebHarness(): Promise<AdapterHarness> {
  const { adapter, server, address } = await preparePlayground();
  const window = await openWindow(address, [ZHANG.id, PROVINCE.chatId, MARKERS.chatId]);
  const mailbox = createMailbox(address);
  let count = 0;

  /** What was sent before this has reached the window when this has: a stream keeps its order. */
  const settle = async () => {
    const id = await adapter.send(aDelivery(`marker-${++count}`, "marker", { to: MARKERS }));
    while (!window.received.some((message) => message.id === id)) {
      await window.has(window.received.length + 1);
    }
  };
  const shown = (chat: string) =>
    latest(window.received).filter((message) => message.chat === chat);
  return {
    adapter: {
      ...adapter,
      send: async (delivery) => {
        const id = await adapter.send(delivery);
        await settle();
        return id;
      },
    },
    person: ZHANG,
    stranger: STRANGER,
    group: PROVINCE,
    rateLimitMs: 0,
    personWrites: async (text, { in: chat = HOME, replyTo, file } = {}) => {
      const id = `client-${++count}-id`;
      const files = file && { files: [await upload(address, id, file)] };
      const answer = replyTo !== undefined && { replyTo };
      mailbox.put(aPost({ id, person: ZHANG.id, chat: pageChat(chat), text, ...files, ...answer }));
      return id;
    },
    personPresses: async (label, place = HOME) => {
      const chat = pageChat(place);
      const press = findButton(shown(chat), label);
      const id = `press-${++count}-id`;
      const body: PagePress = { ...press, id, person: ZHANG.id, chat };
      const receipt = (await (await post(address, "actions", body)).json()) as PageReceipt;
      return receipt.answer?.text;
    },
    botIsHeard: async (text) => {
      await adapter.send(aDelivery(`heard-${++count}`, text, { to: PROVINCE }));
      await settle();
    },
    redeliverLast: () => mailbox.again(),
    retryUnacknowledged: () => mailbox.retry(),
    ...createLooks(address, () => latest(window.received)),
    ...NEVER_ASKED,
    stop: async () => {
      await adapter.stop();
      window.close();
      await server.close();
      await mailbox.idle();
    },
  };
}

/** What is in sight: of each message what it is now. */
function createLooks(
  address: string,
  seen: () => readonly PageMessage[],
): Pick<AdapterHarness, "messagesTo" | "isMarked" | "documentOf"> {
  return {
    messagesTo: (place) =>
      seen()
        .filter(({ chat }) => chat === pageChat(place))
        .map(toSeen),
    isMarked: (messageId) => seen().some(({ id, isTaken }) => id === messageId && isTaken === true),
    documentOf: (messageId) => saved(address, seen(), messageId),
  };
}

/** Puts a file there as the page does, before the message that shows it. */
async function upload(
  address: string,
  id: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<PageUpload> {
  expect((await postFile(address, id, bytes)).status).toBe(204);
  return { id, name, type: "application/pdf", bytes: bytes.byteLength };
}

/** Follows the link of a document, as who clicks it does. */
async function saved(address: string, messages: readonly PageMessage[], messageId: string) {
  const content = messages.find(({ id }) => id === messageId)?.content;
  if (content?.kind !== "document") throw new Error(`${messageId} holds no document.`);
  const response = await fetch(new URL(content.href, address));
  expect(response.headers.get("content-disposition")).toMatch(/^attachment;/);
  return { name: content.name, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** For what this platform can't be made to do: the rules about it are declared as deviations. */
function neverAsked(): never {
  throw new Error("The playground refuses nothing.");
}

const NEVER_ASKED = {
  loseThread: neverAsked,
  failNextSend: neverAsked,
  freezeMessage: neverAsked,
};

/** Posts one after another, as the page does; what is not acknowledged waits for `retry`. */
function createMailbox(address: string) {
  const posts: PagePost[] = [];
  let last: PagePost | undefined;
  const pump = async () => {
    for (let next = posts[0]; next !== undefined; next = posts[0]) {
      last = next;
      if (!(await isTaken(address, next))) return;
      posts.shift();
    }
  };
  let pumping = Promise.resolve();
  const retry = () => {
    pumping = pumping.then(pump);
    return pumping;
  };
  return {
    put: (body: PagePost) => {
      posts.push(body);
      void retry();
    },
    again: async () => {
      if (last !== undefined) await post(address, "messages", last);
    },
    retry,
    idle: () => pumping,
  };
}

async function isTaken(address: string, body: PagePost): Promise<boolean> {
  try {
    return (await post(address, "messages", body)).ok;
  } catch {
    // The server is gone; to the page that is the same as not being acknowledged.
    return false;
  }
}

/** Each message as it is now, in the order they came. */
function latest(received: readonly PageMessage[]): readonly PageMessage[] {
  return [...new Map(received.map((message) => [message.id, message])).values()];
}

function findButton(messages: readonly PageMessage[], label: string): PagePress {
  for (const { id, content } of messages.toReversed()) {
    const buttons = content.kind === "card" ? content.buttons.flat() : [];
    const found = buttons.find((button) => button.label === label);
    if (found === undefined) continue;
    const { value: _value, ...press } = aPress({ messageId: id, action: found.action });
    return { ...press, ...(found.value !== undefined && { value: found.value }) };
  }
  throw new Error(`No button is called "${label}".`);
}

function toSeen({ id, content }: PageMessage): SeenMessage {
  if (content.kind === "files" || content.kind === "document") {
    return { id, text: content.caption ?? "", buttons: [] };
  }
  if (content.kind === "thread") return { id, text: content.title, buttons: [] };
  const rows = content.kind === "card" ? content.buttons : [];
  const buttons = rows.map((row) => row.map(({ label }) => label));
  return { id, text: plainText(content), buttons };
}
