import { chatKey, privateChat } from "../bot/core/event.ts";
import { merge, outcome } from "../bot/core/outcome.ts";
import type { Outcome, Turn, Write } from "../bot/core/ports.ts";
import { button, type CardReply } from "../bot/core/reply.ts";
import { deskCard } from "./desk-card.ts";
import { factCount, readProject } from "./project.ts";
import { type Kept, versionOf, write } from "./record.ts";
import type { Services } from "./services.ts";
import { notice, ownerKey, type Talk } from "./talk.ts";
import { deskTexts } from "./texts/handoff.ts";
import { privacyTexts } from "./texts/privacy.ts";
import { say } from "./texts/text.ts";
import { readTicket, stepTicket, type Ticket, ticketKey } from "./ticket.ts";
import { beijingTime } from "./working-time.ts";

/** /mydata: everything kept of this chat. Answered also while an officer owns the talk. */
export async function handleMyData(services: Services, talk: Talk): Promise<Outcome> {
  const { data } = talk.session;
  const project = await readProject(talk.turn, data.project);
  const lines = [
    talk.say(privacyTexts.have),
    talk.say(privacyTexts.language, { language: data.language }),
    ...(data.lastQuestion
      ? [talk.say(privacyTexts.question, { question: data.lastQuestion.text })]
      : []),
    ...(project
      ? [
          talk.say(privacyTexts.project, {
            count: factCount(project.data),
            date: project.data.consent.at.slice(0, 10),
            days: services.retentionDays,
          }),
        ]
      : []),
    ...(data.tickets?.length
      ? [
          talk.say(privacyTexts.tickets, {
            numbers: data.tickets.map((number) => `#${number}`).join(" "),
          }),
        ]
      : []),
    talk.say(privacyTexts.nothing),
  ];
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: lines.join("\n") }],
    buttons: [
      [
        button(talk.say(privacyTexts.deleteAll), "mydata.delete"),
        button(talk.say(privacyTexts.keep), "mydata.keep"),
      ],
    ],
  };
  return outcome({ send: [{ to: talk.chat, reply: card }] });
}

export async function handleDelete(talk: Talk): Promise<Outcome> {
  const open = (await ticketsOf(talk)).find(({ data }) => data.state !== "closed");
  const withdrawn =
    open === undefined ? "" : talk.say(privacyTexts.openTicket, { number: open.data.number });
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(privacyTexts.confirm, { open: withdrawn }) }],
    buttons: [
      [
        button(talk.say(privacyTexts.yesDelete), "mydata.confirm"),
        button(talk.say(privacyTexts.keep), "mydata.keep"),
      ],
    ],
  };
  return outcome({ send: [{ to: talk.chat, reply: card }] });
}

export function handleKeep(talk: Talk): Outcome {
  return outcome({ send: [notice(talk.chat, talk.say(privacyTexts.kept))] });
}

/** `mydata.confirm`: erases what belongs to the chat, and withdraws its tickets. */
export async function handleConfirmDelete(services: Services, talk: Talk): Promise<Outcome> {
  const tickets = await ticketsOf(talk);
  const withdrawn = await Promise.all(
    tickets.map((ticket) => withdraw(services, talk.turn, ticket)),
  );
  const time = beijingTime(talk.turn.now, talk.language);
  return merge(
    ...withdrawn,
    outcome({
      erase: talk.chat,
      send: [notice(talk.chat, talk.say(privacyTexts.deleted, { time }))],
    }),
  );
}

async function ticketsOf({ session, turn }: Talk): Promise<readonly Kept<Ticket>[]> {
  const numbers = session.data.tickets ?? [];
  const tickets = await Promise.all(numbers.map((number) => readTicket(turn, number)));
  return tickets.filter((ticket) => ticket !== undefined);
}

/** Strips a ticket of everything personal; the desk sees that the applicant withdrew it. */
async function withdraw(services: Services, turn: Turn, ticket: Kept<Ticket>): Promise<Outcome> {
  const { investorName: _, question: __, project: ___, ...rest } = ticket.data;
  const isOpen = rest.state !== "closed";
  const bare: Ticket = { ...rest, investor: { channel: rest.investor.channel, chatId: "" } };
  const step = { what: "withdrawn", state: "closed" } as const;
  const kept = stepTicket(turn, { ...ticket, data: bare }, step);
  const desk = services.desks.desks.find(({ id }) => id === bare.desk);
  if (!isOpen || desk === undefined) return outcome({ write: [kept] });
  const card = deskCard(services, {
    ticket: kept.data as Ticket,
    project: undefined,
    language: "zh-Hans",
  });
  const about = ticketKey(bare.number);
  const owner = ownerKey(ticket.data.investor);
  const ownerWrite: Write = write({ key: owner, version: await versionOf(turn, owner) }, undefined);
  const text = `#${bare.number} ${say("zh-Hans", deskTexts.withdrawn)}`;
  return outcome({
    write: [kept, ownerWrite],
    send: [
      { to: desk.chat, reply: card, replaces: bare.deskCard, about },
      ...(bare.owner === undefined ? [] : [notice(privateChat(bare.owner), text)]),
    ],
    timers: [
      {
        name: "ticket.remind",
        subject: about,
        chat: { channel: bare.investor.channel, chatId: chatKey(ticket.data.investor) },
      },
    ],
  });
}
