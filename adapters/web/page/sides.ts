import type { DeskSide } from "./desk-side.ts";
import type { InvestorSide } from "./investor-side.ts";
import type { Ui } from "./ui.ts";
import { badge, type Unread } from "./unread.ts";

export interface SidesOptions {
  readonly ui: Ui;
  readonly unread: Unread;
  readonly investor: InvestorSide;
  readonly desk: DeskSide;
}

export interface Sides {
  /** Whether somebody who looks at the page sees what is said there. */
  isInSight(chat: string): boolean;
  refresh(): void;
}

const TITLE = "滇桥 Dianqiao";

/** Where there is room for one side only, the buttons that bring the other one to the front. */
export function createSides({ ui, unread, investor, desk }: SidesOptions): Sides {
  const isNarrow = matchMedia("(width < 52rem)");
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("[data-show]")];
  const front = () => document.body.dataset["shown"];
  const isInSight = (chat: string) => {
    if (document.visibilityState !== "visible") return false;
    if (isNarrow.matches) return chat === (front() === "desk" ? desk : investor).shown();
    return chat === investor.shown() || chat === desk.shown();
  };
  const look = () => {
    for (const chat of [investor.shown(), desk.shown()]) if (isInSight(chat)) unread.seen(chat);
    refresh();
    desk.refresh();
  };
  const refresh = () => {
    let total = 0;
    for (const button of buttons) {
      const isDesk = button.dataset["show"] === "desk";
      const chats = (isDesk ? desk : investor).chats();
      const count = chats.reduce((sum, chat) => sum + unread.count(chat), 0);
      total += count;
      button.setAttribute("aria-pressed", String(button.dataset["show"] === front()));
      button.querySelector(".count")?.remove();
      button.append(...badge(count, ui));
    }
    document.title = total === 0 ? TITLE : `(${total}) ${TITLE}`;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      document.body.dataset["shown"] = button.dataset["show"];
      look();
      (front() === "desk" ? desk : investor).view().toEnd();
    });
  }
  isNarrow.addEventListener("change", look);
  document.addEventListener("visibilitychange", look);
  ui.onLanguage(refresh);
  return { isInSight, refresh };
}
