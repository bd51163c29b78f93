import { type Answer, type ApiCall, type Operation, ok, refuse } from "./answer.ts";
import { createMessageApi } from "./message-api.ts";
import { react } from "./reactions.ts";
import type { World } from "./world.ts";

export interface Credentials {
  readonly appId: string;
  readonly appSecret: string;
}

const MEGABYTE = 1024 * 1024;
/** Feishu docs: "image/create", "file/create". */
const MAX_IMAGE_BYTES = 10 * MEGABYTE;
const MAX_FILE_BYTES = 30 * MEGABYTE;
const FILE_TYPES = /^(opus|mp4|pdf|doc|xls|ppt|stream)$/;

/** Feishu docs: "tenant_access_token/internal". */
const TOKEN_SECONDS = 7_200;
const RENEWAL_SECONDS = 1_800;

/** What the README has the operator ask for. */
const SCOPES = [
  "im:message",
  "im:message.p2p_msg:readonly",
  "im:message.group_at_msg:readonly",
  "im:message:send_as_bot",
  "im:chat:readonly",
  "im:chat.members:read",
  "im:resource",
  "im:message.group_msg",
];

/** Every operation of the open platform that the bot uses, by its documented rules. */
export function createPlatformApi(world: World, credentials: Credentials) {
  const tokens = createTokens(world, credentials);
  const messages = createMessageApi(world, credentials.appId);
  const revoked = new Set<string>();
  const guarded =
    (handle: (call: ApiCall) => Answer) =>
    (call: ApiCall): Answer =>
      tokens.refusal(call) ?? handle(call);
  const handlers: Readonly<Record<Exclude<Operation, "endpoint">, (call: ApiCall) => Answer>> = {
    token: tokens.issue,
    bot: guarded(() => ({
      status: 200,
      body: {
        code: 0,
        msg: "ok",
        bot: { activate_status: 2, app_name: world.bot.name, open_id: world.bot.openId },
      },
    })),
    // Feishu docs: "application/v6/scopes": 1 is granted, 2 is not.
    scopes: guarded(() =>
      ok({
        scopes: SCOPES.map((name) => ({
          scope_name: name,
          grant_status: revoked.has(name) ? 2 : 1,
        })),
      }),
    ),
    create: guarded(messages.create),
    reply: guarded(messages.reply),
    patch: guarded(messages.patch),
    put: guarded(messages.put),
    react: guarded((call) => react(world, credentials.appId, call)),
    message: guarded(messages.read),
    resource: guarded((call) => resource(world, call)),
    image: guarded((call) => uploadImage(world, call)),
    file: guarded((call) => uploadFile(world, call)),
    chat: guarded((call) => chat(world, call)),
    members: guarded((call) => members(world, call)),
  };
  const revokeScope = (name: string) => void revoked.add(name);
  return { handlers, revocations: { revokeTokens: tokens.revoke, revokeScope } };
}

function createTokens(world: World, { appId, appSecret }: Credentials) {
  let issued = 0;
  let current: { readonly token: string; readonly until: number } | undefined;
  const valid = new Map<string, number>();
  return {
    issue: ({ body }: ApiCall): Answer => {
      if (body["app_id"] !== appId) return refuse(10003, "invalid param", 200);
      if (body["app_secret"] !== appSecret) return refuse(10014, "app secret invalid", 200);
      // The same token while it lives for half an hour more; then a new one, and the old one stays valid.
      if (current === undefined || current.until - world.now() < RENEWAL_SECONDS * 1_000) {
        current = { token: `t-${++issued}`, until: world.now() + TOKEN_SECONDS * 1_000 };
        valid.set(current.token, current.until);
      }
      const expire = Math.floor((current.until - world.now()) / 1_000);
      const answer = { code: 0, msg: "ok", tenant_access_token: current.token, expire };
      return { status: 200, body: answer };
    },
    refusal: ({ headers }: ApiCall): Answer | undefined => {
      const token = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
      if (token === undefined) return refuse(99991661, "Missing access token for authorization.");
      if ((valid.get(token) ?? 0) > world.now()) return undefined;
      return refuse(99991663, "Invalid access token for authorization.");
    },
    revoke: (): void => {
      current = undefined;
      valid.clear();
    },
  };
}

