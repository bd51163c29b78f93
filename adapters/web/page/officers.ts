import type { PageOfficer } from "../wire.ts";
import { el, find } from "./dom.ts";
import type { PageContext } from "./page-context.ts";
import { badge, type Unread } from "./unread.ts";

export interface Officers {
  readonly current: () => PageOfficer;
  /** The counts again: what waits in each one's private chat, and in groups only he is in. */
  refresh(): void;
}

const KEY = "dianqiao.officer";

/** The switch that says which officer one is. */
export function createOfficers(
  { setup, ui }: PageContext,
  { unread, onSwitch }: { readonly unread: Unread; readonly onSwitch: () => void },
): Officers {
  const group = find(".officers", HTMLElement);
  const known = (id: string | null) => setup.officers.find((officer) => officer.id === id);
  const first = setup.officers[0];
  if (first === undefined) throw new Error("The playground has no officers.");
  let current = known(sessionStorage.getItem(KEY)) ?? first;

  const seats = setup.officers.map((officer) => {
    const input = el("input", { type: "radio", name: "officer", value: officer.id });
    input.checked = officer.id === current.id;
    input.addEventListener("change", () => {
      current = officer;
      sessionStorage.setItem(KEY, officer.id);
      onSwitch();
    });
    const count = el("span");
    group.append(el("label", { class: "officer" }, [input, el("span", {}, [officer.name]), count]));
    return { officer, count };
  });
  return {
    current: () => current,
    refresh: () => {
      for (const { officer, count } of seats) {
        const others = officer.chats.filter((chat) => !current.chats.includes(chat));
        const chats = officer.id === current.id ? [] : [officer.id, ...others];
        const waiting = chats.reduce((sum, chat) => sum + unread.count(chat), 0);
        count.replaceChildren(...badge(waiting, ui));
      }
    },
  };
}
