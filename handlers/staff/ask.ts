import type { MessageEvent } from "../../bot/core/event.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage } from "../../bot/core/ports.ts";
import type { Services } from "../services.ts";
import { keep, type SessionChanges, type Talk } from "../talk.ts";
import type { Staff } from "./who.ts";

/** An officer's command, by somebody who was found to be one. */
export interface Ask {
  readonly services: Services;
  readonly talk: Talk<MessageEvent>;
  readonly staff: Staff;
  /** What follows the command's name. */
  readonly rest: string;
  /** Others read along: counts and redacted lines only. */
  readonly isGroup: boolean;
}

/** `undefined`: nothing of the kind; the message is taken as any other. */
export type StaffHandler = (ask: Ask) => Promise<Outcome | undefined> | Outcome | undefined;

/** Words to whoever asked, where he asked. */
export function told(
  { talk, isGroup }: Ask,
  text: string,
  more: { readonly session?: SessionChanges; readonly send?: readonly OutgoingMessage[] } = {},
): Outcome {
  const kept = isGroup ? { write: [] } : keep(talk, more.session);
  return outcome({
    ...kept,
    send: [{ to: talk.chat, reply: { kind: "text", text } }, ...(more.send ?? [])],
  });
}
