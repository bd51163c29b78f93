import { z } from "zod";
import { ConfigError } from "./errors.ts";

/** What the operator sets, checked. `Desks` and `Thresholds` are what the schemas passed in make of the two files. */
export interface Config<Desks, Thresholds> {
  readonly port: number;
  readonly host: string;
  /** `sqlite:<path>` or `redis://…`. */
  readonly storeUrl: string;
  /** Absent: the documents that come with the bot. */
  readonly documentsDir?: string;
  readonly telegram?: TelegramConfig;
  readonly feishu?: FeishuConfig;
  /** Where the playground listens, on loopback; absent when a channel is set up and it was not asked for. */
  readonly playgroundPort?: number;
  readonly logLevel: string;
  readonly retentionDays: number;
  readonly desks: Desks;
  readonly thresholds: Thresholds;
}

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot?: string;
  readonly proxy?: string;
  /** Absent: the bot polls. `secret` is 1 to 256 of A–Z a–z 0–9 _ -. */
  readonly webhook?: { readonly url: string; readonly secret: string };
}

export interface FeishuConfig {
  readonly appId: string;
  readonly appSecret: string;
  /** `feishu`, `lark` or an address without a slash at its end. */
  readonly domain: string;
  /** Absent: the long connection. */
  readonly webhook?: { readonly encryptKey: string; readonly verificationToken: string };
}

/** What the environment is checked with besides itself. */
export interface ConfigSources<Desks, Thresholds> {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file; throws when it can't be read. */
  readonly readFile: (path: string) => string;
  readonly isFolder: (path: string) => boolean;
  readonly desks: z.ZodType<Desks>;
  readonly thresholds: z.ZodType<Thresholds>;
  /** What a relative default path starts from: the project's folder. */
  readonly root: string;
}

const wholeNumber = (from: number, to: number) =>
  z.coerce
    .number(`must be a whole number from ${from} to ${to}`)
    .refine((value) => Number.isInteger(value) && value >= from && value <= to, {
      message: `must be a whole number from ${from} to ${to}`,
    });
const port = wholeNumber(0, 65_535);
const address = z.url({
  // `localhost:8081` is an address too, of a protocol called localhost.
  protocol: /^(https?|socks\w*)$/,
  error: "is not an address like https://example.org",
});
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  STORE_URL: z
    .string()
    .regex(/^(sqlite:.+|rediss?:\/\/.+)$/, "is neither sqlite:<path> nor redis://<host>")
    .default("sqlite:./data/dianqiao.db"),
  DESKS_FILE: z.string().optional(),
  THRESHOLDS_FILE: z.string().optional(),
  DOCUMENTS_DIR: z.string().optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, "does not look like a token from @BotFather (123456:ABC…)")
    .optional(),
  TELEGRAM_API_ROOT: address.optional(),
  TELEGRAM_PROXY: address.optional(),
  TELEGRAM_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: "is not an address like https://bot.example.org" })
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, "takes 1 to 256 of A-Z a-z 0-9 _ - and nothing else")
    .optional(),
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-f]{16}$/i, "does not look like an app id (cli_ and 16 hexadecimal digits)")
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_DOMAIN: z
    .string()
    .regex(
      /^(feishu|lark|https?:\/\/.*[^/])$/,
      "is neither feishu, lark nor an address without a slash at its end",
    )
    .default("feishu"),
  FEISHU_MODE: z
    .enum(["ws", "webhook"], "is neither ws (the long connection) nor webhook")
    .default("ws"),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  PLAYGROUND_PORT: port.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  RETENTION_DAYS: wholeNumber(1, 3650).default(180),
});

type Environment = z.infer<typeof environment>;

/** @throws {ConfigError} naming every problem at once, each with what to do. */
export function loadConfig<Desks, Thresholds>(
  sources: ConfigSources<Desks, Thresholds>,
): Config<Desks, Thresholds> {
  const problems: string[] = [];
  const given = Object.fromEntries(
    Object.entries(sources.env)
      .map(([name, value]) => [name, value?.trim() ?? ""] as const)
      .filter(([, value]) => value !== ""),
  );
  const checked = environment.safeParse(given);
  for (const issue of checked.error?.issues ?? []) {
    problems.push(`${issue.path.join(".")} ${issue.message}.`);
  }
  problems.push(...webhookProblems(given));
  if (given["DOCUMENTS_DIR"] !== undefined && !sources.isFolder(given["DOCUMENTS_DIR"])) {
    problems.push(
      `DOCUMENTS_DIR (${given["DOCUMENTS_DIR"]}) is not a folder: name one that holds a folder for each document, or leave it empty.`,
    );
  }
  const hasChannel = "TELEGRAM_BOT_TOKEN" in given || "FEISHU_APP_ID" in given;
  if ("FEISHU_APP_ID" in given !== "FEISHU_APP_SECRET" in given) {
    problems.push("FEISHU_APP_ID and FEISHU_APP_SECRET belong together: set both or neither.");
  }
  const file = <Value>(name: string, example: string, schema: z.ZodType<Value>) =>
    readJsonFile(sources, problems, { name, example, schema, hasChannel });
  const desks = file("DESKS_FILE", "desks.example.json", sources.desks);
  const thresholds = file("THRESHOLDS_FILE", "thresholds.example.json", sources.thresholds);
  if (!checked.success || problems.length > 0 || desks === undefined || thresholds === undefined) {
    throw new ConfigError(problems);
  }
  return { ...toConfig(checked.data, hasChannel), desks, thresholds };
}

