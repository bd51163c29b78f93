import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocket } from "ws";
import { type Clients, createClients } from "./clients.ts";
import type { Frame } from "./frames.ts";
import { postToWebhook, type WebhookSettings } from "./webhook.ts";
import type { World } from "./world.ts";

/** Feishu docs: "event subscription overview": an event not taken is pushed again after these times. */
const LADDER_MS = [15_000, 5 * 60_000, 60 * 60_000, 6 * 60 * 60_000];

/** How the platform's waits pass by themselves, in ms. */
export interface Pace {
  /** How long an acknowledgement is waited for, and how long that of the last push. */
  readonly ackMs: number;
  readonly lastAckMs: number;
  /** Pushes again, when the time has come after that many tries. `isLast`: the platform gives up after it. */
  retry(again: () => Promise<unknown>, how: { tries: number; isLast: boolean }): Promise<unknown>;
  /** How long a push is under way: what was pushed later may come sooner. */
  delayMs(): number;
}

export interface Ack {
  readonly eventId: string;
  /** As acknowledged, by webhook the HTTP status; `"none"` when the client went away, was not there, or let 3 s pass. */
  readonly code: number | "none";
  /** What the handler returned. */
  readonly response?: unknown;
}

/** An acknowledgement, or that there was none, with when that was known, in ms since 1970. */
export interface Known extends Ack {
  readonly at: number;
}

export interface Push {
  readonly eventId: string;
  readonly payload: object;
  /** A callback is never pushed again. */
  readonly isCallback: boolean;
  tries: number;
}

type Payload = { readonly header: { readonly event_id: string } };

/** Pushes events and callbacks to whoever is connected, and climbs the ladder of redeliveries by hand. */
export interface Gateway {
  readonly clients: Clients;
  /** From now on it posts there, as the console's "send notifications to developer's server". */
  setWebhook(settings: WebhookSettings): void;
  /** Sends to one client. Resolves when it was acknowledged, or can't be any more. */
  push(payload: Payload, isCallback?: boolean): Promise<Ack>;
  /** That event once more, the last one when absent, though acknowledged: the docs promise "at least once" only. */
  repeat(eventId?: string): Promise<Ack>;
  /** Oldest first, of every push. */
  readonly acks: readonly Known[];
  /** How many events wait to be pushed again. */
  waiting(): number;
  /** How many are neither acknowledged nor given up. */
  underWay(): number;
  /** Lets the next wait of the ladder pass, and pushes again what waits. */
  climb(): Promise<readonly Ack[]>;
  /** Resolves when every push so far is acknowledged or given up. */
  settled(): Promise<unknown>;
  /** Whether none is under way. */
  isIdle(): boolean;
  /** Lets the 3 s pass for whatever is not acknowledged yet. */
  expire(): void;
}

interface InFlight {
  readonly push: Push;
  readonly socket: WebSocket;
  readonly settle: (ack: Ack) => void;
}

export interface GatewayOptions {
  readonly world: World;
  /** Without one, nothing happens until it is told to. */
  readonly pace: Pace | undefined;
  /** Told of every push that was acknowledged or given up. */
  readonly onSettled: () => void;
}

export function createGateway(server: Server, options: GatewayOptions): Gateway {
  const { world, pace } = options;
  const { clients, hand, giveUp } = createHandover(server);
  const acks: Known[] = [];
  /** What waits to be pushed again. */
  const climbing = new Set<Push>();
  const underWay = new Set<Promise<Ack>>();
  const pushed = new Map<string, Push>();
  let webhook: WebhookSettings | undefined;

  const give = (push: Push): Promise<Ack> => {
    climbing.delete(push);
    push.tries += 1;
    const isLast = push.tries > LADDER_MS.length;
    const ackMs = isLast ? pace?.lastAckMs : pace?.ackMs;
    const handOver = () =>
      webhook === undefined ? hand(push, ackMs) : postToWebhook(webhook, push, { world, ackMs });
    const handing = pace === undefined ? handOver() : sleep(pace.delayMs()).then(handOver);
    const giving = handing.then((ack) => {
      underWay.delete(giving);
      acks.push({ ...ack, at: Date.now() });
      const isOver = ack.code === 200 || push.isCallback || isLast;
      if (!isOver) climbing.add(push);
      if (!isOver && pace !== undefined) void retryAtPace(pace, push, give);
      options.onSettled();
      return ack;
    });
    underWay.add(giving);
    return giving;
  };
  return {
    clients,
    setWebhook: (settings) => {
      webhook = settings;
    },
    push: (payload, isCallback = false) => {
      const push = { eventId: payload.header.event_id, payload, isCallback, tries: 0 };
      pushed.set(push.eventId, push);
      return give(push);
    },
    repeat: (eventId) => {
      const push = eventId === undefined ? [...pushed.values()].at(-1) : pushed.get(eventId);
      if (push === undefined) throw new Error("Nothing was pushed yet.");
      return give({ ...push });
    },
    acks,
    waiting: () => climbing.size,
    underWay: () => underWay.size + climbing.size,
    climb: () => {
      const due = [...climbing];
      const tries = due[0]?.tries ?? 1;
      world.advance(LADDER_MS[tries - 1] ?? 0);
      return Promise.all(due.map(give));
    },
    settled: () => Promise.all(underWay),
    isIdle: () => underWay.size === 0,
    expire: () => giveUp(() => true),
  };
}

function retryAtPace(pace: Pace, push: Push, give: (push: Push) => Promise<Ack>) {
  const { tries } = push;
  return pace.retry(() => give(push), { tries, isLast: tries === LADDER_MS.length });
}

/** One push to one client, until it is acknowledged or can't be any more. */
function createHandover(server: Server) {
  const inFlight = new Map<string, InFlight>();
  let frames = 0;
  const giveUp = (which: (one: InFlight) => boolean): void => {
    for (const one of [...inFlight.values()].filter(which)) {
      one.settle({ eventId: one.push.eventId, code: "none" });
    }
  };
  const clients = createClients(server, {
    onFrame: (frame) => acknowledged(frame, inFlight),
    onGone: (socket) => giveUp((one) => one.socket === socket),
  });
  const hand = async (push: Push, ackMs?: number): Promise<Ack> => {
    const socket = clients.choose();
    if (socket === undefined) return { eventId: push.eventId, code: "none" };
    const frameId = `frame-${++frames}`;
    const ack = await new Promise<Ack>((resolve) => {
      inFlight.set(frameId, { push, socket, settle: resolve });
      clients.send(socket, push.payload, frameId);
      if (ackMs !== undefined) {
        void sleep(ackMs).then(() => resolve({ eventId: push.eventId, code: "none" }));
      }
    });
    inFlight.delete(frameId);
    return ack;
  };
  return { clients, hand, giveUp };
}

/** The acknowledgement is the last frame again, with `{code, data?: base64 of the handler's result}`. */
function acknowledged(frame: Frame, inFlight: ReadonlyMap<string, InFlight>): void {
  const one = inFlight.get(frame.headers["message_id"] ?? "");
  if (one === undefined) return;
  const { code, data } = JSON.parse(frame.payload.toString()) as { code: number; data?: string };
  const response =
    data === undefined ? undefined : JSON.parse(Buffer.from(data, "base64").toString());
  one.settle({ eventId: one.push.eventId, code, ...(response !== undefined && { response }) });
}
