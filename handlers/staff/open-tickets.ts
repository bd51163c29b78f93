import type { Turn } from "../../bot/core/ports.ts";
import type { Desk } from "../desk/desks.ts";
import { promisedReply } from "../desk/first-reply.ts";
import { readTicket, type Ticket } from "../desk/ticket.ts";
import { beijingTime } from "../desk/working-time.ts";
import {
  factsOf,
  itemLabel,
  type Project,
  readProject,
  screenProject,
} from "../project/project.ts";
import { formatFact } from "../screening/format.ts";
import { missingOf, STEPS } from "../screening/steps.ts";
import type { Verdict } from "../screening/verdict.ts";
import type { Services } from "../services.ts";
import type { Language } from "../texts/language.ts";
import { VERDICT_TITLES } from "../texts/screening.ts";
import { STATE_LABELS, staffTexts } from "../texts/staff.ts";
import { say } from "../texts/text.ts";
import { type Staff, sees } from "./who.ts";

const OPEN = ["new", "offered", "accepted", "waiting"] as const;
/** More open tickets than this are beyond what a chat can show. */
const MAX_OPEN = 500;
/** So long before the promised time a ticket counts as about to be late. */
const SOON_MS = 30 * 60_000;

/** A ticket with what an officer of its desk may know of it in a group. */
export interface Row {
  readonly ticket: Ticket;
  readonly desk: Desk;
  readonly project: Project | undefined;
  readonly verdict: Verdict | undefined;
  readonly isIncomplete: boolean;
  /** Late: promised and not kept. Soon: within half an hour. */
  readonly due: "late" | "soon" | "later";
}

/** The open tickets of his desks, oldest first. */
export async function openRows(
  services: Services,
  turn: Turn,
  staff: Staff,
): Promise<readonly Row[]> {
  const found = await Promise.all(
    OPEN.map((state) =>
      turn.find({ kind: "ticket", index: "state", from: state, to: state, limit: MAX_OPEN }),
    ),
  );
  const ids = found.flat().map(({ key }) => key.id);
  const tickets = await Promise.all([...new Set(ids)].map((id) => readTicket(turn, id)));
  const mine = tickets.flatMap((kept) =>
    kept !== undefined && kept.data.state !== "closed" && sees(staff, kept.data.desk)
      ? [kept.data]
      : [],
  );
  const rows = await Promise.all(mine.map((ticket) => rowOf(services, turn, { ticket, staff })));
  return rows.flat().toSorted((one, other) => (one.ticket.number < other.ticket.number ? -1 : 1));
}

async function rowOf(
  services: Services,
  turn: Turn,
  { ticket, staff }: { readonly ticket: Ticket; readonly staff: Staff },
): Promise<readonly Row[]> {
  const desk = staff.desks.find(({ id }) => id === ticket.desk);
  if (desk === undefined) return [];
  const project = (await readProject(turn, ticket.project))?.data;
  const verdict = project && screenProject(services, project).verdict;
  const facts = project && factsOf(project);
  const isIncomplete =
    facts !== undefined && STEPS.some((step) => missingOf(step, facts).length > 0);
  return [{ ticket, desk, project, verdict, isIncomplete, due: dueOf(turn.now, ticket, desk) }];
}

/** How the promised first reply stands: by acceptance, then by the officer's first words. */
function dueOf(now: Date, ticket: Ticket, desk: Desk): Row["due"] {
  const due = promisedReply(ticket, desk)?.due.getTime();
  if (due === undefined) return "later";
  if (due <= now.getTime()) return "late";
  return due - now.getTime() <= SOON_MS ? "soon" : "later";
}

/** One line without anything personal: also for a group. */
export function rowLine(
  { knowledge }: Services,
  { ticket, project, verdict, due }: Row,
  language: Language,
): string {
  const region = project?.state.facts.region;
  const parts = [
    project === undefined
      ? say(language, ticket.complaint === undefined ? staffTexts.noProject : staffTexts.complaint)
      : (itemLabel(knowledge, project.item, language) ?? say(language, staffTexts.notListed)),
    region && say(language, formatFact("region", region)),
    verdict && say(language, VERDICT_TITLES[verdict]),
  ];
  return say(language, staffTexts.line, {
    number: ticket.number,
    state: say(language, STATE_LABELS[ticket.state]),
    late: due === "late" ? say(language, staffTexts.late) : "",
    about: parts.filter(Boolean).join(" · "),
    time: beijingTime(new Date(ticket.history[0]?.at ?? 0), language),
  });
}
