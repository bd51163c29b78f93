import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../support/folder.ts";

/** `npm start` with nothing configured, on a free port and a store of its own. Resolves to the page's address. */
export async function startPlayground(): Promise<{ readonly address: string }> {
  const folder = await temporaryFolder();
  const child = spawn(process.execPath, ["bot/start.mjs"], {
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      STORE_URL: `sqlite:${join(folder, "store.db")}`,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) return { address };
  }
  throw new Error("The bot ended before it printed the page's address.");
}
