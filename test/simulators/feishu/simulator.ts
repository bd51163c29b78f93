import type { SeenMessage } from "../../contract/adapter-harness.ts";
import { type ApiCall, refuse } from "./answer.ts";
import type { Stage } from "./events.ts";
import { createGateway, type Gateway, type Pace } from "./gateway.ts";
import { createGroup, type SimGroup } from "./groups.ts";
import { createHttpServer, type Fault } from "./http-server.ts";
import { createLimits } from "./limits.ts";
import { createPerson, type SimPerson } from "./people.ts";
import { createPlatformApi } from "./platform-api.ts";
import { type Rendered, render, seen } from "./render.ts";
import { createWatch } from "./watch.ts";
import { type AccountOptions, createWorld, type Message, type World } from "./world.ts";

/**
 * The open platform of Feishu on 127.0.0.1, as far as a chat bot sees it, for the official SDK as it is: the
 * HTTP API with its limits and errors, the long connection with its frames, acknowledgements and redeliveries.
 * Nothing waits in real time: what the platform would do later is done when the test says so, or at a given pace.
 */
export interface FeishuSimulator {
  /** What the SDK takes as `domain`. */
  readonly domain: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly botOpenId: string;
  /** The same person for the same key, which is the name when absent. */
  person(name: string, options?: AccountOptions): SimPerson;
  /** The same group for the same name. The bot is in it. */
  group(name: string, members?: readonly SimPerson[]): SimGroup;
  /** What the bot sent there, oldest first, as people see it now. */
  sent(chat: SimPerson | SimGroup): readonly SeenMessage[];
  /** The same, with what the platform keeps behind each button, and whatever else there is to see. */
  shown(chat: { readonly chatId: string }): readonly ShownMessage[];
  /** Resolves to the first message of the bot there that matches, sent already or later. */
  sees(chat: SimPerson | SimGroup, match: string | RegExp): Promise<SeenMessage>;
  /** A message as the platform holds it. */
  raw(messageId: string): {
    readonly type: string;
    readonly content: unknown;
    readonly rootId?: string;
    readonly parentId?: string;
    readonly threadId?: string;
  };
  /** What the bot reacted with at a message, by `emoji_type`. */
  reactions(messageId: string): readonly string[];
  /** The file in a message. */
  document(messageId: string): { readonly name: string; readonly bytes: Uint8Array };
  /** The bytes of all pictures and files in a message. */
  files(messageId: string): readonly Uint8Array[];
  /** Calls of one operation, oldest first. */
  calls(operation: ApiCall["operation"]): readonly ApiCall[];
  /** Returns how to call the fault off. */
  fail(fault: Fault): () => void;
  /** Resolves as soon as it holds; looked at after every call of the bot. */
  until(holds: () => boolean): Promise<void>;
  /** Makes every token issued so far invalid. */
  revokeTokens(): void;
  /** The administrator has not granted this scope. */
  revokeScope(name: string): void;
  /** The platform refuses to change this message any more, as after 14 days. */
  freeze(messageId: string): void;
  /** From now on, until it is released, the platform asks to wait before it takes anything for that chat. */
  hold(chat: { readonly chatId: string }): void;
  release(chat: { readonly chatId: string }): void;
  advance(ms: number): void;
  readonly gateway: Gateway;
  close(): Promise<void>;
}

export interface FeishuSimulatorOptions {
  readonly clock?: () => number;
  readonly pace?: Pace;
  /** Whether too much at a time is refused; only where the clock runs. */
  readonly hasLimits?: boolean;
}

const APP_ID = "cli_a1b2c3d4e5f60718";
const APP_SECRET = "not-a-real-secret";

