import type { Channel, FileRef, MessageEvent, Place } from "../../bot/core/event.ts";
import { maxBytes } from "../../bot/core/file-limits.ts";
import type { Language } from "../texts/language.ts";
import { contentTexts, relayTexts, unknownContent } from "../texts/relay.ts";
import { say } from "../texts/text.ts";
import { kindOfFile, wayOf } from "./kinds.ts";

const MEGABYTE = 1024 * 1024;

/** A message as it goes to the other side, and what of it does not. */
export interface Content {
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly place?: Place;
  readonly refused: readonly Refusal[];
}

export type Refusal =
  | { readonly why: "kind"; readonly what: string }
  | { readonly why: "size"; readonly name?: string; readonly maxBytes: number };

/** What of a message gets to that channel, and as what: told in the reader's language where in words. */
export function contentFor(event: MessageEvent, to: Channel, language: Language): Content {
  const from = event.chat.channel;
  const words = [event.text];
  const files: FileRef[] = [];
  const refused: Refusal[] = [];
  for (const file of event.files) {
    const limit = maxBytes(file, to);
    const way = wayOf(kindOfFile(file), from, to);
    if (way === "refused") refused.push({ why: "kind", what: file.kind });
    else if (way === "inWords") words.push(file.alt ?? say(language, relayTexts.sticker));
    else if ((file.bytes ?? 0) > limit) refused.push(tooLarge(file, limit));
    else files.push(file);
  }
  const { contact, place, other } = event;
  if (contact !== undefined) {
    const { name, phone = "" } = contact;
    words.push(say(language, relayTexts.contact, { name, phone }).trim());
  } else if (other !== undefined && place === undefined) refused.push({ why: "kind", what: other });
  const text = words.filter((word) => word !== "").join("\n");
  return { text, files, refused, ...(place !== undefined && { place }) };
}

/** Why something was not passed on, for who sent it. */
export function refusalWords(refusal: Refusal, language: Language): string {
  if (refusal.why === "kind") {
    return say(language, relayTexts.cantPass, { what: nameOf(refusal.what, language) });
  }
  const name = refusal.name ?? say(language, relayTexts.file);
  return say(language, relayTexts.tooLarge, { name, limit: megabytes(refusal.maxBytes) });
}

/** A kind of content as people call it. */
export function nameOf(what: string, language: Language): string {
  return say(language, contentTexts[what] ?? unknownContent);
}

export function megabytes(bytes: number): number {
  return Math.floor(bytes / MEGABYTE);
}

function tooLarge({ name }: FileRef, limit: number): Refusal {
  return { why: "size", maxBytes: limit, ...(name !== undefined && { name }) };
}
