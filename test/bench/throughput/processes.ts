import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

/** Clock ticks a second, as Linux counts CPU time for everybody. */
const TICKS = 100;

export interface Replies {
  readonly chats: readonly number[];
  /** In ms of the clock all processes share. */
  readonly times: readonly number[];
}

export interface BotOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where a CPU profile of the process is put when it ends. */
  readonly profileDir?: string;
}

export interface Bot {
  readonly child: ChildProcess;
  /** Where updates are posted to. */
  readonly url: string;
}

export interface FakeApi {
  readonly root: string;
  onReplies(listener: (replies: Replies) => void): void;
  /** What each of these chats was sent last. */
  lastTexts(chats: readonly number[]): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function startFakeApi(): Promise<FakeApi> {
  const child = fork(new URL("fake-api.ts", import.meta.url));
  const port = await portOf(child);
  return {
    root: `http://127.0.0.1:${port}`,
    onReplies: (listener) => {
      child.removeAllListeners("message");
      child.on("message", (message: object) => {
        if (isReplies(message)) listener(message);
      });
    },
    lastTexts: (chats) =>
      new Promise((resolve) => {
        const take = (message: object): void => {
          if (isReplies(message)) return;
          child.off("message", take);
          resolve((message as { readonly texts: readonly string[] }).texts);
        };
        child.on("message", take).send({ textsTo: chats });
      }),
    stop: () => end(child),
  };
}

function isReplies(message: object): message is Replies {
  return "times" in message;
}

/** Starts a peer of the folder `bots` and resolves to its process and webhook. */
export async function startPeer(file: string, options: BotOptions): Promise<Bot> {
  const child = fork(new URL(`bots/${file}`, import.meta.url), forkOptions(options));
  return { child, url: `http://127.0.0.1:${await portOf(child)}/` };
}

/** Starts our bot as `npm start` does, and resolves once it takes messages. */
export async function startOurs({ env, ...options }: BotOptions): Promise<Bot> {
  const port = await unusedPort();
  const file = fileURLToPath(new URL("../../../bot/start.mjs", import.meta.url));
  const child = fork(file, forkOptions({ env: { ...env, PORT: String(port) }, ...options }));
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`Our bot ended with code ${child.exitCode}.`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  return { child, url: `http://127.0.0.1:${port}/telegram/webhook` };
}

function forkOptions({ env, profileDir }: BotOptions): ForkOptions {
  const execArgv = profileDir === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", profileDir];
  return { env: { ...process.env, ...env }, execArgv };
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}

/** CPU the process took so far, in µs, and its memory, in MB; from /proc, so on Linux only. */
export function usageOf({ pid }: ChildProcess): {
  readonly cpuUs: number;
  readonly rssMb: number;
} {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const rssKb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  return { cpuUs: ((user + system) / TICKS) * 1e6, rssMb: rssKb / 1024 };
}

async function portOf(child: ChildProcess): Promise<number> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`A process of the bench ended with code ${String(code)}.`);
  });
  const [message] = (await Promise.race([once(child, "message"), ended])) as [{ port: number }];
  ended.catch(() => undefined);
  return message.port;
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function unusedPort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return address !== null && typeof address !== "string" ? address.port : 0;
}
