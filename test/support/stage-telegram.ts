import { createTelegramAdapter } from "../../adapters/telegram/adapter.ts";
import type {
  ActionEvent,
  BotEvent,
  ChatRef,
  FileRef,
  MessageEvent,
} from "../../bot/core/event.ts";
import type { Answer } from "../../bot/core/ports.ts";
import { decodeButtonData, encodeButtonData } from "../../bot/core/reply.ts";
import type { Place, SentFile, SimulatedPerson } from "../simulators/telegram/person.ts";
import {
  type SimulatedGroup,
  startTelegramSimulator,
  type TelegramSimulator,
} from "../simulators/telegram/simulator.ts";
import type { RawUpdate } from "../simulators/telegram/update-queue.ts";
import type { BotMessage } from "../simulators/telegram/world.ts";
import { createLoneRole } from "./alone.ts";
import {
  actorOf,
  createMessageIds,
  known,
  type MessageIds,
  NOT_PLAYED,
  numberOf,
} from "./stage-ids.ts";
import type { Seen, StagePlatform } from "./stage-platforms.ts";

/** The bot's own Telegram adapter on the simulated Bot API, which it polls. */
export async function openTelegram(): Promise<StagePlatform & { close(): Promise<void> }> {
  const simulator = await startTelegramSimulator();
  const people = new Map<string, SimulatedPerson>();
  const groups = new Map<string, SimulatedGroup>();
  const ids = createMessageIds();
  const played = new Map<string, RawUpdate | undefined>();
  const idle = () => simulator.until(() => simulator.isIdle());
  const someone = (id: string) => known(people, id);
  return {
    channel: "telegram",
    personId: (key) => String(numberOf(key)),
    groupId(key) {
      const id = -Math.abs(numberOf(key));
      if (!groups.has(String(id))) groups.set(String(id), simulator.group(id, []));
      return String(id);
    },
    add({ id, name, locale }) {
      if (!people.has(id)) people.set(id, simulator.person(Number(id), name, locale));
    },
    async adapter(_, log) {
      const { token, apiRoot } = simulator;
      return createTelegramAdapter({ token, apiRoot, role: createLoneRole(), log });
    },
    async play(event) {
      if (played.has(event.id)) {
        await idle();
        const update = played.get(event.id);
        if (update !== undefined) simulator.redeliver(update);
        return idle().then(() => undefined);
      }
      const doing = act({ simulator, person: someone(actorOf(event)), ids }, event);
      played.set(event.id, simulator.pending().at(-1));
      const answer = await doing;
      await idle();
      return answer;
    },
    shown: (chat) =>
      simulator
        .sent(Number(chat.chatId))
        .map((message) => seenOf({ simulator, chat, ids }, message)),
    isMarked: (chat, messageId) =>
      simulator.reaction(Number(chat.chatId), Number(ids.sent(chat, messageId))) === "👌",
    join: ({ chatId }, id) => known(groups, chatId).join(someone(id)),
    leave: ({ chatId }, id) => known(groups, chatId).leave(someone(id)),
    block({ chatId }) {
      groups.get(chatId)?.removeBot();
      people.get(chatId)?.blocks();
    },
    ...NOT_PLAYED,
    unblock({ chatId }) {
      groups.get(chatId)?.addBot();
      people.get(chatId)?.unblocks();
    },
    hold: ({ chatId }) => simulator.hold(Number(chatId)),
    release: ({ chatId }) => simulator.release(Number(chatId)),
    settled: idle,
    isSettled: () => simulator.isIdle(),
    close: () => simulator.close(),
  };
}

interface Acting {
  readonly simulator: TelegramSimulator;
  readonly person: SimulatedPerson;
  readonly ids: MessageIds;
}

async function act(acting: Acting, event: BotEvent): Promise<Answer | undefined> {
  const { person, ids } = acting;
  switch (event.kind) {
    case "message":
      ids.wrote(event, String(write(acting, event)));
      return undefined;
    case "action":
      return press(person, event);
    case "edit":
      person.edits(Number(ids.real(event, event.messageId)), event.text, placeOf(event, person));
      return undefined;
    case "recall":
      // Telegram tells bots nothing of deleted messages.
      return undefined;
    case "reach":
    case "due":
      throw new Error(`Nobody does a ${event.kind}.`);
  }
}

