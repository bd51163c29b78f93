import type { MessageEvent } from "../../bot/core/event.ts";
import type { Turn } from "../../bot/core/ports.ts";
import { clipped } from "../clipped.ts";
import type { Ticket } from "../desk/ticket.ts";
import type { Kept } from "../record.ts";

/** Chinese keyboards type ／／. */
const NOTE = /^\s*[/／]{2}/u;
const MAX_NOTES = 20;
const MAX_LENGTH = 300;

/** A ticket with the lines of a message that begin with //. */
export function withNotes(turn: Turn<MessageEvent>, ticket: Kept<Ticket>): Kept<Ticket> {
  const words = [turn.event.text, ...turn.event.files.map(({ caption = "" }) => caption)];
  const lines = words.flatMap((text) => text.split("\n")).filter((line) => NOTE.test(line));
  const text = clipped(
    [...new Set(lines)].map((line) => line.replace(NOTE, "").trim()).join(" "),
    MAX_LENGTH,
  );
  if (text === "") return ticket;
  const notes = [...(ticket.data.notes ?? []), { at: turn.now.toISOString(), text }];
  return { ...ticket, data: { ...ticket.data, notes: notes.slice(-MAX_NOTES) } };
}

/**
 * A message without the lines that begin with //, which stay with the officer. Files whose words are only
 * such lines stay with them: nobody writes "internal" under what is meant for the other side.
 */
export function withoutNotes(event: MessageEvent): {
  readonly event: MessageEvent;
  readonly hasNotes: boolean;
  /** How many files stay with their notes. */
  readonly kept: number;
  /** Nothing of it is for the other side. */
  readonly isNote: boolean;
} {
  const text = withoutNoteLines(event.text);
  const hasNotes = event.text.split("\n").some((line) => NOTE.test(line));
  const files = event.files
    .filter(({ caption = "" }) => caption === "" || withoutNoteLines(caption) !== "")
    .map(({ caption, ...file }) =>
      caption === undefined ? file : { ...file, caption: withoutNoteLines(caption) },
    );
  const kept = event.files.length - files.length;
  return { event: { ...event, text, files }, hasNotes, kept, isNote: hasNotes && text === "" };
}

export function withoutNoteLines(text: string): string {
  const kept = text.split("\n").filter((line) => !NOTE.test(line));
  return kept.join("\n").trim();
}
