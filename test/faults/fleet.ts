import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type BotProcess, startBotProcess } from "../e2e/bot-process.ts";

export interface FleetOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where each process listens. */
  readonly ports: readonly number[];
  readonly onLine: (line: string) => void;
}

/** The bot's processes. What is killed is started again at once. */
export interface Fleet {
  start(): Promise<void>;
  /** As `kill -9`. Strikes the process with this number, also one that is just starting. */
  readonly kill: (number: number) => void;
  kills(): number;
  /** How far files of the processes may grow from now on; without a limit when absent. As if the disk were full. */
  limitFiles(bytes?: number): void;
  /** Resolves when as many run as there should be. */
  readonly whole: () => Promise<void>;
  /** Asks all to stop. Resolves to their exit codes. */
  stop(): Promise<readonly (number | null)[]>;
  /** Ends whatever runs. */
  abandon(): void;
}

/** Of starts in a row that fail, e.g. since the store is away. */
const PAUSE_MS = 300;

export function createFleet(options: FleetOptions): Fleet {
  const members = options.ports.map((port) => createMember(options, port));
  return {
    start: async () => {
      for (const member of members) member.start();
      await Promise.all(members.map((member) => member.running()));
    },
    kill: (number) => members[number % members.length]?.kill(),
    kills: () => members.reduce((sum, member) => sum + member.kills(), 0),
    limitFiles: (bytes) => {
      for (const member of members) member.limitFiles(bytes);
    },
    whole: async () => {
      await Promise.all(members.map((member) => member.running()));
    },
    stop: () => Promise.all(members.map((member) => member.stop())),
    abandon: () => {
      for (const member of members) member.abandon();
    },
  };
}

function createMember(options: FleetOptions, port: number) {
  const { folder, onLine } = options;
  const env = { ...options.env, PORT: String(port) };
  let isWanted = true;
  let kills = 0;
  let born: BotProcess | undefined;
  let running: Promise<BotProcess> = Promise.reject(new Error("Not started."));
  running.catch(() => undefined);

  const launch = (): Promise<BotProcess> =>
    insist({ isWanted: () => isWanted, onLine }, async () => {
      const bot = await startBotProcess({
        env,
        folder,
        onLine: (line) => onLine(`${port} ${line}`),
        onSpawn: (it) => (born = it),
      });
      if (isWanted) void bot.gone.then(restart);
      return bot;
    });
  const restart = (): void => {
    if (!isWanted) return;
    running = launch();
    running.catch(() => undefined);
  };
  return {
    start: restart,
    running: async () => {
      let seen: Promise<BotProcess>;
      do {
        seen = running;
        await seen;
      } while (seen !== running);
    },
    kill: () => {
      if (born?.kill() !== true) return;
      kills += 1;
      onLine(`rig: killed the process on ${port} at ${new Date().toISOString()}`);
    },
    kills: () => kills,
    limitFiles: (bytes?: number) => {
      const limit = `--fsize=${bytes ?? "unlimited"}:unlimited`;
      if (born?.pid !== undefined) spawnSync("prlimit", ["--pid", String(born.pid), limit]);
    },
    stop: async () => {
      isWanted = false;
      return (await running).stop();
    },
    abandon: () => {
      isWanted = false;
      born?.kill();
    },
  };
}

interface Insistence {
  readonly isWanted: () => boolean;
  readonly onLine: (line: string) => void;
}

/** Tries until it succeeds, as a supervisor would. */
async function insist<T>({ isWanted, onLine }: Insistence, start: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await start();
    } catch (error) {
      onLine(`rig: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
      if (!isWanted()) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
