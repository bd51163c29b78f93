import { el } from "./dom.ts";
import type { Ui } from "./ui.ts";
import { badge } from "./unread.ts";

export interface Tab {
  readonly chat: string;
  readonly name: string;
  readonly unread: number;
}

export interface Tabs {
  show(tabs: readonly Tab[], chosen: string): void;
  /** Puts the focus on the chosen one. */
  focus(): void;
}

export interface TabsOptions {
  readonly ui: Ui;
  readonly onChoose: (chat: string) => void;
}

/** Tabs as the keyboard expects them: one stop, arrows move, Home and End too. */
export function createTabs(list: HTMLElement, { ui, onChoose }: TabsOptions): Tabs {
  let shown: readonly Tab[] = [];
  let chosen = "";
  const step = (key: string): Tab | undefined => {
    const at = shown.findIndex(({ chat }) => chat === chosen);
    switch (key) {
      case "ArrowRight":
        return shown[(at + 1) % shown.length];
      case "ArrowLeft":
        return shown.at(at - 1);
      case "Home":
        return shown[0];
      case "End":
        return shown.at(-1);
      default:
        return undefined;
    }
  };
  list.addEventListener("keydown", (event) => {
    const next = step(event.key);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.chat);
  });
  const view = ({ chat, name, unread }: Tab) => {
    const isChosen = chat === chosen;
    const tab = el(
      "button",
      {
        type: "button",
        role: "tab",
        "data-chat": chat,
        "aria-selected": isChosen ? "true" : "false",
        "aria-controls": "desk-panel",
        tabindex: isChosen ? 0 : -1,
      },
      [el("span", {}, [name]), ...badge(unread, ui)],
    );
    tab.addEventListener("click", () => onChoose(chat));
    return tab;
  };
  return {
    show: (tabs, chat) => {
      const hadFocus = list.contains(document.activeElement);
      shown = tabs;
      chosen = chat;
      list.replaceChildren(...tabs.map(view));
      const tab = bringIntoSight(list);
      if (hadFocus) tab?.focus();
    },
    focus: () => bringIntoSight(list)?.focus(),
  };
}

/** The chosen one, where the tabs are wider than the screen. */
function bringIntoSight(list: HTMLElement): HTMLElement | null {
  const tab = list.querySelector<HTMLElement>('[aria-selected="true"]');
  tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return tab;
}
