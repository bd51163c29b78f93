import { pino } from "pino";
import { createHttpServer, type HttpServer } from "../../../adapters/http.ts";
import { createWebAdapter, type WebAdapter } from "../../../adapters/web/adapter.ts";
import type { PagePost, PagePress } from "../../../adapters/web/wire.ts";
import type { BotEvent, ChatRef } from "../../../bot/core/event.ts";
import type { Receive, Sending } from "../../../bot/core/ports.ts";
import type { SentReply } from "../../../bot/core/reply.ts";

export const PROVINCE: ChatRef = { channel: "web", chatId: "desk-province" };
export const ANN: ChatRef = { channel: "web", chatId: "investor-ann00001" };

export interface Playground {
  readonly adapter: WebAdapter;
  readonly server: HttpServer;
  readonly address: string;
  /** What `receive` was given, in order. */
  readonly events: readonly BotEvent[];
}

/** The adapter on a server of its own on a free port, not yet started. */
export async function preparePlayground(): Promise<Omit<Playground, "events">> {
  const log = pino({ level: "silent" });
  const adapter = createWebAdapter({
    desks: [
      { id: "province", name: { zh: "省级窗口", en: "Provincial desk" }, chatId: PROVINCE.chatId },
      { id: "yuxi", name: { zh: "玉溪窗口", en: "Yuxi desk" }, chatId: "desk-yuxi" },
    ],
    log,
  });
  const server = createHttpServer({ log, readiness: async () => "ready" });
  server.mount((app) => adapter.routes(app));
  const address = await server.listen(0, "127.0.0.1");
  return { adapter, server, address };
}

/** The same, started with this `receive`. */
export async function openPlayground(
  receive: Receive = async () => undefined,
): Promise<Playground> {
  const prepared = await preparePlayground();
  const events: BotEvent[] = [];
  await prepared.adapter.start(async (event) => {
    events.push(event);
    return receive(event);
  });
  return { ...prepared, events };
}

export function aPost(changes: Partial<PagePost> = {}): PagePost {
  return {
    id: "client-id-1",
    at: Date.parse("2026-11-20T08:00:00Z"),
    person: ANN.chatId,
    name: "Ann",
    chat: ANN.chatId,
    text: "Is coffee roasting welcome?",
    ...changes,
  };
}

export function aPress(changes: Partial<PagePress> = {}): PagePress {
  return {
    id: "press-id-1",
    at: Date.parse("2026-11-20T08:00:00Z"),
    person: ANN.chatId,
    name: "Ann",
    chat: ANN.chatId,
    messageId: "bot-1",
    action: "handoff.open",
    value: "step2",
    ...changes,
  };
}

export function aDelivery(
  id: string,
  reply: SentReply | string,
  changes: Partial<Sending> = {},
): Sending {
  return {
    id,
    to: ANN,
    reply: typeof reply === "string" ? { kind: "text", text: reply } : reply,
    due: new Date(0),
    attempts: 0,
    ...changes,
  };
}
