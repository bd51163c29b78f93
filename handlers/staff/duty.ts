import { merge, outcome } from "../../bot/core/outcome.ts";
import { deskOf } from "../desk/desks.ts";
import { takeBack } from "../desk/late.ts";
import { isSamePerson } from "../desk/officer.ts";
import { isOwned, readTicket } from "../desk/ticket.ts";
import { dropAllHeld } from "../relay/send-held.ts";
import { keep } from "../talk.ts";
import { handoffTexts } from "../texts/handoff.ts";
import { staffTexts } from "../texts/staff.ts";
import { say } from "../texts/text.ts";
import { type Ask, type StaffHandler, told } from "./ask.ts";
import { openRows } from "./open-tickets.ts";

/** 离岗: no card is his until he is back, and what he has in hand goes back to its desk. */
export const absent: StaffHandler = async (ask) => {
  const { talk, isGroup } = ask;
  if (isGroup) return told(ask, talk.say(staffTexts.details));
  const { session, turn } = talk;
  const given = await handBack(ask);
  const numbers = given.map(({ number }) => `#${number}`).join(" ");
  const back = numbers === "" ? "" : talk.say(staffTexts.handedBack, { numbers });
  const returned = merge(...given.map(({ made }) => made));
  const left = { absent: turn.now.toISOString(), owns: undefined, writesTo: undefined };
  const words = talk.say(staffTexts.absent, { numbers: back }).trim();
  // Each return takes one ticket out of his session; what is kept is the session without all of them.
  const others = returned.write.filter(
    ({ key }) => !(key.kind === "session" && key.id === session.key.id),
  );
  return merge(
    { ...returned, write: [...others, ...keep(talk, left).write] },
    outcome({ send: [{ to: talk.chat, reply: { kind: "text", text: words } }] }),
    await dropAllHeld(talk),
  );
};

async function handBack({ services, talk, staff }: Ask) {
  const { session, turn } = talk;
  const rows = await openRows(services, turn, staff);
  const inThreads = rows.filter(({ ticket }) => ticket.thread !== undefined);
  const owns = new Set([
    ...(session.data.owns ?? []),
    ...inThreads.map(({ ticket }) => ticket.number),
  ]);
  const given = await Promise.all(
    [...owns].map(async (number) => {
      const ticket = await readTicket(turn, number);
      const desk = deskOf(services.desks, ticket?.data.desk);
      if (ticket === undefined || desk === undefined || !isOwned(ticket.data)) return [];
      if (!isSamePerson(ticket.data.owner, staff.person)) return [];
      const words = say("zh-Hans", staffTexts.handedBackGroup, { number });
      const step = { told: handoffTexts.released, who: staff.person, why: "absent" };
      return [{ number, made: await takeBack(services, turn, { ticket, desk, words, ...step }) }];
    }),
  );
  return given.flat();
}

/** 返岗. */
export const back: StaffHandler = (ask) => {
  const { talk, isGroup } = ask;
  if (isGroup) return told(ask, talk.say(staffTexts.details));
  return told(ask, talk.say(staffTexts.back), { session: { absent: undefined } });
};
