import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type BotProcess, startBotProcess } from "../e2e/bot-process.ts";
import type { FleetOptions } from "./fleet.ts";
import type { Order } from "./orders.ts";

const SCRIPT = fileURLToPath(new URL("./bot.ts", import.meta.url));
const EACH_THREAD = new URL("./each-thread.ts", import.meta.url);
/** Of starts in a row that fail, e.g. since the store is away. */
const PAUSE_MS = 300;

/** One process of the fleet, and its successors on the same port. */
export interface Member {
  start(): void;
  /** Resolves when it takes events. */
  running(): Promise<void>;
  isUp(): boolean;
  kill(): void;
  kills(): number;
  order(order: Order): void;
  gone(): Promise<void>;
  pid(): number | undefined;
  stop(): Promise<number | null>;
  abandon(): void;
}

interface State {
  isWanted: boolean;
  isUp: boolean;
  kills: number;
  /** A machine's clock outlives its processes. */
  clockOffMs: number;
  born: BotProcess | undefined;
  running: Promise<BotProcess>;
}

export function createMember(options: FleetOptions, port: number): Member {
  const state: State = {
    isWanted: true,
    isUp: false,
    kills: 0,
    clockOffMs: 0,
    born: undefined,
    running: Promise.reject(new Error("Not started.")),
  };
  state.running.catch(() => undefined);
  const start = (): void => {
    if (!state.isWanted) return;
    state.running = insist(state, options, async () => {
      const bot = await launch(state, options, port);
      state.isUp = true;
      if (state.isWanted) void bot.gone.then(start);
      return bot;
    });
    state.running.catch(() => undefined);
  };
  return {
    start,
    running: async () => {
      let seen: Promise<BotProcess>;
      do {
        seen = state.running;
        await seen;
      } while (seen !== state.running);
    },
    isUp: () => state.isUp,
    kill: () => void state.born?.kill(),
    kills: () => state.kills,
    order: (order) => {
      if (order.kind === "clock") state.clockOffMs = order.offMs;
      state.born?.order(order);
    },
    gone: async () => state.born?.gone,
    pid: () => state.born?.pid,
    stop: async () => {
      state.isWanted = false;
      return (await state.running).stop();
    },
    abandon: () => {
      state.isWanted = false;
      state.born?.kill();
    },
  };
}

function launch(state: State, options: FleetOptions, port: number): Promise<BotProcess> {
  const { env, folder, onLine } = options;
  return startBotProcess({
    script: SCRIPT,
    env: {
      ...env,
      PORT: String(port),
      CLOCK_OFF_MS: String(state.clockOffMs),
      NODE_OPTIONS: `--import=${EACH_THREAD.href}`,
    },
    folder,
    onLine: (line) => onLine(`${port} ${line}`),
    onSpawn: (bot) => {
      state.born = bot;
      void bot.gone.then(() => {
        state.isUp = false;
        if (bot.signal() !== "SIGKILL" || !state.isWanted) return;
        state.kills += 1;
        onLine(`rig: the process on ${port} was killed; seen at ${new Date().toISOString()}`);
      });
    },
  });
}

/** Tries until it succeeds, as a supervisor would. */
async function insist(
  state: State,
  { onLine }: FleetOptions,
  start: () => Promise<BotProcess>,
): Promise<BotProcess> {
  for (;;) {
    try {
      return await start();
    } catch (error) {
      onLine(`rig: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
      if (!state.isWanted) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
