import { deliveryId } from "../../bot/core/delivery-id.ts";
import { outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import type { Block, CardReply } from "../../bot/core/reply.ts";
import { deskCard, ownerName } from "../desk/desk-card.ts";
import { isSamePerson, takenUp } from "../desk/officer.ts";
import { ownerCard, ruleLines } from "../desk/owner-card.ts";
import { readTicket, type Ticket, ticketIndex, ticketKey } from "../desk/ticket.ts";
import { beijingTime } from "../desk/working-time.ts";
import { type Project, readProject, screenProject } from "../project/project.ts";
import { type Kept, write } from "../record.ts";
import type { FactValue } from "../screening/facts.ts";
import { formatFact, formatPerMu, labelsOf } from "../screening/format.ts";
import { figuresNote } from "../screening/verdict-card.ts";
import type { Services } from "../services.ts";
import { keep } from "../talk.ts";
import { OUTCOME_LABELS } from "../texts/desk.ts";
import { dossierTexts } from "../texts/dossier.ts";
import type { Language } from "../texts/language.ts";
import { FACT_LABELS, VERDICT_TITLES } from "../texts/screening.ts";
import { STEP_LABELS, staffTexts } from "../texts/staff.ts";
import { say, type Text } from "../texts/text.ts";
import { type Ask, type StaffHandler, told } from "./ask.ts";
import { openRows, rowLine } from "./open-tickets.ts";
import { type Staff, sees } from "./who.ts";

/** What a step's reason is called; a desk's id and the like say nothing to a reader. */
const REASONS: Readonly<Record<string, Text>> = {
  ...FACT_LABELS,
  ...OUTCOME_LABELS,
  ...VERDICT_TITLES,
};
/** So many of the newest steps and changes are shown. */
const MAX_STEPS = 12;

/** 打开 #12: in private the card, the rules, the figures used and what happened; in a group one line. */
export const open: StaffHandler = async (ask) => {
  const { services, talk, staff, rest, isGroup } = ask;
  const number = /\d+/.exec(rest)?.[0];
  if (number === undefined) return told(ask, talk.say(staffTexts.openHow));
  const ticket = await readTicket(talk.turn, number.replace(/^0+/, "").padStart(4, "0"));
  if (ticket === undefined || !sees(staff, ticket.data.desk)) return notHis(ask, number, ticket);
  if (isGroup) {
    const rows = await openRows(services, talk.turn, staff);
    const row = rows.find((one) => one.ticket.number === ticket.data.number);
    const line = row && rowLine(services, row, talk.language);
    return told(ask, [line, talk.say(staffTexts.details)].filter(Boolean).join("\n"));
  }
  const project = (await readProject(talk.turn, ticket.data.project))?.data;
  return isSamePerson(ticket.data.owner, staff.person)
    ? openOwn(ask, ticket, project)
    : openRedacted(ask, ticket.data, project);
};

/** A number that does not exist and one of another desk look the same; the attempt is logged. */
function notHis(ask: Ask, number: string, ticket: Kept<Ticket> | undefined): Outcome {
  const subject = ticket && { subject: ticketKey(ticket.data.number) };
  return {
    ...told(ask, ask.talk.say(staffTexts.notFound, { number })),
    log: [{ level: "warn", code: "desk.refused", ...subject }],
  };
}

/** His own card again, with its buttons: from now on this one changes with the ticket. */
function openOwn(
  { services, talk }: Ask,
  ticket: Kept<Ticket>,
  project: Project | undefined,
): Outcome {
  const id = deliveryId(talk.event.id, "owner");
  const { language } = talk;
  const about = ticketKey(ticket.data.number);
  if (ticket.data.thread !== undefined) {
    // The card with the buttons stays where the talk is.
    const card = ownerCard(services, { ticket: ticket.data, project, language });
    return outcome({
      send: [
        { to: talk.chat, reply: { ...card, buttons: [] }, about },
        {
          to: talk.chat,
          reply: pastCard(services, { ticket: ticket.data, project, language }),
          about,
        },
      ],
    });
  }
  const data: Ticket = { ...ticket.data, ownerCard: id };
  const index = ticketIndex(data);
  return outcome({
    write: [write(ticket, data, { index }), ...keep(talk, takenUp(talk.turn, data.number)).write],
    send: [
      { id, to: talk.chat, reply: ownerCard(services, { ticket: data, project, language }), about },
      { to: talk.chat, reply: pastCard(services, { ticket: data, project, language }), about },
    ],
  });
}

/** For the others of the desk: no name, no contact, none of the investor's own words. */
function openRedacted(
  { services, talk, staff }: Ask,
  ticket: Ticket,
  project: Project | undefined,
): Outcome {
  const { language } = talk;
  const card = deskCard(services, { ticket, project, language });
  const rules: Block[] =
    project === undefined
      ? []
      : [
          {
            kind: "text",
            text: ruleLines(screenProject(services, project).rules, language).join("\n"),
          },
        ];
  const blocks = [...card.blocks, ...rules];
  return outcome({
    ...keep(talk),
    send: [
      { to: talk.chat, reply: { ...card, blocks, buttons: [] } },
      { to: talk.chat, reply: pastCard(services, { ticket, project, language, reader: staff }) },
    ],
  });
}

interface Past {
  readonly ticket: Ticket;
  readonly project: Project | undefined;
  readonly language: Language;
  /** Absent: the owner, who may read everything. */
  readonly reader?: Staff;
}

/** Figures used and their source, contradictions, changed facts, steps. */
function pastCard(services: Services, past: Past): CardReply {
  const { ticket, project, language } = past;
  const blocks = project === undefined ? [] : projectLines(services, past, project);
  const steps = ticket.history.flatMap((step) => stepLine(past, step)).slice(-MAX_STEPS);
  const text = [...blocks, say(language, staffTexts.history), ...steps].join("\n");
  return { kind: "card", blocks: [{ kind: "text", text }], buttons: [] };
}

function projectLines(services: Services, { language, reader }: Past, project: Project) {
  const { thresholds } = screenProject(services, project);
  const { doubts, history } = project.state;
  const figures =
    thresholds === undefined
      ? say(language, dossierTexts.noFigures)
      : say(language, dossierTexts.figures, {
          intensity: say(language, formatPerMu(thresholds.intensityMinWanPerMu ?? 0)),
          tax: say(language, formatPerMu(thresholds.taxMinWanPerMu ?? 0)),
          note: figuresNote(thresholds, language),
        });
  const open = say(language, labelsOf([...new Set(doubts.map(({ fact }) => fact))]));
  // What the investor calls his product is the owner's to read.
  const changes = history
    .filter(
      ({ fact }) => reader === undefined || !["product", "industry", "process"].includes(fact),
    )
    .slice(-MAX_STEPS)
    .map(({ fact, old, new: value }) => {
      const shown = (one: FactValue) => say(language, formatFact(fact, one));
      const values = { fact: say(language, FACT_LABELS[fact]), old: shown(old), new: shown(value) };
      return say(language, staffTexts.change, values);
    });
  return [
    figures,
    ...(doubts.length === 0 ? [] : [say(language, staffTexts.contradictions, { facts: open })]),
    ...(changes.length === 0
      ? [say(language, staffTexts.noChanges)]
      : [say(language, staffTexts.changes), ...changes]),
  ];
}

/** • 11月23日周一 10:00 接单（张敏） */
function stepLine(
  { ticket, language }: Past,
  { at, what, who, why }: Ticket["history"][number],
): readonly string[] {
  const label = STEP_LABELS[what];
  if (label === undefined) return [];
  const { owner } = ticket;
  const isOwner = owner !== undefined && who === `${owner.channel}:${owner.id}`;
  const reason = why === undefined ? undefined : reasonOf(why, language);
  const notes = [isOwner ? ownerName(ticket, language) : undefined, reason].filter(Boolean);
  const glue = language === "en" ? " (" : "（";
  const end = language === "en" ? ")" : "）";
  const note = notes.length === 0 ? "" : `${glue}${notes.join(" · ")}${end}`;
  return [`• ${beijingTime(new Date(at), language)} ${say(language, label)}${note}`];
}

function reasonOf(why: string, language: Language): string | undefined {
  const label = REASONS[why];
  if (label !== undefined) return say(language, label);
  return /^\d+$/.test(why) ? why : undefined;
}
