import type { Api } from "grammy/web";
import type { ChatRef, Person } from "../../bot/core/event.ts";
import type { Adapter } from "../../bot/core/ports.ts";
import { encodeChat } from "./encode.ts";
import { isUnknownMember, toDeliveryError } from "./errors.ts";

type Member = Awaited<ReturnType<Api["getChatMember"]>>;

/** Who is in a group, and what he is called there, as Telegram says. */
export function createMembers(api: Api): Pick<Adapter, "isMember" | "memberName"> {
  const memberOf = async (group: ChatRef, person: Person): Promise<Member | undefined> => {
    if (group.channel !== "telegram" || person.channel !== "telegram") return undefined;
    try {
      const { chat_id: chatId } = encodeChat(group);
      const member = await api.getChatMember(chatId, Number(person.id));
      return isIn(member) ? member : undefined;
    } catch (error) {
      if (isUnknownMember(error)) return undefined;
      throw toDeliveryError(error, group.chatId);
    }
  };
  return {
    isMember: async (group, person) => (await memberOf(group, person)) !== undefined,
    async memberName(group, person) {
      const user = (await memberOf(group, person))?.user;
      return user && [user.first_name, user.last_name].filter(Boolean).join(" ");
    },
  };
}

function isIn(member: { readonly status: string; readonly is_member?: boolean }): boolean {
  switch (member.status) {
    case "creator":
    case "administrator":
    case "member":
      return true;
    case "restricted":
      return member.is_member === true;
    default:
      return false;
  }
}
