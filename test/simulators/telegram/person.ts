import { toMessage } from "./methods.ts";
import {
  type CallbackAnswer,
  findSent,
  type GroupState,
  nextMessageId,
  nowS,
  type PersonState,
  toChat,
  toUser,
  type World,
} from "./world.ts";

export interface Place {
  /** A group's id; the private chat when absent. */
  readonly in?: number;
  readonly threadId?: number;
  readonly replyTo?: number;
}

export interface SentFile extends Place {
  readonly kind?:
    | "photo"
    | "document"
    | "video"
    | "animation"
    | "audio"
    | "voice"
    | "video_note"
    | "sticker";
  readonly name?: string;
  readonly bytes?: Uint8Array;
  readonly caption?: string;
  readonly album?: string;
  /** MIME type. */
  readonly type?: string;
  /** Of a sticker. */
  readonly emoji?: string;
  readonly isMoving?: boolean;
}

/** Somebody with Telegram on his phone. What he does stands in the bot's updates at once. */
export interface SimulatedPerson {
  readonly id: number;
  readonly name: string;
  /** Each resolves to the id of the message. */
  says(text: string, place?: Place): number;
  sends(file: SentFile): number;
  /** Something of a kind of its own: `location`, `contact`, `poll`… */
  shares(content: Content, place?: Place): number;
  /** New words: of a message with a file, a new caption. */
  edits(messageId: number, text: string, place?: Place): void;
  /**
   * Presses the button with that label on the newest message that has one. Resolves to the bot's answer,
   * `undefined` when it came too late. An answer with a link back to the bot is followed.
   */
  presses(label: string, place?: Place): Promise<CallbackAnswer | undefined>;
  /** Presses a button with these data on that message, which need not be there: an app can be made to. */
  taps(messageId: number, data: string, place?: Place): Promise<CallbackAnswer | undefined>;
  /** Follows a link `t.me/<bot>?start=<payload>`. */
  opens(payload: string): void;
  blocks(): void;
  unblocks(): void;
}

type Content = Readonly<Record<string, unknown>>;

export function createPerson(world: World, person: PersonState): SimulatedPerson {
  const written = new Map<string, Content>();
  const write = (content: Content, place: Place): number => {
    const chatId = place.in ?? person.id;
    if (chatId === person.id) person.hasStarted = true;
    const id = nextMessageId(world, chatId);
    written.set(`${chatId} ${id}`, content);
    const message = { ...envelope(world, { person, place, id }), ...content };
    if (reachesBot(world, message, place)) world.updates.push({ message });
    return id;
  };

  const change = (status: "member" | "kicked") => {
    person.hasBlocked = status === "kicked";
    // Bot API reference: in a private chat this comes only when the bot is blocked or unblocked.
    world.updates.push({
      my_chat_member: {
        chat: toChat(world, person.id),
        from: toUser(person),
        date: nowS(),
        old_chat_member: { status: status === "kicked" ? "member" : "kicked", user: world.bot },
        new_chat_member: { status, user: world.bot },
      },
    });
  };

  const taps: SimulatedPerson["taps"] = async (messageId, data, place = {}) => {
    const answer = await tap(world, { person, chatId: place.in ?? person.id, messageId, data });
    // Bot API features, "Deep linking": the app then says /start with the parameter.
    const payload = answer?.url?.split("?start=")[1];
    if (payload !== undefined) write(withEntities(`/start ${payload}`), {});
    return answer;
  };

  return {
    id: person.id,
    name: person.name,
    says: (text, place = {}) => write(withEntities(text), place),
    sends: (file) => write(storeFile(world, file), file),
    shares: (content, place = {}) => write(content, place),
    edits(messageId, text, place = {}) {
      world.updates.push({
        edited_message: {
          ...envelope(world, { person, place, id: messageId }),
          edit_date: nowS(),
          ...reworded(written.get(`${place.in ?? person.id} ${messageId}`), text),
        },
      });
    },
    presses(label, place = {}) {
      const { messageId, data } = findButton(world, place.in ?? person.id, label);
      return taps(messageId, data, place);
    },
    taps,
    opens: (payload) => write(withEntities(`/start ${payload}`), {}),
    blocks: () => change("kicked"),
    unblocks: () => change("member"),
  };
}

function findButton(world: World, chatId: number, label: string) {
  for (const { id, keyboard, isDeleted } of (world.sent.get(chatId) ?? []).toReversed()) {
    const button = keyboard.flat().find(({ text }) => text === label);
    if (isDeleted || button === undefined) continue;
    return { messageId: id, data: button.callback_data ?? "" };
  }
  throw new Error(`No message of chat ${chatId} has a button "${label}".`);
}

