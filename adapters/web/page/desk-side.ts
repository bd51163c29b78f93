import type { PageOfficer, PagePerson, PageSetup } from "../wire.ts";
import { type ChatView, createChatView } from "./chat-view.ts";
import { find } from "./dom.ts";
import { createOfficers } from "./officers.ts";
import type { PageContext } from "./page-context.ts";
import { createTabs, type Tab } from "./tabs.ts";
import { groupOf, isThread, threadName } from "./threads.ts";
import type { Entry } from "./transcript.ts";
import type { Unread } from "./unread.ts";
import { EXAMPLES } from "./words.ts";

export interface DeskSide {
  readonly chats: () => readonly string[];
  /** The chat in front. */
  readonly shown: () => string;
  readonly view: () => ChatView;
  /** A message that came or changed in one of its chats. */
  show(entry: Entry): void;
  /** Tabs and counts again. */
  refresh(): void;
}

/** Where he looks first. */
function homeOf({ id, chats }: PageOfficer): string {
  return chats[0] ?? id;
}

function isHis({ id, chats }: PageOfficer, chat: string): boolean {
  return chat === id || chats.includes(groupOf(chat));
}

/** What he looks at who takes the other's seat: his own private chat for his, a group both are in. */
function placeFor({ officers }: PageSetup, me: PageOfficer, shown: string): string {
  if (officers.some(({ id }) => id === shown)) return me.id;
  return isHis(me, shown) ? shown : homeOf(me);
}

/** The right side: the groups of the desks, and the private chat of the officer one happens to be. */
export function createDeskSide(context: PageContext, unread: Unread): DeskSide {
  const { setup, ui, chats } = context;
  const panels = find("#desk-panels", HTMLElement);
  const views = new Map<string, ChatView>();
  const officers = createOfficers(context, { unread, onSwitch: () => changeOfficer() });
  let shown = homeOf(officers.current());

  const viewOf = (chat: string) => {
    const view = views.get(chat) ?? openView(context, { chat, me: officers.current });
    views.set(chat, view);
    return view;
  };
  const tabs = createTabs(find('[role="tablist"]', HTMLElement), {
    ui,
    onChoose: (chat) => {
      choose(chat);
      tabs.focus();
    },
  });
  const choose = (chat: string) => {
    shown = chat;
    const view = viewOf(chat);
    const desk = setup.desks.find((other) => other.chat === chat);
    const name = isThread(chat) ? threadName(chats, chat) : desk?.name[ui.language()];
    view.element.setAttribute("aria-label", name ?? ui.say("myChat"));
    panels.replaceChildren(view.element);
    view.refresh();
    unread.seen(chat);
    refresh();
  };
  const changeOfficer = () => choose(placeFor(setup, officers.current(), shown));
  const refresh = () => {
    tabs.show(tabsOf(context, { me: officers.current(), shown, unread }), shown);
    officers.refresh();
  };
  ui.onLanguage(() => choose(shown));
  return {
    chats: () => [...setup.desks.map(({ chat }) => chat), ...setup.officers.map(({ id }) => id)],
    shown: () => shown,
    view: () => viewOf(shown),
    show: (entry) => {
      // Nobody looks for a card in another tab while the one in front is empty.
      if (isHis(officers.current(), entry.chat) && chats.entries(shown).length === 0) {
        choose(entry.chat);
      }
      if (entry.chat === shown) viewOf(shown).show(entry);
      refresh();
    },
    refresh,
  };
}

interface Seen {
  readonly me: PageOfficer;
  readonly shown: string;
  readonly unread: Unread;
}

/** The groups he is in, each with its threads behind it, and his private chat. */
function tabsOf({ setup, ui, chats }: PageContext, { me, shown, unread }: Seen): readonly Tab[] {
  const tab = (chat: string, name: string): Tab => ({ chat, name, unread: unread.count(chat) });
  const isUsed = (chat: string) => groupOf(shown) === chat || chats.entries(chat).length > 0;
  const groups = setup.desks
    .filter(({ chat }) => isHis(me, chat) && (chat === homeOf(me) || isUsed(chat)))
    .flatMap(({ chat, name }) => [
      tab(chat, name[ui.language()]),
      ...chats.threads(chat).map((thread) => tab(thread, threadName(chats, thread))),
    ]);
  return [...groups, tab(me.id, ui.say("myChat"))];
}

interface Seat {
  readonly chat: string;
  readonly me: () => PagePerson;
}

function openView({ setup, ui, chats, speaker }: PageContext, { chat, me }: Seat): ChatView {
  const isGroup = setup.desks.some((desk) => desk.chat === groupOf(chat));
  const view = createChatView({
    ui,
    chats,
    chat,
    me: () => me().id,
    maxLength: setup.maxTextLength,
    maxFileBytes: setup.maxFileBytes,
    canReply: true,
    empty: {
      hello: isGroup ? "groupHello" : "officerHello",
      hint: isGroup ? "groupHint" : "officerHint",
      examples: () => (isGroup ? [] : EXAMPLES.officer[ui.language()]),
    },
    onSend: (said) => speaker.say(me(), chat, said),
    onPress: (entry, button) => speaker.press(me(), entry, button),
  });
  view.element.id = "desk-panel";
  view.element.setAttribute("role", "tabpanel");
  return view;
}
