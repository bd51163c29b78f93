import { randomBytes } from "node:crypto";
import { addMetrics, createHttpServer, type HttpServer, type Readiness } from "../adapters/http.ts";
import { openStore } from "../adapters/store/open.ts";
import type { WebAdapter } from "../adapters/web/adapter.ts";
import type { Mountable } from "../adapters/webhook.ts";
import type { Desks } from "../handlers/desk/desks.ts";
import { COMMAND_MENU } from "../handlers/texts/commands.ts";
import { STAFF_MENU } from "../handlers/texts/staff.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { PolicyError } from "../knowledge/policy-error.ts";
import { createBot } from "./bot.ts";
import { type Clock, systemClock } from "./core/clock.ts";
import { BotError } from "./core/errors.ts";
import { createLog, createPseudonyms, createSeal, type Log } from "./core/log.ts";
import { createMetrics } from "./core/metrics.ts";
import type { Adapter, Store } from "./core/ports.ts";
import { createRole } from "./core/role.ts";
import { watchStore } from "./core/store-watch.ts";
import { createProcessGauges } from "./process-gauges.ts";
import { type BotConfig, readConfig } from "./read-config.ts";

/** What the bot is given from outside: the real time and a real store, but for a test of what goes wrong with them. */
export interface MainParts {
  readonly clock: Clock;
  readonly openStore: typeof openStore;
}

/** Starts the bot and runs it until it is told to stop. What is wrong is said in plain words, with exit code 1. */
export async function main(parts: MainParts = { clock: systemClock, openStore }): Promise<void> {
  try {
    await run(readConfig(), parts);
  } catch (error) {
    // Ours say what to do; anything else is a bug, and its stack helps.
    const isOurs = error instanceof BotError || error instanceof PolicyError;
    const words = isOurs ? error.message : error instanceof Error ? error.stack : error;
    process.stderr.write(`${String(words)}\n`);
    process.exitCode = 1;
    process.exit();
  }
}

type Phase = "starting" | "ready" | "stopping";

async function run(config: BotConfig, { clock, openStore: open }: MainParts): Promise<void> {
  const log = createLog(config.logLevel);
  warnOfDesks(config, log);
  // The store opens in a thread of its own, or over the network, while the documents are read.
  const opening = open(config.storeUrl, { onWarning: (text) => log.warn(text) });
  const knowledge = loadKnowledge(
    config.documentsDir === undefined ? {} : { dir: config.documentsDir },
  );
  const { desks, thresholds, retentionDays } = config;
  const state: { phase: Phase } = { phase: "starting" };
  const opened = await opening;
  const { store, isTaking, hurry } = watchStore({ store: opened, clock, random: Math.random });
  const playground = await createPlayground(config, log);
  const channels = await createChannels(config, { store, log });
  const adapters = [...channels, ...(playground ? [playground] : [])];
  const metrics = createMetrics({ clock, gauges: createProcessGauges() });
  const bot = createBot({
    store,
    adapters: adapters.map((adapter) => metrics.watch(adapter)),
    services: { knowledge, desks, thresholds, retentionDays, seal: createSeal(sealKey(config)) },
    clock,
    random: Math.random,
    log,
    pseudonym: createPseudonyms(randomBytes(16).toString("hex"), clock),
  });
  const servers = await openServers(config, {
    log,
    channels,
    playground,
    readiness: async () => (state.phase !== "ready" || (await isTaking()) ? state.phase : "store"),
    metrics: () => metrics.text(),
  });
  stopOnSignal(async () => {
    state.phase = "stopping";
    hurry();
    await bot.stop();
    await Promise.all(servers.map((server) => server.close()));
  }, log);
  await bot.start();
  state.phase = "ready";
  log.info(
    { channels: adapters.map(({ channel }) => channel), knowledge: knowledge.revision },
    "ready",
  );
}

/** What is missing of the desks and is known at the start. */
function warnOfDesks({ desks: { desks } }: BotConfig, log: Log): void {
  if (desks.some(({ isComplaints }) => isComplaints)) return;
  log.warn(
    { code: "desks.no_complaints_desk" },
    "No desk takes complaints (isComplaints in DESKS_FILE): they are passed on to nobody.",
  );
}

