import { el } from "./dom.ts";
import type { Ui } from "./ui.ts";

/** How many messages came to a chat since it was last in front. */
export interface Unread {
  count(chat: string): number;
  add(chat: string): void;
  seen(chat: string): void;
}

export function createUnread(): Unread {
  const counts = new Map<string, number>();
  const count = (chat: string) => counts.get(chat) ?? 0;
  return {
    count,
    add: (chat) => counts.set(chat, count(chat) + 1),
    seen: (chat) => counts.delete(chat),
  };
}

/** The count to put beside a name; nothing for none. */
export function badge(count: number, ui: Ui): readonly HTMLElement[] {
  if (count === 0) return [];
  const shown = el("span", { "aria-hidden": "true" }, [count > 99 ? "99+" : String(count)]);
  const said = el("span", { class: "hidden" }, [ui.say("unread", { count })]);
  return [el("span", { class: "count" }, [shown, said])];
}
