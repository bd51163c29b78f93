import type { SimulatedPerson } from "../simulators/telegram/person.ts";
import {
  startTelegramSimulator,
  type TelegramSimulator,
} from "../simulators/telegram/simulator.ts";
import { type Actor, checkButton, type Place, type Platform } from "./platform.ts";

const FIRST_PERSON = 5_000_001;
const FIRST_GROUP = -1_001_000_000_001;

/** How fast the waits of Telegram's retries pass: a pressed button's 150 s outlast a start on a busy machine. */
const MS_PER_SECOND = 50;

/** `port`: where the bot listens, so that Telegram calls it; without one the bot polls. */
export async function startTelegram(port?: number): Promise<Platform> {
  const simulator = await startTelegramSimulator({ msPerSecond: MS_PER_SECOND });
  const people = new Map<Actor, SimulatedPerson>();
  let groups = 0;
  let isAckLost = false;
  return {
    channel: "telegram",
    env: {
      TELEGRAM_BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.apiRoot,
      ...(port !== undefined && {
        TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
        TELEGRAM_WEBHOOK_SECRET: "a-Secret_of-ours",
      }),
    },
    person: (name) => {
      const person = simulator.person(FIRST_PERSON + people.size, name, "zh-hans");
      const actor = createActor(person, placeOf(simulator, person.id));
      people.set(actor, person);
      return actor;
    },
    group: (title, members) => {
      const inside = members.flatMap((member) => people.get(member) ?? []);
      const group = simulator.group(FIRST_GROUP - groups++, inside, { title });
      return placeOf(simulator, group.id);
    },
    until: (holds) => simulator.until(holds),
    cutNextSend: (when, onStrike) => simulator.failNext({ kind: `drop_${when}`, onStrike }),
    lost: async () => {
      if (isAckLost) simulator.redeliverLast();
      isAckLost = false;
    },
    // Updates wait until the next poll confirms them.
    found: async () => undefined,
    acknowledged: () => simulator.until(() => simulator.pending().length === 0),
    handOverAgain: () => simulator.redeliverLast(),
    loseAck: async (act) => {
      act();
      isAckLost = true;
    },
    close: () => simulator.close(),
  };
}

function placeOf(simulator: TelegramSimulator, chatId: number): Place {
  return {
    chat: { channel: "telegram", chatId: String(chatId) },
    shown: () =>
      simulator.sent(chatId).map(({ id, text, textAsSent, keyboard }) => ({
        id: String(id),
        text,
        textAsSent,
        buttons: keyboard.flat().map((button) => button.text),
      })),
  };
}

function createActor(person: SimulatedPerson, own: Place): Actor {
  const told: string[] = [];
  return {
    name: person.name,
    place: own,
    told,
    says: (text) => void person.says(text),
    presses: (label, place = own) => {
      checkButton(place, label);
      // The update waits for the bot; whether it answers in time is another matter.
      void person.presses(label, { in: Number(place.chat.chatId) }).then((answer) => {
        const words = answer?.url ?? answer?.text;
        if (words !== undefined) told.push(words);
      });
    },
  };
}
