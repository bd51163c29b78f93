import {
  type BotEvent,
  type Channel,
  type ChatRef,
  chatKey,
  type Person,
} from "../../bot/core/event.ts";
import { NO_LIMITS } from "../../bot/core/limits.ts";
import type { Adapter, Receive, Sending } from "../../bot/core/ports.ts";
import { plainText } from "../../bot/core/reply.ts";

export type FakeAdapter = ReturnType<typeof createFakeAdapter>;

/** A platform that keeps what it is sent. The ids of its messages are m1, m2, … */
export function createFakeAdapter(channel: Channel = "telegram", recognisesMs = 0) {
  const tried: Sending[] = [];
  const sent: Sending[] = [];
  const marks: Sending[] = [];
  const failures: Error[] = [];
  const state: { receive?: Receive } = {};
  const { isMember, memberName, ...people } = createPeople();
  const adapter = {
    channel,
    recognisesMs,
    limits: NO_LIMITS,
    async start(receive: Receive) {
      state.receive = receive;
    },
    async send(delivery: Sending) {
      if (delivery.reply.kind === "mark") {
        marks.push(delivery);
        return delivery.reply.messageId;
      }
      tried.push(delivery);
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      sent.push(delivery);
      return delivery.replacesMessageId ?? `m${sent.length}`;
    },
    async open() {
      throw new Error("No files lie here.");
    },
    isMember,
    memberName,
    async stop() {
      delete state.receive;
    },
  } satisfies Adapter as Adapter;
  return {
    adapter,
    /** Hands an event to the bot, as the platform would. Only while the adapter is started. */
    async receive(event: BotEvent) {
      if (state.receive === undefined) throw new Error("The adapter is not started.");
      return state.receive(event);
    },
    /** Each try to send, whether it got through or not. */
    tried: tried as readonly Sending[],
    /** What got through, oldest first. */
    sent: sent as readonly Sending[],
    /** What came to mark a message, which is none itself. */
    marks: marks as readonly Sending[],
    /** Words of what got through. */
    texts: () => sent.map(({ reply }) => wordsOf(reply)),
    /** The next sends are refused that way, one each. */
    failNext: (...errors: readonly Error[]) => void failures.push(...errors),
    ...people,
  };
}

function createPeople() {
  const members = new Set<string>();
  const names = new Map<string, string>();
  const asked: string[] = [];
  const state: { question?: Error } = {};
  return {
    isMember: async (group: ChatRef, person: Person) => {
      const name = `${chatKey(group)} ${person.id}`;
      asked.push(name);
      if (state.question !== undefined) throw state.question;
      return members.has(name);
    },
    memberName: async (group: ChatRef, person: Person) => {
      if (state.question !== undefined) throw state.question;
      return names.get(`${chatKey(group)} ${person.id}`);
    },
    /** Who is in which group: `telegram:-100 1001`. */
    members,
    /** What they are called there, where the platform tells only when it is asked. */
    names,
    /** Each question about a member. */
    asked: asked as readonly string[],
    /** From now on the platform can't be asked; `undefined`: it can again. */
    failQuestions(error: Error | undefined) {
      if (error === undefined) delete state.question;
      else state.question = error;
    },
  };
}

function wordsOf(reply: Sending["reply"]): string {
  return reply.kind === "text" || reply.kind === "card" ? plainText(reply) : reply.kind;
}
