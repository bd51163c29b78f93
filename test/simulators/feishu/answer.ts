import type { IncomingMessage, ServerResponse } from "node:http";
import type { Wire } from "../wire.ts";

export type Operation =
  | "token"
  | "endpoint"
  | "bot"
  | "scopes"
  | "create"
  | "reply"
  | "patch"
  | "put"
  | "react"
  | "message"
  | "resource"
  | "image"
  | "file"
  | "chat"
  | "members";

/** A request as it came, for tests to look at. */
export interface ApiCall {
  readonly operation: Operation;
  readonly method: string;
  /** Parts of the path that name something: ids and keys. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  /** JSON, or a form's fields. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Length of the body as it travelled. */
  readonly bytes: number;
  readonly wire: Wire;
  /** The message it made, or made before under the same uuid. */
  messageId?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object | Uint8Array;
}

export function ok(data: object): Answer {
  return { status: 200, body: { code: 0, msg: "success", data } };
}

/** Most business errors come with HTTP 400. */
export function refuse(number: number, msg: string, status = 400): Answer {
  return { status, body: { code: number, msg, error: { log_id: "20260105" } } };
}

export function write(response: ServerResponse, { status, headers, body }: Answer): void {
  const isBinary = body instanceof Uint8Array;
  const type = isBinary ? "application/octet-stream" : "application/json; charset=utf-8";
  response.writeHead(status, { "content-type": type, ...headers });
  response.end(isBinary ? body : JSON.stringify(body));
}