function placeOf({ chat }: BotEvent, { id }: SimulatedPerson): Place {
  return chat.chatId === String(id) ? {} : { in: Number(chat.chatId) };
}

async function press(person: SimulatedPerson, event: ActionEvent): Promise<Answer | undefined> {
  const data = encodeButtonData(event);
  const answer = await person.taps(Number(event.messageId), data, placeOf(event, person));
  if (answer?.text === undefined && answer?.url === undefined) return undefined;
  const { text = "", url, show_alert: isAlert } = answer;
  const startPayload = url?.split("?start=")[1];
  // A toast bears no colour there: what is no alert is told as a success.
  const tone = isAlert === true ? "error" : "success";
  return { text, tone, ...(startPayload !== undefined && { startPayload }) };
}

/** The id of the message, of several the first one's. */
function write({ simulator, person, ids }: Acting, event: MessageEvent): number {
  const { text, files, replyTo, album, mentionsBot } = event;
  const place = {
    ...placeOf(event, person),
    ...(replyTo !== undefined && { replyTo: Number(ids.real(event, replyTo)) }),
  };
  const shared = sharedIn(event);
  if (shared !== undefined) return person.shares(shared, place);
  if (files.length === 0) {
    const isMentioning = mentionsBot ?? (place.in !== undefined && !text.startsWith("/"));
    return person.says(isMentioning ? `@${simulator.bot.username} ${text}` : text, place);
  }
  const together = album ?? (files.length > 1 ? `album-${event.messageId}` : undefined);
  const sent = files.map((file, n) =>
    person.sends({
      ...toSent(file),
      ...place,
      ...(n === 0 && text !== "" && { caption: text }),
      ...(together !== undefined && { album: together }),
    }),
  );
  return sent[0] ?? 0;
}

function sharedIn({ other, place, contact }: MessageEvent) {
  switch (other) {
    case undefined:
      return undefined;
    case "location": {
      const { name, address = "", ...location } = place ?? { latitude: 24.5, longitude: 102.9 };
      return name === undefined
        ? { location }
        : { location, venue: { location, title: name, address } };
    }
    case "contact": {
      const { name, phone = "+86 871 0000" } = contact ?? { name: "Li Qiang" };
      return { contact: { first_name: name, phone_number: phone } };
    }
    case "poll":
      return { poll: { id: "1", question: "?", options: [], type: "regular" } };
    default:
      return { [other]: {} };
  }
}

/** Bot API reference, Message: which field a file comes in. */
function toSent({ kind, type = "", name, bytes = 10, alt }: FileRef): SentFile {
  const common = {
    bytes: new Uint8Array(bytes).fill(7),
    ...(name !== undefined && { name }),
    ...(type !== "" && { type }),
  };
  switch (kind) {
    case "image":
      return { ...common, kind: "photo" };
    case "video":
      // A round message is a kind of its own there, without a type.
      if (type === "video/note") return { kind: "video_note", bytes: common.bytes };
      return { ...common, kind: type === "image/gif" ? "animation" : "video" };
    case "audio":
      return { ...common, kind: /ogg|^$/.test(type) ? "voice" : "audio" };
    case "sticker":
      return {
        ...common,
        kind: "sticker",
        ...(alt !== undefined && { emoji: alt }),
        isMoving: /webm|tgs/.test(type),
      };
    case "document":
      return { ...common, kind: "document" };
  }
}

interface Seeing {
  readonly simulator: TelegramSimulator;
  readonly chat: ChatRef;
  readonly ids: MessageIds;
}

function seenOf({ simulator, chat, ids }: Seeing, message: BotMessage): Seen {
  const { id, text, keyboard, fileId, replyTo } = message;
  const file =
    fileId === undefined ? undefined : simulator.document(Number(chat.chatId), message.id);
  const named = file && `[${[file.kind, file.name].filter(Boolean).join(" ")}]`;
  return {
    id: String(id),
    text: [text, named].filter(Boolean).join("\n"),
    buttons: keyboard
      .flat()
      .map(({ text: label, callback_data: data = "" }) => ({ label, ...decodeButtonData(data) })),
    ...(file?.kind === "document" && { document: file }),
    ...(replyTo !== undefined && { quotes: ids.ours(chat, String(replyTo)) }),
  };
}
