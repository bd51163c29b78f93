import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type BotProcess, startBotProcess } from "../e2e/bot-process.ts";
import type { Order } from "./orders.ts";

const SCRIPT = fileURLToPath(new URL("./bot.ts", import.meta.url));

export interface FleetOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where each process listens. */
  readonly ports: readonly number[];
  readonly onLine: (line: string) => void;
}

/** The bot's processes. What is killed is started again at once. */
export interface Fleet {
  readonly size: number;
  start(): Promise<void>;
  /** As `kill -9`. Strikes the process with this number, also one that is just starting. */
  readonly kill: (number: number) => void;
  /** Tells the process with this number. */
  readonly order: (number: number, order: Order) => void;
  /** Resolves when the process with this number is gone; its successor is not looked at. */
  readonly gone: (number: number) => Promise<void>;
  /** Whether one of them takes events. */
  isUp(): boolean;
  /** How often a process ended that nobody had asked to. */
  kills(): number;
  /** The ids of the processes that run. */
  pids(): readonly number[];
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
  const each = <T>(work: (member: Member) => T) => members.map(work);
  return {
    size: members.length,
    start: async () => {
      each((member) => member.start());
      await Promise.all(each((member) => member.running()));
    },
    kill: (number) => members[number]?.kill(),
    order: (number, order) => members[number]?.order(order),
    isUp: () => each((member) => member.isUp()).some(Boolean),
    gone: async (number) => members[number]?.gone(),
    kills: () => each((member) => member.kills()).reduce((sum, kills) => sum + kills, 0),
    pids: () => each((member) => member.pid()).filter((pid) => pid !== undefined),
    whole: async () => {
      await Promise.all(each((member) => member.running()));
    },
    stop: () => Promise.all(each((member) => member.stop())),
    abandon: () => void each((member) => member.abandon()),
  };
}

type Member = ReturnType<typeof createMember>;

function createMember(options: FleetOptions, port: number) {
  const { folder, onLine } = options;
  let clockOffMs = 0;
  let isWanted = true;
  let kills = 0;
  let isUp = false;
  let born: BotProcess | undefined;
  let running: Promise<BotProcess> = Promise.reject(new Error("Not started."));
  running.catch(() => undefined);

  const launch = (): Promise<BotProcess> =>
    insist({ isWanted: () => isWanted, onLine }, async () => {
      const bot = await startBotProcess({
        script: SCRIPT,
        env: { ...options.env, PORT: String(port), CLOCK_OFF_MS: String(clockOffMs) },
        folder,
        onLine: (line) => onLine(`${port} ${line}`),
        onSpawn: watch,
      });
      isUp = true;
      if (isWanted) void bot.gone.then(restart);
      return bot;
    });
  const watch = (bot: BotProcess): void => {
    born = bot;
    void bot.gone.then(() => {
      isUp = false;
      if (bot.signal() !== "SIGKILL" || !isWanted) return;
      kills += 1;
      onLine(`rig: the process on ${port} was killed; seen at ${new Date().toISOString()}`);
    });
  };
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
    kill: () => void born?.kill(),
    order: (order: Order) => {
      // A machine's clock outlives its processes.
      if (order.kind === "clock") ({ offMs: clockOffMs } = order);
      born?.order(order);
    },
    gone: async () => born?.gone,
    isUp: () => isUp,
    kills: () => kills,
    pid: () => born?.pid,
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
