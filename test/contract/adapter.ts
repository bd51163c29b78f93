import { afterEach, describe, expect, it } from "vitest";
import { DeliveryError } from "../../bot/core/errors.ts";
import { type ChatRef, isPrivate, type MessageEvent, privateChat } from "../../bot/core/event.ts";
import type { Sending } from "../../bot/core/ports.ts";
import { button, type CardReply, type SentReply } from "../../bot/core/reply.ts";
import type { AdapterHarness, KnownDeviation } from "./adapter-harness.ts";
import { createInbox, type Inbox } from "./adapter-inbox.ts";
import { THREADS } from "./adapter-threads.ts";

/** Everything that means something in one of the platforms' formats. */
const TRICKY = "a < b && c > d, <b>*not* _bold_</b> `x` [y](z) <at id=all></at> &lt; 滇 👍";

export interface Setup extends AdapterHarness {
  readonly inbox: Inbox;
  readonly chat: ChatRef;
  readonly deliver: (reply: SentReply, options?: Partial<Sending>) => Promise<string>;
  /** What the person sees of the message. */
  readonly seen: (messageId: string) => string;
}

/** What every adapter keeps. `known` names the rules this one does not keep, and why. */
export function describeAdapter(
  name: string,
  createHarness: () => Promise<AdapterHarness>,
  known: readonly KnownDeviation[] = [],
): void {
  describe(`${name} keeps the contract of an adapter:`, () => {
    const running: AdapterHarness[] = [];
    const setup = async (): Promise<Setup> => {
      const harness = await createHarness();
      running.push(harness);
      const inbox = createInbox();
      await harness.adapter.start(inbox.receive);
      return open(harness, inbox);
    };
    afterEach(async () => {
      await Promise.all(running.splice(0).map((harness) => harness.stop()));
    });
    const rules = {
      ...INTAKE,
      ...BUTTONS,
      ...SENDING,
      ...THREADS,
      ...DOCUMENTS,
      ...MARKS,
      ...FAILURES,
      ...PLATFORM,
    };
    for (const deviation of known) {
      if (!(deviation.test in rules)) throw new Error(`No rule is called "${deviation.test}".`);
    }
    for (const [title, rule] of Object.entries(rules)) {
      const why = known.find(({ test }) => test === title)?.why;
      if (why === undefined) it(title, () => rule(setup));
      else it.skip(`${title} (${why})`, () => {});
    }
  });
}

function open(harness: AdapterHarness, inbox: Inbox): Setup {
  const chat = privateChat(harness.person);
  let count = 0;
  return {
    ...harness,
    inbox,
    chat,
    deliver: (reply, options = {}) =>
      harness.adapter.send({
        id: `delivery-${++count}`,
        to: chat,
        reply,
        due: new Date(0),
        attempts: 0,
        ...options,
      }),
    seen: (messageId) => harness.messagesTo(chat).find(({ id }) => id === messageId)?.text ?? "",
  };
}

const text = (words: string): SentReply => ({ kind: "text", text: words });

function card(parts: Partial<CardReply>): CardReply {
  return { kind: "card", blocks: [{ kind: "text", text: "A card" }], buttons: [], ...parts };
}

async function nextMessage(inbox: Inbox): Promise<MessageEvent> {
  const event = await inbox.next();
  expect(event.kind).toBe("message");
  return event as MessageEvent;
}

async function failureOf(sending: Promise<string>): Promise<DeliveryError> {
  const error: unknown = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
}

export type Rules = Readonly<Record<string, (setup: () => Promise<Setup>) => Promise<void>>>;

