import { button } from "../../bot/core/reply.ts";
import { findPlaces } from "../../knowledge/regions.ts";
import type { Menu } from "../desk/menus.ts";
import { ofAsker } from "../desk/of-asker.ts";
import { foldedWords } from "../plain-words.ts";
import { MENU_LABELS, ownerTexts } from "../texts/desk.ts";
import { staffTexts } from "../texts/staff.ts";
import { say, type Text } from "../texts/text.ts";
import type { Ask, StaffHandler } from "./ask.ts";
import { choicesOf, heldBack, order, own } from "./orders.ts";

/** Fits into a button beside the ticket's number. */
const MAX_NAME = 12;

/** 等投资者回复: what the button of that name does. */
export const waits: StaffHandler = async (ask) => {
  const { talk } = ask;
  const ticket = await own(ask);
  if (ticket === undefined) return undefined;
  const { number, state } = ticket.data;
  const label = say(talk.language, ofAsker(ticket.data, ownerTexts.wait));
  const text = talk.say(staffTexts.waitsKept, { number, what: label });
  if (state === "accepted") {
    return heldBack(ask, number, { text, rows: [[button(label, "ticket.wait", number)]] });
  }
  return heldBack(ask, number, { text: talk.say(staffTexts.waitsAlready, { number }) });
};

/** 交给张敏: nobody is given a ticket; it goes back to the desk, whose group reads who is asked for. */
export const assign: StaffHandler = (ask) => {
  const isDesk = ask.rest.endsWith("窗口") || findPlaces(ask.talk.event.text).length > 0;
  return isDesk ? order({ ...ask, rest: "转" }) : giveBack(ask, ask.rest);
};

/** 退回窗口. */
export const release: StaffHandler = (ask) => giveBack(ask);

async function giveBack(ask: Ask, named?: string) {
  const { talk } = ask;
  const ticket = await own(ask);
  if (ticket === undefined) return undefined;
  const { number } = ticket.data;
  const name = named === undefined ? undefined : asWritten(talk.event.text, named);
  const value = name === undefined ? number : `${number}/${name.slice(0, MAX_NAME)}`;
  const rows = [[button(talk.say(ownerTexts.release), "ticket.release", value)]];
  const words = name === undefined ? staffTexts.releaseKept : staffTexts.assignKept;
  return heldBack(ask, number, { text: talk.say(words, { number, name: name ?? "" }), rows });
}

/** Commands are read in lower case: a name is shown as it stands. */
function asWritten(text: string, name: string): string {
  const at = foldedWords(text).indexOf(name);
  const written = text.slice(at, at + name.length);
  return foldedWords(written) === name ? written : name;
}

/** 让客户补材料: the bot says nothing in an officer's name that he has not written himself. */
export const tell: StaffHandler = (ask) => explained(ask, staffTexts.tellHow);

/** 接单. */
export const take: StaffHandler = (ask) => explained(ask, staffTexts.takeHow);

async function explained(ask: Ask, words: Text) {
  const { talk } = ask;
  const ticket = await own(ask);
  if (ticket === undefined) return undefined;
  const text = say(talk.language, ofAsker(ticket.data, words));
  return heldBack(ask, ticket.data.number, { text });
}

const MENUS: readonly (readonly [RegExp, Menu])[] = [
  [/^转|^transfer/u, "transfer"],
  [/^问|^ask/u, "ask"],
  [/^改|^更正|^correct/u, "correct"],
  [/^另|^override/u, "override"],
];

/** 转办, 改资料: what the card's button of that name opens. */
export const menu: StaffHandler = async (ask) => {
  const { talk, rest } = ask;
  const ticket = await own(ask);
  const named = MENUS.find(([name]) => name.test(rest))?.[1];
  if (ticket === undefined || named === undefined) return undefined;
  const { number } = ticket.data;
  return heldBack(ask, number, {
    text: talk.say(staffTexts.orderKept, { number, what: talk.say(MENU_LABELS[named]) }),
    rows: await choicesOf(ask, ticket.data, named),
  });
};