/** A webhook nobody can check the caller of is none. */
function webhookProblems(given: Readonly<Record<string, string>>): readonly string[] {
  const problems: string[] = [];
  const url = given["TELEGRAM_WEBHOOK_URL"];
  if ((url === undefined) !== (given["TELEGRAM_WEBHOOK_SECRET"] === undefined)) {
    problems.push(
      "TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET belong together: set both, or neither to poll.",
    );
  }
  if (url?.startsWith("http:") === true && given["TELEGRAM_API_ROOT"] === undefined) {
    problems.push("TELEGRAM_WEBHOOK_URL begins with http: Telegram's own servers call https only.");
  }
  if (given["FEISHU_MODE"] !== "webhook") return problems;
  for (const name of ["FEISHU_ENCRYPT_KEY", "FEISHU_VERIFICATION_TOKEN"]) {
    if (given[name] !== undefined) continue;
    problems.push(
      `${name} is not set, but FEISHU_MODE is webhook: copy it from the console, Events & Callbacks, Encryption strategy.`,
    );
  }
  return problems;
}

function toConfig(
  env: Environment,
  hasChannel: boolean,
): Omit<Config<unknown, unknown>, "desks" | "thresholds"> {
  const playgroundPort = env.PLAYGROUND_PORT ?? (hasChannel ? undefined : env.PORT);
  return {
    port: env.PORT,
    host: env.HOST,
    storeUrl: env.STORE_URL,
    logLevel: env.LOG_LEVEL,
    retentionDays: env.RETENTION_DAYS,
    ...(env.DOCUMENTS_DIR !== undefined && { documentsDir: env.DOCUMENTS_DIR }),
    ...(playgroundPort !== undefined && { playgroundPort }),
    ...(env.TELEGRAM_BOT_TOKEN !== undefined && {
      telegram: toTelegram(env, env.TELEGRAM_BOT_TOKEN),
    }),
    ...(env.FEISHU_APP_ID !== undefined &&
      env.FEISHU_APP_SECRET !== undefined && {
        feishu: toFeishu(env, env.FEISHU_APP_ID, env.FEISHU_APP_SECRET),
      }),
  };
}

function toTelegram(env: Environment, token: string): TelegramConfig {
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = env;
  return {
    token,
    ...(env.TELEGRAM_API_ROOT !== undefined && { apiRoot: env.TELEGRAM_API_ROOT }),
    ...(env.TELEGRAM_PROXY !== undefined && { proxy: env.TELEGRAM_PROXY }),
    ...(url !== undefined && secret !== undefined && { webhook: { url: withPath(url), secret } }),
  };
}

/** An address without a path means the bot's own one; with a path, a proxy in between knows what it does. */
function withPath(url: string): string {
  return new URL(url).pathname === "/" ? new URL("/telegram/webhook", url).href : url;
}

function toFeishu(env: Environment, appId: string, appSecret: string): FeishuConfig {
  const { FEISHU_MODE: mode, FEISHU_DOMAIN: domain } = env;
  const { FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken } = env;
  const isCalled =
    mode === "webhook" && encryptKey !== undefined && verificationToken !== undefined;
  return {
    appId,
    appSecret,
    domain,
    ...(isCalled && { webhook: { encryptKey, verificationToken } }),
  };
}

interface JsonFile<Value> {
  readonly name: string;
  readonly example: string;
  readonly schema: z.ZodType<Value>;
  readonly hasChannel: boolean;
}

/** The file a variable names, or the example where nothing is set up yet; `undefined` with a problem noted. */
function readJsonFile<Value>(
  { env, readFile, root }: ConfigSources<unknown, unknown>,
  problems: string[],
  { name, example, schema, hasChannel }: JsonFile<Value>,
): Value | undefined {
  const named = env[name]?.trim();
  if (!named && hasChannel) {
    problems.push(
      `${name} is not set. With a channel token the examples do not count: copy ${example}, write your own, and name it.`,
    );
    return undefined;
  }
  const path = named || `${root}/${example}`;
  try {
    const checked = schema.safeParse(
      name === "THRESHOLDS_FILE" && named === "none" ? {} : JSON.parse(readFile(path)),
    );
    if (checked.success) return checked.data;
    for (const issue of checked.error.issues) {
      problems.push(
        `${name} (${path}), at ${issue.path.join(".") || "the top"}: ${issue.message}.`,
      );
    }
  } catch (error) {
    const reason =
      error instanceof SyntaxError
        ? `is not JSON: ${error.message}`
        : "can't be read: is it there?";
    problems.push(`${name} (${path}) ${reason}`);
  }
  return undefined;
}
