import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** When a request came, and how its connection went on. Times in ms since 1970. */
export interface Wire {
  readonly at: number;
  /** When the whole answer was on its way; `undefined` while it isn't, or when it never was. */
  answeredAt(): number | undefined;
  /** Whoever asked can't have read an answer after this. `undefined` while the connection is open. */
  closedAt(): number | undefined;
}

const closings = new WeakMap<Socket, { at: number | undefined }>();

export function wireOf({ socket }: IncomingMessage, response: ServerResponse): Wire {
  let closing = closings.get(socket);
  if (closing === undefined) {
    const watched: { at: number | undefined } = { at: undefined };
    socket.once("close", () => {
      watched.at = Date.now();
    });
    closings.set(socket, watched);
    closing = watched;
  }
  const seen = closing;
  let answered: number | undefined;
  response.once("finish", () => {
    answered = Date.now();
  });
  return { at: Date.now(), answeredAt: () => answered, closedAt: () => seen.at };
}
