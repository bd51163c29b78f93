import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import type { Kept } from "../record.ts";
import type { Services } from "../services.ts";
import { botSays } from "../talk.ts";
import { investorTexts } from "../texts/desk.ts";
import { say, type Text } from "../texts/text.ts";
import { type Desk, provincialDesk } from "./desks.ts";
import { offer, promised, promiseLine } from "./offer.ts";
import { remindTimer, stepTicket, type Ticket, ticketKey } from "./ticket.ts";

interface Shown {
  readonly ticket: Kept<Ticket>;
  readonly desk: Desk;
}

/** The desk's group can't be reached: the provincial desk takes over, or the operator has to act. */
export async function groupUnreachable(
  services: Services,
  turn: Turn,
  { ticket, desk }: Shown,
): Promise<Outcome> {
  const provincial = provincialDesk(services.desks);
  // Nobody but its own desk may see a complaint.
  if (desk.isComplaints || desk.id === provincial.id)
    return strand(services, turn, { ticket, desk });
  const { number, language } = ticket.data;
  const offered = await offer(services, turn, {
    ticket,
    desk: provincial,
    what: "rerouted",
    why: provincial.id,
  });
  return merge(
    offered,
    told(ticket, investorTexts.rerouted, {
      from: say(language, desk.name),
      desk: say(language, provincial.name),
      promise: promiseLine(promised(turn, provincial), language),
    }),
    outcome({ log: [{ level: "error", code: "desk.unreachable", subject: ticketKey(number) }] }),
  );
}

/** Nobody could be shown it. It is tried again, the operator is called each time, the investor told once. */
function strand({ desks }: Services, turn: Turn, { ticket, desk }: Shown): Outcome {
  const { number, language, history } = ticket.data;
  const { phone } = desks.operator;
  const data: Ticket = { ...ticket.data, state: "new" };
  const isKnown = history.some(({ what }) => what === "stranded");
  const words = phone === undefined ? "" : say(language, investorTexts.phone, { phone });
  return merge(
    outcome({
      write: [stepTicket(turn, { ...ticket, data }, { what: "stranded" })],
      timers: [remindTimer(data, promised(turn, desk).due)],
      log: [{ level: "error", code: "ticket.stranded", subject: ticketKey(number) }],
    }),
    isKnown ? outcome({}) : told(ticket, investorTexts.stranded, { phone: words }),
  );
}

/** A stranded ticket is put before its desk again. */
export async function showAgain(
  services: Services,
  turn: Turn,
  { ticket, desk }: Shown,
): Promise<Outcome> {
  return offer(services, turn, { ticket, desk, what: "rerouted", why: desk.id });
}

function told(
  { data: { number, language, investor } }: Kept<Ticket>,
  text: Text,
  values: Readonly<Record<string, string>>,
): Outcome {
  const words = say(language, text, { number, ...values });
  return outcome({ send: [botSays(investor, { kind: "text", text: words.trim() })] });
}
