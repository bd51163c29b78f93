import type { PageMessage } from "../wire.ts";
import { followEvents } from "./events.ts";
import { groupOf } from "./threads.ts";

/**
 * One stream of events for all windows of the browser: a browser opens six connections to a server, and
 * a stream per window would leave none for the posts of the sixth.
 */

/** From a window: the chats it shows; none when it goes. */
export interface WorkerRequest {
  readonly chats: readonly string[];
}

/** To a window. */
export type WorkerReport =
  | { readonly kind: "message"; readonly message: PageMessage }
  | { readonly kind: "open" }
  | { readonly kind: "lost" };

function serve(): void {
  const windows = new Map<MessagePort, ReadonlySet<string>>();
  let close = () => {};
  const tell = (port: MessagePort, report: WorkerReport) => port.postMessage(report);
  const tellAll = (report: WorkerReport) => {
    for (const port of windows.keys()) tell(port, report);
  };
  const follow = () => {
    close();
    const chats = new Set([...windows.values()].flatMap((shown) => [...shown]));
    if (chats.size === 0) return;
    close = followEvents([...chats], {
      onMessage: (message) => {
        for (const [port, shown] of windows) {
          if (shown.has(groupOf(message.chat))) tell(port, { kind: "message", message });
        }
      },
      onOpen: () => tellAll({ kind: "open" }),
      onLost: () => tellAll({ kind: "lost" }),
    });
  };
  self.addEventListener("connect", (event) => {
    const port = event instanceof MessageEvent ? event.ports[0] : undefined;
    if (port === undefined) return;
    port.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
      if (data.chats.length === 0) {
        windows.delete(port);
      } else {
        windows.set(port, new Set(data.chats));
        // Also when nothing new is followed: a window that has just come needs what was said before.
        follow();
      }
    };
  });
}

serve();
