import { type Answer, type ApiCall, ok, refuse } from "./answer.ts";
import { cardProblem } from "./card-rules.ts";
import type { Chat, Message, World } from "./world.ts";

const KILOBYTE = 1024;
/** Feishu docs: "message/create", request body. */
const MAX_TEXT_BYTES = 150 * KILOBYTE;
const MAX_RICH_BYTES = 30 * KILOBYTE;
const MAX_UUID_CHARACTERS = 50;
const UUID_MS = 60 * 60_000;
/** Feishu docs: "message/patch". */
const MAX_PATCH_AGE_MS = 14 * 24 * 60 * 60_000;

/** Feishu docs: "message/update". */
const MAX_EDITS = 20;

const POST_TAGS = new Set(["text", "a", "at", "img", "media", "emotion", "hr", "code_block", "md"]);
const KEY_OF = new Map([
  ["image", "image_key"],
  ["file", "file_key"],
  ["audio", "file_key"],
  ["media", "file_key"],
]);
/** Feishu docs: 230055: what was uploaded as one type can't be sent as another. */
const UPLOAD_OF = new Map([
  ["image", /^image$/],
  ["audio", /^opus$/],
  ["media", /^mp4$/],
  ["file", /^(pdf|doc|xls|ppt|stream|opus|mp4)$/],
]);

interface Target {
  readonly chat: Chat;
  readonly root?: Message;
}

interface Sending {
  readonly world: World;
  readonly appId: string;
  /** What was sent under each uuid. */
  readonly sent: Map<string, { readonly message: Message; readonly at: number }>;
}

/** Sending and changing messages, by the rules of the pages "create", "reply" and "patch". */
export function createMessageApi(world: World, appId: string) {
  const sending: Sending = { world, appId, sent: new Map() };
  return {
    create: (call: ApiCall): Answer => create(sending, call),
    reply: (call: ApiCall): Answer => reply(sending, call),
    patch: (call: ApiCall): Answer => patch(world, call),
    put: (call: ApiCall): Answer => put(world, call),
    read: ({ ids: [id = ""] }: ApiCall): Answer => {
      const message = world.messages.get(id);
      return message === undefined
        ? refuse(230001, "invalid message_id")
        : ok({ items: [wire(message)] });
    },
  };
}

function create(sending: Sending, call: ApiCall): Answer {
  const { world } = sending;
  const receiver = String(call.body["receive_id"]);
  const isPerson = call.query.get("receive_id_type") === "open_id";
  const account = world.accounts.get(receiver);
  if (isPerson && account === undefined) return refuse(99992351, "not a valid open_id");
  const chat = world.chats.get(isPerson ? (account?.chatId ?? "") : receiver);
  return chat === undefined
    ? refuse(230001, "invalid receive_id")
    : accept(sending, call, { chat });
}

function reply(sending: Sending, call: ApiCall): Answer {
  const { world } = sending;
  const root = world.messages.get(call.ids[0] ?? "");
  const chat = world.chats.get(root?.chatId ?? "");
  if (root === undefined || chat === undefined) return refuse(230001, "invalid message_id");
  if (root.isRecalled) return refuse(230011, "The message is recalled.");
  return accept(sending, call, { chat, root });
}

function accept({ world, appId, sent }: Sending, call: ApiCall, target: Target): Answer {
  const { msg_type: type, content, uuid } = call.body as Record<string, string | undefined>;
  if (typeof type !== "string" || typeof content !== "string") {
    return refuse(230001, "Your request contains an invalid request parameter.");
  }
  if (uuid !== undefined && uuid.length > MAX_UUID_CHARACTERS) {
    return refuse(99992402, "field validation failed");
  }
  // Feishu docs: within an hour the same uuid sends at most one message.
  const earlier = uuid === undefined ? undefined : sent.get(uuid);
  if (earlier !== undefined && world.now() - earlier.at < UUID_MS) {
    call.messageId = earlier.message.id;
    return created(earlier.message);
  }
  const problem =
    targetProblem(world, target) ??
    sizeProblem(type, call.bytes) ??
    contentProblem(world, type, content);
  if (problem !== undefined) return problem;
  const message = world.add({
    chatId: target.chat.id,
    sender: { type: "app", id: appId },
    type,
    content,
    ...threadFields(world, target, call.body["reply_in_thread"] === true),
  });
  call.messageId = message.id;
  if (uuid !== undefined) sent.set(uuid, { message, at: world.now() });
  return created(message);
}

function patch(world: World, call: ApiCall): Answer {
  const message = world.messages.get(call.ids[0] ?? "");
  const { content } = call.body;
  if (message?.type !== "interactive" || typeof content !== "string") {
    return refuse(230001, "Your request contains an invalid request parameter.");
  }
  if (world.chats.get(message.chatId)?.isHeld) {
    return refuse(230020, "This operation triggers the frequency limit.");
  }
  if (message.isRecalled) return refuse(230011, "The message is recalled.");
  if (message.isFrozen || world.now() - message.at > MAX_PATCH_AGE_MS) {
    return refuse(230031, "Message can only be modified within 14 days after sending.");
  }
  if (!isShared(message.content) || !isShared(content)) {
    return refuse(230001, "update_multi must be true before and after.");
  }
  const problem =
    sizeProblem("interactive", call.bytes) ?? contentProblem(world, "interactive", content);
  if (problem !== undefined) return problem;
  message.content = content;
  return ok({});
}

