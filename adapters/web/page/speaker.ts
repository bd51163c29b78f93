import type { PageButton, PageContent, PagePerson, PageReceipt, PageUpload } from "../wire.ts";
import type { Chats } from "./chats.ts";
import { pressKey } from "./message-view.ts";
import { createOutgoing, type Outgoing, type Parcel } from "./outgoing.ts";
import type { Entry } from "./transcript.ts";

/** What somebody says, with files that are on the server already. */
export interface Said {
  readonly text: string;
  readonly files: readonly PageUpload[];
  readonly replyTo: string | undefined;
}

export interface Speaker {
  /** Says it: at once in the transcript, and to the server until it is acknowledged. */
  say(person: PagePerson, chat: string, said: Said): void;
  /** Presses a button of a message. */
  press(person: PagePerson, entry: Entry, button: PageButton): void;
  /** Tries again at once what is waiting. */
  hurry(): void;
}

export interface SpeakerOptions {
  readonly chats: Chats;
  readonly storage: Storage;
  readonly onAnswer: (parcel: Parcel, answer: NonNullable<PageReceipt["answer"]>) => void;
  readonly onProblem: (parcel: Parcel, reason: string) => void;
}

/** A second click so soon was meant to be the first. */
const DOUBLE_CLICK_MS = 700;

export function createSpeaker(options: SpeakerOptions): Speaker {
  const { chats, storage, onAnswer, onProblem } = options;
  const outgoing: Outgoing = createOutgoing({
    storage,
    onTaken: (parcel, { answer }) => {
      mark(chats, parcel, undefined);
      if (answer !== undefined) onAnswer(parcel, answer);
    },
    onWaiting: (parcel) => mark(chats, parcel, { state: "waiting" }),
    onRefused: (parcel, reason) => {
      mark(chats, parcel, { state: "refused", reason });
      onProblem(parcel, reason);
    },
  });
  const head = (person: PagePerson, chat: string) => ({
    id: crypto.randomUUID(),
    at: Date.now(),
    person: person.id,
    name: person.name,
    locale: navigator.language,
    chat,
  });
  const lastPresses = new Map<string, number>();
  return {
    say: (person, chat, { text, files, replyTo }) => {
      const body = {
        ...head(person, chat),
        text,
        ...(files.length > 0 && { files }),
        ...(replyTo !== undefined && { replyTo }),
      };
      const content = contentOf(text, files);
      const { id, at } = body;
      chats.add({ id, chat, at, from: person, content, version: "", state: "sending" });
      outgoing.put({ path: "messages", body });
    },
    press: (person, entry, { action, value }) => {
      const pressed = { action, ...(value !== undefined && { value }) };
      const key = pressKey({ label: "", ...pressed });
      const last = lastPresses.get(`${entry.id} ${key}`) ?? 0;
      if (Date.now() - last < DOUBLE_CLICK_MS) return;
      lastPresses.set(`${entry.id} ${key}`, Date.now());
      outgoing.put({
        path: "actions",
        body: { ...head(person, entry.chat), messageId: entry.id, ...pressed },
      });
      setPress(chats, entry, { key, press: "sending" });
    },
    hurry: () => outgoing.hurry(),
  };
}

/** As the server will show it. */
function contentOf(text: string, files: readonly PageUpload[]): PageContent {
  if (files.length === 0) return { kind: "text", text };
  return {
    kind: "files",
    files: files.map(({ id, name, type }) => ({
      name,
      href: `/playground/documents/up-${id}`,
      isImage: type.startsWith("image/"),
    })),
    ...(text !== "" && { caption: text }),
  };
}

type Mark = { readonly state: "waiting" | "refused"; readonly reason?: string } | undefined;

function mark(chats: Chats, { path, body }: Parcel, marked: Mark): void {
  if (path === "messages") {
    chats.update(body.chat, body.id, ({ state: _state, reason: _reason, ...entry }) => ({
      ...entry,
      ...marked,
    }));
  } else if (marked?.state !== "waiting") {
    const key = pressKey({ label: "", ...body });
    const press = marked === undefined ? "done" : undefined;
    setPress(chats, { chat: body.chat, id: body.messageId }, { key, press });
  }
}

interface PressChange {
  readonly key: string;
  readonly press: "sending" | "done" | undefined;
}

function setPress(
  chats: Chats,
  { chat, id }: Pick<Entry, "chat" | "id">,
  { key, press }: PressChange,
): void {
  chats.update(chat, id, (entry) => {
    const { [key]: _before, ...others } = entry.presses ?? {};
    return { ...entry, presses: { ...others, ...(press !== undefined && { [key]: press }) } };
  });
}
