import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Redis } from "ioredis";

/** Runs as one step: nobody sees half of it. Resolves to what the script returns. */
export type RunScript = (name: ScriptName, args: readonly string[]) => Promise<unknown>;

type ScriptName = (typeof NAMES)[number];

const NAMES = [
  "claim",
  "commit",
  "find",
  "read",
  "renew",
  "resign",
  "settle",
  "take-deliveries",
  "take-timers",
] as const;

/** `prefix` holds a hash tag, so that on a cluster every key of the bot lies in one slot. */
export function createScripts(redis: Redis, prefix: string): RunScript {
  const library = load("library");
  const scripts = new Map(NAMES.map((name) => [name, withSha(`${library}\n${load(name)}`)]));

  return async (name, args) => {
    const script = scripts.get(name);
    if (!script) throw new TypeError(`there is no script ${name}`);
    try {
      return await redis.evalsha(script.sha, 1, prefix, ...args);
    } catch (error) {
      // Redis has forgotten it, by a restart or SCRIPT FLUSH; nothing was run.
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return redis.eval(script.source, 1, prefix, ...args);
    }
  };
}

function load(name: string): string {
  return readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), "utf8");
}

function withSha(source: string) {
  return { source, sha: createHash("sha1").update(source).digest("hex") };
}