const INTAKE: Rules = {
  "a message becomes one event with its text, its writer and its id": async (setup) => {
    const { inbox, personWrites, person, adapter } = await setup();
    const messageId = await personWrites(TRICKY);
    const event = await nextMessage(inbox);
    expect(event).toMatchObject({ messageId, text: TRICKY, files: [] });
    expect(event.from).toMatchObject({ channel: adapter.channel, id: person.id });
    expect(event.id).toMatch(new RegExp(`^${adapter.channel}:`));
    await personWrites("the next");
    expect(await nextMessage(inbox)).toMatchObject({ text: "the next" });
  },
  "a private chat has the id of its person": async (setup) => {
    const { inbox, personWrites, chat } = await setup();
    await personWrites("hello");
    const event = await nextMessage(inbox);
    expect(event.chat).toEqual(chat);
    expect(isPrivate(event)).toBe(true);
  },
  "a message in a group names the group as its chat": async (setup) => {
    const { inbox, personWrites, person, group } = await setup();
    await personWrites("hello", { in: group });
    const event = await nextMessage(inbox);
    expect(event).toMatchObject({ text: "hello", chat: { chatId: group.chatId } });
    expect(event.from.id).toBe(person.id);
    expect(isPrivate(event)).toBe(false);
  },
  "messages of a chat come in the order they were written": async (setup) => {
    const { inbox, personWrites } = await setup();
    const written = ["one", "two", "three", "four", "five"];
    for (const words of written) await personWrites(words);
    const texts: string[] = [];
    for (const _ of written) texts.push((await nextMessage(inbox)).text);
    expect(texts).toEqual(written);
  },
  "a reply names the message it answers": async (setup) => {
    const { inbox, personWrites, deliver } = await setup();
    const asked = await deliver(text("Where?"));
    await personWrites("Dali", { replyTo: asked });
    expect(await nextMessage(inbox)).toMatchObject({ text: "Dali", replyTo: asked });
  },
  "a file comes as a reference that opens to its bytes": async (setup) => {
    const { inbox, personWrites, adapter } = await setup();
    const bytes = new TextEncoder().encode("营业执照 licence");
    const messageId = await personWrites("", { file: { name: "licence.pdf", bytes } });
    const [file] = (await nextMessage(inbox)).files;
    expect(file).toMatchObject({ kind: "document", name: "licence.pdf", messageId });
    const chunks: Uint8Array[] = [];
    const opened = await adapter.open(file!);
    for await (const chunk of opened.bytes) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  },
  "what the bot itself wrote is no event": async (setup) => {
    const { inbox, botIsHeard, personWrites, group } = await setup();
    await botIsHeard("I am the bot.");
    await personWrites("after", { in: group });
    expect(await nextMessage(inbox)).toMatchObject({ text: "after" });
    expect(inbox.events).toHaveLength(1);
  },
  "a redelivered event has the id it had": async (setup) => {
    const { inbox, personWrites, redeliverLast } = await setup();
    await personWrites("once");
    const first = await inbox.next();
    await redeliverLast();
    expect((await inbox.next()).id).toBe(first.id);
  },
  "an event that was not committed comes again, and nothing else is lost": async (setup) => {
    const { inbox, personWrites, retryUnacknowledged } = await setup();
    inbox.failNext();
    await personWrites("first");
    const refused = await nextMessage(inbox);
    await retryUnacknowledged();
    const again = await nextMessage(inbox);
    expect(again).toMatchObject({ id: refused.id, text: "first" });
    await personWrites("second");
    expect(await nextMessage(inbox)).toMatchObject({ text: "second" });
  },
  "stop waits for the event in hand, and no event follows it": async (setup) => {
    const { inbox, personWrites, adapter, deliver } = await setup();
    const release = inbox.hold();
    await personWrites("in hand");
    await inbox.next();
    let isStopped = false;
    const stopping = adapter.stop().then(() => {
      isStopped = true;
    });
    await personWrites("too late");
    // Calls to the platform take longer than a stop that waits for nothing.
    for (const words of ["a", "b", "c", "d", "e"]) await deliver(text(words));
    expect(isStopped).toBe(false);
    release();
    await stopping;
    expect(inbox.events).toHaveLength(1);
  },
};

