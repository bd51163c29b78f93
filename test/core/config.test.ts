import { expect, it } from "vitest";
import { loadConfig } from "../../bot/core/config.ts";
import { ConfigError } from "../../bot/core/errors.ts";
import { desksSchema } from "../../handlers/desk/desks.ts";
import { thresholdsFileSchema } from "../../handlers/screening/thresholds.ts";

const DESK = {
  id: "province",
  name: { zh: "省级招商窗口", en: "the provincial desk" },
  chat: { channel: "web", chatId: "desk-province" },
  isProvincial: true,
  hours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
  firstReplyMinutes: 30,
};
const DESKS = { operator: { name: { zh: "某单位", en: "an office" } }, desks: [DESK] };

const FILES: Readonly<Record<string, string>> = {
  "/bot/desks.example.json": JSON.stringify(DESKS),
  "/bot/thresholds.example.json": JSON.stringify({ example: true }),
  "my-desks.json": JSON.stringify(DESKS),
  "my-thresholds.json": JSON.stringify({ fx: {} }),
  "not-json.json": "{ fx: }",
  "wrong-desks.json": JSON.stringify({
    ...DESKS,
    desks: [{ ...DESK, hours: { ...DESK.hours, from: "9am" } }],
  }),
};

const TOKEN = "123456:ABCdefGHIjklMNOpqrSTUvwxYZ_0123456789";
const APP_ID = "cli_0123456789abcdef";
const BOTH_FILES = { DESKS_FILE: "my-desks.json", THRESHOLDS_FILE: "my-thresholds.json" };

type Env = Readonly<Record<string, string | undefined>>;

function load(env: Env) {
  return loadConfig({
    env,
    root: "/bot",
    desks: desksSchema,
    thresholds: thresholdsFileSchema,
    isFolder: (path) => path === "./documents",
    readFile: (path) => {
      const text = FILES[path];
      if (text === undefined) throw new Error(`ENOENT: ${path}`);
      return text;
    },
  });
}

