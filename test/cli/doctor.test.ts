import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { writeSettings } from "../e2e/desk-settings.ts";
import { startFeishuSimulator } from "../simulators/feishu/simulator.ts";
import { startTelegramSimulator } from "../simulators/telegram/simulator.ts";
import { temporaryFolder } from "../support/folder.ts";

const run = promisify(execFile);

/** `npm run doctor` with only this set. */
async function doctor(env: Readonly<Record<string, string>>) {
  const options = { env: { PATH: process.env["PATH"], ...env } };
  try {
    const { stdout } = await run(process.execPath, ["bot/cli/doctor.ts"], options);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, said: stdout };
  }
}

async function openPlatforms() {
  const telegram = await startTelegramSimulator();
  onTestFinished(() => telegram.close());
  const feishu = await startFeishuSimulator();
  onTestFinished(() => feishu.close());
  const folder = await temporaryFolder();
  const groups = [
    { id: "province", channel: "telegram", chatId: String(telegram.group(-1_001, []).id) },
    { id: "yuxi", channel: "feishu", chatId: feishu.group("玉溪市招商窗口").chatId },
  ] as const;
  const desks = groups.map(({ id, ...chat }) => ({
    id,
    name: id,
    regions: id === "yuxi" ? ["玉溪市"] : [],
    group: { chat, shown: () => [] },
  }));
  const env = {
    ...(await writeSettings(folder, desks)),
    STORE_URL: `sqlite:${join(folder, "store.db")}`,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    FEISHU_APP_ID: feishu.appId,
    FEISHU_APP_SECRET: feishu.appSecret,
    FEISHU_DOMAIN: feishu.domain,
  };
  return { env, feishu };
}

it("looks at settings, documents, store, both platforms and the desks' groups, and finds nothing", async () => {
  const { env } = await openPlatforms();
  const { code, said } = await doctor(env);
  expect(said.split("\n")).toEqual([
    "✓ settings: 2 desks",
    "✓ documents: guidance-2022",
    expect.stringMatching(/^✓ store: .*store\.db is made when the bot starts$/),
    expect.stringMatching(/^✓ Telegram: the bot is @/),
    expect.stringMatching(/^✓ clock/),
    "✓ Telegram: the bot polls",
    "✓ desk province: the bot is in its group on Telegram",
    "✓ Feishu: the app is 滇桥",
    expect.stringMatching(/^✓ clock/),
    "✓ Feishu: all scopes are granted",
    "✓ desk yuxi: the bot is in its group on Feishu",
    "",
    "problems: 0, warnings: 0",
    "",
  ]);
  expect(code).toBe(0);
});

it("ends with 1 where something is wrong, and says what to do about it", async () => {
  const { env, feishu } = await openPlatforms();
  feishu.revokeScope("im:resource");
  const { code, said } = await doctor(env);
  expect(said).toMatch(/^✗ Feishu: not granted: im:resource\n {4}Add them under Permissions/m);
  expect(said).toMatch(/^problems: 1, warnings: 0$/m);
  expect(code).toBe(1);

  const wrong = await doctor({ ...env, PORT: "99999", THRESHOLDS_FILE: "" });
  expect(wrong.said).toMatch(/^✗ PORT must be a whole number/m);
  expect(wrong.said).toMatch(/^✗ THRESHOLDS_FILE is not set/m);
  expect(wrong.code).toBe(1);
});
