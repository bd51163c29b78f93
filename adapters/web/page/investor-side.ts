import type { PagePerson } from "../wire.ts";
import { type ChatView, createChatView } from "./chat-view.ts";
import { el, find } from "./dom.ts";
import type { Investors } from "./investors.ts";
import type { PageContext } from "./page-context.ts";
import { EXAMPLES } from "./words.ts";

export interface InvestorSide {
  /** The chats this side shows. */
  readonly chats: () => readonly string[];
  readonly shown: () => string;
  readonly view: () => ChatView;
}

export interface InvestorSideOptions {
  readonly investors: Investors;
  /** Another chat is shown from now on. */
  readonly onSwitch: () => void;
}

/** The left side: one of the investors this browser has been, or one more. */
export function createInvestorSide(
  context: PageContext,
  { investors, onSwitch }: InvestorSideOptions,
): InvestorSide {
  const { ui } = context;
  const panels = find("#investor-panels", HTMLElement);
  const choice = find("#investors", HTMLSelectElement);
  let view = openView(context, investors.current());

  const showView = () => {
    panels.replaceChildren(view.element);
    view.refresh();
  };
  const showChoice = () => {
    const options = investors
      .all()
      .map((id) =>
        el("option", { value: id, selected: id === investors.current() }, [nameOf(id, context)]),
      );
    choice.replaceChildren(...options);
    choice.hidden = options.length < 2;
  };
  const change = () => {
    view = openView(context, investors.current());
    showView();
    showChoice();
    onSwitch();
    view.focus();
  };
  choice.addEventListener("change", () => {
    investors.choose(choice.value);
    change();
  });
  find("#new-investor", HTMLButtonElement).addEventListener("click", () => {
    investors.add();
    change();
  });
  ui.onLanguage(() => {
    showChoice();
    showView();
  });
  return {
    chats: () => [investors.current()],
    shown: () => investors.current(),
    view: () => view,
  };
}

function openView(context: PageContext, id: string): ChatView {
  const { ui, chats, speaker, setup } = context;
  const person = (): PagePerson => ({ id, name: nameOf(id, context) });
  return createChatView({
    ui,
    chats,
    chat: id,
    me: () => id,
    maxLength: setup.maxTextLength,
    maxFileBytes: setup.maxFileBytes,
    canReply: false,
    empty: {
      hello: "investorHello",
      hint: "investorHint",
      examples: () => EXAMPLES.investor[ui.language()],
    },
    onSend: (said) => speaker.say(person(), id, said),
    onPress: (entry, button) => speaker.press(person(), entry, button),
  });
}

function nameOf(id: string, { ui }: PageContext): string {
  return ui.say("investorName", { name: id.slice("investor-".length, -4).toUpperCase() });
}
