import type { ActionEvent, MessageEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { deskOf } from "../desk/desks.ts";
import { showAt } from "../desk/place.ts";
import { isOwned, readTicket, type Ticket } from "../desk/ticket.ts";
import type { Kept } from "../record.ts";
import { labelled } from "../relay/pass.ts";
import { ownedBy } from "../relay/relay.ts";
import { officerSide } from "../relay/sides.ts";
import { waitForOfficer } from "../relay/silence.ts";
import type { Services } from "../services.ts";
import { replyAnyway, type Talk } from "../talk.ts";
import { complaintTexts } from "../texts/complaint.ts";
import { addTo, askedOfComplaint, dropComplaint, hold, openComplaint } from "./complaint.ts";
import { beingStated, pendingOf } from "./pending.ts";
import { isComplaint, nameChoice } from "./recognise.ts";

/**
 * A complaint while an officer owns the talk: no word of it gets to him, nor what is written until the name is
 * chosen, nor what is added afterwards. `undefined`: the message is for the officer.
 */
export async function complaintBeside(
  services: Services,
  talk: Talk<MessageEvent>,
  owned: Kept<Ticket>,
): Promise<Outcome | undefined> {
  // His officer is the complaints desk's: to him it is said.
  if (owned.data.complaint !== undefined) return undefined;
  const { text } = talk.event;
  const pending = pendingOf(talk);
  if (pending !== undefined) {
    const choice = nameChoice(text);
    if (choice === "drop") return dropComplaint(talk);
    return choice === undefined
      ? hold(services, talk, { statements: [...pending, text], ...aside(talk) })
      : openBeside(services, talk, choice);
  }
  const added = await addBeside(services, talk);
  if (added !== undefined) return added;
  return isComplaint(text)
    ? hold(services, talk, { statements: [text], ...aside(talk) })
    : undefined;
}

async function addBeside(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const ticket = await readTicket(talk.turn, beingStated(talk));
  if (ticket === undefined || ticket.data.state === "closed" || isOwned(ticket.data)) {
    return undefined;
  }
  return askedOfComplaint(services, talk, ticket.data) ?? addTo(talk, ticket, backRow(talk));
}

/** That the officer has not read it, and the way to him if it was no complaint. */
function aside(talk: Talk): Pick<CardReply, "blocks" | "buttons"> {
  return {
    blocks: [{ kind: "text", text: talk.say(complaintTexts.notPassed) }],
    buttons: [[button(talk.say(complaintTexts.passOn), "complaint.pass")]],
  };
}

function backRow(talk: Talk): CardReply["buttons"] {
  return [[button(talk.say(complaintTexts.toOfficer), "complaint.leave")]];
}

/** While an officer owns the talk it is said that what follows is the complaint's, and how to go back to him. */
async function openBeside(services: Services, talk: Talk, choice = ""): Promise<Outcome> {
  const owned = await ownedBy(talk.turn, talk.chat);
  if (owned === undefined || owned.data.complaint !== undefined)
    return openComplaint(services, talk, { choice });
  const text = talk.say(complaintTexts.asides);
  return openComplaint(services, talk, {
    choice,
    blocks: [{ kind: "text", text }],
    buttons: backRow(talk),
  });
}

/** `complaint.pass`: it was no complaint, and goes to the officer after all. */
async function passOn(talk: Talk): Promise<Outcome> {
  const pending = pendingOf(talk);
  const owned = await ownedBy(talk.turn, talk.chat);
  const side = owned && (await officerSide(talk.turn, owned.data));
  if (pending === undefined || owned === undefined || side === undefined) {
    return dropComplaint(talk);
  }
  const { number } = owned.data;
  const text = labelled(side.label, {
    language: side.language,
    number,
    text: pending.join("\n"),
  });
  const told = { kind: "text", text: talk.say(complaintTexts.passed) } as const;
  return merge(
    replyAnyway(talk, [told], {
      session: { complaint: undefined },
      send: [showAt(side, number, { kind: "text", text })],
    }),
    outcome(await waitForOfficer(talk.turn, owned.data)),
  );
}

/** `complaint.leave`: he has told it all, and talks with the officer again, unless the complaint's has the talk. */
async function leave({ desks }: Services, talk: Talk): Promise<Outcome> {
  const owned = (await ownedBy(talk.turn, talk.chat))?.data;
  const desk = owned?.complaint && deskOf(desks, owned.desk);
  const text =
    owned === undefined || desk === undefined
      ? talk.say(complaintTexts.left)
      : talk.say(complaintTexts.leftTo, { desk: talk.say(desk.name), number: owned.number });
  const told = { kind: "text", text } as const;
  return replyAnyway(talk, [told], { session: { complaint: undefined } });
}

/** Answered also while an officer owns the talk. */
export const COMPLAINT_ACTIONS = {
  "complaint.open": (services: Services, talk: Talk<ActionEvent>) =>
    openBeside(services, talk, talk.event.value),
  "complaint.drop": (_: Services, talk: Talk<ActionEvent>) => dropComplaint(talk),
  "complaint.pass": (_: Services, talk: Talk<ActionEvent>) => passOn(talk),
  "complaint.leave": leave,
} as const;
