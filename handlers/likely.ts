import { type BotEvent, isPrivate, type Key } from "../bot/core/event.ts";
import { sessionKey } from "./session.ts";
import { ownerKey } from "./talk.ts";

/** What the turn of this event will probably read. A wrong guess costs nothing but a look. */
export function likelyReads(event: BotEvent): readonly Key[] {
  const isSaid = event.kind === "message" || event.kind === "action";
  return isSaid && isPrivate(event) ? [sessionKey(event.chat), ownerKey(event.chat)] : [];
}
