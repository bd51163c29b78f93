import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance, HTTPMethods } from "fastify";
import { BotError } from "../bot/core/errors.ts";

/** An adapter that is called over HTTP. Until it is started, and once it stops, it answers 503. */
export interface Mountable {
  /** Adds what the platform calls; nothing when the adapter connects by itself. */
  routes(app: FastifyInstance): void;
}

export interface Webhook {
  readonly path: string;
  readonly maxBytes: number;
  /** Looked at before the body is read. */
  readonly isKnown?: (headers: IncomingHttpHeaders) => boolean;
  /** Resolves after the commit, to the body of the answer. Rejects when the platform must call again. */
  readonly take: (body: Buffer, headers: IncomingHttpHeaders) => Promise<object>;
}

/** Not the platform's call, or not as it documents it. Calling again would not help. */
export class WebhookRefusal extends BotError {
  readonly code = "webhook";
  readonly status: 400 | 401;
  constructor(status: 400 | 401, message: string) {
    super(message);
    this.status = status;
  }
}

const OTHER_METHODS: HTTPMethods[] = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Short, since every event of the chat waits behind this one. */
const RETRY_AFTER_S = 1;

/**
 * One address a platform posts to: 405 for other methods, 401 for a stranger, 413 over the cap, 400 or 401 by
 * what `take` refuses, 503 with `Retry-After` when the event is not committed, and 200 once it is.
 */
export function mountWebhook(app: FastifyInstance, webhook: Webhook): void {
  const { path: url, maxBytes, isKnown, take } = webhook;
  // The bytes as they came: a signature is over them, and characters may be split between them.
  app.removeAllContentTypeParsers();
  // Any type, by a pattern: fastify remembers what a pattern matched, and takes "*" apart anew for each request.
  app.addContentTypeParser(/^/, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.route({
    method: OTHER_METHODS,
    url,
    exposeHeadRoute: false,
    onRequest: (_request, reply, _done) => {
      reply
        .code(405)
        .headers({ allow: "POST", connection: "close" })
        .send({ error: "This address takes POST only." });
    },
    handler: () => undefined,
  });
  app.post(url, {
    bodyLimit: maxBytes,
    onRequest: (request, reply, done) => {
      if (isKnown === undefined || isKnown(request.headers)) return done();
      // Without reading on: nobody waits for the end of what a stranger sends.
      reply.code(401).header("connection", "close").send({ error: "The secret is wrong." });
    },
    handler: async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      try {
        return await reply.send(await take(body, request.headers));
      } catch (error) {
        if (error instanceof WebhookRefusal) {
          return reply.code(error.status).send({ error: error.message });
        }
        return reply
          .code(503)
          .header("retry-after", String(RETRY_AFTER_S))
          .send({ error: "Not taken. Try again." });
      }
    },
  });
}

/** @throws {WebhookRefusal} when it is no JSON. */
export function parseBody(body: Buffer | string): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new WebhookRefusal(400, "The body is not JSON.");
  }
}

/** Takes the same time wherever they differ, also in length: as many bytes are compared as the right one has. */
export function isSameSecret(given: unknown, right: string): boolean {
  if (typeof given !== "string") return false;
  const expected = Buffer.from(right);
  const said = Buffer.alloc(expected.length);
  said.write(given);
  return timingSafeEqual(said, expected) && Buffer.byteLength(given) === expected.length;
}