interface Tap {
  readonly person: PersonState;
  readonly chatId: number;
  readonly messageId: number;
  readonly data: string;
}

function tap(world: World, { person, chatId, messageId, data }: Tap) {
  const message = findSent(world, chatId, messageId);
  const id = `query-${nextMessageId(world, 0)}`;
  const answered = new Promise<CallbackAnswer | undefined>((resolve) => {
    world.queries.set(id, resolve);
  });
  world.updates.push({
    callback_query: {
      id,
      from: toUser(person),
      chat_instance: `instance-${chatId}`,
      // Bot API reference, InaccessibleMessage: of a message that is gone its place alone is told.
      message: message
        ? toMessage(world, message)
        : { message_id: messageId, chat: toChat(world, chatId), date: 0 },
      data,
    },
  });
  return answered;
}

function envelope(
  world: World,
  { person, place, id }: { person: PersonState; place: Place; id: number },
) {
  const chatId = place.in ?? person.id;
  const { threadId } = place;
  // tdlib/telegram-bot-api: in a topic, what answers nothing answers the message that opened the topic.
  const target = place.replyTo ?? threadId;
  const answered = world.sent.get(chatId)?.find((message) => message.id === target);
  return {
    message_id: id,
    from: toUser(person),
    chat: toChat(world, chatId),
    date: nowS(),
    ...(threadId !== undefined && { message_thread_id: threadId, is_topic_message: true }),
    ...(target !== undefined && {
      reply_to_message: answered
        ? toMessage(world, answered)
        : { message_id: target, chat: toChat(world, chatId), date: nowS() },
    }),
  };
}

/** Bot API features, "Privacy mode": commands, mentions and replies to the bot; administrators get all. */
function reachesBot(
  world: World,
  message: Readonly<Record<string, unknown>>,
  place: Place,
): boolean {
  const group: GroupState | undefined = world.groups.get(place.in ?? 0);
  if (group === undefined || group.botStatus === "administrator") return true;
  if (group.botStatus === "kicked") return false;
  const words = [message["text"], message["caption"]]
    .filter((one) => typeof one === "string")
    .join();
  const isAddressed = words.startsWith("/") || words.includes(`@${world.bot.username}`);
  const isReply = world.sent.get(group.id)?.some(({ id }) => id === place.replyTo) ?? false;
  return isAddressed || isReply;
}

function withEntities(text: string, field: "text" | "caption" = "text") {
  const found = text.matchAll(/(?<![\w@/])(?:\/[a-z0-9_]+(?:@\w+)?|@\w+)/gi);
  const entities = Array.from(found, ({ index, 0: match }) => ({
    type: match.startsWith("/") ? "bot_command" : "mention",
    offset: index,
    length: match.length,
  }));
  const name = field === "text" ? "entities" : "caption_entities";
  return { [field]: text, ...(entities.length > 0 && { [name]: entities }) };
}

/** A message with a file keeps it, and its caption changes; an empty one is left out. */
function reworded(before: Content = {}, text: string): Content {
  if (before["text"] !== undefined || Object.keys(before).length === 0) return withEntities(text);
  const { caption: _, caption_entities: __, ...rest } = before;
  return { ...rest, ...(text !== "" && withEntities(text, "caption")) };
}

function storeFile(world: World, file: SentFile) {
  const { kind = "document", name, bytes = new Uint8Array(), caption, album } = file;
  const number = world.files.size + 1;
  const fileId = `${kind}-file-${number}`;
  world.files.set(fileId, { fileId, kind, path: `${kind}s/file_${number}`, name, bytes });
  const described = {
    file_id: fileId,
    file_unique_id: `unique-${fileId}`,
    file_size: bytes.length,
    ...(name !== undefined && { file_name: name }),
    ...(file.type !== undefined && { mime_type: file.type }),
    ...(file.emoji !== undefined && { emoji: file.emoji }),
    ...(file.isMoving !== undefined && { is_animated: file.isMoving }),
  };
  return {
    // Bot API reference: a photo comes in several sizes, an animation is a document too.
    [kind]:
      kind === "photo" ? [{ ...described, file_id: `${fileId}-small` }, described] : described,
    ...(kind === "animation" && { document: described }),
    ...(caption !== undefined && withEntities(caption, "caption")),
    ...(album !== undefined && { media_group_id: album }),
  };
}
