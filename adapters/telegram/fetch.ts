import type { Agent as HttpAgent, IncomingMessage } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { ApiClientOptions } from "grammy/web";
import { http, https } from "../node-http.ts";

interface Call {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or a form with files in it, which is read as it is sent. */
  readonly body: string | ReadableStream<Uint8Array>;
  readonly signal: EventTarget;
}

/**
 * As much of `fetch` as grammY needs, straight over Node's own client: node-fetch, which grammY's build for Node brings,
 * costs more than the rest of a call, and at a start more than the rest of grammY.
 */
export function createFetch(agent: HttpAgent | HttpsAgent): NonNullable<ApiClientOptions["fetch"]> {
  const request = agent instanceof https.Agent ? https.request : http.request;
  const fetch = (url: string, { method, headers, body, signal }: Call) =>
    new Promise((resolve, reject) => {
      const length = typeof body === "string" && { "content-length": Buffer.byteLength(body) };
      const options = { method, headers: { ...headers, ...length }, agent };
      const call = request(url, options, (response) => {
        readWhole(response).then((text) => resolve({ json: () => JSON.parse(text) }), reject);
      });
      signal.addEventListener("abort", () => call.destroy(), { once: true });
      call.once("error", reject);
      if (typeof body === "string") call.end(body);
      else pipeline(Readable.fromWeb(body), call).catch(reject);
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
