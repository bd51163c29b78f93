import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../adapters/store/open.ts";
import type { Ticket } from "../../handlers/desk/ticket.ts";
import { startFeishuSimulator } from "../simulators/feishu/simulator.ts";
import { temporaryFolder } from "../support/folder.ts";
import { hasRedisServer, startRedis } from "../support/redis.ts";
import { startBotProcess } from "./bot-process.ts";
import { writeSettings } from "./desk-settings.ts";

const ROUNDS = 200;
/** So many people ask for an officer at the same instant. */
const AT_ONCE = 20;
const ACCEPTED = "已接单，完整资料在您和我的私聊里。";

test.skipIf(!hasRedisServer())(
  "of two officers who accept at once, each in a process of its own, one wins, 200 times, and the other hears the truth",
  async () => {
    const world = await openTwoProcesses();
    const { simulator, group, officers } = world;
    await openTickets(world);

    const cardOf = firstCard(world);
    const winners: string[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const card = cardOf(round);
      const order = round % 2 === 0 ? officers : officers.toReversed();
      const pressed = await Promise.all(
        order.map((officer) => officer.taps(card.id, card.value, { in: group })),
      );
      const answers = pressed.map(({ toast }) => toast?.content);
      const winner = order[answers.indexOf(ACCEPTED)];
      expect(new Set(answers)).toEqual(new Set([ACCEPTED, `已经由 ${winner?.name} 接单了。`]));
      winners.push(winner?.openId ?? "");
    }

    // Both had their wins, or there was no race.
    expect(new Set(winners).size).toBe(2);
    expect(simulator.gateway.clients.count()).toBe(2);
    await world.stop();
    expect(await acceptancesIn(world.storeUrl)).toEqual(winners);
  },
);

type World = Awaited<ReturnType<typeof openTwoProcesses>>;

/** One Redis, one Feishu, and two processes of the bot between them, which get its events in turn. */
async function openTwoProcesses() {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const simulator = await startFeishuSimulator({ clock: Date.now });
  onTestFinished(() => simulator.close());
  simulator.gateway.clients.settings.isInTurn = true;
  const officers = [simulator.person("王芳"), simulator.person("陈静")];
  const group = simulator.group("省级招商窗口", officers);
  const folder = await temporaryFolder();
  const place = { chat: { channel: "feishu" as const, chatId: group.chatId }, shown: () => [] };
  const env = {
    ...(await writeSettings(folder, [
      { id: "province", name: group.name, regions: [], group: place },
    ])),
    STORE_URL: redis.url,
    FEISHU_APP_ID: simulator.appId,
    FEISHU_APP_SECRET: simulator.appSecret,
    FEISHU_DOMAIN: simulator.domain,
  };
  const onLine = (): void => undefined;
  const bots = await Promise.all([1, 2].map(() => startBotProcess({ env, folder, onLine })));
  onTestFinished(() => bots.forEach((bot) => bot.kill()));
  await simulator.gateway.clients.joined(2);
  const stop = async () => void (await Promise.all(bots.map((bot) => bot.stop())));
  return { simulator, officers, group, storeUrl: redis.url, stop };
}

/** Somebody for each round wants a person. */
async function openTickets({ simulator, group }: World): Promise<void> {
  const people = Array.from({ length: ROUNDS }, (_, n) => simulator.person(`客人${n}`));
  for (let first = 0; first < ROUNDS; first += AT_ONCE) {
    await Promise.all(
      people.slice(first, first + AT_ONCE).map(async (person) => {
        await person.says("转人工");
        await simulator.until(() =>
          simulator.sent(person).some(({ buttons }) => buttons.flat().includes("同意，转交")),
        );
        await person.presses("同意，转交");
      }),
    );
  }
  await simulator.until(() => simulator.sent(group).length > 0);
}

/** A group is sent five cards a second, so the first one's button stands for all: they differ by the number. */
function firstCard({ simulator, group }: World) {
  const [card] = simulator.shown(group);
  const button = card?.buttons.flat().find(({ label }) => label === "接单");
  if (card === undefined || button === undefined) throw new Error("No card to accept.");
  return (round: number) => ({
    id: card.id,
    value: { ...(button.value as object), value: String(round).padStart(4, "0") },
  });
}

/** Who accepted each ticket, in the order of their numbers. */
async function acceptancesIn(url: string): Promise<readonly string[]> {
  const store = await openStore(url, { onWarning: () => undefined });
  try {
    const keys = Array.from({ length: ROUNDS }, (_, n) => ({
      kind: "ticket",
      id: String(n + 1).padStart(4, "0"),
    }));
    return (await store.read(keys)).map((stored) => {
      const ticket = stored?.data as Ticket | undefined;
      const steps = (ticket?.history ?? []).filter(({ what }) => what === "accepted");
      expect(steps.map(({ who }) => who)).toEqual([`feishu:${ticket?.owner?.id}`]);
      return ticket?.owner?.id ?? "";
    });
  } finally {
    await store.close();
  }
}
