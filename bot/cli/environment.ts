import { existsSync } from "node:fs";

/** Adds what stands in `.env` to the environment; what is set already wins. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}
