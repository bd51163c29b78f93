import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** Serves a peer's webhook on a free port and tells the parent which. */
export function serve(
  webhook: (request: IncomingMessage, response: ServerResponse) => unknown,
): void {
  const server = createServer((request, response) => void webhook(request, response));
  server.keepAliveTimeout = 60_000;
  // An end by itself writes the CPU profile, if one was asked for.
  process.once("SIGTERM", () => process.exit());
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.({ port: address !== null && typeof address !== "string" ? address.port : 0 });
  });
}

/** Where the fake Bot API listens. */
export const API_ROOT = process.env["API_ROOT"] ?? "";
export const TOKEN = process.env["TELEGRAM_BOT_TOKEN"] ?? "";
