import type * as larksuite from "@larksuiteoapi/node-sdk";
import { ConfigError } from "../../bot/core/errors.ts";
import { createSdkLogger, type FeishuLog } from "./sdk-log.ts";

export interface ConnectionTimings {
  /** From start until events can come in. */
  readonly startMs: number;
  /**
   * Without any frame after a ping the socket is taken for dead; by the SDK's own default, never. Must be shorter
   * than the platform's ping interval (120 s): each ping starts it anew.
   */
  readonly pongMs: number;
  /**
   * How long a client may take to connect for the first time before it is replaced. Left to itself, the SDK waits
   * up to 30 s and then 120 s after a first failure.
   */
  readonly attemptMs: number;
  /**
   * How long a client may be without its connection before it is replaced, whatever it believes: the SDK waits up
   * to 150 s between two tries, and can get stuck between them.
   */
  readonly downMs: number;
  /** Before a client that gave up is replaced; doubles up to a minute. */
  readonly restartMs: number;
}

export interface ConnectionOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly base: string;
  readonly log: FeishuLog;
  readonly timings: ConnectionTimings;
  /**
   * Gets each event or callback as the platform wrote it. What it resolves to goes back with the
   * acknowledgement; when it rejects, the platform is told to send the event again.
   */
  readonly handle: (payload: unknown) => Promise<object | undefined>;
}

export interface Connection {
  /** Resolves when connected. Rejects, and stops, when that takes longer than `startMs`. */
  start(): Promise<void>;
  /** Closes for good, after what was acknowledged is out. */
  stop(): void;
}

type Sdk = typeof larksuite;

const HANDSHAKE_TIMEOUT_MS = 10_000;
const MAX_RESTART_MS = 60_000;
/** How often the connection is looked at while `downMs` pass. */
const LOOKS = 4;

/**
 * The long connection, kept up. The SDK reconnects a lost socket by itself, but gives up for good on some
 * answers ("too many connections", "busy"); then a new client takes its place.
 *
 * The SDK is loaded here and nowhere else, and only now: it costs 200 ms and 77 MB. It drops frames of type
 * "card" unanswered; the platform sends the callbacks of cards as type "event".
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { startMs } = options.timings;
  let isStopped = false;
  let stop = (): void => {
    isStopped = true;
  };
  return {
    start: async () => {
      const sdk = await import("@larksuiteoapi/node-sdk");
      if (isStopped) throw new Error("Stopped before the connection to Feishu was opened.");
      await new Promise<void>((resolve, reject) => {
        let reason: Error = notInTime(startMs);
        const onReady = (): void => {
          clearTimeout(deadline);
          resolve();
        };
        const onGone = (): void => {
          reason = refused();
        };
        const close = keepOpen(sdk, options, { onReady, onGone });
        stop = () => {
          clearTimeout(deadline);
          close();
          reject(reason);
        };
        const deadline = setTimeout(stop, startMs);
      });
    },
    stop: () => stop(),
  };
}

/** One client after another, until the function returned is called. */
function keepOpen(sdk: Sdk, options: ConnectionOptions, watch: Watch): () => void {
  const { timings, log } = options;
  let close = (): void => {};
  const open = (restartMs: number): void => {
    let delayMs = restartMs;
    const replace = (): void => {
      close();
      const restart = setTimeout(() => open(Math.min(delayMs * 2, MAX_RESTART_MS)), delayMs);
      close = () => clearTimeout(restart);
    };
    const attempt = setTimeout(replace, timings.attemptMs);
    let endWatch = (): void => {};
    const client = openClient(sdk, options, {
      onReady: () => {
        clearTimeout(attempt);
        endWatch = watchOver(client, timings.downMs, () => {
          log.error(
            {},
            "The connection to Feishu does not come back; a new client takes its place.",
          );
          replace();
        });
        delayMs = timings.restartMs;
        log.info({}, "Connected to Feishu.");
        watch.onReady();
      },
      onGone: () => {
        log.error({}, "The Feishu client gave up; a new one takes its place.");
        watch.onGone();
        replace();
      },
    });
    close = () => {
      clearTimeout(attempt);
      endWatch();
      client.close();
    };
  };
  open(timings.restartMs);
  return () => close();
}

/** Calls `onDown` once the client has been without its connection for that long. Returns how to end it. */
function watchOver(client: Client, downMs: number, onDown: () => void): () => void {
  let looksDown = 0;
  const timer = setInterval(() => {
    looksDown = client.isConnected() ? 0 : looksDown + 1;
    if (looksDown > LOOKS) onDown();
  }, downMs / LOOKS);
  timer.unref();
  return () => clearInterval(timer);
}

interface Watch {
  readonly onReady: () => void;
  /** The client gave up for good. */
  readonly onGone: () => void;
}

interface Client {
  isConnected(): boolean;
  close(): void;
}

/** Opens one client of the SDK. Resolves nothing: `watch` tells. */
function openClient(sdk: Sdk, options: ConnectionOptions, watch: Watch): Client {
  const { appId, appSecret, base, log, timings, handle } = options;
  const logger = createSdkLogger(log);
  const loggerLevel = sdk.LoggerLevel.warn;
  const client = new sdk.WSClient({
    appId,
    appSecret,
    domain: base,
    logger,
    loggerLevel,
    handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
    wsConfig: { pingTimeout: timings.pongMs / 1_000 },
    onReady: watch.onReady,
    onReconnecting: () => log.warn({}, "The connection to Feishu was lost; connecting again."),
    onReconnected: () => log.info({}, "Connected to Feishu again."),
    onError: watch.onGone,
  });
  const eventDispatcher = new sdk.EventDispatcher({ logger, loggerLevel });
  // Its own one flattens the payload and answers unknown kinds with a string.
  eventDispatcher.invoke = (payload: unknown) => handle(payload);
  void client.start({ eventDispatcher });
  return {
    isConnected: () => client.getConnectionStatus().state === "connected",
    close: () => client.close(),
  };
}

function notInTime(startMs: number): Error {
  return new Error(
    `Feishu could not be reached within ${startMs / 1_000} s. Check the network, and FEISHU_DOMAIN.`,
  );
}

function refused(): ConfigError {
  return new ConfigError([
    "Feishu refuses the long connection. Check FEISHU_APP_ID and FEISHU_APP_SECRET, that the app is a custom app with its bot switched on, and that no other 50 connections of it are open.",
  ]);
}
