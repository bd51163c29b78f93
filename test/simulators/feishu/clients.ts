import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame } from "./frames.ts";
import { createWatch } from "./watch.ts";

/** Feishu docs: "request URL configuration": every client counts. */
const MAX_CONNECTIONS = 50;
const SERVICE_ID = 42;

export interface ClientSettings {
  /** The endpoint answers with this code instead of an address, this often. */
  refusal: { readonly code: number; times: number };
  pingSeconds: number;
  /** How long a client waits between two tries to reconnect. */
  reconnectSeconds: number;
  /** Events over this are sent in several frames. */
  frameBytes: number;
  /** Each client has its turn, instead of one chosen at random. */
  isInTurn: boolean;
}

export interface ClientWatch {
  readonly onFrame: (frame: Frame) => void;
  readonly onGone: (socket: WebSocket) => void;
}

/** The platform's ends of the long connections: who is there, pings, and what goes over them. */
export interface Clients {
  readonly settings: ClientSettings;
  count(): number;
  /** One of those connected, chosen evenly and the same in every run. */
  choose(): WebSocket | undefined;
  send(socket: WebSocket, payload: object, frameId: string): void;
  /** Resolves when this many have connected and pinged since the start, gone ones included. */
  joined(count: number): Promise<void>;
  /** Resolves when nobody is connected any more. */
  left(): Promise<void>;
  drop(): void;
  /** From now on no ping is answered, nor anything sent; the sockets stay open. Ends with the next client. */
  fallSilent(): void;
  /** What `POST /callback/ws/endpoint` answers. */
  endpoint(domain: string): object;
  close(): Promise<void>;
}

export function createClients(server: Server, { onFrame, onGone }: ClientWatch): Clients {
  const settings: ClientSettings = {
    refusal: { code: 0, times: 0 },
    pingSeconds: 120,
    reconnectSeconds: 1,
    frameBytes: 16_384,
    isInTurn: false,
  };
  // With when they are ready: the SDK loses what comes before it listens, which it does by its first ping.
  const sockets = new Map<WebSocket, PromiseWithResolvers<void>>();
  const pinged = new Set<WebSocket>();
  const silent = new WeakSet<WebSocket>();
  const watch = createWatch();
  const choice = createChoice(settings);
  const webSockets = new WebSocketServer({ server });
  webSockets.on("connection", (socket) => {
    sockets.set(socket, Promise.withResolvers());
    socket.on("close", () => {
      sockets.delete(socket);
      onGone(socket);
      watch.look();
    });
    socket.on("message", (data) => {
      const frame = decodeFrame(data as Buffer);
      if (silent.has(socket)) return;
      if (frame.method !== CONTROL) return onFrame(frame);
      socket.send(encodeFrame(pong(frame, settings)));
      if (pinged.has(socket)) return;
      pinged.add(socket);
      sockets.get(socket)?.resolve();
      watch.look();
    });
  });
  const drop = () => sockets.forEach((_, socket) => socket.terminate());
  return {
    settings,
    count: () => sockets.size,
    choose: () => [...sockets.keys()][choice(sockets.size)],
    send: (socket, payload, frameId) => {
      void sockets.get(socket)?.promise.then(() => {
        if (silent.has(socket)) return;
        for (const frame of toFrames(payload, frameId, settings.frameBytes)) {
          socket.send(encodeFrame(frame));
        }
      });
    },
    joined: (count) => watch.until(() => pinged.size >= count),
    left: () => watch.until(() => sockets.size === 0),
    drop,
    fallSilent: () => {
      for (const socket of sockets.keys()) silent.add(socket);
    },
    endpoint: (domain) => endpointAnswer(domain, settings, sockets.size),
    close: async () => {
      drop();
      await new Promise((resolve) => webSockets.close(resolve));
    },
  };
}

/** The order of parameters matters to the SDK: it reads the address as a query, so the first one is lost. */
function endpointAnswer(domain: string, settings: ClientSettings, connections: number): object {
  const { refusal } = settings;
  if (refusal.times-- > 0) return { code: refusal.code, msg: "refused", data: {} };
  if (connections >= MAX_CONNECTIONS) {
    return { code: 1000040350, msg: "the number of connections exceeded the limit", data: {} };
  }
  const address = domain.replace(/^http/, "ws");
  return {
    code: 0,
    msg: "",
    data: {
      URL: `${address}/ws?ticket=t&device_id=d1&service_id=${SERVICE_ID}`,
      ClientConfig: clientConfig(settings),
    },
  };
}

function clientConfig({ pingSeconds, reconnectSeconds }: ClientSettings): object {
  return {
    PingInterval: pingSeconds,
    ReconnectCount: -1,
    ReconnectInterval: reconnectSeconds,
    ReconnectNonce: 0,
  };
}

function pong({ service }: Frame, settings: ClientSettings): Frame {
  const payload = Buffer.from(JSON.stringify(clientConfig(settings)));
  return { seqId: 0, logId: 0, service, method: CONTROL, headers: { type: "pong" }, payload };
}

function toFrames(payload: object, frameId: string, frameBytes: number): readonly Frame[] {
  const bytes = Buffer.from(JSON.stringify(payload));
  const sum = Math.max(1, Math.ceil(bytes.length / frameBytes));
  return Array.from({ length: sum }, (_, seq) => ({
    seqId: seq,
    logId: 7,
    service: SERVICE_ID,
    method: DATA,
    headers: {
      type: "event",
      message_id: frameId,
      sum: String(sum),
      seq: String(seq),
      trace_id: `trace-${frameId}`,
    },
    payload: bytes.subarray(seq * frameBytes, (seq + 1) * frameBytes),
  }));
}

/** Even, and the same in every run. */
function createChoice(settings: ClientSettings): (count: number) => number {
  let state = 20_260_105;
  let turn = 0;
  return (count) => {
    if (settings.isInTurn) return turn++ % Math.max(1, count);
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return count === 0 ? 0 : Math.floor((state / 0x80000000) * count);
  };
}
