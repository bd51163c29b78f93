import { type Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { ApiClientOptions } from "grammy";

interface Call {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; files go another way. */
  readonly body: string;
  readonly signal: EventTarget;
}

/**
 * As much of `fetch` as grammY's calls without files need, straight over Node's own client: node-fetch, which
 * grammY brings, costs more than the rest of a call.
 */
export function createFetch(agent: HttpAgent | HttpsAgent): NonNullable<ApiClientOptions["fetch"]> {
  const request = agent instanceof HttpsAgent ? httpsRequest : httpRequest;
  const fetch = (url: string, { method, headers, body, signal }: Call) =>
    new Promise((resolve, reject) => {
      const length = { "content-length": Buffer.byteLength(body) };
      const options = { method, headers: { ...headers, ...length }, agent };
      const call = request(url, options, (response) => {
        readWhole(response).then((text) => resolve({ json: () => JSON.parse(text) }), reject);
      });
      signal.addEventListener("abort", () => call.destroy(), { once: true });
      call.once("error", reject).end(body);
    });
  return fetch as unknown as NonNullable<ApiClientOptions["fetch"]>;
}

function readWhole(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    response.once("error", reject);
  });
}
