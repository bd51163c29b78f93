import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { unusedPort } from "./port.ts";

/** A `redis-server` of our own: an unused port, a folder for itself, every write on the disk at once. */
export interface RedisServer {
  readonly url: string;
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>;
  /** It answers nothing any more, though connections to it stay open, until it is thawed. */
  freeze(): void;
  thaw(): void;
  /** Starts it again on what lies on the disk. */
  restart(): Promise<void>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** Says so in one line where there is no `redis-server`. @throws on a CI server, which must have it. */
export function hasRedisServer(): boolean {
  if (spawnSync("redis-server", ["--version"]).status === 0) return true;
  const words = "redis-server is missing, so its tests can't run: apt-get install redis-server";
  if (process.env["CI"]) throw new Error(words);
  process.stderr.write(`${words}\n`);
  return false;
}

export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "dianqiao-redis-"));
  const port = await unusedPort();
  let running = await start(port, folder);

  // A polite signal is refused while Redis rewrites its log; and what counts here survives a kill.
  const kill = async () => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const exit = once(running, "exit");
    running.kill("SIGKILL");
    await exit;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    freeze: () => void running.kill("SIGSTOP"),
    thaw: () => void running.kill("SIGCONT"),
    async restart() {
      running = await start(port, folder);
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const settings = {
    port: String(port),
    bind: "127.0.0.1",
    dir: folder,
    save: "",
    appendonly: "yes",
    appendfsync: "always",
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const server = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  const killWithUs = (): void => void server.kill("SIGKILL");
  process.once("exit", killWithUs);
  server.once("exit", () => process.off("exit", killWithUs));
  const lines = createInterface({ input: server.stdout });
  const said: string[] = [];
  for await (const line of lines) {
    said.push(line);
    if (line.includes("Ready to accept connections")) {
      server.stdout.resume();
      return server;
    }
  }
  throw new Error(`redis-server did not start:\n${said.join("\n")}`);
}
