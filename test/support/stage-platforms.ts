import { DeliveryError } from "../../bot/core/errors.ts";
import { type BotEvent, type Channel, type ChatRef, chatKey } from "../../bot/core/event.ts";
import type { Adapter, Answer, TakenDelivery } from "../../bot/core/ports.ts";
import { type Button, plainText } from "../../bot/core/reply.ts";
import { createFakeAdapter, type FakeAdapter } from "./adapter.ts";

/** A message as somebody sees it in a chat. */
export interface Seen {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly Button[];
}

export type Platforms = ReturnType<typeof createPlatforms>;

/** A fake of each platform, with what lies in each chat. */
export function createPlatforms() {
  const fakes = new Map<Channel, FakeAdapter>(
    (["telegram", "feishu", "web"] as const).map((channel) => [
      channel,
      createFakeAdapter(channel),
    ]),
  );
  const closed = new Set<string>();
  const fakeOf = (channel: Channel): FakeAdapter => {
    const fake = fakes.get(channel);
    if (fake === undefined) throw new Error(`There is no ${channel}.`);
    return fake;
  };
  return {
    adapters: [...fakes.values()].map(({ adapter }) => refusing(adapter, closed)),
    sent: () => [...fakes.values()].flatMap((fake) => fake.sent),
    receive: (event: BotEvent): Promise<Answer | undefined> =>
      fakeOf(event.chat.channel).receive(event),
    join(group: ChatRef, id: string) {
      fakeOf(group.channel).members.add(`${chatKey(group)} ${id}`);
    },
    /** From now on nothing gets through to that chat: its person has blocked the bot. */
    close: (chat: ChatRef) => void closed.add(chatKey(chat)),
    /** What lies in a chat, in the order in which it came, replaced messages in their last form. */
    shown(chat: ChatRef): readonly Seen[] {
      const messages: Seen[] = [];
      for (const [index, delivery] of fakeOf(chat.channel).sent.entries()) {
        if (chatKey(delivery.to) !== chatKey(chat)) continue;
        const seen = seenOf(delivery, delivery.replacesMessageId ?? `m${index + 1}`);
        const old = messages.findIndex(({ id }) => id === seen.id);
        if (old >= 0) messages[old] = seen;
        else messages.push(seen);
      }
      return messages;
    },
  };
}

function refusing(adapter: Adapter, closed: ReadonlySet<string>): Adapter {
  return {
    ...adapter,
    async send(delivery) {
      if (closed.has(chatKey(delivery.to))) {
        throw new DeliveryError("unreachable", "The bot was blocked by the user.");
      }
      return adapter.send(delivery);
    },
  };
}

function seenOf({ reply }: TakenDelivery, id: string): Seen {
  if (reply.kind === "text") return { id, text: reply.text, buttons: [] };
  if (reply.kind === "card") return { id, text: plainText(reply), buttons: reply.buttons.flat() };
  return { id, text: reply.kind, buttons: [] };
}
