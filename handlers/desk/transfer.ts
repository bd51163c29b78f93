import { type ActionEvent, chatKey, privateChat } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Turn } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { type KeptSession, readSession } from "../session.ts";
import { botSays } from "../talk.ts";
import { deskTexts } from "../texts/handoff.ts";
import type { Language } from "../texts/language.ts";
import { say } from "../texts/text.ts";
import { transferTexts } from "../texts/transfer.ts";
import { deskOfGroup, done, isOfficer, ownersPress, refuse, tooLate } from "./access.ts";
import { ownersCard } from "./cards.ts";
import { type Desk, deskOf } from "./desks.ts";
import { leftCards } from "./left-cards.ts";
import { freed, offer, promised, promiseLine } from "./offer.ts";
import { tellOwner } from "./place.ts";
import { closeThread } from "./thread.ts";
import { isOwned, readTicket, stepTicket, type Ticket, ticketKey } from "./ticket.ts";

/** `ticket.transfer:0001/qujing` by the owner: the investor is asked, with the recipient's name (五（一）, 六（五）). */
export async function handleTransfer(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<Outcome> {
  const press = await ownersPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, owner, choice } = press;
  const to = deskOf(services.desks, choice);
  if (!isOwned(ticket.data)) return tooLate(session, deskTexts.isClosed);
  if (ticket.data.complaint !== undefined) return tooLate(session, transferTexts.noComplaint);
  if (to === undefined || to.isComplaints || to.id === ticket.data.desk)
    return tooLate(session, transferTexts.stale);
  const at = turn.now.toISOString();
  const step = { what: "transferOffered", who: owner, why: to.id } as const;
  const data: Ticket = { ...ticket.data, transfer: { to: to.id, at } };
  return outcome({
    write: [stepTicket(turn, { ...ticket, data }, step)],
    send: [
      // The officer's question, by his button.
      {
        to: ticket.data.investor,
        reply: consentCard(ticket.data, to),
        about: ticketKey(ticket.data.number),
      },
      ...(await ownersCard(services, turn, { ticket: data })),
    ],
    answer: done(session, transferTexts.asked),
  });
}

/** A consent of its own: it names who receives what. */
function consentCard(ticket: Ticket, to: Desk): CardReply {
  const { number, language, project, question = ticket.questions } = ticket;
  const label = (text: (typeof transferTexts)[keyof typeof transferTexts]) => say(language, text);
  const goes = [
    label(transferTexts.goesTicket),
    ...(project === undefined ? [] : [label(transferTexts.goesProject)]),
    ...(question === undefined ? [] : [label(transferTexts.goesTalk)]),
  ].join("");
  const values = { number, desk: say(language, to.name), goes };
  const agree = (text: keyof typeof transferTexts, what: string) =>
    button(label(transferTexts[text]), "transfer.agree", `${number}/${to.id}/${what}`);
  return {
    kind: "card",
    blocks: [{ kind: "text", text: say(language, transferTexts.ask, values) }],
    buttons: [
      question === undefined
        ? [agree("agreeOnly", "facts")]
        : [agree("agreeTalk", "talk"), agree("agree", "facts")],
      [button(label(transferTexts.decline), "transfer.decline", number)],
    ],
  };
}

interface InvestorsPress {
  readonly ticket: Kept<Ticket>;
  readonly session: KeptSession;
  readonly to: Desk;
  readonly parts: readonly string[];
}

/** The investor's answer to a transfer that is still to be answered, or what refuses it. */
async function investorsPress(
  { desks }: Services,
  turn: Turn<ActionEvent>,
): Promise<InvestorsPress | { readonly refusal: Outcome }> {
  const { from, chat, value = "" } = turn.event;
  const [number, ...parts] = value.split("/");
  const session = await readSession(turn, privateChat(from), from.locale);
  const ticket = await readTicket(turn, number);
  if (ticket === undefined || chatKey(ticket.data.investor) !== chatKey(chat)) {
    return { refusal: refuse(session, deskTexts.notYours, { ticket: ticket?.data }) };
  }
  const to = deskOf(desks, ticket.data.transfer?.to);
  return to === undefined || !isOwned(ticket.data)
    ? { refusal: tooLate(session, transferTexts.stale) }
    : { ticket, session, to, parts };
}

