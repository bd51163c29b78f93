import type { PageMessage } from "../../../adapters/web/wire.ts";

/** The page's part of the talk with the server, over real HTTP: posts, presses, and one stream of events. */
export interface Window {
  /** In the order they came; a message that changed is there again. */
  readonly received: readonly PageMessage[];
  /** Resolves when so many messages have come. */
  has(count: number): Promise<void>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens the stream of these chats; resolves when the server has sent what it keeps. */
export async function openWindow(
  address: string,
  chats: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Window> {
  const abort = new AbortController();
  const response = await fetch(`${address}/playground/events?chats=${chats.join(",")}`, {
    headers,
    signal: abort.signal,
  });
  if (response.status !== 200 || response.body === null) {
    throw new Error(`the stream was refused: ${response.status} ${await response.text()}`);
  }
  const received: PageMessage[] = [];
  const waiting = new Set<() => void>();
  const ended = readEvents(response.body, (message) => {
    received.push(message);
    for (const wake of waiting) wake();
  });
  return {
    received,
    ended,
    has: async (count) => {
      while (received.length < count) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        await promise;
        waiting.delete(resolve);
      }
    },
    close: () => abort.abort(),
  };
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  onMessage: (message: PageMessage) => void,
): Promise<void> {
  let rest = "";
  try {
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const events = (rest + chunk).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data === undefined) continue;
        const message: PageMessage = JSON.parse(data);
        const id = /^id: (.*)$/m.exec(event)?.[1];
        if (id !== message.version) throw new Error(`event ${id} carries ${message.version}`);
        onMessage(message);
      }
    }
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  }
}

/** Posts as the page does. */
export function post(
  address: string,
  path: "messages" | "actions",
  body: unknown,
): Promise<Response> {
  return fetch(`${address}/playground/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify(body),
  });
}

/** Puts a file on the server as the page does. */
export function postFile(address: string, id: string, bytes: Uint8Array): Promise<Response> {
  return fetch(`${address}/playground/files/${id}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", origin: address },
    body: Buffer.from(bytes),
  });
}
