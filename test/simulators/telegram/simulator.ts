import { type Courier, createCourier } from "./courier.ts";
import { createLimits } from "./limits.ts";
import { createPerson, type SimulatedPerson } from "./person.ts";
import { type Call, type Fault, startServer } from "./server.ts";
import { createUpdateQueue, type RawUpdate } from "./update-queue.ts";
import {
  type BotMessage,
  findSent,
  type GroupState,
  nextMessageId,
  nowS,
  toChat,
  type World,
} from "./world.ts";

const TOKEN = "110201543:simulated-token-of-35-characters-00";
const FIRST_UPDATE_ID = 730_001;

export interface SimulatedGroup {
  /** Changes when the group moves. */
  readonly id: number;
  join(person: SimulatedPerson): void;
  leave(person: SimulatedPerson): void;
  removeBot(): void;
  addBot(): void;
  /** Turns it into a supergroup with a new id, as switching topics on does. */
  migrate(): void;
  /** The forum's topics by id, as somebody sees them. */
  topics(): ReadonlyMap<number, { readonly name: string; readonly isClosed: boolean }>;
  /** Somebody who may takes the topic away, with all that was said in it. The bot is told nothing. */
  deleteTopic(id: number): void;
}

export interface TelegramSimulator {
  /** For the adapter's `apiRoot`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: { readonly id: number; readonly username: string };
  /** Somebody the bot can't write to before he has written. */
  person(id: number, name: string, language?: string): SimulatedPerson;
  /** A group with the bot in it. `topics` makes it a forum with these; an administrator may manage them. */
  group(
    id: number,
    members: readonly SimulatedPerson[],
    options?: {
      readonly title?: string;
      readonly isBotAdmin?: boolean;
      readonly canManageTopics?: boolean;
      readonly topics?: readonly number[];
    },
  ): SimulatedGroup;
  /** What the bot sent there and nobody deleted, oldest first, as it is shown now. */
  sent(chatId: number): readonly BotMessage[];
  /** The emoji the bot reacted with at that message, whoever wrote it. */
  reaction(chatId: number, messageId: number): string | undefined;
  /** The file in a message of the bot. */
  document(
    chatId: number,
    messageId: number,
  ): { readonly kind: string; readonly name: string; readonly bytes: Uint8Array };
  /** Every call that was answered, with whatever answer, oldest first. */
  readonly calls: readonly Call[];
  /** The menu of commands, by the chat it is for and the language; the empty one is everybody else's. */
  readonly commands: ReadonlyMap<string, readonly { command: string; description: string }[]>;
  /** Updates not confirmed yet. */
  pending(): readonly RawUpdate[];
  /** How many updates were handed to the bot, repeats included. */
  handovers(): number;
  /** An update of any form, with the next id. */
  push(content: Readonly<Record<string, unknown>>): void;
  /** Whether the bot has handled every update and answered every press, and polls for more. */
  isIdle(): boolean;
  /** That update once more, although it may be confirmed. */
  redeliver(update: RawUpdate): void;
  redeliverLast(): void;
  redeliverTaken(): void;
  /** The ids of updates go on from here, as after a quiet week. */
  restartIdsAt(id: number): void;
  /** A message of the bot that another of its messages' updates reports, as in a channel's group. */
  hearBot(chatId: number, text: string): void;
  /**
   * The next call of that method meets the fault; without a method, the next that sends or edits. A
   * download is called `file`. Returns how to call the fault off.
   */
  failNext(fault: Fault, method?: string): () => void;
  /** From now on, until it is released, the server asks to wait before it takes anything for that chat. */
  hold(chatId: number): void;
  release(chatId: number): void;
  /** From now on the message can't be changed. */
  freeze(chatId: number, messageId: number): void;
  delete(chatId: number, messageId: number): void;
  deactivate(person: SimulatedPerson): void;
  /** Nobody waits for the pressed buttons any more: their answers come too late. */
  expireQueries(): void;
  /** As if the bot had been run with a webhook before. */
  setWebhook(url: string): void;
  webhook(): string | undefined;
  /** How it delivers to a webhook. */
  readonly courier: Courier;
  /** Resolves as soon as it holds; looked at after every call of the bot and every confirmation. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface TelegramSimulatorOptions {
  /** How fast the waits of its webhook pass; when the test says so, when absent. */
  readonly msPerSecond?: number;
  /** Whether too much at a time is refused. */
  readonly hasLimits?: boolean;
}

/** A Telegram Bot API on loopback, with the people and groups behind it. Holds one bot. */
export async function startTelegramSimulator(
  options: TelegramSimulatorOptions = {},
): Promise<TelegramSimulator> {
  const waiting = new Set<() => void>();
  const look = () => {
    for (const check of waiting) check();
  };
  const world = createWorld({ onConfirm: look, onPush: () => courier.look() });
  const courier = createCourier(world.updates, { ...options, onChange: look });
  const faults: { readonly fault: Fault; readonly method: string | undefined }[] = [];
  const calls: Call[] = [];
  const server = await startServer({
    world,
    token: TOKEN,
    takeFault(method) {
      const at = faults.findIndex((one) =>
        one.method === undefined ? /^(send|edit)/.test(method) : one.method === method,
      );
      return at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    },
    checkLimits: options.hasLimits === true ? createLimits() : () => undefined,
    onCall(call) {
      calls.push(call);
      look();
    },
  });
  return {
    apiRoot: server.root,
    token: TOKEN,
    bot: world.bot,
    calls,
    commands: world.commands,
    courier,
    handovers: () => world.updates.polled() + courier.posts(),
    ...createPeople(world),
    ...createControls(world),
    failNext(fault, method) {
      const set = { fault, method };
      faults.push(set);
      return () => void (faults.includes(set) && faults.splice(faults.indexOf(set), 1));
    },
    until(condition) {
      return new Promise((resolve) => {
        const check = () => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      });
    },
    async close() {
      world.updates.close();
      courier.close();
      await server.close();
    },
  };
}