/** The platforms' secrets: known to the operator alone, and the same after a restart. */
function sealKey({ telegram, feishu }: BotConfig): string {
  return [telegram?.token, feishu?.appSecret].join(" ");
}

type CallableAdapter = Adapter & Mountable;

/** The channels a token is set for. Each brings an SDK that is loaded only then. */
async function createChannels(
  { telegram, feishu, desks }: BotConfig,
  { store, log }: { readonly store: Store; readonly log: Log },
): Promise<readonly CallableAdapter[]> {
  const adapters: CallableAdapter[] = [];
  if (telegram !== undefined) {
    const { createTelegramAdapter } = await import("../adapters/telegram/adapter.ts");
    const menus = { commands: COMMAND_MENU, chatCommands: staffMenus(desks) };
    const role = createRole({
      store,
      name: "telegram.poll",
      clock: systemClock,
      onError: (err) => log.warn({ err }, "the store does not say which process polls Telegram"),
    });
    adapters.push(createTelegramAdapter({ ...telegram, ...menus, role, log }));
  }
  if (feishu !== undefined) {
    const { createFeishuAdapter } = await import("../adapters/feishu/adapter.ts");
    adapters.push(createFeishuAdapter({ ...feishu, log }));
  }
  return adapters;
}

/** What Telegram shows in a desk's group, and to the people a desk names. */
function staffMenus({ desks }: Desks): ReadonlyMap<string, typeof COMMAND_MENU> {
  const people = desks.flatMap(({ officers, supervisors }) => [...officers, ...supervisors]);
  return new Map([
    ...desks
      .filter(({ chat }) => chat.channel === "telegram")
      .map(({ chat }) => [chat.chatId, STAFF_MENU] as const),
    ...people
      .filter(({ channel }) => channel === "telegram")
      .map(({ id }) => [id, [...STAFF_MENU, ...COMMAND_MENU]] as const),
  ]);
}

async function createPlayground(
  { playgroundPort, desks, thresholds }: BotConfig,
  log: Log,
): Promise<WebAdapter | undefined> {
  if (playgroundPort === undefined) return undefined;
  const { createWebAdapter } = await import("../adapters/web/adapter.ts");
  const onWeb = desks.desks.filter(({ chat }) => chat.channel === "web");
  const first = onWeb.toSorted((a, b) => Number(b.isProvincial) - Number(a.isProvincial));
  return createWebAdapter({
    desks: first.map(({ id, name, chat, isComplaints }) => ({
      id,
      // A name that reads well in a sentence begins with an article; a tab does without.
      name: { zh: name.zh, en: name.en.replace(/^the /, "") },
      chatId: chat.chatId,
      isComplaints,
    })),
    hasExampleFigures: thresholds.example ?? false,
    log,
  });
}

interface ServerParts {
  readonly log: Log;
  readonly channels: readonly CallableAdapter[];
  readonly playground: WebAdapter | undefined;
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: () => string;
}

/** One server for everything, or, beside a channel, the playground on a loopback port of its own. */
async function openServers(
  { port, host, playgroundPort }: BotConfig,
  { log, channels, playground, readiness, metrics }: ServerParts,
): Promise<readonly HttpServer[]> {
  const servers: HttpServer[] = [];
  if (channels.length > 0) {
    const server = createHttpServer({ log, readiness });
    for (const channel of channels) server.mount((app) => channel.routes(app));
    server.mount((app) => addMetrics(app, metrics));
    await server.listen(port, host);
    servers.push(server);
  }
  if (playground !== undefined && playgroundPort !== undefined) {
    const server = createHttpServer({ log, readiness });
    server.mount((app) => playground.routes(app));
    server.mount((app) => addMetrics(app, metrics));
    const address = await server.listen(playgroundPort, "127.0.0.1");
    servers.push(server);
    process.stdout.write(`\n  滇桥 Dianqiao — playground · 演示页面： ${address}\n\n`);
  }
  return servers;
}

/** A second signal ends the process at once: everything committed is safe. */
function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  const onSignal = (): void => {
    process.once("SIGINT", () => process.exit(1));
    process.once("SIGTERM", () => process.exit(1));
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
}
