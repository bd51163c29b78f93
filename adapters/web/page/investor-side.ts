import type { PagePerson } from "../wire.ts";
import { type ChatView, createChatView } from "./chat-view.ts";
import { el, find } from "./dom.ts";
import type { PageContext } from "./page-context.ts";
import { EXAMPLES } from "./words.ts";

export interface InvestorSide {
  /** The chats this side shows. */
  readonly chats: () => readonly string[];
  readonly shown: () => string;
  readonly view: () => ChatView;
}

const CURRENT = "dianqiao.investor";
const ALL = "dianqiao.investors";
const MAX_INVESTORS = 12;

/** The left side: one of the investors this browser has been, or one more. */
export function createInvestorSide(context: PageContext, onSwitch: () => void): InvestorSide {
  const { ui } = context;
  const panels = find("#investor-panels", HTMLElement);
  const choice = find("#investors", HTMLSelectElement);
  let current = sessionStorage.getItem(CURRENT) ?? newInvestor();
  let view = open();

  function open(): ChatView {
    sessionStorage.setItem(CURRENT, current);
    remember(current);
    const id = current;
    const person = (): PagePerson => ({ id, name: nameOf(id, context) });
    const opened = createChatView({
      ui,
      chats: context.chats,
      chat: id,
      me: () => id,
      maxLength: context.setup.maxTextLength,
      canReply: false,
      empty: {
        hello: "investorHello",
        hint: "investorHint",
        examples: () => EXAMPLES.investor[ui.language()],
      },
      onSend: (text, replyTo) => context.speaker.say(person(), id, { text, replyTo }),
      onPress: (entry, button) => context.speaker.press(person(), entry, button),
    });
    panels.replaceChildren(opened.element);
    opened.refresh();
    return opened;
  }
  const showChoice = () => {
    const options = investors().map((id) =>
      el("option", { value: id, selected: id === current }, [nameOf(id, context)]),
    );
    choice.replaceChildren(...options);
    choice.hidden = options.length < 2;
  };
  const switchTo = (id: string) => {
    current = id;
    view = open();
    showChoice();
    onSwitch();
    view.focus();
  };
  choice.addEventListener("change", () => switchTo(choice.value));
  find("#new-investor", HTMLButtonElement).addEventListener("click", () => switchTo(newInvestor()));
  ui.onLanguage(() => {
    showChoice();
    view.refresh();
  });
  return { chats: () => [current], shown: () => current, view: () => view };
}

function newInvestor(): string {
  return `investor-${crypto.randomUUID().slice(0, 8)}`;
}

function nameOf(id: string, { ui }: PageContext): string {
  return ui.say("investorName", { name: id.slice("investor-".length, -4).toUpperCase() });
}

function investors(): readonly string[] {
  const saved: unknown = JSON.parse(localStorage.getItem(ALL) ?? "[]");
  return Array.isArray(saved) ? saved.map(String) : [];
}

function remember(id: string): void {
  const known = investors();
  if (known.includes(id)) return;
  localStorage.setItem(ALL, JSON.stringify([id, ...known].slice(0, MAX_INVESTORS)));
}
