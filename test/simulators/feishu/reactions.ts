import { type Answer, type ApiCall, ok, refuse } from "./answer.ts";
import type { World } from "./world.ts";

/** Feishu docs: "message-reaction/emojis-introduce", some of them. */
const EMOJI_TYPES = new Set([
  "OK",
  "THUMBSUP",
  "DONE",
  "SMILE",
  "Get",
  "LGTM",
  "OnIt",
  "CheckMark",
]);

/** Feishu docs: "message-reaction/create". */
export function react(world: World, appId: string, call: ApiCall): Answer {
  const { emoji_type: type = "" } = (call.body["reaction_type"] ?? {}) as { emoji_type?: string };
  const message = world.messages.get(call.ids[0] ?? "");
  if (message === undefined || message.isRecalled) {
    return refuse(231003, "The message is not found, maybe not exist or deleted.");
  }
  const chat = world.chats.get(message.chatId);
  if (chat === undefined)
    return refuse(231004, "The chat in which the message exists is not found.");
  if (chat.isDissolved) return refuse(232009, "the chat has already been dissolved");
  if (!chat.hasBot) return refuse(231002, "The operator has no permission to react.");
  const person = [...chat.members].map((id) => world.accounts.get(id))[0];
  if (chat.mode === "p2p" && person?.inScope === false) {
    return refuse(231022, "Bot has NO availability to this user.");
  }
  if (message.type === "system") return refuse(231017, "not supported for this message type.");
  if (!EMOJI_TYPES.has(type)) return refuse(231001, "reaction type is invalid.");
  message.reactions.add(type);
  return ok({
    reaction_id: `${message.id} ${type}`,
    operator: { operator_id: appId, operator_type: "app" },
    action_time: String(world.now()),
    reaction_type: { emoji_type: type },
  });
}
