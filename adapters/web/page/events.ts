import type { PageMessage } from "../wire.ts";

export interface EventsOptions {
  readonly onMessage: (message: PageMessage) => void;
  readonly onOpen: () => void;
  readonly onLost: () => void;
}

const REOPEN_MS = 1_500;

/**
 * Follows these chats, first what the server keeps of them, and connects again for as long as it isn't
 * closed. Returns how to close it.
 */
export function followEvents(chats: readonly string[], options: EventsOptions): () => void {
  let isClosed = false;
  let source = connect();
  function connect(): EventSource {
    const events = new EventSource(`events?chats=${encodeURIComponent(chats.join(","))}`);
    events.onopen = options.onOpen;
    events.onmessage = ({ data }) => options.onMessage(JSON.parse(String(data)));
    events.onerror = () => {
      options.onLost();
      // The browser tries again by itself, except after an answer that is no stream.
      if (events.readyState !== EventSource.CLOSED) return;
      setTimeout(() => {
        if (!isClosed) source = connect();
      }, REOPEN_MS);
    };
    return events;
  }
  return () => {
    isClosed = true;
    source.close();
  };
}
