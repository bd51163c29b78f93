import { createFeishuAdapter } from "../../adapters/feishu/adapter.ts";
import type {
  ActionEvent,
  BotEvent,
  ChatRef,
  FileRef,
  MessageEvent,
} from "../../bot/core/event.ts";
import type { Answer } from "../../bot/core/ports.ts";
import type { Ack } from "../simulators/feishu/gateway.ts";
import type { SimGroup } from "../simulators/feishu/groups.ts";
import type { Done, SimFile, SimPerson } from "../simulators/feishu/people.ts";
import { type ShownMessage, startFeishuSimulator } from "../simulators/feishu/simulator.ts";
import { openIdOf } from "../simulators/feishu/world.ts";
import { actorOf, createMessageIds, known, type MessageIds, NOT_PLAYED } from "./stage-ids.ts";
import type { Seen, StagePlatform } from "./stage-platforms.ts";

/** The bot's own Feishu adapter on the simulated open platform, over the long connection of the official SDK. */
export async function openFeishu(): Promise<StagePlatform & { close(): Promise<void> }> {
  const simulator = await startFeishuSimulator({ clock: Date.now });
  const { gateway } = simulator;
  const people = new Map<string, SimPerson>();
  const keys = new Map<string, string>();
  const groups = new Map<string, SimGroup>();
  const ids = createMessageIds();
  const played = new Map<string, Promise<Acted>>();
  const placeOf = ({ chatId }: ChatRef) => groups.get(chatId) ?? known(people, chatId);
  return {
    channel: "feishu",
    personId(key) {
      keys.set(openIdOf(key), key);
      return openIdOf(key);
    },
    groupId(key) {
      const group = simulator.group(key);
      groups.set(group.chatId, group);
      return group.chatId;
    },
    add({ id, name, locale }) {
      const options = { key: keys.get(id), locale: toLarkLocale(locale) };
      people.set(id, simulator.person(name, options));
    },
    adapter: async (_, log) => {
      const { appId, appSecret, domain } = simulator;
      return createFeishuAdapter({ appId, appSecret, domain, log });
    },
    async play(event) {
      const before = await played.get(event.id);
      if (before !== undefined) {
        if (before.ack !== undefined) await gateway.repeat(before.ack.eventId);
        return undefined;
      }
      const group = groups.get(event.chat.chatId);
      const acted = act({ person: known(people, actorOf(event)), group, ids }, event);
      played.set(event.id, acted);
      return (await acted).answer;
    },
    shown: (chat) => simulator.shown(placeOf(chat)).map((message) => seenOf(chat, ids, message)),
    isMarked: (chat, messageId) => simulator.reactions(ids.sent(chat, messageId)).includes("OK"),
    join: ({ chatId }, id) => known(groups, chatId).add(known(people, id)),
    leave: ({ chatId }, id) => known(groups, chatId).remove(known(people, id)),
    block({ chatId }) {
      void groups.get(chatId)?.removeBot();
      people.get(chatId)?.stops();
    },
    ...NOT_PLAYED,
    unblock({ chatId }) {
      void groups.get(chatId)?.addBot();
      people.get(chatId)?.resumes();
    },
    hold: (chat) => simulator.hold(placeOf(chat)),
    release: (chat) => simulator.release(placeOf(chat)),
    settled: async () => void (await gateway.settled()),
    isSettled: () => gateway.isIdle(),
    close: () => simulator.close(),
  };
}

/** As the user agent of the app has it: `zh_CN`. */
function toLarkLocale(locale: string | undefined): string | undefined {
  if (locale === undefined) return undefined;
  if (/^zh-(hant|tw|hk)/i.test(locale)) return "zh_TW";
  return locale.startsWith("zh") ? "zh_CN" : "en_US";
}

interface Acting {
  readonly person: SimPerson;
  readonly group: SimGroup | undefined;
  readonly ids: MessageIds;
}

interface Acted {
  readonly ack?: Ack;
  readonly answer?: Answer;
}

