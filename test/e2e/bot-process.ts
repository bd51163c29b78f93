import { spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const START = fileURLToPath(new URL("../../bot/start.mjs", import.meta.url));

export interface BotProcess {
  readonly pid: number | undefined;
  /** Tells it something, where its script listens; nothing once it is gone. */
  order(order: object): void;
  /** As `kill -9`: at once, without a warning. Whether it still ran. */
  kill(): boolean;
  /** Asks it to stop, as a supervisor would. Resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Resolves when the process is gone, however that came. */
  readonly gone: Promise<void>;
  /** What ended it, once it is gone, if that was a signal. */
  signal(): NodeJS.Signals | null;
}

export interface BotProcessOptions {
  /** What Node runs, in place of the bot's own start. */
  readonly script?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Without an `.env` of somebody's own in it. */
  readonly folder: string;
  /** Gets every line the process prints, on either stream. */
  readonly onLine: (line: string) => void;
  /** Gets the process before it is ready. */
  readonly onSpawn?: (bot: BotProcess) => void;
}

/** The bot as `npm start` runs it. Resolves when it takes events. @throws when it ends before. */
export async function startBotProcess(options: BotProcessOptions): Promise<BotProcess> {
  const { script = START, env, folder, onLine } = options;
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: { PATH: process.env["PATH"], PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  // An order that meets a process which is just ending is lost with it.
  child.on("error", () => undefined);
  const killWithUs = (): void => void child.kill("SIGKILL");
  process.once("exit", killWithUs);
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => {
      process.off("exit", killWithUs);
      resolve();
    });
  });
  const errors: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    linesOf(child.stdout).on("line", (line) => {
      onLine(line);
      if (line.includes('"msg":"ready"')) resolve();
    });
    linesOf(child.stderr).on("line", (line) => {
      errors.push(line);
      onLine(line);
    });
    void gone.then(() => {
      const how = child.signalCode ?? `code ${child.exitCode}`;
      reject(new Error(`The bot ended by ${how} before it was ready: ${errors.join("\n")}`));
    });
  });
  const bot: BotProcess = {
    pid: child.pid,
    order: (order) => {
      if (child.connected) child.send(order, () => undefined);
    },
    kill: () => child.kill("SIGKILL"),
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
      return child.exitCode;
    },
    gone,
    signal: () => child.signalCode,
  };
  options.onSpawn?.(bot);
  await ready;
  return bot;
}

function linesOf(stream: Readable | null): Interface {
  return createInterface({ input: stream ?? Readable.from([]) });
}
