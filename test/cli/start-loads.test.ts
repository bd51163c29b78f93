import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { startBotProcess } from "../e2e/bot-process.ts";
import { writeSettings } from "../e2e/desk-settings.ts";
import { startTelegramSimulator } from "../simulators/telegram/simulator.ts";
import { temporaryFolder } from "../support/folder.ts";

const NOTE_LOADED = new URL("../support/note-loaded.ts", import.meta.url).href;
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What others' packages may bring at a start, in files: each costs about half a millisecond of it. */
const MOST_OF_OTHERS = 280;

/** The files a bot loads until it is ready, by their path here. */
async function filesLoaded(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const file = join(folder, "loaded.txt");
  const bot = await startBotProcess({
    env: {
      STORE_URL: `sqlite:${join(folder, "store.db")}`,
      NODE_OPTIONS: `--import ${NOTE_LOADED}`,
      LOADED_FILE: file,
      ...env,
    },
    folder,
    onLine: () => undefined,
  });
  expect(await bot.stop()).toBe(0);
  const loaded = (await readFile(file, "utf8")).split("\n");
  return loaded
    .filter((url) => url.startsWith("file:"))
    .map((url) => fileURLToPath(url).slice(ROOT.length));
}

/** A package, or a folder of ours, of which a start loaded something. */
const of =
  (files: readonly string[]) =>
  (place: string): boolean =>
    files.some((file) => file.startsWith(`${place}/`) || file.startsWith(`node_modules/${place}/`));

it("a bot of the playground alone starts without what belongs to platforms, to Redis and to reports", async () => {
  const files = await filesLoaded(await temporaryFolder(), {});
  const loads = of(files);
  expect(["adapters/web", "fastify", "zod", "flexsearch"].filter(loads)).toHaveLength(4);
  expect(
    [
      "adapters/telegram",
      "adapters/feishu",
      "grammy",
      "@larksuiteoapi/node-sdk",
      "ioredis",
      "write-excel-file",
      "ajv",
    ].filter(loads),
  ).toEqual([]);
  expect(files.filter((file) => file.startsWith("node_modules/")).length).toBeLessThan(
    MOST_OF_OTHERS,
  );
});

it("a bot on Telegram starts without Feishu's SDK and without the page", async () => {
  const telegram = await startTelegramSimulator();
  onTestFinished(() => telegram.close());
  const folder = await temporaryFolder();
  const group = { channel: "telegram", chatId: String(telegram.group(-1_001, []).id) } as const;
  const files = await filesLoaded(folder, {
    ...(await writeSettings(folder, [
      { id: "province", name: "province", regions: [], group: { chat: group, shown: () => [] } },
    ])),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  });
  const loads = of(files);
  expect(["adapters/telegram", "grammy"].filter(loads)).toHaveLength(2);
  expect(
    ["adapters/web", "adapters/feishu", "@larksuiteoapi/node-sdk", "axios", "protobufjs"].filter(
      loads,
    ),
  ).toEqual([]);
});
