import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore } from "../../adapters/store/open.ts";
import { type Bot, createBot } from "../../bot/bot.ts";
import type { Key } from "../../bot/core/event.ts";
import { createLog, createSeal, type Log } from "../../bot/core/log.ts";
import type { Adapter, Store } from "../../bot/core/ports.ts";
import type { Desks } from "../../handlers/desk/desks.ts";
import type { Services } from "../../handlers/services.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { createActivity } from "./activity.ts";
import { createDrivenClock, type DrivenClock } from "./clock.ts";
import { temporaryFolder } from "./folder.ts";
import type { StagePlatform } from "./stage-platforms.ts";
import { SAMPLE_THRESHOLDS } from "./stage-samples.ts";
// A report loads it when it is made; the stage waits for platforms and store, and not for a file to be loaded.
import "write-excel-file/universal";

export const knowledge = loadKnowledge();

interface HostOptions {
  readonly platforms: readonly StagePlatform[];
  readonly begins: Date;
  readonly onTime?: ((now: Date) => void) | undefined;
}

/** The process the bot runs in: its file, its clock, its log. `services` are asked for at each start. */
export async function openHost(
  services: () => Partial<Services> & Pick<Services, "desks">,
  { platforms, begins, onTime = () => undefined }: HostOptions,
) {
  const path = join(await temporaryFolder(), "store.db");
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  const settling = createSettling(platforms);
  const clockAt = (time: Date) => createDrivenClock(time, { rest: () => settling.rest(), onTime });
  const running: { bot?: Bot; store?: Store; clock: DrivenClock } = {
    clock: clockAt(begins),
  };
  const start = async (): Promise<void> => {
    const store = await openStore(`sqlite:${path}`, { onWarning: () => undefined });
    const bot = createBot({
      ...settling.watch({ store, adapters: await openAdapters(platforms, services().desks, log) }),
      services: {
        knowledge,
        thresholds: SAMPLE_THRESHOLDS,
        retentionDays: 180,
        seal: createSeal("test"),
        ...services(),
      },
      clock: running.clock,
      log,
      pseudonym: () => "somebody",
      random: () => 0,
    });
    Object.assign(running, { bot, store });
    await bot.start();
  };
  const stop = async () => running.bot?.stop();
  await start();
  onTestFinished(stop);
  return {
    clock: () => running.clock,
    settle: () => settling.settle(running.clock),
    logged: () => lines.join(""),
    async restart(laterMs: number) {
      await stop();
      const time = new Date(running.clock.now().getTime() + laterMs);
      onTime(time);
      running.clock = clockAt(time);
      await start();
    },
    async read(key: Key) {
      const [stored] = (await running.store?.read([key])) ?? [];
      return stored?.data;
    },
    async bytes() {
      await stop();
      const bytes = await readFile(path, "utf8");
      await start();
      return bytes;
    },
  };
}

function openAdapters(
  platforms: readonly StagePlatform[],
  { desks }: Desks,
  log: Log,
): Promise<readonly Adapter[]> {
  return Promise.all(
    platforms.map((platform) =>
      platform.adapter(
        desks.filter(({ chat }) => chat.channel === platform.channel),
        log,
      ),
    ),
  );
}

interface Watched {
  readonly store: Store;
  readonly adapters: readonly Adapter[];
}

/** Knows when everything has come to rest: the calls of store and adapters, and what people did. */
function createSettling(platforms: readonly StagePlatform[]) {
  const activity = createActivity();
  let sent = 0;
  const counted = (adapter: Adapter): Adapter => ({
    ...adapter,
    send: async (delivery) => {
      const id = await adapter.send(delivery);
      sent += 1;
      return id;
    },
  });
  return {
    watch: ({ store, adapters }: Watched): Watched => ({
      store: activity.watch(store),
      adapters: adapters.map((adapter) => activity.watch(counted(adapter))),
    }),
    async rest(): Promise<void> {
      do {
        await Promise.all(platforms.map((platform) => platform.settled()));
        await activity.rest();
      } while (platforms.some((platform) => !platform.isSettled()));
    },
    /** Lets so much time pass that nothing more is sent: cards change 300 ms after their press. */
    async settle(clock: DrivenClock): Promise<void> {
      for (let quiet = 0, count = sent; quiet < 3; ) {
        await clock.advance(150);
        quiet = sent === count ? quiet + 1 : 0;
        count = sent;
      }
    },
  };
}
