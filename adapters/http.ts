import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  fastify,
  LogController,
} from "fastify";
import { ConfigError } from "../bot/core/errors.ts";
import type { Log } from "../bot/core/log.ts";

/** A request that has not arrived whole by then is cut off. Says nothing about how long an answer takes. */
const REQUEST_TIMEOUT_MS = 30_000;

/** What comes in is checked with zod; Ajv, a hundred files, would be loaded at each start and serve no route. */
const NO_COMPILERS = { buildValidator: refuseSchema, buildSerializer: refuseSchema };

export interface HttpServerOptions {
  /** Gets failures and warnings of the server itself; requests are not logged, their words are personal. */
  readonly log: Log;
  /** Asked on each request of `/readyz`. */
  readonly readiness: () => Promise<Readiness>;
}

/** Whether a process should be sent events; the rest is why not. `store`: it refuses to be written. */
export type Readiness = "ready" | "starting" | "stopping" | "store";

const HELP: Readonly<Record<Exclude<Readiness, "ready">, string>> = {
  starting: "Not every channel takes messages yet.",
  stopping: "The bot was told to stop.",
  store:
    "The store refuses to be written: its disk is full, or Redis is away or refuses. The log says why. " +
    "What is not stored is not acknowledged and comes again.",
};

export interface HttpServer {
  /** Adds routes in a scope of their own: hooks and body parsers set there stay there. Only before `listen`. */
  mount(register: (app: FastifyInstance) => void): void;
  /**
   * Resolves to the address, `http://127.0.0.1:8080`, once connections are taken; port 0 picks a free one.
   * @throws {ConfigError} when the port is taken or the address can't be used.
   */
  listen(port: number, host: string): Promise<string>;
  /** Takes no more connections, and resolves when the requests under way are answered. */
  close(): Promise<void>;
}

/** One HTTP server with `/healthz` (200 while the process runs) and `/readyz` (200 or 503). */
export function createHttpServer({ log, readiness }: HttpServerOptions): HttpServer {
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    schemaController: { compilersFactory: NO_COMPILERS },
    // One of its own per request would cost more than the rest of the server, and requests are not logged.
    childLoggerFactory: (parent) => parent,
  });
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const reason = await readiness();
    if (reason === "ready") return reply.send({ status: "ready" });
    const answer = { status: "not ready", reason, help: HELP[reason] };
    return reply.code(503).header("retry-after", "1").send(answer);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: "There is no such page." }),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: error.message });
    // The pattern of the route, not its address: a query may name a chat.
    log.error({ err: error, route: request.routeOptions.url }, "a request failed");
    return reply.code(status).send({ error: "Something went wrong on our side." });
  });
  return {
    mount: (register) => {
      app.register((scope, _options, done) => {
        register(scope);
        done();
      });
    },
    listen: async (port, host) => {
      try {
        return await app.listen({ port, host });
      } catch (error) {
        throw listenError(error, port, host);
      }
    },
    close: () => app.close(),
  };
}

function refuseSchema(): never {
  throw new Error("Routes have no JSON schema here: check what comes in with zod.");
}

function listenError(error: unknown, port: number, host: string): unknown {
  const where = `port ${port} of ${host}`;
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return new ConfigError([`${where} is taken: stop the other program or choose another port`]);
    case "EACCES":
      return new ConfigError([`${where} is not allowed to this user: choose one above 1023`]);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ConfigError([`${host} is no address of this machine: try 127.0.0.1 or 0.0.0.0`]);
    default:
      return error;
  }
}

/** `/metrics`, to be mounted: `text` is in the text format of Prometheus, made anew for each request. */
export function addMetrics(app: FastifyInstance, text: () => string): void {
  app.get("/metrics", (_request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(text()),
  );
}
