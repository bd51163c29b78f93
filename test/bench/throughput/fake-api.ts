import { createServer } from "node:http";

/**
 * A Bot API in a process of its own that takes every call at once and tells its parent when which chat got a
 * message: `{ chats, times }`, in the order of arrival, `times` in milliseconds of the clock all processes share.
 * Asked for `{ textsTo: chats }` it tells what each of them was sent last.
 */
const REPORT_MS = 2;
const BOT = { id: 1, is_bot: true, first_name: "bench", username: "bench_bot" };

let chats: number[] = [];
let times: number[] = [];
let messageId = 0;
const lastTexts = new Map<number, string>();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const method = request.url?.slice(request.url.lastIndexOf("/") + 1) ?? "";
    const body = Buffer.concat(chunks).toString("utf8");
    const answer = JSON.stringify({ ok: true, result: resultOf(method, body) });
    response.writeHead(200, { "content-type": "application/json" }).end(answer);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.({ port: portOf(server.address()) }));
setInterval(report, REPORT_MS);
process.on("message", ({ textsTo }: { textsTo: readonly number[] }) => {
  process.send?.({ texts: textsTo.map((chat) => lastTexts.get(chat) ?? "") });
});

function resultOf(method: string, body: string): unknown {
  if (method.toLowerCase() === "getme") return BOT;
  if (!method.startsWith("send") || method === "sendChatAction") return true;
  const { chat_id: chatId, text } = JSON.parse(body) as { chat_id: number | string; text?: string };
  chats.push(Number(chatId));
  times.push(performance.timeOrigin + performance.now());
  lastTexts.set(Number(chatId), text ?? "");
  messageId++;
  const chat = { id: Number(chatId), type: "private", first_name: "bench" };
  return { message_id: messageId, date: Math.floor(Date.now() / 1000), chat, from: BOT, text };
}

function report(): void {
  if (chats.length === 0) return;
  process.send?.({ chats, times });
  chats = [];
  times = [];
}

function portOf(address: ReturnType<typeof server.address>): number {
  return address !== null && typeof address !== "string" ? address.port : 0;
}