const BUTTONS: Rules = {
  "a pressed button comes with its action, its value and its message": async (setup) => {
    const { inbox, deliver, personPresses, person, chat } = await setup();
    const buttons = [[button("Accept", "ticket.accept", "7:3"), button("Later", "ticket.later")]];
    const messageId = await deliver(card({ buttons }));
    await personPresses("Accept");
    const event = await inbox.next();
    expect(event).toMatchObject({
      kind: "action",
      action: "ticket.accept",
      value: "7:3",
      messageId,
      chat,
    });
    expect(event).toMatchObject({ from: { id: person.id } });
    await personPresses("Later");
    const later = await inbox.next();
    expect(later).toMatchObject({ kind: "action", action: "ticket.later" });
    expect(later).not.toHaveProperty("value");
  },
  "a button of 64 bytes comes back whole": async (setup) => {
    const { inbox, deliver, personPresses } = await setup();
    const value = "昆".repeat(17) + "x".repeat(4);
    const longest = button("Longest", "fact.set", value);
    expect(Buffer.byteLength(`fact.set:${value}`)).toBe(64);
    await deliver(card({ buttons: [[longest]] }));
    await personPresses("Longest");
    expect(await inbox.next()).toMatchObject({ action: "fact.set", value });
  },
  "the answer to a pressed button is shown": async (setup) => {
    const { inbox, deliver, personPresses } = await setup();
    await deliver(card({ buttons: [[button("Accept", "ticket.accept")]] }));
    inbox.answerWith({ text: "已接单", tone: "success" });
    expect(await personPresses("Accept")).toBe("已接单");
  },
  "a pressed button without an answer is acknowledged all the same": async (setup) => {
    const { deliver, personPresses } = await setup();
    await deliver(card({ buttons: [[button("Accept", "ticket.accept")]] }));
    expect(await personPresses("Accept")).toBeUndefined();
  },
};

const SENDING: Rules = {
  "send resolves to an id of its own for each message": async (setup) => {
    const { deliver, seen } = await setup();
    const first = await deliver(text("first"));
    const second = await deliver(text("second"));
    expect(first).not.toBe(second);
    expect([seen(first), seen(second)]).toEqual(["first", "second"]);
  },
  "what somebody wrote arrives letter by letter": async (setup) => {
    const { deliver, seen } = await setup();
    expect(seen(await deliver(text(TRICKY)))).toBe(TRICKY);
    const inCard = await deliver(
      card({
        title: `T ${TRICKY}`,
        blocks: [
          { kind: "text", text: `B ${TRICKY}` },
          { kind: "quote", text: `Q ${TRICKY}`, source: `S ${TRICKY}` },
          { kind: "fields", fields: [{ label: `L ${TRICKY}`, value: `V ${TRICKY}` }] },
        ],
      }),
    );
    for (const mark of ["T", "B", "Q", "S", "L", "V"]) {
      expect(seen(inCard)).toContain(`${mark} ${TRICKY}`);
    }
  },
  "every kind of block is shown, in its order": async (setup) => {
    const { deliver, seen, messagesTo, chat } = await setup();
    const messageId = await deliver(
      card({
        title: "Title",
        blocks: [
          { kind: "text", text: "Words" },
          { kind: "quote", text: "Quoted", source: "二·5" },
          {
            kind: "fields",
            fields: [
              { label: "Region", value: "Dali" },
              { label: "投资", value: "3000" },
            ],
          },
          {
            kind: "bars",
            bars: [
              { label: "Asked", count: 12 },
              { label: "Closed", count: 7 },
            ],
          },
        ],
        buttons: [[button("One", "a"), button("Two", "b")], [button("Three", "c")]],
      }),
    );
    const parts = [
      "Title",
      "Words",
      "Quoted",
      "二·5",
      "Region",
      "Dali",
      "投资",
      "3000",
      "Asked 12",
    ];
    const places = parts.map((part) => seen(messageId).indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(messagesTo(chat).at(-1)?.buttons).toEqual([["One", "Two"], ["Three"]]);
  },
  "a message that replaces another takes its place, buttons and all": async (setup) => {
    const { deliver, messagesTo, chat } = await setup();
    const first = await deliver(card({ title: "Open", buttons: [[button("Accept", "a")]] }));
    const before = messagesTo(chat).length;
    const replacing = { replaces: "delivery-1", replacesMessageId: first };
    const title = "Accepted";
    const second = await deliver(card({ title, buttons: [[button("Close", "b")]] }), replacing);
    expect(second).toBe(first);
    expect(messagesTo(chat)).toHaveLength(before);
    const shown = messagesTo(chat).find(({ id }) => id === first);
    expect(shown?.text).toContain("Accepted");
    expect(shown?.buttons).toEqual([["Close"]]);
    expect(await deliver(card({ title, buttons: [[button("Close", "b")]] }), replacing)).toBe(
      first,
    );
  },
  "a message that can't take another's place is sent as a new one": async (setup) => {
    const { deliver, seen, freezeMessage, chat } = await setup();
    const first = await deliver(card({ title: "Open" }));
    freezeMessage(chat, first);
    const replacing = { replaces: "delivery-1", replacesMessageId: first };
    const second = await deliver(card({ title: "Accepted" }), replacing);
    expect(second).not.toBe(first);
    expect(seen(second)).toContain("Accepted");
  },
};

const DOCUMENTS: Rules = {
  "a document arrives whole, under its name, with what is said of it": async (setup) => {
    const { deliver, documentOf, chat, messagesTo } = await setup();
    const bytes = new TextEncoder().encode(`<p>${TRICKY}</p>`);
    const document = { name: "预审结果 1.html", type: "text/html; charset=utf-8", bytes };
    const id = await deliver({ kind: "document", document, caption: "Your result" });
    const saved = await documentOf(id);
    expect(saved.name).toBe(document.name);
    expect(Buffer.from(saved.bytes)).toEqual(Buffer.from(bytes));
    expect(messagesTo(chat).some(({ text: said }) => said.includes("Your result"))).toBe(true);
  },
  "a document needs no words": async (setup) => {
    const { deliver, documentOf } = await setup();
    const bytes = new Uint8Array([0, 255, 10]);
    const document = { name: "figures.xlsx", type: "application/octet-stream", bytes };
    const id = await deliver({ kind: "document", document });
    expect([...(await documentOf(id)).bytes]).toEqual([0, 255, 10]);
  },
};

const FAILURES: Rules = {
  "a refused hurry says how long to wait": async (setup) => {
    const { deliver, failNextSend, rateLimitMs } = await setup();
    failNextSend("rate_limited");
    const failure = await failureOf(deliver(text("hello")));
    expect(failure).toMatchObject({ failure: "rate_limited", retryAfterMs: rateLimitMs });
    expect(rateLimitMs).toBeGreaterThan(0);
  },
  "somebody who blocked the bot is unreachable": async (setup) => {
    const { deliver, failNextSend } = await setup();
    failNextSend("unreachable");
    expect((await failureOf(deliver(text("hello")))).failure).toBe("unreachable");
  },
  "a broken platform is transient, and the next try gets through": async (setup) => {
    const { deliver, failNextSend, seen } = await setup();
    failNextSend("transient");
    expect((await failureOf(deliver(text("hello")))).failure).toBe("transient");
    expect(seen(await deliver(text("hello")))).toBe("hello");
  },
  "what can't be shown is rejected": async (setup) => {
    const { deliver } = await setup();
    const impossible: readonly SentReply[] = [
      text(""),
      card({ blocks: [], buttons: [] }),
      { kind: "files", files: [] },
    ];
    for (const reply of impossible) {
      expect((await failureOf(deliver(reply))).failure).toBe("rejected");
    }
  },
  "no error tells what was to be sent": async (setup) => {
    const { deliver, failNextSend } = await setup();
    for (const failure of ["rate_limited", "unreachable", "transient"] as const) {
      failNextSend(failure);
      const error = await failureOf(deliver(text("a secret of mine")));
      const told = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error.cause);
      expect(told).not.toContain("a secret of mine");
    }
  },
};

