import { createHash } from "node:crypto";

export interface Account {
  readonly name: string;
  readonly openId: string;
  /** Of the private chat with the bot: known to the platform, and told in events only. */
  readonly chatId: string;
  /** Of the app, as `zh_CN`; told in events where the permission for the user agent is given. */
  readonly locale: string | undefined;
  /** Whether the app is made available to this person. */
  inScope: boolean;
  /** Whether he has switched the app's messages off. */
  hasStopped: boolean;
}

export interface Chat {
  readonly id: string;
  readonly mode: "p2p" | "group";
  readonly members: Set<string>;
  hasBot: boolean;
  isDissolved: boolean;
  isMuted: boolean;
  /** The platform takes nothing for it until this ends. */
  isHeld: boolean;
}

export interface Message {
  readonly id: string;
  readonly chatId: string;
  readonly sender: { readonly type: "user" | "app"; readonly id: string };
  type: string;
  /** JSON, as a string. */
  content: string;
  readonly at: number;
  readonly rootId?: string;
  readonly parentId?: string;
  threadId?: string;
  isRecalled: boolean;
  /** The platform refuses to change it any more. */
  isFrozen: boolean;
  /** What the bot reacted with, by `emoji_type`. */
  readonly reactions: Set<string>;
  /** How often the bot has changed it. */
  edits?: number;
}

export interface Resource {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly name?: string;
  /** Of an upload: `image`, or the `file_type` given. */
  readonly uploadedAs?: string;
}

/** What the platform remembers. Time stands still unless a test moves it. */
export interface World {
  readonly accounts: Map<string, Account>;
  readonly chats: Map<string, Chat>;
  readonly messages: Map<string, Message>;
  readonly resources: Map<string, Resource>;
  readonly bot: { readonly openId: string; readonly name: string };
  now(): number;
  advance(ms: number): void;
  /** The same for the same turn of the same run: `om_…` and so on, 32 hexadecimal digits. */
  id(prefix: string): string;
  add(message: Omit<Message, "id" | "at" | "isRecalled" | "isFrozen" | "reactions">): Message;
  onMessage(listener: (message: Message) => void): void;
}

const START = Date.UTC(2026, 0, 5, 2, 0, 0);

/** `clock`: how the platform's time goes on; it stands still when absent. */
export function createWorld(clock: () => number = () => START): World {
  const accounts = new Map<string, Account>();
  const chats = new Map<string, Chat>();
  const messages = new Map<string, Message>();
  const listeners: ((message: Message) => void)[] = [];
  let advanced = 0;
  const now = () => clock() + advanced;
  let turn = 0;
  const id = (prefix: string): string => `${prefix}_${hex(`${prefix} ${++turn}`)}`;
  return {
    accounts,
    chats,
    messages,
    resources: new Map(),
    bot: { openId: `ou_${hex("the bot")}`, name: "滇桥" },
    now,
    advance: (ms) => {
      advanced += ms;
    },
    id,
    add: (fields) => {
      const state = { reactions: new Set<string>(), isRecalled: false, isFrozen: false };
      const message = { ...fields, id: id("om"), at: now(), ...state };
      messages.set(message.id, message);
      for (const listener of listeners) listener(message);
      return message;
    },
    onMessage: (listener) => {
      listeners.push(listener);
    },
  };
}

export interface AccountOptions {
  /** What tells people of one name apart. */
  readonly key?: string | undefined;
  readonly locale?: string | undefined;
}

export function openIdOf(key: string): string {
  return `ou_${hex(`person ${key}`)}`;
}

export function accountOf(
  world: World,
  name: string,
  { key = name, locale }: AccountOptions = {},
): Account {
  const openId = openIdOf(key);
  const known = world.accounts.get(openId);
  if (known !== undefined) return known;
  const chatId = `oc_${hex(`private ${key}`)}`;
  const account: Account = { name, openId, chatId, locale, inScope: true, hasStopped: false };
  world.accounts.set(openId, account);
  world.chats.set(chatId, newChat(chatId, "p2p", [openId]));
  return account;
}

export function groupOf(world: World, name: string, members: readonly string[]): Chat {
  const chatId = `oc_${hex(`group ${name}`)}`;
  const chat = world.chats.get(chatId) ?? newChat(chatId, "group", []);
  for (const member of members) chat.members.add(member);
  world.chats.set(chatId, chat);
  return chat;
}

function newChat(id: string, mode: Chat["mode"], members: readonly string[]): Chat {
  return {
    id,
    mode,
    members: new Set(members),
    hasBot: true,
    isDissolved: false,
    isMuted: false,
    isHeld: false,
  };
}

function hex(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
