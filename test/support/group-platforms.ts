import { onTestFinished } from "vitest";
import { startFeishuSimulator } from "../simulators/feishu/simulator.ts";
import { startTelegramSimulator } from "../simulators/telegram/simulator.ts";
import { startBot } from "./platforms-stage.ts";

const FORUM = -1_001_000_000_001;

async function openPlatforms() {
  const telegram = await startTelegramSimulator();
  const feishu = await startFeishuSimulator();
  return { telegram, feishu };
}

type Platforms = Awaited<ReturnType<typeof openPlatforms>>;

/** A confidential desk on that platform, until the test ends. */
async function openDesk(
  { telegram, feishu }: Platforms,
  desk: Parameters<typeof startBot>[0]["desk"],
) {
  const stop = await startBot({ telegram, feishu, desk, relay: "group" });
  onTestFinished(async () => {
    await stop();
    await telegram.close();
    await feishu.close();
  });
}

/** Ann's ticket is Zhang's, who never wrote to the bot, in a topic of the forum. */
export async function inTelegramTopic() {
  const platforms = await openPlatforms();
  const { telegram } = platforms;
  const ann = telegram.person(501, "Ann Lee", "en");
  const zhang = telegram.person(601, "张敏", "zh");
  const forum = telegram.group(FORUM, [zhang], { isBotAdmin: true, topics: [] });
  await openDesk(platforms, { channel: "telegram", chatId: String(forum.id) });
  ann.says("human please");
  await telegram.until(() => telegram.sent(ann.id).some(({ keyboard }) => keyboard.length > 0));
  await ann.presses("Agree and pass on");
  await telegram.until(() => telegram.sent(forum.id).some(({ keyboard }) => keyboard.length > 0));
  await zhang.presses("接单", { in: forum.id });
  await telegram.until(() => telegram.sent(ann.id).some(({ text }) => text.includes("accepted")));
  await telegram.until(() => forum.topics().size > 0);
  return { telegram, ann, zhang, forum };
}

/** Ann's ticket is Zhang's, in the thread of its card in the group. */
export async function inFeishuThread() {
  const platforms = await openPlatforms();
  const { feishu } = platforms;
  const ann = feishu.person("Ann Lee");
  const zhang = feishu.person("张敏");
  const desk = feishu.group("desk", [zhang]);
  await openDesk(platforms, { channel: "feishu", chatId: desk.chatId });
  await ann.says("转人工");
  await feishu.until(() => feishu.sent(ann).some(({ buttons }) => buttons.length > 0));
  await ann.presses("同意，转交");
  await feishu.until(() => feishu.sent(desk).some(({ buttons }) => buttons.length > 0));
  const card = feishu.sent(desk)[0]?.id ?? "";
  await zhang.presses("接单", { in: desk });
  await feishu.until(() => feishu.sent(ann).some(({ text }) => /接单/.test(text)));
  return { feishu, ann, zhang, desk, card };
}
