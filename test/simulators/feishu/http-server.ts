import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Wire, wireOf } from "../wire.ts";
import { type Answer, type ApiCall, type Operation, refuse, write } from "./answer.ts";

/** What goes wrong instead of the answer. Faults strike in the order they were set, each `times` times. */
export interface Fault {
  /** Of whatever sends or changes a message when absent. */
  readonly operation?: Operation;
  readonly times?: number;
  /** The platform's code; without one the body is an HTML page, as a gateway in between would send it. */
  readonly number?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * `drop` closes the connection, `hang` never answers, `lose` does the work and closes the connection, `wait` does the
   * work and answers after `waitMs`.
   */
  readonly act?: "answer" | "drop" | "hang" | "lose" | "wait";
  readonly waitMs?: number;
  /** Called when the fault strikes; of a call that is carried out, after that and before its answer is lost. */
  readonly onStrike?: () => void;
}

const SENDING: readonly Operation[] = ["create", "reply", "patch", "put"];

const ROUTES: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ["POST", /^\/open-apis\/auth\/v3\/tenant_access_token\/internal$/, "token"],
  ["POST", /^\/callback\/ws\/endpoint$/, "endpoint"],
  ["GET", /^\/open-apis\/bot\/v3\/info$/, "bot"],
  ["GET", /^\/open-apis\/application\/v6\/scopes$/, "scopes"],
  ["POST", /^\/open-apis\/im\/v1\/messages$/, "create"],
  ["POST", /^\/open-apis\/im\/v1\/messages\/([^/]+)\/reply$/, "reply"],
  ["PATCH", /^\/open-apis\/im\/v1\/messages\/([^/]+)$/, "patch"],
  ["PUT", /^\/open-apis\/im\/v1\/messages\/([^/]+)$/, "put"],
  ["POST", /^\/open-apis\/im\/v1\/messages\/([^/]+)\/reactions$/, "react"],
  ["GET", /^\/open-apis\/im\/v1\/messages\/([^/]+)$/, "message"],
  ["GET", /^\/open-apis\/im\/v1\/messages\/([^/]+)\/resources\/([^/]+)$/, "resource"],
  ["POST", /^\/open-apis\/im\/v1\/images$/, "image"],
  ["POST", /^\/open-apis\/im\/v1\/files$/, "file"],
  ["GET", /^\/open-apis\/im\/v1\/chats\/([^/]+)$/, "chat"],
  ["GET", /^\/open-apis\/im\/v1\/chats\/([^/]+)\/members$/, "members"],
];

export interface HttpServer {
  readonly server: Server;
  /** Every call that came, faults included, oldest first. */
  readonly calls: readonly ApiCall[];
  /** Returns how to call the fault off. */
  fail(fault: Fault): () => void;
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** `onServed` is told after every call. */
export function createHttpServer(
  handle: (call: ApiCall) => Answer,
  onServed: () => void = () => undefined,
): HttpServer {
  const calls: ApiCall[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request, wireOf(request, response));
    if (call === undefined) return write(response, refuse(404, "not found", 404));
    calls.push(call);
    const struck = faults.find(({ fault, left }) => left > 0 && isFor(fault, call));
    if (struck === undefined) return write(response, handle(call));
    struck.left -= 1;
    strike(struck.fault, response, () => handle(call));
  };
  const server = createServer((request, response) => {
    serve(request, response)
      .catch(() => response.destroy())
      .finally(onServed);
  });
  return {
    server,
    calls,
    fail: (fault) => {
      const set = { fault, left: fault.times ?? 1 };
      faults.push(set);
      return () => {
        set.left = 0;
      };
    },
    listen: () =>
      new Promise((resolve) => {
        server.listen(0, "127.0.0.1", () => {
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isFor({ operation }: Fault, call: ApiCall): boolean {
  return operation === undefined ? SENDING.includes(call.operation) : operation === call.operation;
}

function strike(fault: Fault, response: ServerResponse, work: () => Answer): void {
  const { act = "answer", number, status = 400, headers } = fault;
  if (act === "lose") work();
  fault.onStrike?.();
  if (act === "hang") return;
  if (act === "wait") return void setTimeout(() => write(response, work()), fault.waitMs);
  if (act === "answer" && number !== undefined) {
    const answer = refuse(number, "as the test wants it", status);
    return write(response, { ...answer, ...(headers !== undefined && { headers }) });
  }
  if (act === "answer") {
    response.writeHead(status, { "content-type": "text/html", ...headers });
    response.end("<html>gateway</html>");
    return;
  }
  response.destroy();
}

async function readCall(request: IncomingMessage, wire: Wire): Promise<ApiCall | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const method = request.method ?? "GET";
  for (const [routeMethod, path, operation] of ROUTES) {
    const match = path.exec(pathname);
    if (routeMethod !== method || match === null) continue;
    const ids = match.slice(1).map(decodeURIComponent);
    const { headers } = request;
    const body = await readBody(raw, headers["content-type"] ?? "");
    return { operation, method, ids, query: searchParams, headers, body, bytes: raw.length, wire };
  }
  return undefined;
}

async function readBody(raw: Buffer, type: string): Promise<Readonly<Record<string, unknown>>> {
  if (raw.length === 0) return {};
  if (!type.startsWith("multipart/form-data"))
    return JSON.parse(raw.toString()) as object as Record<string, unknown>;
  const form = await new Response(new Uint8Array(raw), {
    headers: { "content-type": type },
  }).formData();
  const fields = [...form.entries()].map(async ([name, value]) => [
    name,
    typeof value === "string" ? value : new Uint8Array(await value.arrayBuffer()),
  ]);
  return Object.fromEntries(await Promise.all(fields)) as Record<string, unknown>;
}