export async function startFeishuSimulator(
  options: FeishuSimulatorOptions = {},
): Promise<FeishuSimulator> {
  const world = createWorld(options.clock);
  const api = createPlatformApi(world, { appId: APP_ID, appSecret: APP_SECRET });
  let domain = "";
  const watch = createWatch();
  const limits = options.hasLimits === true ? createLimits(world) : () => undefined;
  const http = createHttpServer((call) => {
    if (call.operation !== "endpoint") return limits(call) ?? api.handlers[call.operation](call);
    const isOurs = call.body["AppID"] === APP_ID && call.body["AppSecret"] === APP_SECRET;
    return isOurs
      ? { status: 200, body: gateway.clients.endpoint(domain) }
      : refuse(514, "auth failed", 200);
  }, watch.look);
  const gateway = createGateway(http.server, { world, pace: options.pace, onSettled: watch.look });
  domain = await http.listen();
  const stage: Stage = { world, gateway, appId: APP_ID };
  const ofBot = ({ chatId }: { readonly chatId: string }) =>
    [...world.messages.values()].filter(
      (message) =>
        message.chatId === chatId && message.sender.type === "app" && !message.isRecalled,
    );
  return {
    domain,
    appId: APP_ID,
    appSecret: APP_SECRET,
    botOpenId: world.bot.openId,
    person: (name, person) => createPerson(stage, name, person),
    group: (name, members = []) => createGroup(stage, name, members),
    sent: (chat) => ofBot(chat).map(seen),
    shown: (chat) => ofBot(chat).map((message) => shownOf(world, message)),
    sees: (chat, match) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = ofBot(chat).find((message) => matches(render(message).text, match));
          if (found !== undefined) resolve(seen(found));
        };
        world.onMessage(look);
        look();
      }),
    ...createLooks(world),
    calls: (operation) => http.calls.filter((call) => call.operation === operation),
    fail: (fault) => http.fail(fault),
    until: (holds) => watch.until(holds),
    ...api.revocations,
    freeze: (messageId) => {
      const message = world.messages.get(messageId);
      if (message !== undefined) message.isFrozen = true;
    },
    ...createHolds(world),
    advance: (ms) => world.advance(ms),
    gateway,
    close: async () => {
      await gateway.clients.close();
      await http.close();
    },
  };
}

function createLooks(
  world: World,
): Pick<FeishuSimulator, "raw" | "reactions" | "document" | "files"> {
  return {
    raw: (messageId) => rawOf(world, messageId),
    reactions: (messageId) => [...(world.messages.get(messageId)?.reactions ?? [])],
    document: (messageId) => documentIn(world, messageId),
    files: (messageId) => {
      const content = world.messages.get(messageId)?.content ?? "";
      const keys = Array.from(
        content.matchAll(/"(?:image|file)_key":"([^"]+)"/g),
        ([, key = ""]) => key,
      );
      return keys.flatMap((key) => world.resources.get(key)?.bytes ?? []);
    },
  };
}

function rawOf(world: World, messageId: string) {
  const message = world.messages.get(messageId);
  if (message === undefined) throw new Error(`There is no message ${messageId}.`);
  const { type, content, rootId, parentId, threadId } = message;
  return {
    type,
    content: JSON.parse(content) as unknown,
    ...(rootId !== undefined && { rootId }),
    ...(parentId !== undefined && { parentId }),
    ...(threadId !== undefined && { threadId }),
  };
}

export interface ShownMessage extends Rendered {
  readonly id: string;
  readonly type: string;
  /** The message it answers. */
  readonly parentId?: string;
  /** Of the file in it. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

function shownOf(world: World, message: Message): ShownMessage {
  const { id, type, content, parentId } = message;
  const key = (JSON.parse(content) as { file_key?: string }).file_key;
  const { name = "", bytes } = world.resources.get(key ?? "") ?? {};
  return {
    id,
    type,
    ...render(message),
    ...(parentId !== undefined && { parentId }),
    ...(bytes !== undefined && { file: { name, bytes } }),
  };
}

function createHolds({ chats }: World): Pick<FeishuSimulator, "hold" | "release"> {
  const set = (chatId: string, isHeld: boolean): void => {
    const chat = chats.get(chatId);
    if (chat !== undefined) chat.isHeld = isHeld;
  };
  return { hold: ({ chatId }) => set(chatId, true), release: ({ chatId }) => set(chatId, false) };
}

function documentIn(world: World, messageId: string) {
  const { file_key: key } = JSON.parse(world.messages.get(messageId)?.content ?? "{}");
  const { name = "", bytes } = world.resources.get(key) ?? {};
  if (bytes === undefined) throw new Error(`There is no file in ${messageId}.`);
  return { name, bytes };
}

function matches(text: string, match: string | RegExp): boolean {
  return typeof match === "string" ? text.includes(match) : match.test(text);
}
