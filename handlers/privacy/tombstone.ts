import { type ChatRef, chatKey, type Key } from "../../bot/core/event.ts";
import type { Turn, Write } from "../../bot/core/ports.ts";
import { versionOf, write } from "../record.ts";
import type { Services } from "../services.ts";

/** What stays of somebody who had himself deleted: a keyed hash and the time; swept with what was counted. */
export async function tombstone({ seal }: Services, turn: Turn, chat: ChatRef): Promise<Write> {
  const key: Key = { kind: "tombstone", id: seal(chatKey(chat)) };
  const at = turn.now.toISOString();
  const version = await versionOf(turn, key);
  return write({ key, version }, { form: 1, at }, { index: { day: at.slice(0, 10) } });
}
