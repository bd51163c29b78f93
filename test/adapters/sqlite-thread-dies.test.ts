import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startBotProcess } from "../e2e/bot-process.ts";
import { writeSettings } from "../e2e/desk-settings.ts";
import { countDeliveries } from "../e2e/remains.ts";
import { startTelegramSimulator } from "../simulators/telegram/simulator.ts";
import { temporaryFolder } from "../support/folder.ts";

/** Ways in which the thread that writes the file ends amid a commit, while there is a file named POISON. */
const DEATHS = {
  "throws before it has made a commit": { on: "commit", death: 'throw new Error("poisoned")' },
  "throws after a commit, which nobody is told of": {
    on: "committed",
    death: 'throw new Error("poisoned")',
  },
  "ends without a word": { on: "commit", death: "process.exit(0)" },
} as const;

type Death = (typeof DEATHS)[keyof typeof DEATHS];

/** Loaded into every thread of the bot: the poison works where groups of orders come in, and their answers go out. */
function preload({ on, death }: Death): string {
  const code = `
import { existsSync } from "node:fs";
import { isMainThread, MessagePort } from "node:worker_threads";
const taste = (group) => {
  if (!Array.isArray(group) || !existsSync(process.env.POISON)) return;
  if (group.some((one) => one[0] === "${on}" || one.result === "${on}")) ${death};
};
if (!isMainThread) {
  const { on, postMessage } = MessagePort.prototype;
  MessagePort.prototype.on = function (name, listener) {
    return on.call(this, name, name !== "message" ? listener : (message) => {
      taste(message);
      listener(message);
    });
  };
  MessagePort.prototype.postMessage = function (message, ...rest) {
    taste(message);
    return postMessage.call(this, message, ...rest);
  };
}`;
  return `--import=data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
}

async function openBot(death: Death) {
  const telegram = await startTelegramSimulator();
  onTestFinished(() => telegram.close());
  const folder = await temporaryFolder();
  const poison = join(folder, "poison");
  const people = [501, 502, 503].map((id) => telegram.person(id, `Person ${id}`, "en"));
  const province = {
    id: "province",
    name: "省级招商窗口",
    regions: [],
    group: { chat: { channel: "telegram", chatId: "-100" } as const, shown: () => [] },
  };
  const lines: string[] = [];
  const env = {
    ...(await writeSettings(folder, [province])),
    STORE_URL: `sqlite:${join(folder, "store.db")}`,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    NODE_OPTIONS: preload(death),
    POISON: poison,
  };
  const answersOf = (clause: number) =>
    people.map(({ id }) =>
      telegram.sent(id).filter(({ text }) => text.includes(`附件1·一（三）${clause}`)),
    );
  return {
    lines,
    poison,
    start: () => startBotProcess({ env, folder, onLine: (line) => lines.push(line) }),
    ask: (clause: number) => {
      for (const person of people) person.says(`/clause 附件1·一（三）${clause}`);
    },
    countAnswers: (clause: number) => answersOf(clause).map(({ length }) => length),
    answered: (clause: number) =>
      telegram.until(() => answersOf(clause).every(({ length }) => length > 0)),
    idle: () => telegram.until(() => telegram.isIdle()),
    /** What was sent is also known to be: a message whose answer is lost would come once more. */
    settled: async () => {
      await expect.poll(() => countDeliveries(env.STORE_URL)).toBe(0);
    },
  };
}

test.each(Object.entries(DEATHS))(
  "when the thread that writes the file %s, the process ends and says why, and the next one goes on where it stood",
  async (_, death) => {
    const { lines, poison, start, ask, countAnswers, answered, idle, settled } =
      await openBot(death);
    const first = await start();
    onTestFinished(() => void first.kill());
    ask(1);
    await answered(1);
    await settled();
    await writeFile(poison, "");
    ask(2);
    await first.gone;
    expect(await first.stop()).toBeGreaterThan(0);
    expect(lines.join("\n")).toMatch(
      /StoreError: The thread that writes .*store\.db has ended[^]*Start the bot again/,
    );

    await rm(poison);
    const second = await start();
    onTestFinished(() => void second.kill());
    ask(3);
    await Promise.all([answered(2), answered(3)]);
    await idle();
    expect([1, 2, 3].map(countAnswers)).toEqual([1, 2, 3].map(() => [1, 1, 1]));
    expect(await second.stop()).toBe(0);
  },
);