function createWorld(told: Parameters<typeof createUpdateQueue>[1]): World {
  return {
    bot: { id: 110_201_543, is_bot: true, first_name: "Dianqiao", username: "dianqiao_test_bot" },
    people: new Map(),
    groups: new Map(),
    sent: new Map(),
    files: new Map(),
    held: new Set(),
    queries: new Map(),
    updates: createUpdateQueue(FIRST_UPDATE_ID, told),
    reactions: new Map(),
    messageIds: new Map(),
    commands: new Map(),
  };
}

function createPeople(world: World): Pick<TelegramSimulator, "person" | "group" | "deactivate"> {
  return {
    person(id, name, language) {
      const state = {
        id,
        name,
        language,
        hasStarted: false,
        hasBlocked: false,
        isDeactivated: false,
      };
      world.people.set(id, state);
      return createPerson(world, state);
    },
    group(id, members, options = {}) {
      const { title = "Group", isBotAdmin = false, canManageTopics = isBotAdmin, topics } = options;
      const state: GroupState = {
        id,
        title,
        type: id < -1_000_000_000_000 ? "supergroup" : "group",
        topics: topics && new Map(topics.map((topic) => [topic, { name: "", isClosed: false }])),
        canManageTopics,
        members: new Set(members.map((member) => member.id)),
        botStatus: isBotAdmin ? "administrator" : "member",
        migratedTo: undefined,
      };
      world.groups.set(id, state);
      return createGroup(world, state);
    },
    deactivate({ id }) {
      const person = world.people.get(id);
      if (person !== undefined) person.isDeactivated = true;
    },
  };
}

function createGroup(world: World, state: GroupState): SimulatedGroup {
  const changeBot = (status: "member" | "kicked") => {
    state.botStatus = status;
    world.updates.push({
      my_chat_member: {
        chat: toChat(world, state.id),
        from: { id: 1, is_bot: false, first_name: "Somebody" },
        date: nowS(),
        old_chat_member: { status: status === "kicked" ? "member" : "left", user: world.bot },
        new_chat_member: { status, user: world.bot },
      },
    });
  };
  return {
    get id() {
      return state.id;
    },
    join: ({ id }) => void state.members.add(id),
    leave: ({ id }) => void state.members.delete(id),
    topics: () => state.topics ?? new Map(),
    deleteTopic(topic) {
      state.topics?.delete(topic);
      for (const message of world.sent.get(state.id) ?? []) {
        if (message.threadId === topic) message.isDeleted = true;
      }
    },
    removeBot: () => changeBot("kicked"),
    addBot: () => changeBot("member"),
    migrate() {
      const oldId = state.id;
      const newId = -1_000_000_000_000 + oldId;
      const message = {
        message_id: nextMessageId(world, oldId),
        chat: toChat(world, oldId),
        date: nowS(),
        migrate_to_chat_id: newId,
      };
      world.groups.set(oldId, { ...state, migratedTo: newId });
      state.id = newId;
      state.type = "supergroup";
      world.groups.set(newId, state);
      // Bot API reference, Message: a service message in the old group names the new id.
      world.updates.push({ message });
    },
  };
}

type Control =
  | "sent"
  | "reaction"
  | "document"
  | "pending"
  | "isIdle"
  | "hold"
  | "release"
  | "push"
  | "redeliver"
  | "redeliverLast"
  | "redeliverTaken"
  | "restartIdsAt"
  | "hearBot"
  | "freeze"
  | "delete"
  | "expireQueries"
  | "setWebhook"
  | "webhook";

function createControls(world: World): Pick<TelegramSimulator, Control> {
  const { updates } = world;
  return {
    sent: (chatId) => (world.sent.get(chatId) ?? []).filter(({ isDeleted }) => !isDeleted),
    reaction: (chatId, messageId) => world.reactions.get(`${chatId} ${messageId}`),
    pending: () => updates.pending(),
    isIdle: () => updates.isIdle() && world.queries.size === 0,
    hold: (chatId) => void world.held.add(chatId),
    release: (chatId) => void world.held.delete(chatId),
    redeliver: (update) => updates.redeliver(update),
    push: (content) => updates.pushRaw(content),
    redeliverLast: () => updates.redeliverLast(),
    redeliverTaken: () => updates.redeliverTaken(),
    restartIdsAt: (id) => updates.restartIdsAt(id),
    hearBot(chatId, text) {
      const id = nextMessageId(world, chatId);
      const chat = toChat(world, chatId);
      updates.push({ message: { message_id: id, from: world.bot, chat, date: nowS(), text } });
    },
    document(chatId, messageId) {
      const fileId = findSent(world, chatId, messageId)?.fileId ?? "";
      const { kind, name = "", bytes } = world.files.get(fileId) ?? {};
      if (kind === undefined || bytes === undefined) {
        throw new Error(`There is no file in ${messageId}.`);
      }
      return { kind, name, bytes };
    },
    freeze(chatId, messageId) {
      const message = findSent(world, chatId, messageId);
      if (message !== undefined) message.isFrozen = true;
    },
    delete(chatId, messageId) {
      const message = findSent(world, chatId, messageId);
      if (message !== undefined) message.isDeleted = true;
    },
    expireQueries() {
      for (const resolve of world.queries.values()) resolve(undefined);
      world.queries.clear();
    },
    setWebhook: (url) => updates.setWebhook({ url, secret: undefined }),
    webhook: () => updates.webhook?.url,
  };
}
