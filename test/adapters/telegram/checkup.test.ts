import { expect, it, onTestFinished } from "vitest";
import { checkTelegram } from "../../../adapters/telegram/checkup.ts";
import { startTelegramSimulator } from "../../simulators/telegram/simulator.ts";
import { unusedPort } from "../../support/port.ts";

const GROUP = -1_001_000_000_001;

async function open() {
  const simulator = await startTelegramSimulator();
  onTestFinished(() => simulator.close());
  const { token, apiRoot } = simulator;
  const group = simulator.group(GROUP, []);
  const groups = [{ desk: "yuxi", chatId: String(GROUP) }];
  const look = async (parts: Partial<Parameters<typeof checkTelegram>[0]> = {}) =>
    (await checkTelegram({ token, apiRoot, groups, ...parts })).map(
      ({ state, what }) => `${state}: ${what}`,
    );
  return { simulator, group, look };
}

it("a bot that polls and is in its groups has nothing to be mended", async () => {
  const { simulator, look } = await open();
  expect(await look()).toEqual([
    `fine: Telegram: the bot is @${simulator.bot.username}`,
    expect.stringMatching(/^fine: clock/),
    "fine: Telegram: the bot polls",
    "fine: desk yuxi: the bot is in its group on Telegram",
  ]);
});

it("a group the bot is not in, that moved, or that is none, is named with its desk", async () => {
  const { simulator, group, look } = await open();
  group.removeBot();
  simulator.group(-7, []).migrate();
  simulator.person(9, "Ann").says("/start");
  const groups = [
    { desk: "yuxi", chatId: String(GROUP) },
    { desk: "dali", chatId: "-7" },
    { desk: "baoshan", chatId: "9" },
    { desk: "lincang", chatId: "-99" },
  ];
  const findings = await look({ groups });
  expect(findings.slice(3)).toEqual([
    expect.stringMatching(/^problem: desk yuxi: its group on Telegram \(.*bot was kicked/),
    "problem: desk dali: its group has moved",
    "problem: desk baoshan: 9 on Telegram is no group",
    expect.stringMatching(/^problem: desk lincang: .*chat not found/),
  ]);
});

it("a group whose talks run in topics must be a forum whose topics the bot may manage", async () => {
  const { simulator, look } = await open();
  simulator.group(-8, [], { topics: [], isBotAdmin: true });
  simulator.group(-9, [], { topics: [], isBotAdmin: true, canManageTopics: false });
  simulator.group(-10, [], { topics: [] });
  const ids = { yuxi: GROUP, dali: -8, baoshan: -9, lincang: -10 };
  const groups = Object.entries(ids).map(([desk, id]) => ({
    desk,
    chatId: String(id),
    hasThreads: true,
  }));
  const findings = (await look({ groups })).slice(3);
  expect(findings.filter((one) => !one.includes("is in its group"))).toEqual([
    "warning: desk yuxi: its group has no topics, so its talks run in private",
    "fine: desk dali: the bot may manage topics",
    "warning: desk baoshan: the bot may not manage topics, so its talks run in private",
    "warning: desk lincang: the bot may not manage topics, so its talks run in private",
  ]);
});

it("a webhook that is set elsewhere is told from the one that was set up", async () => {
  const { look } = await open();
  const webhook = { url: "https://bot.example.org/telegram/webhook" };
  expect((await look({ webhook }))[2]).toBe(
    "warning: Telegram: is to be polled, not as set up here",
  );
});

it("a refused token, and a server nobody answers at, are told apart; the token is in neither", async () => {
  const { simulator, look } = await open();
  const wrong = `1:${"x".repeat(35)}`;
  const refused = await look({ token: wrong });
  expect(refused).toEqual([expect.stringMatching(/^problem: TELEGRAM_BOT_TOKEN: .*401/)]);
  const apiRoot = `http://127.0.0.1:${await unusedPort()}`;
  const silent = await look({ apiRoot });
  expect(silent).toEqual([expect.stringMatching(/^problem: Telegram: does not answer/)]);
  expect(refused.join() + silent.join()).not.toContain(simulator.token.slice(3));
});
