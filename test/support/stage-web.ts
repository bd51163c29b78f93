import { createHttpServer } from "../../adapters/http.ts";
import { createWebAdapter } from "../../adapters/web/adapter.ts";
import type { PlaygroundOfficer } from "../../adapters/web/places.ts";
import type { ChatRef } from "../../bot/core/event.ts";
import type { Log } from "../../bot/core/log.ts";
import type { Adapter, Sending } from "../../bot/core/ports.ts";
import type { Desk } from "../../handlers/desk/desks.ts";
import { cannot, NOT_PLAYED, numberOf } from "./stage-ids.ts";
import type { Someone, StagePlatform } from "./stage-platforms.ts";
import { createPages, MARKER_CHAT } from "./stage-web-pages.ts";

/** The playground over HTTP, as the page uses it: people post and press, and read one stream for each chat. */
export function openWeb(): StagePlatform {
  const { people, officers, chats, complaints, ...cast } = createCast();
  const pages = createPages();
  let adapter: Adapter | undefined;
  let markers = 0;
  let isUnread = false;
  let posts = 0;
  return {
    channel: "web",
    ...cast,
    async adapter(desks, log) {
      for (const { chat, isComplaints } of desks) if (isComplaints) complaints.add(chat.chatId);
      const { address, adapter: started } = await serve({ desks, officers, log });
      pages.at(address);
      adapter = started;
      const send: Adapter["send"] = (delivery) => {
        isUnread = true;
        return started.send(delivery);
      };
      return { ...started, send };
    },
    async play(event) {
      posts += 1;
      try {
        if (event.kind === "message") return await pages.say(event, people.get(event.from.id));
        if (event.kind === "action") return await pages.press(event, people.get(event.from.id));
        // The page can neither edit nor recall.
        return undefined;
      } finally {
        posts -= 1;
      }
    },
    shown: ({ chatId }) => pages.shown(chatId),
    isMarked: ({ chatId }, id) => pages.isTaken(chatId, id),
    block: cannot,
    ...NOT_PLAYED,
    unblock: cannot,
    hold: cannot,
    release: cannot,
    /** What was sent before a message in a window's stream has come when that has. */
    async settled() {
      await pages.open(chats);
      if (!isUnread) return;
      isUnread = false;
      const marker = `marker ${++markers}`;
      await adapter?.send(toMarkerChat(marker));
      await pages.see(marker);
    },
    isSettled: () => posts === 0 && !isUnread,
  };
}

/** Everybody writes as an investor; who is in a desk's group is an officer besides. */
function createCast() {
  const people = new Map<string, Someone>();
  const officers: PlaygroundOfficer[] = [];
  const complaints = new Set<string>();
  const chats = new Set<string>();
  const find = (id: string) => officers.findIndex((one) => one.id === id);
  return {
    people,
    officers,
    complaints,
    chats,
    personId: (key: string) => `investor-${String(Math.abs(numberOf(key))).padStart(8, "0")}`,
    groupId(key: string) {
      chats.add(`desk-${key}`);
      return `desk-${key}`;
    },
    add(someone: Someone) {
      people.set(someone.id, someone);
      chats.add(someone.id);
    },
    join({ chatId }: ChatRef, id: string) {
      if (find(id) >= 0) return;
      const { name } = people.get(id) ?? { name: id };
      officers.push({ id, name, isComplaints: complaints.has(chatId) });
    },
    leave: (_: ChatRef, id: string) => void officers.splice(find(id), 1),
  };
}

function toMarkerChat(text: string): Sending {
  return {
    id: text.replace(" ", "-"),
    to: { channel: "web", chatId: MARKER_CHAT },
    reply: { kind: "text", text },
    due: new Date(),
    attempts: 0,
  };
}

interface Serving {
  readonly desks: readonly Desk[];
  readonly officers: readonly PlaygroundOfficer[];
  readonly log: Log;
}

/** A playground on a server of its own, which ends with the adapter. */
async function serve({ desks, officers, log }: Serving) {
  const adapter = createWebAdapter({
    desks: desks.map(({ id, name, chat, isComplaints }) => ({
      id,
      name,
      chatId: chat.chatId,
      isComplaints,
    })),
    officers,
    log,
  });
  const server = createHttpServer({ log, readiness: async () => "ready" });
  server.mount((app) => adapter.routes(app));
  const address = await server.listen(0, "127.0.0.1");
  const stop = async (): Promise<void> => {
    await adapter.stop();
    await server.close();
  };
  return { address, adapter: { ...adapter, stop } };
}
