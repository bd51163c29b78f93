import { expect } from "vitest";
import type { ChatRef } from "../../bot/core/event.ts";
import { button } from "../../bot/core/reply.ts";
import type { Rules, Setup } from "./adapter.ts";

/** A thread hung on a message in the group, as a ticket's is on its card. */
async function openThread({ deliver, group }: Setup) {
  const root = await deliver({ kind: "text", text: "#0001" }, { to: group });
  const id = await deliver(
    { kind: "thread", title: "#0001 photovoltaics" },
    { to: { ...group, threadId: root } },
  );
  const thread: ChatRef = { ...group, threadId: id };
  return { id, thread };
}

const hello = { kind: "text", text: "hello" } as const;

export const THREADS: Rules = {
  "what goes into a thread that was opened stands there, and its answers name it": async (
    setup,
  ) => {
    const open = await setup();
    const { deliver, messagesTo, inbox, personWrites } = open;
    const { thread } = await openThread(open);
    const asked = await deliver(hello, { to: thread });
    expect(messagesTo(thread).map(({ id }) => id)).toContain(asked);

    await personWrites("by the way", { in: thread });
    const remark = await inbox.next();
    expect(remark).toMatchObject({ text: "by the way", chat: thread });
    expect(remark).not.toHaveProperty("replyTo");

    await personWrites("yes", { in: thread, replyTo: asked });
    expect(await inbox.next()).toMatchObject({ text: "yes", chat: thread, replyTo: asked });
  },
  "a button in a thread names the thread": async (setup) => {
    const open = await setup();
    const { thread } = await openThread(open);
    const buttons = [[button("Close", "ticket.close", "0001")]];
    await open.deliver({ kind: "card", blocks: [hello], buttons }, { to: thread });
    await open.personPresses("Close", thread);
    expect(await open.inbox.next()).toMatchObject({ action: "ticket.close", chat: thread });
  },
  "a thread keeps its name when it is closed, and opened again": async (setup) => {
    const open = await setup();
    const { deliver, group, messagesTo } = open;
    const { id, thread } = await openThread(open);
    const again = { to: group, replaces: "delivery-2", replacesMessageId: id };
    const title = "#0001 photovoltaics";
    expect(await deliver({ kind: "thread", title, isClosed: true }, again)).toBe(id);
    expect(await deliver({ kind: "thread", title, isClosed: true }, again)).toBe(id);
    expect(await deliver({ kind: "thread", title }, again)).toBe(id);
    const asked = await deliver(hello, { to: thread });
    expect(messagesTo(thread).map((message) => message.id)).toContain(asked);
  },
  "what goes into a thread that is gone stands in the group itself": async (setup) => {
    const open = await setup();
    const { deliver, group, messagesTo, loseThread } = open;
    const { thread } = await openThread(open);
    await loseThread(thread);
    const sent = await deliver(hello, { to: thread });
    expect(messagesTo(group).find(({ id }) => id === sent)?.text).toBe("hello");
  },
};