const MARKS: Rules = {
  "a mark stands at what somebody wrote, is no message, and stands there once": async (setup) => {
    const { inbox, personWrites, deliver, isMarked, messagesTo, chat } = await setup();
    const messageId = await personWrites("passed on");
    await inbox.next();
    const others = () => messagesTo(chat).filter(({ id }) => id !== messageId);
    const before = others();
    expect(isMarked(messageId)).toBe(false);
    for (const _ of ["once", "and again"]) await deliver({ kind: "mark", messageId });
    expect(isMarked(messageId)).toBe(true);
    expect(others()).toEqual(before);
  },
  "a mark at what is not there is refused, or shows nothing": async (setup) => {
    const { deliver, messagesTo, chat } = await setup();
    const before = messagesTo(chat).length;
    const marking = deliver({ kind: "mark", messageId: "999999" });
    const refusal: unknown = await marking.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusal !== undefined) expect(refusal).toMatchObject({ failure: "rejected" });
    expect(messagesTo(chat)).toHaveLength(before);
  },
};

const PLATFORM: Rules = {
  "who is in a group is a member, and nobody else": async (setup) => {
    const { adapter, group, person, stranger } = await setup();
    expect(await adapter.isMember(group, person)).toBe(true);
    expect(await adapter.isMember(group, stranger)).toBe(false);
    expect(await adapter.memberName(group, stranger)).toBeUndefined();
  },
};
