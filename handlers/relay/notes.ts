import type { MessageEvent } from "../../bot/core/event.ts";

/** Chinese keyboards type ／／. */
const NOTE = /^\s*[/／]{2}/u;

/**
 * A message without the lines that begin with //, which stay with the officer. Files whose words are only
 * such lines stay with them: nobody writes "internal" under what is meant for the other side.
 */
export function withoutNotes(event: MessageEvent): {
  readonly event: MessageEvent;
  readonly hasNotes: boolean;
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
  return { event: { ...event, text, files }, hasNotes, isNote: hasNotes && text === "" };
}

export function withoutNoteLines(text: string): string {
  const kept = text.split("\n").filter((line) => !NOTE.test(line));
  return kept.join("\n").trim();
}
