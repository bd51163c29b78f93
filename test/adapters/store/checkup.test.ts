import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { checkStore } from "../../../adapters/store/checkup.ts";
import { openStore } from "../../../adapters/store/open.ts";
import { AT_ONCE } from "../../../bot/core/ports.ts";
import { at, createChanges, delivery, START } from "../../contract/store-data.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { hasRedisServer, startRedis } from "../../support/redis.ts";

async function look(url: string): Promise<readonly string[]> {
  return (await checkStore(url)).map(({ state, what }) => `${state}: ${what}`);
}

async function fileName(): Promise<string> {
  return join(await temporaryFolder(), "store.db");
}

it("a store is looked at while the bot has it open, and one that is still to be made is fine", async () => {
  const path = await fileName();
  const url = `sqlite:${path}`;
  expect(await look(url)).toEqual([`fine: store: ${path} is made when the bot starts`]);
  const store = await openStore(url, { onWarning: () => undefined });
  onTestFinished(() => store.close());
  expect(await look(url)).toEqual([`fine: store: ${path} is whole`]);
});

it("a message due at once is counted when nothing was committed for ten minutes, and it waits still", async () => {
  const url = `sqlite:${await fileName()}`;
  const store = await openStore(url, { onWarning: () => undefined });
  onTestFinished(() => store.close());
  const { change } = createChanges();
  const longAgo = new Date(Date.now() - 11 * 60_000);
  await store.commit(change({ now: longAgo, deliveries: [delivery("due", { due: AT_ONCE })] }));
  expect(await look(url)).toContain(
    "warning: store: messages that should be gone still wait to be sent: 1",
  );
  await store.commit(change({ now: new Date() }));
  expect(await look(url)).toHaveLength(1);
});

it("messages that do not get out are counted; those just on their way are not", async () => {
  const url = `sqlite:${await fileName()}`;
  const store = await openStore(url, { onWarning: () => undefined });
  onTestFinished(() => store.close());
  const { change } = createChanges();
  await store.commit(change({ deliveries: [delivery("now", { due: new Date() })] }));
  expect(await look(url)).toHaveLength(1);
  for (let tries = 0; tries < 5; tries++) {
    const [taken] = await store.take("deliveries", at(Date.now()), 1);
    await store.settle("deliveries", taken?.id ?? "", { kind: "retry", at: new Date() });
  }
  await store.commit(change({ deliveries: [delivery("old", { due: START })] }));
  expect(await look(url)).toContain(
    "warning: store: messages that should be gone still wait to be sent: 2",
  );
});

it("what is no store of the bot, or no database at all, is a problem", async () => {
  const other = await fileName();
  const database = new DatabaseSync(other);
  database.exec("CREATE TABLE theirs (a)");
  database.close();
  expect(await look(`sqlite:${other}`)).toEqual([`problem: store: ${other} is not the bot's`]);

  const text = await fileName();
  await writeFile(text, "no database".repeat(1_000));
  expect(await look(`sqlite:${text}`)).toEqual([
    expect.stringMatching(/^problem: store: .* can't be read whole \(.*not a database/),
  ]);
});

it.runIf(hasRedisServer())("Redis is asked for what could lose messages", async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  expect(await look(redis.url)).toEqual(["fine: store: Redis answers"]);
  await redis.kill();
  expect(await look(redis.url)).toEqual([
    expect.stringMatching(/^problem: store: Redis at .* can't be used/),
  ]);
});