/** Feishu docs: "message/update": texts and posts of the bot's own, 20 times at most. */
function put(world: World, call: ApiCall): Answer {
  const message = world.messages.get(call.ids[0] ?? "");
  const { msg_type: type, content } = call.body;
  if (message?.sender.type !== "app" || typeof content !== "string") {
    return refuse(230001, "Your request contains an invalid request parameter.");
  }
  if (!/^(text|post)$/.test(message.type) || type !== message.type) {
    return refuse(230054, "This operation is not supported for this message type.");
  }
  if (message.isRecalled) return refuse(230011, "The message is recalled.");
  const edits = (message.edits ?? 0) + 1;
  if (message.isFrozen || edits > MAX_EDITS) {
    return refuse(230072, "The message has reached the number of times it can be edited.");
  }
  const problem = sizeProblem(type, call.bytes) ?? contentProblem(world, type, content);
  if (problem !== undefined) return problem;
  Object.assign(message, { content, edits });
  return ok({});
}

function created(message: Message): Answer {
  return ok(wire(message));
}

function wire(message: Message): object {
  const { id, chatId, sender, type, content, at, rootId, parentId, threadId, isRecalled } = message;
  const idType = sender.type === "app" ? "app_id" : "open_id";
  return {
    message_id: id,
    chat_id: chatId,
    msg_type: type,
    create_time: String(at),
    update_time: String(at),
    deleted: isRecalled,
    updated: false,
    sender: { id: sender.id, id_type: idType, sender_type: sender.type, tenant_key: "t" },
    body: { content: isRecalled ? "This message was recalled" : content },
    ...(rootId !== undefined && { root_id: rootId }),
    ...(parentId !== undefined && { parent_id: parentId }),
    ...(threadId !== undefined && { thread_id: threadId }),
  };
}

/** Feishu docs: "thread introduction": the root of a thread is the root of whatever is said in it. */
function threadFields(world: World, { root }: Target, inThread: boolean) {
  if (root === undefined) return {};
  const rootId = root.rootId ?? root.id;
  if (!inThread && root.threadId === undefined) return { rootId, parentId: root.id };
  root.threadId ??= world.id("omt");
  return { rootId, parentId: rootId, threadId: root.threadId };
}

function targetProblem(world: World, { chat }: Target): Answer | undefined {
  if (chat.isDissolved) return refuse(232009, "the chat has already been dissolved");
  if (chat.isHeld) return refuse(230020, "This operation triggers the frequency limit.");
  if (!chat.hasBot) return refuse(230002, "The bot can not be outside the group.");
  if (chat.isMuted) return refuse(230035, "Send Message Permission deny.");
  const person = [...chat.members].map((id) => world.accounts.get(id))[0];
  if (chat.mode === "p2p" && person?.inScope === false) {
    return refuse(230013, "Bot has NO availability to this user.");
  }
  if (chat.mode === "p2p" && person?.hasStopped === true) {
    return refuse(230053, "The user has stopped the bot from sending messages.");
  }
  return undefined;
}

function sizeProblem(type: string, bytes: number): Answer | undefined {
  const limit = type === "interactive" || type === "post" ? MAX_RICH_BYTES : MAX_TEXT_BYTES;
  if (bytes <= limit) return undefined;
  return refuse(230025, "The length of the message content reaches its limit.");
}

function contentProblem(world: World, type: string, content: string): Answer | undefined {
  if (type === "interactive") {
    const problem = cardProblem(content);
    if (problem === undefined) return undefined;
    const { subCode, message } = problem;
    return refuse(
      230099,
      `Failed to create card content, ext=ErrCode: ${subCode}; ErrMsg: ${message}; `,
    );
  }
  const fields = parseObject(content);
  if (fields === undefined) return refuse(230001, "content is not a json string");
  if (type === "text") {
    const { text } = fields;
    return typeof text === "string" && text !== "" ? undefined : refuse(230001, "text is empty");
  }
  if (type === "post") {
    if (!isPost(fields)) return refuse(230001, "invalid post");
    const keys = Array.from(content.matchAll(/"image_key":"([^"]+)"/g), ([, key = ""]) => key);
    const isOurs = keys.every((key) => world.resources.get(key)?.uploadedAs === "image");
    return isOurs ? undefined : refuse(230017, "Bot is NOT the owner of the resource.");
  }
  if (type === "sticker") return undefined;
  return uploadProblem(world, type, fields);
}

function uploadProblem(
  world: World,
  type: string,
  fields: Readonly<Record<string, unknown>>,
): Answer | undefined {
  const key = KEY_OF.get(type);
  if (key === undefined) return refuse(230001, "invalid msg_type");
  const uploaded = world.resources.get(String(fields[key]))?.uploadedAs;
  if (uploaded === undefined) return refuse(230017, "Bot is NOT the owner of the resource.");
  if (UPLOAD_OF.get(type)?.test(uploaded) === true) return undefined;
  return refuse(230055, "The type of file upload does not match the type of message being sent.");
}

function isPost(fields: Readonly<Record<string, unknown>>): boolean {
  const bodies = Object.values(fields);
  return (
    bodies.length > 0 &&
    bodies.every((body) => {
      const lines = (body as { content?: unknown } | null)?.content;
      return (
        Array.isArray(lines) && lines.every((line) => Array.isArray(line) && line.every(isNode))
      );
    })
  );
}

function isNode(node: unknown): boolean {
  const { tag, text } = node as { tag?: unknown; text?: unknown };
  return POST_TAGS.has(String(tag)) && (tag !== "text" || typeof text === "string");
}

function isShared(card: string): boolean {
  const fields = parseObject(card) as { config?: { update_multi?: unknown } } | undefined;
  return fields?.config?.update_multi === true;
}

function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