function resource(world: World, { ids: [messageId = "", key = ""], query }: ApiCall): Answer {
  const message = world.messages.get(messageId);
  if (message === undefined) return refuse(234001, "Invalid request param.");
  if (message.isRecalled) return refuse(230110, "the message has been deleted");
  if (/^(interactive|merge_forward|sticker)$/.test(message.type)) {
    return refuse(234043, "Unsupported message type.");
  }
  const file = world.resources.get(key);
  const isInMessage = message.content.includes(`"${key}"`);
  if (file === undefined || !isInMessage) return refuse(234003, "File not in message.");
  const isImage = key.startsWith("img_");
  if (query.get("type") !== (isImage ? "image" : "file")) {
    return refuse(234001, "Invalid request param.");
  }
  const headers = {
    "content-disposition": 'attachment; filename="resource"',
    "content-length": String(file.bytes.byteLength),
  };
  return { status: 200, headers, body: file.bytes };
}

function uploadImage(world: World, { body }: ApiCall): Answer {
  const { image, image_type: imageType } = body;
  if (!(image instanceof Uint8Array) || imageType !== "message") {
    return refuse(234001, "Invalid request param.");
  }
  const problem = sizeProblem(image, MAX_IMAGE_BYTES);
  if (problem !== undefined) return problem;
  const key = world.id("img_v3");
  world.resources.set(key, { key, bytes: image, uploadedAs: "image" });
  return ok({ image_key: key });
}

function uploadFile(world: World, { body }: ApiCall): Answer {
  const { file, file_type: type, file_name: name } = body;
  if (!(file instanceof Uint8Array) || typeof name !== "string" || name === "") {
    return refuse(234001, "Invalid request param.");
  }
  if (typeof type !== "string" || !FILE_TYPES.test(type)) {
    return refuse(234001, "Invalid request param.");
  }
  const problem = sizeProblem(file, MAX_FILE_BYTES);
  if (problem !== undefined) return problem;
  const key = world.id("file_v3");
  world.resources.set(key, { key, bytes: file, name, uploadedAs: type });
  return ok({ file_key: key });
}

function sizeProblem(bytes: Uint8Array, limit: number): Answer | undefined {
  if (bytes.byteLength === 0) return refuse(234010, "File's size can't be 0.");
  return bytes.byteLength > limit
    ? refuse(234006, "The file size exceed the max value.")
    : undefined;
}

function chat(world: World, { ids: [chatId = ""] }: ApiCall): Answer {
  const found = world.chats.get(chatId);
  if (found === undefined)
    return refuse(232006, "Your request specifies a chat_id which is invalid.");
  return ok({ chat_mode: found.mode, chat_type: "private", chat_status: "normal" });
}

/** Feishu docs: "chat members get": bots are not listed, and the bot must be in the group. */
function members(world: World, { ids: [chatId = ""], query }: ApiCall): Answer {
  const found = world.chats.get(chatId);
  if (found === undefined)
    return refuse(232006, "Your request specifies a chat_id which is invalid.");
  if (!found.hasBot) return refuse(232011, "Operator can NOT be out of the chat.");
  const size = Math.min(100, Number(query.get("page_size") ?? "20"));
  const start = Number(query.get("page_token") ?? "0");
  const all = [...found.members];
  const hasMore = start + size < all.length;
  return ok({
    items: all.slice(start, start + size).map((id) => ({
      member_id: id,
      member_id_type: "open_id",
      name: world.accounts.get(id)?.name ?? "",
      tenant_key: "t",
    })),
    has_more: hasMore,
    page_token: hasMore ? String(start + size) : "",
    member_total: all.length,
  });
}
