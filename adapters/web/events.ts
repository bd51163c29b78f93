import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Feed } from "./feed.ts";
import type { Places } from "./places.ts";
import type { PageMessage } from "./wire.ts";

/** How long the browser waits before it connects again. */
const RECONNECT_MS = 1_000;
/** A silent connection would be cut by whatever stands between. */
const HEARTBEAT_MS = 20_000;
/** A window that reads so slowly is cut off; it comes back for the rest. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;
const MAX_CHATS = 200;

const query = z.object({ chats: z.string().min(1).max(20_000) });

/** Streams the messages of the chats named in `?chats=a,b` as server-sent events, from the last one seen. */
export function streamEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  { feed, places }: { readonly feed: Feed; readonly places: Places },
): FastifyReply {
  const chats = new Set(query.safeParse(request.query).data?.chats.split(","));
  const isKnown = [...chats].every((chat) => places.hasChat(chat));
  if (chats.size === 0 || chats.size > MAX_CHATS || !isKnown) {
    return reply
      .code(400)
      .send({ error: `chats: 1 to ${MAX_CHATS} of the playground's chats, with commas between` });
  }
  const lastEventId = request.headers["last-event-id"];
  const { raw: stream } = reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) stream.setHeader(name, value);
  }
  stream.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  stream.write(`retry: ${RECONNECT_MS}\n\n`);
  const stopFollowing = feed.follow({
    chats,
    after: typeof lastEventId === "string" ? lastEventId : undefined,
    onMessage: (message) => {
      stream.write(encodeEvent(message));
      if (stream.writableLength > MAX_BUFFERED_BYTES) stream.destroy();
    },
    onEnd: () => stream.end(),
  });
  const heartbeat = setInterval(() => stream.write(": still here\n\n"), HEARTBEAT_MS).unref();
  stream.on("close", () => {
    clearInterval(heartbeat);
    stopFollowing();
  });
  return reply;
}

/** JSON holds no line break, so one line of data is enough. */
function encodeEvent(message: PageMessage): string {
  return `id: ${message.version}\ndata: ${JSON.stringify(message)}\n\n`;
}
