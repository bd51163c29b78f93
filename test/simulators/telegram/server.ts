import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Wire, wireOf } from "../wire.ts";
import { ApiError } from "./api-error.ts";
import { type CheckLimits, tooMany } from "./limits.ts";
import { callMethod, type Payload } from "./methods.ts";
import type { World } from "./world.ts";

/** What goes wrong with a call. `drop_after` loses the answer of a call that was carried out. */
export type Fault = (
  | { readonly kind: "rate_limited"; readonly retryAfterS: number }
  | { readonly kind: "refused"; readonly code: number; readonly description: string }
  | { readonly kind: "bad_gateway" | "drop_before" | "drop_after" }
  | { readonly kind: "slow"; readonly until: Promise<void> }
) & {
  /** Called when the fault strikes; of a call that is carried out, after that and before its answer is lost. */
  readonly onStrike?: () => void;
};

export interface Call {
  readonly method: string;
  readonly payload: Payload;
  /** What it led to; absent when it was refused. */
  readonly result?: unknown;
  readonly wire: Wire;
}

export interface ServerOptions {
  readonly world: World;
  readonly token: string;
  /** The fault this call meets, if any. */
  readonly takeFault: (method: string) => Fault | undefined;
  readonly checkLimits: CheckLimits;
  /** Told of every call that was answered. */
  readonly onCall: (call: Call) => void;
}

export interface RunningServer {
  /** Without a slash at its end. */
  readonly root: string;
  close(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      sendJson(response, 500, {
        ok: false,
        error_code: 500,
        description: `Internal Server Error: ${String(error)}`,
      });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
  const [, prefix, token, rest = ""] =
    /^\/(file\/)?bot([^/]+)\/(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
  if (token === undefined) return refuse(response, new ApiError(404, "Not Found"));
  // tdlib/telegram-bot-api: a token of the right form that is not known is Unauthorized.
  if (token !== options.token) return refuse(response, new ApiError(401, "Unauthorized"));
  if (prefix !== undefined) return sendBytes(response, rest, options);
  const payload = await readPayload(request);
  await answerCall(response, { method: rest, payload, wire: wireOf(request, response) }, options);
}

async function answerCall(response: ServerResponse, call: Call, options: ServerOptions) {
  let result: unknown;
  const fault = options.takeFault(call.method);
  if (fault?.kind !== "drop_after") fault?.onStrike?.();
  if (fault?.kind === "drop_before") return void response.destroy();
  if (fault?.kind === "bad_gateway") return sendBadGateway(response);
  if (fault?.kind === "slow") await fault.until;
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  try {
    if (fault?.kind === "rate_limited") throw tooMany(fault.retryAfterS);
    if (fault?.kind === "refused") throw new ApiError(fault.code, fault.description);
    options.checkLimits(call.method, Number(call.payload["chat_id"]));
    result = await callMethod(options.world, call, gone.signal);
    if (fault?.kind === "drop_after") {
      fault.onStrike?.();
      response.destroy();
    } else sendJson(response, 200, { ok: true, result });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    refuse(response, error);
  } finally {
    options.onCall({ ...call, result });
  }
}

function refuse(response: ServerResponse, { code, message, parameters }: ApiError): void {
  const retryAfterS = parameters?.["retry_after"];
  if (retryAfterS !== undefined) response.setHeader("retry-after", retryAfterS);
  sendJson(response, code, {
    ok: false,
    error_code: code,
    description: message,
    ...(parameters !== undefined && { parameters }),
  });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** What stands between the world and the Bot API answers in HTML. */
function sendBadGateway(response: ServerResponse): void {
  response.writeHead(502, { "content-type": "text/html" }).end("<html>502 Bad Gateway</html>");
}

/** A download goes by the name of `file` among the methods; lost after, it breaks in the middle. */
function sendBytes(
  response: ServerResponse,
  path: string,
  { world, takeFault }: ServerOptions,
): void {
  const fault = takeFault("file");
  const file = Array.from(world.files.values()).find((one) => one.path === path);
  if (file === undefined) return refuse(response, new ApiError(404, "Not Found"));
  if (fault?.kind === "bad_gateway") return sendBadGateway(response);
  if (fault?.kind === "drop_before") return void response.destroy();
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": file.bytes.length,
  };
  response.writeHead(200, headers);
  if (fault?.kind !== "drop_after") return void response.end(file.bytes);
  const half = file.bytes.subarray(0, file.bytes.length / 2);
  response.write(half, () => response.destroy());
}

async function readForm(raw: Buffer, type: string): Promise<Payload> {
  // grammY leaves file names without quotes, which tdlib's HttpReader takes and Node does not.
  const quoted = raw
    .toString("latin1")
    .replace(/;filename=([^"\r\n;]+)\r\n/g, ';filename="$1"\r\n');
  const headers = { "content-type": type };
  const body = new Uint8Array(Buffer.from(quoted, "latin1"));
  const form = await new Response(body, { headers }).formData();
  const fields = [...form.entries()].map(async ([name, value]) => [
    name,
    typeof value === "string"
      ? value
      : { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) },
  ]);
  return Object.fromEntries(await Promise.all(fields)) as Payload;
}

/** Bot API reference, "Making requests": query string, form or JSON. */
async function readPayload(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const body = raw.toString("utf8");
  const { searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const query = Object.fromEntries(searchParams);
  const type = request.headers["content-type"] ?? "";
  if (body === "") return query;
  if (type.startsWith("application/json")) return { ...query, ...(JSON.parse(body) as Payload) };
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  }
  if (type.startsWith("multipart/form-data")) return { ...query, ...(await readForm(raw, type)) };
  throw new ApiError(400, `Bad Request: content type ${type} is not understood`);
}
