import type { PageReceipt } from "../wire.ts";
import { el } from "./dom.ts";
import type { Ui } from "./ui.ts";

const SHOWN_MS = 6_000;

export interface Toasts {
  readonly element: HTMLElement;
  show(answer: NonNullable<PageReceipt["answer"]>): void;
}

/** What the acknowledgement of the last press says; it goes by itself, and stays while it is looked at. */
export function createToasts(ui: Ui): Toasts {
  const element = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
  return {
    element,
    show: ({ text, tone }) => {
      const dismiss = el("button", { type: "button", class: "link" }, ["×"]);
      dismiss.setAttribute("aria-label", ui.say("dismiss"));
      const toast = el("div", { class: "toast", "data-tone": tone }, [
        el("p", {}, [text]),
        dismiss,
      ]);
      dismiss.addEventListener("click", () => toast.remove());
      element.replaceChildren(toast);
      const leave = () => {
        if (toast.matches(":hover, :focus-within")) setTimeout(leave, SHOWN_MS);
        else toast.remove();
      };
      setTimeout(leave, SHOWN_MS);
    },
  };
}
