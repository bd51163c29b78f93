import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { bothCards } from "../desk/cards.ts";
import { putRight } from "../desk/correct.ts";
import { isSamePerson } from "../desk/officer.ts";
import { isOwned, readTicket, stepTicket, type Ticket } from "../desk/ticket.ts";
import { readProject } from "../project/project.ts";
import type { Kept } from "../record.ts";
import { FACT_NAMES } from "../screening/facts.ts";
import { withFacts, withoutFacts } from "../screening/state.ts";
import { keep } from "../talk.ts";
import { staffTexts } from "../texts/staff.ts";
import { say } from "../texts/text.ts";
import { type Ask, type StaffHandler, told } from "./ask.ts";
import { currentTicket } from "./current.ts";

/** A step is taken back only so long. */
const UNDO_MS = 30 * 60_000;

/** 撤回上一条: his last correction or override of the ticket; what he was about to enter is dropped. */
export const undo: StaffHandler = async (ask) => {
  const { talk, staff } = ask;
  const { entering, owns = [] } = talk.session.data;
  if (entering !== undefined) {
    return told(ask, talk.say(staffTexts.undoCancelled), { session: { entering: undefined } });
  }
  const ticket = await readTicket(talk.turn, await currentTicket(talk));
  const isHis =
    ticket !== undefined && isOwned(ticket.data) && isSamePerson(ticket.data.owner, staff.person);
  const undone = isHis ? await undoLast(ask, ticket) : undefined;
  if (undone !== undefined) return undone;
  // 打错了 may be meant for the investor; 撤回上一条 never is.
  const isForHim = owns.length > 0 && /[打写填]错/u.test(talk.event.text);
  return isForHim ? undefined : told(ask, talk.say(staffTexts.undoNone));
};

async function undoLast(ask: Ask, ticket: Kept<Ticket>): Promise<Outcome | undefined> {
  const { talk, staff } = ask;
  const who = `${staff.person.channel}:${staff.person.id}`;
  const last = ticket.data.history.findLast((step) => step.who === who);
  if (last === undefined || talk.turn.now.getTime() - Date.parse(last.at) > UNDO_MS)
    return undefined;
  if (last.what === "overridden") return undoOverride(ask, ticket);
  return last.what === "corrected" ? undoCorrection(ask, ticket, last.why) : undefined;
}

async function undoOverride(ask: Ask, ticket: Kept<Ticket>): Promise<Outcome> {
  const { services, talk, staff } = ask;
  const { override: _, ...data } = ticket.data;
  const step = { what: "undone", who: staff.person, why: "override" } as const;
  return merge(
    said(ask, data.number, staffTexts.undoneOverride),
    outcome({
      write: [stepTicket(talk.turn, { ...ticket, data }, step)],
      send: [...(await bothCards(services, talk.turn, data))],
    }),
  );
}

async function undoCorrection(
  ask: Ask,
  ticket: Kept<Ticket>,
  why: string | undefined,
): Promise<Outcome | undefined> {
  const { services, talk, staff } = ask;
  const project = await readProject(talk.turn, ticket.data.project);
  const fact = FACT_NAMES.find((name) => name === why);
  if (project === undefined || fact === undefined) return undefined;
  const { state } = project.data;
  const now = state.facts[fact];
  const replaced = state.history.findLast((one) => one.fact === fact && one.new.at === now?.at);
  const before =
    replaced === undefined
      ? withoutFacts(state, [fact])
      : withFacts(state, { [fact]: replaced.old }).state;
  const source = say(ticket.data.language, staffTexts.undoSource);
  const put = { ticket, owner: staff.person, project, fact, state: before, source };
  return merge(
    said(ask, ticket.data.number, staffTexts.undoneCorrection),
    await putRight(services, talk.turn, { ...put, what: "undone" }),
  );
}

function said(
  { talk }: Ask,
  number: string,
  what: (typeof staffTexts)["undoneOverride" | "undoneCorrection"],
) {
  const text = talk.say(staffTexts.undone, { number, what: talk.say(what) });
  return outcome({ ...keep(talk), send: [{ to: talk.chat, reply: { kind: "text", text } }] });
}
