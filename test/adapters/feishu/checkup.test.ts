import { expect, it, onTestFinished } from "vitest";
import { checkFeishu } from "../../../adapters/feishu/checkup.ts";
import { startFeishuSimulator } from "../../simulators/feishu/simulator.ts";
import { unusedPort } from "../../support/port.ts";

async function open() {
  const simulator = await startFeishuSimulator();
  onTestFinished(() => simulator.close());
  const { appId, appSecret, domain } = simulator;
  const group = simulator.group("玉溪市招商窗口", [simulator.person("张敏")]);
  const groups = [{ desk: "yuxi", chatId: group.chatId }];
  const look = async (parts: Partial<Parameters<typeof checkFeishu>[0]> = {}) =>
    (await checkFeishu({ appId, appSecret, domain, groups, ...parts })).map(
      ({ state, what }) => `${state}: ${what}`,
    );
  return { simulator, group, look };
}

it("an app with its scopes, in its groups, has nothing to be mended", async () => {
  const { look } = await open();
  expect(await look()).toEqual([
    "fine: Feishu: the app is 滇桥",
    expect.stringMatching(/^fine: clock/),
    "fine: Feishu: all scopes are granted",
    "fine: desk yuxi: the bot is in its group on Feishu",
  ]);
});

it("scopes that are missing are named, unless a wider one is granted", async () => {
  const { simulator, look } = await open();
  simulator.revokeScope("im:resource");
  simulator.revokeScope("im:chat.members:read");
  expect((await look())[2]).toBe("problem: Feishu: not granted: im:resource");
});

it("a group whose talks run in threads needs the scope for all its messages", async () => {
  const { simulator, group, look } = await open();
  const groups = [{ desk: "yuxi", chatId: group.chatId, hasThreads: true }];
  const words = "warning: desk yuxi: in its threads the bot reads only what mentions it";
  expect(await look({ groups })).not.toContain(words);
  simulator.revokeScope("im:message.group_msg");
  expect(await look({ groups })).toContain(words);
  expect(await look()).not.toContain(words);
});

it("a group the bot is not in, or that there is none of, is named with its desk", async () => {
  const { group, look } = await open();
  void group.removeBot();
  const groups = [
    { desk: "yuxi", chatId: group.chatId },
    { desk: "dali", chatId: "oc_nowhere" },
  ];
  expect((await look({ groups })).slice(3)).toEqual([
    expect.stringMatching(/^problem: desk yuxi: its group on Feishu \(.*232011/),
    expect.stringMatching(/^problem: desk dali: its group on Feishu \(.*232006/),
  ]);
});

it("a refused secret, and a platform nobody answers at, are told apart", async () => {
  const { look } = await open();
  expect(await look({ appSecret: "wrong" })).toEqual([
    expect.stringMatching(/^problem: Feishu: Feishu answered 10014/),
  ]);
  const domain = `http://127.0.0.1:${await unusedPort()}`;
  expect(await look({ domain })).toEqual([
    expect.stringMatching(/^problem: Feishu: does not answer/),
  ]);
});
