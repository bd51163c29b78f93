import { badRequest } from "./api-error.ts";
import { chatNotFound, type GroupState, nextMessageId, type World } from "./world.ts";

/** Bot API reference, createForumTopic. */
const MAX_NAME_LENGTH = 128;

export interface Topic {
  readonly name: string;
  isClosed: boolean;
}

type Payload = Readonly<Record<string, unknown>>;
type Method = (world: World, payload: Payload) => unknown;

/** Bot API reference: each needs the administrator right can_manage_topics in a forum supergroup. */
export const TOPIC_METHODS: Readonly<Record<string, Method>> = {
  createForumTopic(world, payload) {
    const { group, topics } = forum(world, payload, "create a topic");
    const { name } = payload;
    if (typeof name !== "string" || name === "" || name.length > MAX_NAME_LENGTH)
      throw badRequest("TOPIC_TITLE_EMPTY");
    // The id of a topic is that of the service message that opened it.
    const id = nextMessageId(world, group.id);
    topics.set(id, { name, isClosed: false });
    return { message_thread_id: id, name, icon_color: 0x6f_b9_f0 };
  },
  closeForumTopic: (world, payload) => setClosed(world, payload, true),
  reopenForumTopic: (world, payload) => setClosed(world, payload, false),
};

/**
 * Where a message of the bot's goes, in the words of tdlib/telegram-bot-api: outside forums the thread is ignored;
 * General, id 1, can't be named; a closed topic takes what who may manage topics writes.
 */
export function topicOf(group: GroupState, threadId: number | undefined): number | undefined {
  if (group.topics === undefined || threadId === undefined) return undefined;
  const topic = group.topics.get(threadId);
  if (topic === undefined) throw badRequest("message thread not found");
  if (topic.isClosed && !group.canManageTopics) throw badRequest("TOPIC_CLOSED");
  return threadId;
}

function setClosed(world: World, payload: Payload, isClosed: boolean): true {
  const { topics } = forum(world, payload, "manage topics");
  const topic = topics.get(Number(payload["message_thread_id"]));
  if (topic === undefined) throw badRequest("TOPIC_ID_INVALID");
  if (topic.isClosed === isClosed) throw badRequest("TOPIC_NOT_MODIFIED");
  topic.isClosed = isClosed;
  return true;
}

function forum(world: World, payload: Payload, what: string) {
  const group = world.groups.get(Number(payload["chat_id"]));
  if (group === undefined) throw chatNotFound();
  const { topics } = group;
  if (topics === undefined) throw badRequest("the chat is not a forum");
  if (!group.canManageTopics) throw badRequest(`not enough rights to ${what}`);
  return { group, topics };
}
