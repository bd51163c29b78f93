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

export interface HttpServerOptions {
  /** Gets failures and warnings of the server itself; requests are not logged, their words are personal. */
  readonly log: Log;
  /** Whether `/readyz` says yes. Asked on each request. */
  readonly isReady: () => boolean;
}

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
export function createHttpServer({ log, isReady }: HttpServerOptions): HttpServer {
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    // One of its own per request would cost more than the rest of the server, and requests are not logged.
    childLoggerFactory: (parent) => parent,
  });
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", (_request, reply) =>
    isReady()
      ? reply.send({ status: "ready" })
      : reply.code(503).header("retry-after", "1").send({ status: "not ready" }),
  );
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