function problemsOf(env: Env): readonly string[] {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it("runs with nothing set: the playground, a file for a store, the examples", () => {
  expect(load({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    storeUrl: "sqlite:./data/dianqiao.db",
    logLevel: "info",
    retentionDays: 180,
    playgroundPort: 3000,
    desks: expect.objectContaining({ desks: [expect.objectContaining({ id: "province" })] }),
    thresholds: expect.objectContaining({ example: true }),
  });
});

it("takes what is set", () => {
  const config = load({
    ...BOTH_FILES,
    PORT: "8080",
    HOST: "0.0.0.0",
    STORE_URL: "redis://localhost:6379/2",
    DOCUMENTS_DIR: "./documents",
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: "http://localhost:8081",
    TELEGRAM_PROXY: "socks5://localhost:1080",
    FEISHU_APP_ID: APP_ID,
    FEISHU_APP_SECRET: "shh",
    FEISHU_DOMAIN: "lark",
    PLAYGROUND_PORT: "8090",
    LOG_LEVEL: "debug",
    RETENTION_DAYS: "30",
  });

  expect(config).toMatchObject({
    port: 8080,
    host: "0.0.0.0",
    storeUrl: "redis://localhost:6379/2",
    documentsDir: "./documents",
    telegram: {
      token: TOKEN,
      apiRoot: "http://localhost:8081",
      proxy: "socks5://localhost:1080",
    },
    feishu: { appId: APP_ID, appSecret: "shh", domain: "lark" },
    playgroundPort: 8090,
    logLevel: "debug",
    retentionDays: 30,
  });
});

it("takes what webhooks need, and knows the path of its own", () => {
  const env = {
    ...BOTH_FILES,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_WEBHOOK_URL: "https://bot.example.org",
    TELEGRAM_WEBHOOK_SECRET: "a-Secret_1",
    FEISHU_APP_ID: APP_ID,
    FEISHU_APP_SECRET: "shh",
    FEISHU_ENCRYPT_KEY: "key",
    FEISHU_VERIFICATION_TOKEN: "token",
  };
  const urlOf = (url: string) => load({ ...env, TELEGRAM_WEBHOOK_URL: url }).telegram?.webhook?.url;

  expect(load(env).telegram?.webhook).toEqual({
    url: "https://bot.example.org/telegram/webhook",
    secret: "a-Secret_1",
  });
  expect(urlOf("https://x.org/behind/a/proxy")).toBe("https://x.org/behind/a/proxy");
  expect(load(env).feishu).not.toHaveProperty("webhook");
  expect(load({ ...env, FEISHU_MODE: "webhook" }).feishu?.webhook).toEqual({
    encryptKey: "key",
    verificationToken: "token",
  });
});

it("counts an empty string, or blanks, as not set", () => {
  const names = ["PORT", "STORE_URL", "DESKS_FILE", "THRESHOLDS_FILE", "TELEGRAM_BOT_TOKEN"];
  const empty = Object.fromEntries(names.map((name, n) => [name, " ".repeat(n % 2)]));

  expect(load(empty)).toEqual(load({}));
});

it("ignores blanks and line ends around a value, as copying leaves them", () => {
  const padded = { TELEGRAM_BOT_TOKEN: ` ${TOKEN}\n`, DESKS_FILE: " my-desks.json\r" };

  const config = load({ ...BOTH_FILES, ...padded, PORT: " 8080 " });

  expect(config).toMatchObject({ telegram: { token: TOKEN }, port: 8080 });
});

it("has a playground only when it is asked for, once a channel is set up", () => {
  const env = { ...BOTH_FILES, TELEGRAM_BOT_TOKEN: TOKEN };

  expect(load(env).playgroundPort).toBeUndefined();
  expect(load({ ...env, PLAYGROUND_PORT: "0" }).playgroundPort).toBe(0);
});

it("uses no example figures when THRESHOLDS_FILE is none", () => {
  const { thresholds } = load({ THRESHOLDS_FILE: "none" });

  expect(thresholds).toEqual({ fx: {}, default: "none", perRegion: {}, perIndustry: {} });
});

it.each([
  ["telegram", { TELEGRAM_BOT_TOKEN: TOKEN }],
  ["feishu", { FEISHU_APP_ID: APP_ID, FEISHU_APP_SECRET: "shh" }],
])("wants both files named once there is a channel: %s", (_, channel) => {
  expect(problemsOf(channel)).toEqual([
    expect.stringMatching(/^DESKS_FILE is not set.*copy desks\.example\.json/),
    expect.stringMatching(/^THRESHOLDS_FILE is not set.*copy thresholds\.example\.json/),
  ]);
  expect(problemsOf({ ...channel, ...BOTH_FILES })).toEqual([]);
  expect(problemsOf({ ...channel, ...BOTH_FILES, THRESHOLDS_FILE: "none" })).toEqual([]);
});

it("lists every problem of a wrong environment at once, each with its variable", () => {
  const problems = problemsOf({
    PORT: "http",
    STORE_URL: "mysql://localhost/bot",
    TELEGRAM_BOT_TOKEN: "not-a-token",
    FEISHU_APP_ID: APP_ID,
    LOG_LEVEL: "loud",
    RETENTION_DAYS: "0",
    DESKS_FILE: "missing.json",
    THRESHOLDS_FILE: "not-json.json",
  });

  const names = problems.map((problem) => problem.split(" ", 1)[0]);
  expect(names).toEqual([
    "PORT",
    "STORE_URL",
    "TELEGRAM_BOT_TOKEN",
    "LOG_LEVEL",
    "RETENTION_DAYS",
    "FEISHU_APP_ID",
    "DESKS_FILE",
    "THRESHOLDS_FILE",
  ]);
});

const WRONG: readonly (readonly [name: string, env: Env, problem: RegExp])[] = [
  ["a port that is no number", { PORT: "http" }, /^PORT must be a whole number from 0 to 65535\.$/],
  ["a port out of range", { PORT: "65536" }, /^PORT must be a whole number from 0 to 65535\.$/],
  ["a port with a fraction", { PORT: "80.5" }, /^PORT must be a whole number/],
  ["a wrong playground port", { PLAYGROUND_PORT: "-1" }, /^PLAYGROUND_PORT must be a whole number/],
  ["an unknown store", { STORE_URL: "mysql://x" }, /^STORE_URL .*sqlite:<path>.*redis:\/\//],
  ["a token of another shape", { ...BOTH_FILES, TELEGRAM_BOT_TOKEN: "x" }, /@BotFather/],
  ["an address that is none", { TELEGRAM_API_ROOT: "localhost" }, /^TELEGRAM_API_ROOT .*https:/],
  [
    "an address without https",
    { TELEGRAM_API_ROOT: "localhost:8081" },
    /^TELEGRAM_API_ROOT .*https:/,
  ],
  ["a proxy that is none", { TELEGRAM_PROXY: "localhost" }, /^TELEGRAM_PROXY .*https:/],
  ["a domain with a slash at its end", { FEISHU_DOMAIN: "https://x/" }, /^FEISHU_DOMAIN .*slash/],
  ["an unknown mode", { FEISHU_MODE: "hook" }, /^FEISHU_MODE .*ws.*webhook/],
  [
    "a webhook of Feishu without its key",
    { FEISHU_MODE: "webhook", FEISHU_VERIFICATION_TOKEN: "t" },
    /^FEISHU_ENCRYPT_KEY .*console/,
  ],
  [
    "a webhook of Feishu without its token",
    { FEISHU_MODE: "webhook", FEISHU_ENCRYPT_KEY: "k" },
    /^FEISHU_VERIFICATION_TOKEN .*console/,
  ],
  [
    "a webhook of Telegram without a secret",
    { TELEGRAM_WEBHOOK_URL: "https://example.org" },
    /TELEGRAM_WEBHOOK_SECRET.*set both/,
  ],
  [
    "a secret without a webhook of Telegram",
    { TELEGRAM_WEBHOOK_SECRET: "shh" },
    /TELEGRAM_WEBHOOK_URL.*set both/,
  ],
  [
    "a secret Telegram would not take",
    { TELEGRAM_WEBHOOK_URL: "https://example.org", TELEGRAM_WEBHOOK_SECRET: "a b" },
    /^TELEGRAM_WEBHOOK_SECRET takes 1 to 256/,
  ],
  [
    "a webhook address Telegram would not call",
    { TELEGRAM_WEBHOOK_URL: "http://example.org", TELEGRAM_WEBHOOK_SECRET: "shh" },
    /^TELEGRAM_WEBHOOK_URL begins with http/,
  ],
  ["an unknown log level", { LOG_LEVEL: "loud" }, /^LOG_LEVEL must be one of fatal, .*silent\.$/],
  ["no days of retention", { RETENTION_DAYS: "0" }, /^RETENTION_DAYS .*1 to 3650/],
  [
    "an app id of another shape",
    { ...BOTH_FILES, FEISHU_APP_ID: "app", FEISHU_APP_SECRET: "shh" },
    /^FEISHU_APP_ID .*cli_/,
  ],
  [
    "an app id without a secret",
    { ...BOTH_FILES, FEISHU_APP_ID: APP_ID },
    /FEISHU_APP_SECRET.*set both or neither/,
  ],
  [
    "a secret without an app id",
    { ...BOTH_FILES, FEISHU_APP_SECRET: "shh" },
    /FEISHU_APP_ID.*set both or neither/,
  ],
  ["a file that is not there", { DESKS_FILE: "missing.json" }, /^DESKS_FILE \(missing\.json\)/],
  [
    "a file that is not JSON",
    { THRESHOLDS_FILE: "not-json.json" },
    /^THRESHOLDS_FILE \(not-json\.json\) is not JSON/,
  ],
  [
    "a desk's hours that are no time",
    { DESKS_FILE: "wrong-desks.json" },
    /^DESKS_FILE \(wrong-desks\.json\), at desks\.0\.hours\.from: must be a time like 09:00\.$/,
  ],
];

it.each(WRONG)("finds %s, and says what to do", (_, env, problem) => {
  expect(problemsOf(env)).toEqual([expect.stringMatching(problem)]);
});

it("prints neither token nor secret when they are wrong", () => {
  const problems = problemsOf({
    ...BOTH_FILES,
    TELEGRAM_BOT_TOKEN: "123:my-secret-token",
    FEISHU_APP_SECRET: "my-secret-secret",
  });

  expect(problems).toHaveLength(2);
  expect(problems.join("\n")).not.toContain("my-secret");
});

it("says in its message all there is to mend", () => {
  expect(() => load({ PORT: "x", LOG_LEVEL: "y" })).toThrow(/PORT must[\s\S]*LOG_LEVEL must/);
});

it("says that a folder of documents is not there", () => {
  expect(problemsOf({ DOCUMENTS_DIR: "nowhere" })).toEqual([
    expect.stringMatching(/^DOCUMENTS_DIR \(nowhere\) is not a folder: name one/),
  ]);
});
