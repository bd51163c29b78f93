import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";

const run = promisify(execFile);

/** Starts the bot with only this set; resolves to how it ended. */
async function start(env: Readonly<Record<string, string>>) {
  const options = { env: { PATH: process.env["PATH"], ...env }, timeout: 10_000 };
  try {
    await run(process.execPath, ["bot/start.mjs"], options);
    return { code: 0, said: "" };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

it("a wrong environment prints every problem at once, each with what to do, and ends with 1", async () => {
  const { code, said } = await start({
    PORT: "99999",
    STORE_URL: "mongodb://x",
    TELEGRAM_BOT_TOKEN: "abc",
    DESKS_FILE: "nowhere.json",
    THRESHOLDS_FILE: "none",
    DOCUMENTS_DIR: "nowhere",
  });
  expect(code).toBe(1);
  for (const name of ["PORT", "STORE_URL", "TELEGRAM_BOT_TOKEN", "DESKS_FILE", "DOCUMENTS_DIR"]) {
    expect(said).toMatch(new RegExp(`^  - ${name} .{10,}`, "m"));
  }
  expect(said).not.toContain("    at ");
});

it("a desk on a channel that is not set up is named before anybody waits there", async () => {
  const { code, said } = await start({
    TELEGRAM_BOT_TOKEN: "123456:ABCdefGHIjklMNOpqrSTUvwxYZ_0123456789",
    DESKS_FILE: "desks.example.json",
    THRESHOLDS_FILE: "none",
  });
  expect(code).toBe(1);
  expect(said).toContain("the group of desk province is on web, which is not set up");
});

it("a store that can't be opened is named in one line", async () => {
  const folder = await temporaryFolder();
  const { code, said } = await start({ STORE_URL: `sqlite:${join(folder, "..", "")}`, PORT: "0" });
  expect(code).toBe(1);
  expect(said).toContain("can't be used");
  expect(said).not.toContain("    at ");
});
