import { merge } from "../../bot/core/outcome.ts";
import { deskOf } from "../desk/desks.ts";
import { follow } from "../desk/follow.ts";
import { isSamePerson } from "../desk/officer.ts";
import { readTicket, ticketKey } from "../desk/ticket.ts";
import { answeredTicket, ticketOfThread } from "../relay/quotes.ts";
import { ownerTexts } from "../texts/desk.ts";
import { deskTexts } from "../texts/handoff.ts";
import { staffTexts } from "../texts/staff.ts";
import { type Ask, type StaffHandler, told } from "./ask.ts";
import { sees } from "./who.ts";

/** 跟进 #12 12月15日: the owner of a ticket, open or closed, is reminded of it on that day. */
export const followup: StaffHandler = async (ask) => {
  const { services, talk, staff, rest } = ask;
  // Without its sign a number may be part of the day: 跟进 12月15日.
  const [, given, words = rest] = /^#\s*(\d+)\s*([\s\S]*)$/.exec(rest) ?? [];
  const number = given?.replace(/^0+/, "").padStart(4, "0") ?? (await spokenOf(ask));
  if (number === undefined) return told(ask, talk.say(ownerTexts.followUpWhich));
  const ticket = await readTicket(talk.turn, number);
  const desk = deskOf(services.desks, ticket?.data.desk);
  const isSeen = ticket !== undefined && sees(staff, ticket.data.desk);
  if (!isSeen || desk === undefined || !isSamePerson(ticket.data.owner, staff.person)) {
    const text = isSeen ? deskTexts.notYours : staffTexts.notFound;
    const subject = ticket && { subject: ticketKey(number) };
    return {
      ...told(ask, talk.say(text, { number: given ?? number })),
      log: [{ level: "warn", code: "desk.refused", ...subject }],
    };
  }
  const owner = staff.person;
  const { language } = talk;
  const followed = await follow(services, talk.turn, { ticket, desk, owner, language, words });
  return merge(told(ask, followed.words), followed.outcome);
};

/** The ticket whose message he answers, or whose thread it is; in private also the last he had to do with. */
async function spokenOf({ talk, isGroup }: Ask): Promise<string | undefined> {
  const { turn, session } = talk;
  const named = (await answeredTicket(turn)) ?? (await ticketOfThread(turn));
  if (named !== undefined || isGroup) return named;
  const { writesTo, owns = [], had } = session.data;
  return writesTo ?? owns.at(-1) ?? had;
}
