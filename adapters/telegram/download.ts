import type { Agent, IncomingMessage } from "node:http";
import { DeliveryError } from "../../bot/core/errors.ts";
import type { OpenedFile } from "../../bot/core/reply.ts";
import { http, https } from "../node-http.ts";

export interface DownloadOptions {
  /** Holds the token, so it stands in no error. */
  readonly url: string;
  readonly agent: Agent;
  /** Longest silence, before the answer or within it. */
  readonly timeoutMs: number;
}

/**
 * The bytes at an address, streamed as they come. Rejects when the address gives none; the stream throws
 * when the connection breaks in the middle.
 * @throws {DeliveryError}
 */
export async function download(options: DownloadOptions): Promise<OpenedFile> {
  const response = await request(options);
  if (response.statusCode === 200) {
    const size = Number(response.headers["content-length"]);
    return { bytes: bytesOf(response), ...(Number.isSafeInteger(size) && { size }) };
  }
  response.resume();
  const status = response.statusCode ?? 0;
  throw new DeliveryError(
    status >= 500 || status === 429 ? "transient" : "rejected",
    `Telegram answered ${status} instead of the file.`,
  );
}

function request({ url, agent, timeoutMs }: DownloadOptions): Promise<IncomingMessage> {
  const { get } = url.startsWith("http:") ? http : https;
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent, timeout: timeoutMs }, resolve);
    sent.on("timeout", () => sent.destroy(new Error("silent for too long")));
    sent.on("error", () => reject(interrupted()));
  });
}

async function* bytesOf(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of response) yield chunk as Uint8Array;
  } catch {
    // The cause may name the address.
    throw interrupted();
  }
}

function interrupted(): DeliveryError {
  return new DeliveryError(
    "transient",
    "The connection to Telegram broke while a file was fetched.",
  );
}
