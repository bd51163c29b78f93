import type { FastifyInstance, FastifyReply } from "fastify";
import { DecodeError } from "../../bot/core/errors.ts";
import type { BotEvent } from "../../bot/core/event.ts";
import type { Log } from "../../bot/core/log.ts";
import { loadAssets } from "./assets.ts";
import { type DecodeContext, decodeAction, decodeMessage } from "./decode.ts";
import { encodeMessage } from "./encode.ts";
import { streamEvents } from "./events.ts";
import type { Feed } from "./feed.ts";
import { guard } from "./guard.ts";
import type { Intake } from "./intake.ts";
import { type KeptFiles, serveFiles, takeFiles } from "./kept-files.ts";
import type { Places } from "./places.ts";
import type { PageReceipt, PageSetup } from "./wire.ts";

const RETRY_AFTER_S = "1";

export interface RouteOptions {
  readonly intake: Intake;
  readonly feed: Feed;
  readonly places: Places;
  readonly files: KeptFiles;
  readonly setup: PageSetup;
  readonly log: Log;
}

/** The page under `/playground/`, its two posts and its stream of events. */
export function addRoutes(app: FastifyInstance, options: RouteOptions): void {
  const { feed, places, setup } = options;
  guard(app);
  // Only JSON: a form of another site can't send that without being asked first.
  app.removeContentTypeParser("text/plain");
  // A stream has no end of its own, and a server waits for what is open before it closes.
  app.addHook("preClose", async () => feed.end());
  addPage(app);
  app.get("/playground/setup", () => setup);
  // Without a HEAD beside it, which would open a stream that nobody reads.
  app.get("/playground/events", { exposeHeadRoute: false }, (request, reply) =>
    streamEvents(request, reply, { feed, places }),
  );
  serveFiles(app, options.files);
  takeFiles(app, options.files);
  app.post("/playground/messages", async (request, reply) => {
    const event = await decodeOr400(reply, decodeMessage, { body: request.body, places });
    if (event === undefined) return reply;
    return take(event, { reply, options, onCommitted: () => feed.put(encodeMessage(event)) });
  });
  app.post("/playground/actions", async (request, reply) => {
    const event = await decodeOr400(reply, decodeAction, { body: request.body, places });
    if (event === undefined) return reply;
    return take(event, { reply, options, onCommitted: () => undefined });
  });
}

function addPage(app: FastifyInstance): void {
  const assets = loadAssets();
  app.get("/", (_request, reply) => reply.redirect("/playground/"));
  app.get("/playground", (_request, reply) => reply.redirect("/playground/"));
  for (const [name, { type, body }] of assets) {
    const path = `/playground/${name === "index.html" ? "" : name}`;
    app.get(path, (_request, reply) => reply.type(type).send(body()));
  }
}

async function decodeOr400<Event>(
  reply: FastifyReply,
  decode: (body: unknown, context: DecodeContext) => Event,
  { body, places }: { readonly body: unknown; readonly places: Places },
): Promise<Event | undefined> {
  try {
    return decode(body, { places, now: new Date() });
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    await reply.code(400).send({ error: error.message });
    return undefined;
  }
}

interface Taking {
  readonly reply: FastifyReply;
  readonly options: RouteOptions;
  readonly onCommitted: () => void;
}

/** Answers once the event is committed; 503 asks the page to post it again. */
async function take(event: BotEvent, { reply, options, onCommitted }: Taking) {
  const { intake, log } = options;
  const { promise: acknowledged, resolve } = Promise.withResolvers<void>();
  // Also when the page has gone away meanwhile: there is nobody left to wait for.
  reply.raw.once("close", resolve);
  const taken = intake.take(event, acknowledged);
  if (taken === undefined) return again(reply);
  try {
    const { answer } = await taken;
    onCommitted();
    const receipt: PageReceipt = answer === undefined ? {} : { answer: toShown(answer) };
    return await reply.send(receipt);
  } catch (error) {
    log.error({ err: error, event: event.id }, "an event of the playground was not committed");
    return again(reply);
  }
}

function toShown({ text, tone }: NonNullable<PageReceipt["answer"]>) {
  return { text, tone };
}

function again(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .header("retry-after", RETRY_AFTER_S)
    .send({ error: "Not taken yet. Post it again." });
}
