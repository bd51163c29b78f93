import { type EventsOptions, followEvents } from "./events.ts";
import type { WorkerReport, WorkerRequest } from "./events-worker.ts";

/** The server's messages for the chats this window shows. */
export interface Stream {
  /** Follows these from now on, and gets what the server keeps of them. */
  follow(chats: readonly string[]): void;
}

export function createStream(options: EventsOptions): Stream {
  return "SharedWorker" in window ? createShared(options) : createOwn(options);
}

function createOwn(options: EventsOptions): Stream {
  let close = () => {};
  return {
    follow: (chats) => {
      close();
      close = followEvents(chats, options);
    },
  };
}

function createShared({ onMessage, onOpen, onLost }: EventsOptions): Stream {
  const { port } = new SharedWorker("events-worker.ts", { type: "module", name: "events" });
  let shown: readonly string[] = [];
  const ask = (chats: readonly string[]) => {
    const request: WorkerRequest = { chats };
    port.postMessage(request);
  };
  port.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
    switch (data.kind) {
      case "message":
        return onMessage(data.message);
      case "open":
        return onOpen();
      case "lost":
        return onLost();
    }
  };
  // A window that is put aside takes its name off; if the browser brings it back, it asks again.
  addEventListener("pagehide", () => ask([]));
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) ask(shown);
  });
  return {
    follow: (chats) => {
      shown = chats;
      ask(chats);
    },
  };
}
