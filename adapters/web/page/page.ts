import type { PageSetup } from "../wire.ts";
import { createChats } from "./chats.ts";
import { createDeskSide } from "./desk-side.ts";
import { find } from "./dom.ts";
import { createInvestorSide } from "./investor-side.ts";
import { createInvestors } from "./investors.ts";
import { loadParcels } from "./outgoing.ts";
import type { PageContext } from "./page-context.ts";
import { createSides } from "./sides.ts";
import { createSpeaker } from "./speaker.ts";
import { createStream } from "./stream.ts";
import { createToasts } from "./toasts.ts";
import { createUi, type Ui } from "./ui.ts";
import { createUnread } from "./unread.ts";

const RETRY_MS = 2_000;

function start(ui: Ui, setup: PageSetup): void {
  const parcels = loadParcels(sessionStorage);
  const chats = createChats({
    storage: localStorage,
    isOnItsWay: (id) => parcels.some(({ body }) => body.id === id),
    lostReason: () => ui.say("windowClosed"),
  });
  const unread = createUnread();
  const toasts = { investor: createToasts(ui), desk: createToasts(ui) };
  const sideOf = (person: string) =>
    setup.officers.some(({ id }) => id === person) ? "desk" : "investor";
  const speaker = createSpeaker({
    chats,
    storage: sessionStorage,
    onAnswer: ({ body }, answer) => toasts[sideOf(body.person)].show(answer),
    onProblem: ({ path, body }, reason) => {
      const text = ui.say("refused", { reason });
      if (path === "actions") toasts[sideOf(body.person)].show({ text, tone: "error" });
    },
  });
  const investors = createInvestors();
  const context: PageContext = { setup, ui, chats, speaker };
  const investor = createInvestorSide(context, { investors, onSwitch: () => follow() });
  const desk = createDeskSide(context, unread);
  const sides = createSides({ ui, unread, investor, desk });
  find("#investor-panels", HTMLElement).before(toasts.investor.element);
  find("#desk-panels", HTMLElement).before(toasts.desk.element);

  chats.onChange((entry, change) => {
    if (change === "added" && !sides.isInSight(entry.chat) && entry.state === undefined) {
      unread.add(entry.chat);
    }
    if (entry.chat === investor.shown()) investor.view().show(entry);
    else desk.show(entry);
    sides.refresh();
  });
  const stream = createStream({
    onMessage: (message) => chats.receive(message),
    onOpen: () => {
      showConnection(ui, "open");
      speaker.hurry();
    },
    onLost: () => showConnection(ui, "lost"),
  });
  const follow = () => stream.follow([...investor.chats(), ...desk.chats()]);
  follow();
  const notice = find("#notice", HTMLElement);
  ui.onLanguage(() => {
    notice.textContent = ui.say(setup.hasExampleFigures ? "noticeExample" : "notice");
  });
  find("#clear", HTMLButtonElement).addEventListener("click", () => {
    if (!confirm(ui.say("clearAsk"))) return;
    chats.clear();
    investors.forget();
    location.reload();
  });
}

function showConnection(ui: Ui, state: "open" | "lost"): void {
  const connection = find(".connection", HTMLElement);
  if (connection.dataset["connection"] === state && connection.textContent !== "") return;
  connection.dataset["connection"] = state;
  connection.textContent = ui.say(state === "open" ? "connected" : "reconnecting");
}

/** Asks until it is told. */
async function loadSetup(ui: Ui): Promise<PageSetup> {
  for (;;) {
    try {
      const response = await fetch("setup");
      if (response.ok) return await response.json();
    } catch {
      // Not there yet, or not there any more.
    }
    find("#notice", HTMLElement).textContent = ui.say("loadFailed");
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

function offerLanguages(ui: Ui): void {
  const button = find("#language", HTMLButtonElement);
  const other = () => (ui.language() === "zh" ? "en" : "zh");
  button.addEventListener("click", () => ui.choose(other()));
  ui.onLanguage(() => {
    button.textContent = other() === "zh" ? "中文" : "English";
    button.lang = other();
    const connection = find(".connection", HTMLElement);
    const isLost = connection.dataset["connection"] === "lost";
    if (connection.textContent !== "") {
      connection.textContent = ui.say(isLost ? "reconnecting" : "connected");
    }
  });
}

const ui = createUi();
offerLanguages(ui);
start(ui, await loadSetup(ui));
