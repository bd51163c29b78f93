import {
  type ActionEvent,
  type EditEvent,
  isPrivate,
  type MessageEvent,
  type RecallEvent,
} from "../../bot/core/event.ts";
import { merge, NOTHING } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { complaintBeside } from "../complaint/beside.ts";
import { declineBeside } from "../complaint/favour.ts";
import { handleEntry, withoutEntering } from "../desk/enter.ts";
import { takeBackIfLeft } from "../desk/left.ts";
import { answered } from "../desk/wait.ts";
import { handleAnother } from "../handoff/another.ts";
import { intakeOfRelay } from "../intake/intake.ts";
import { type Answer, takeIn } from "../intake/pieces.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { inGroup, isGroupCommand, ordersInThread } from "../staff/commands.ts";
import type { Talk } from "../talk.ts";
import { passEdit, passRecall } from "./changes.ts";
import { forgetDraft, sendDraft } from "./draft.ts";
import { changeHeld } from "./held.ts";
import { explainOnce, threadTalk, ticketTalkedOf } from "./in-thread.ts";
import { ownedBy } from "./relay.ts";
import { forgetRelayed } from "./relayed.ts";
import { dropHeld, forgetHeld, sendHeld } from "./send-held.ts";
import { returnTalk } from "./silence.ts";
import { relayToInvestor } from "./to-investor.ts";
import { relayToOfficer } from "./to-officer.ts";

type Due = (services: Services, turn: Turn) => Outcome | Promise<Outcome>;

export const RELAY_TIMERS: Readonly<Record<string, Due>> = {
  "relayed.forget": (_, turn) => forgetRelayed(turn),
  "talk.return": (_, turn) => returnTalk(turn),
  "draft.forget": (_, turn) => forgetDraft(turn),
  "held.forget": (_, turn) => forgetHeld(turn),
};

/** Buttons of an officer's in the talk. Each checks who presses it, and where. */
export const RELAY_ACTIONS: Readonly<
  Record<string, (services: Services, turn: Turn<ActionEvent>) => Promise<Outcome>>
> = { "relay.send": sendDraft, "relay.to": sendHeld, "relay.drop": dropHeld };

/** To the officer or the investor whom a message is for; `undefined` when it is for the bot. */
export async function relay(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const owned = await ownedBy(talk.turn, talk.chat);
  if (owned !== undefined) {
    const left = await takeBackIfLeft(services, talk.turn, owned);
    if (left !== undefined) return left;
    const another = await handleAnother(services, talk, owned);
    if (another !== undefined) return another;
    const aside = await complaintBeside(services, talk, owned);
    if (aside !== undefined) return aside;
    return merge(
      await relayToOfficer(talk, owned),
      await declineBeside(talk, owned),
      await answered(services, talk.turn, owned),
    );
  }
  const entry = await handleEntry(services, talk);
  if (entry !== undefined) return entry;
  return talk.session.data.owns?.length
    ? relayToInvestor(services, talk.turn, withoutEntering(talk.session))
    : undefined;
}

/** In a group: the talk of a ticket in its thread, else what officers ask the bot there. */
export async function inGroupChat(
  services: Services,
  turn: Turn<MessageEvent>,
  answer: Answer,
): Promise<Outcome> {
  const ticket = isGroupCommand(turn.event.text) ? undefined : await ticketTalkedOf(turn);
  if (ticket === undefined) return inGroup(services, turn);
  const explained = explainOnce(turn, ticket);
  if (explained !== undefined) return explained;
  const talk = await threadTalk(turn, ticket.data);
  return (await ordersInThread(services, talk)) ?? takeIn(talk, intakeOfRelay(talk), answer);
}

/** What was passed on is changed on the other side; `undefined` when the bot may answer the change. */
export async function relayChange(
  turn: Turn<EditEvent> | Turn<RecallEvent>,
): Promise<Outcome | undefined> {
  const { event } = turn;
  const changed = await changeHeld(turn);
  if (changed !== undefined) return changed;
  const passed =
    event.kind === "edit"
      ? await passEdit({ ...turn, event })
      : await passRecall({ ...turn, event });
  const isPassedBy = event.kind === "edit" && !isPrivate(event);
  return passed ?? (isPassedBy || (await isRelayed(turn)) ? NOTHING : undefined);
}

/** An officer owns the talk, or it is an officer's own. */
async function isRelayed(turn: Turn): Promise<boolean> {
  const { chat } = turn.event;
  if ((await ownedBy(turn, chat)) !== undefined) return true;
  return Boolean((await readSession(turn, chat)).data.owns?.length);
}