/** `transfer.agree:0001/qujing/talk`: with his question, or with the facts alone. */
export async function handleTransferAgree(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<Outcome> {
  const press = await investorsPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session, to, parts } = press;
  const [named, what] = parts;
  // What he agreed to is what that card named.
  if (named !== to.id) return tooLate(session, transferTexts.stale);
  const { question, questions, notes: _, ...rest } = ticket.data;
  const { number, investor, language, desk: from } = rest;
  const data: Ticket = {
    ...rest,
    ...(what === "talk" && question !== undefined && { question }),
    ...(what === "talk" && questions !== undefined && { questions }),
    transferredFrom: from,
  };
  const words = say(language, transferTexts.transferred, {
    number,
    desk: say(language, to.name),
    promise: promiseLine(promised(turn, to), language, turn.event.from.locale),
  });
  const told = { text: transferTexts.ownerTold, values: { desk: to.name.zh } };
  const offered = await offer(services, turn, {
    ticket: { ...ticket, data },
    desk: to,
    what: "transferred",
    who: turn.event.from,
    why: to.id,
  });
  return merge(
    offered,
    outcome({
      write: await freed(turn, ticket.data),
      send: [
        botSays(investor, { kind: "text", text: words }),
        ...(await leftBehind(services, turn, { ticket: ticket.data, to })),
        ...(await tellOwner(turn, ticket.data, told)),
      ],
    }),
  );
}

/** `transfer.decline:0001`. */
export async function handleTransferDecline(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<Outcome> {
  const press = await investorsPress(services, turn);
  if ("refusal" in press) return press.refusal;
  const { ticket, session } = press;
  const { transfer: _, ...data } = ticket.data;
  const step = { what: "transferDeclined", who: turn.event.from } as const;
  return outcome({
    write: [stepTicket(turn, { ...ticket, data }, step)],
    send: [
      ...(await tellOwner(turn, data, { text: transferTexts.ownerDeclined })),
      ...(await ownersCard(services, turn, { ticket: data })),
    ],
    answer: done(session, transferTexts.declined),
  });
}

/** `ticket.back` in the group of a desk that does not take what was passed on to it. */
export async function handleSendBack(
  services: Services,
  turn: Turn<ActionEvent>,
): Promise<Outcome> {
  const { from, chat, value } = turn.event;
  const session = await readSession(turn, privateChat(from), from.locale);
  const ticket = await readTicket(turn, value);
  const desk = deskOfGroup(services.desks, chat);
  const isHis =
    desk !== undefined &&
    desk.id === ticket?.data.desk &&
    (await isOfficer(services, turn, { desk, person: from }));
  if (ticket === undefined || !isHis)
    return refuse(session, deskTexts.notMember, { ticket: ticket?.data });
  const { transferredFrom, ...data } = ticket.data;
  const home = deskOf(services.desks, transferredFrom);
  if (home === undefined || data.state !== "offered") return tooLate(session, transferTexts.stale);
  const { number, language, investor } = data;
  const words = say(language, transferTexts.sentBack, {
    number,
    from: say(language, desk.name),
    desk: say(language, home.name),
    promise: promiseLine(promised(turn, home), language),
  });
  const back = { ticket: { ...ticket, data }, desk: home, who: from, why: home.id };
  return merge(
    await offer(services, turn, { ...back, what: "sentBack" }),
    outcome({
      send: [
        botSays(investor, { kind: "text", text: words }),
        ...(await leftBehind(services, turn, { ticket: ticket.data, to: home })),
      ],
      answer: done(session, transferTexts.youSentBack, {
        number,
        desk: say(session.data.language, home.name),
      }),
    }),
  );
}

/** The cards it leaves say where it went; its thread is closed. */
async function leftBehind(
  services: Services,
  turn: Turn,
  { ticket, to }: { readonly ticket: Ticket; readonly to: Desk },
): Promise<readonly OutgoingMessage[]> {
  const words = (language: Language) =>
    say(language, transferTexts.moved, { desk: say(language, to.name) });
  return [...(await leftCards(services, turn, { ticket, words })), ...closeThread(ticket)];
}
