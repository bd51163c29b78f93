import type { SimGroup } from "../simulators/feishu/groups.ts";
import type { SimPerson } from "../simulators/feishu/people.ts";
import { type FeishuSimulator, startFeishuSimulator } from "../simulators/feishu/simulator.ts";
import { type Actor, checkButton, type Place, type Platform } from "./platform.ts";

export async function startFeishu(): Promise<Platform> {
  const simulator = await startFeishuSimulator();
  const { gateway } = simulator;
  const groups = new Map<Place, SimGroup>();
  /** What failed before people's eyes: they do it again as soon as it can work. */
  const again: (() => void)[] = [];

  function createActor(person: SimPerson): Actor {
    const own = placeOf(simulator, person, person.openId);
    const told: string[] = [];
    const presses = (label: string, place: Place = own): void => {
      checkButton(place, label);
      const group = groups.get(place);
      if (gateway.clients.count() === 0) again.push(() => presses(label, place));
      void person.presses(label, group === undefined ? {} : { in: group }).then(({ toast }) => {
        if (toast !== undefined) told.push(toast.content);
      });
    };
    const says = (text: string): void => void person.writes(text);
    return { name: person.name, place: own, told, says, presses };
  }

  return {
    channel: "feishu",
    env: {
      FEISHU_APP_ID: simulator.appId,
      FEISHU_APP_SECRET: simulator.appSecret,
      FEISHU_DOMAIN: simulator.domain,
    },
    person: (name) => createActor(simulator.person(name)),
    group: (name, members) => {
      const inside = members.map((member) => simulator.person(member.name));
      const group = simulator.group(name, inside);
      const place = placeOf(simulator, group, group.chatId);
      groups.set(place, group);
      return place;
    },
    until: (holds) => simulator.until(holds),
    cutNextSend: (when, onStrike) =>
      simulator.fail({ act: when === "before" ? "drop" : "lose", onStrike }),
    ...handovers(simulator, again),
    close: () => simulator.close(),
  };
}

type Handovers = Pick<Platform, "lost" | "found" | "acknowledged" | "handOverAgain" | "loseAck">;

/** How events get to the bot, and once more. */
function handovers({ gateway }: FeishuSimulator, again: (() => void)[]): Handovers {
  let connections = 0;
  let isAckLost = false;
  return {
    lost: async () => {
      await gateway.clients.left();
      await gateway.settled();
      if (isAckLost && gateway.waiting() === 0) throw new Error("The acknowledgement was heard.");
      isAckLost = false;
    },
    found: async () => {
      connections += 1;
      await gateway.clients.joined(connections);
      for (const repeat of again.splice(0)) repeat();
      if (gateway.waiting() > 0) await gateway.climb();
    },
    acknowledged: () => gateway.settled(),
    handOverAgain: () => void gateway.repeat(),
    loseAck: async (act) => {
      act();
      // The event leaves in the next microtasks; nothing the client writes after that is heard.
      await Promise.resolve();
      await Promise.resolve();
      gateway.clients.fallSilent();
      isAckLost = true;
    },
  };
}

function placeOf(simulator: FeishuSimulator, chat: SimPerson | SimGroup, chatId: string): Place {
  return {
    chat: { channel: "feishu", chatId },
    shown: () =>
      simulator
        .sent(chat)
        .map(({ id, text, buttons }) => ({ id, text, textAsSent: text, buttons: buttons.flat() })),
  };
}