async function act(acting: Acting, event: BotEvent): Promise<Acted> {
  const { person, ids } = acting;
  switch (event.kind) {
    case "message": {
      const [first, ...more] = write(acting, event);
      if (first === undefined) throw new Error("There is nothing to send.");
      ids.wrote(event, first.messageId);
      const [ack] = await Promise.all([first, ...more].map(({ taken }) => taken));
      return ack === undefined ? {} : { ack };
    }
    case "action":
      return press(acting, event);
    case "recall":
      return { ack: await person.recalls(ids.real(event, event.messageId)) };
    case "edit":
      // Feishu tells bots nothing of edited messages.
      return {};
    case "reach":
    case "due":
      throw new Error(`Nobody does a ${event.kind}.`);
  }
}

async function press({ person, group }: Acting, event: ActionEvent): Promise<Acted> {
  const { action, value, chat, messageId } = event;
  const button = { action, ...(value !== undefined && { value }), chat: chat.chatId };
  const day = event.fields?.["day"];
  const how = { ...(group && { in: group }), ...(day !== undefined && { day }) };
  const { ack, toast } = await person.taps(messageId, button, how);
  if (toast === undefined) return { ack };
  return { ack, answer: { text: toast.content, tone: toast.type as Answer["tone"] } };
}

/** One message for each file: Feishu has no albums, and no words beside a file. */
function write({ person, group, ids }: Acting, event: MessageEvent): readonly Done[] {
  const { text, files, replyTo, other, mentionsBot } = event;
  const how = {
    ...(group !== undefined && { in: group }),
    ...(replyTo !== undefined && { replyTo: ids.real(event, replyTo) }),
    ...(mentionsBot === false && { isOverheard: true }),
  };
  if (other !== undefined) return [person.posts(...sharedIn(event), how)];
  // In a group the bot's mention stands before them, and may stand alone.
  const isSilent = text === "" && (group === undefined || files.length > 0);
  const words = isSilent ? [] : [person.writes(text, how)];
  return [...words, ...files.map((file) => person.sends(toSent(file), how))];
}

/** Feishu docs: "message content of received messages". */
function sharedIn({ other = "", place, contact }: MessageEvent): [string, object] {
  switch (other) {
    case "location": {
      const { latitude, longitude, name = "" } = place ?? { latitude: 24.5, longitude: 102.9 };
      return ["location", { name, latitude: String(latitude), longitude: String(longitude) }];
    }
    case "contact":
      return ["share_user", { user_id: openIdOf(contact?.name ?? "Li Qiang") }];
    case "poll":
      return ["vote", { topic: "?", options: ["1", "2"] }];
    case "group":
      return ["share_chat", { chat_id: "oc_another" }];
    case "forward":
      return ["merge_forward", { content: "Merged and Forwarded Message" }];
    default:
      return [other, {}];
  }
}

const KIND_OF: Readonly<Record<FileRef["kind"], SimFile["kind"]>> = {
  image: "image",
  audio: "audio",
  video: "media",
  document: "file",
  sticker: "sticker",
};

function toSent({ kind, name, bytes = 10 }: FileRef): SimFile {
  const content = new Uint8Array(bytes).fill(7);
  return { kind: KIND_OF[kind], bytes: content, ...(name !== undefined && { name }) };
}

function seenOf(chat: ChatRef, ids: MessageIds, message: ShownMessage): Seen {
  const { id, type, text, buttons, parentId, file } = message;
  const named = file && `[${[type, file.name].filter(Boolean).join(" ")}]`;
  return {
    id,
    text: named ?? text,
    buttons: buttons.flat().map(({ label, value }) => {
      const { action, value: rest } = value as { action: string; value?: string };
      return { label, action, ...(rest !== undefined && { value: rest }) };
    }),
    ...(type === "file" && file !== undefined && { document: file }),
    ...(parentId !== undefined && { quotes: ids.ours(chat, parentId) }),
  };
}
