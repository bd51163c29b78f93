import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Desks, desksSchema } from "../handlers/desk/desks.ts";
import { type ThresholdsFile, thresholdsFileSchema } from "../handlers/screening/thresholds.ts";
import { loadEnvironment } from "./cli/environment.ts";
import { type Config, loadConfig } from "./core/config.ts";
import { ConfigError } from "./core/errors.ts";

export type BotConfig = Config<Desks, ThresholdsFile>;

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** What the operator set: environment, `.env`, and the files they name. @throws {ConfigError} naming every problem. */
export function readConfig(): BotConfig {
  const config = loadConfig({
    env: loadEnvironment(),
    readFile: (path) => readFileSync(path, "utf8"),
    isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    desks: desksSchema,
    thresholds: thresholdsFileSchema,
    root,
  });
  checkDeskChannels(config);
  return config;
}

/** @throws {ConfigError} when a desk's group lies on a channel that is not set up: its cards would never arrive. */
function checkDeskChannels({ desks, telegram, feishu, playgroundPort }: BotConfig): void {
  const isSetUp = {
    telegram: telegram !== undefined,
    feishu: feishu !== undefined,
    web: playgroundPort !== undefined,
  };
  const problems = desks.desks
    .filter(({ chat }) => !isSetUp[chat.channel])
    .map(
      ({ id, chat }) =>
        `DESKS_FILE: the group of desk ${id} is on ${chat.channel}, which is not set up.`,
    );
  if (problems.length > 0) throw new ConfigError(problems);
}
