import type { ActionEvent, MessageEvent } from "../bot/core/event.ts";
import { isPrivate } from "../bot/core/event.ts";
import { NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Handler, Outcome, Turn } from "../bot/core/ports.ts";
import { handleAccept, handleAcceptLink, handleClose, handleFailedDelivery } from "./desk.ts";
import {
  forgetQuestion,
  handleCatalogue,
  handleClause,
  handleOriginal,
  handleQuestion,
  handleShow,
  stale,
} from "./enquiry/enquiry.ts";
import { handleConfirm, handleDecline, handleOpen, handleRemind, handleStatus } from "./handoff.ts";
import {
  forgetUnread,
  handleAnswerButton,
  handleCancel,
  handleConsent,
  handleDeleteDraft,
  handleFacts,
  handleKeepDraft,
  handleProjectMessage,
  handleRefuse,
  handleResume,
  handleRules,
  handleScreeningStart,
} from "./prescreen.ts";
import { handleConfirmDelete, handleDelete, handleKeep, handleMyData } from "./privacy.ts";
import { expireProject } from "./project.ts";
import { handleBot, ownedBy, relayToInvestor, relayToOfficer } from "./relay.ts";
import type { Services } from "./services.ts";
import { handleAsk, handleNotText, handleStart, handleWhereAmI } from "./start.ts";
import { openTalk, type Talk } from "./talk.ts";
import { wantedCommand } from "./wanted-command.ts";

type Command = (
  services: Services,
  talk: Talk<MessageEvent>,
  rest: string,
) => Outcome | Promise<Outcome>;
type Action = (services: Services, talk: Talk<ActionEvent>) => Outcome | Promise<Outcome>;
type Due = (services: Services, turn: Turn) => Outcome | Promise<Outcome>;

/** Typed with a slash, or meant by a few plain words (`wantedCommand`). */
const COMMANDS: Readonly<Record<string, Command>> = {
  start: (services, talk) => handleStart(services, talk),
  help: (services, talk) => handleStart(services, talk),
  catalogue: (services, talk) => handleCatalogue(services, talk),
  clause: handleClause,
  prescreen: (services, talk) => handleScreeningStart(services, talk),
  resume: (services, talk) => handleResume(services, talk),
  cancel: (services, talk) => handleCancel(services, talk),
  human: (services, talk) => handleOpen(services, talk),
  status: (services, talk) => handleStatus(services, talk),
  mydata: (services, talk) => handleMyData(services, talk),
  bot: (_, talk) => handleBot(talk),
  whereami: (_, talk) => handleWhereAmI(talk),
};

/** These are answered also while an officer owns the talk. */
const ALWAYS = new Set(["bot", "mydata"]);

const ACTIONS: Readonly<Record<string, Action>> = {
  "enquiry.ask": (_, talk) => handleAsk(talk),
  "enquiry.show": handleShow,
  "enquiry.original": handleOriginal,
  "catalogue.open": handleCatalogue,
  "screening.start": (services, talk) => handleScreeningStart(services, talk, talk.event.value),
  "screening.agree": handleConsent,
  "screening.refuse": (_, talk) => handleRefuse(talk),
  "screening.answer": handleAnswerButton,
  "screening.rules": handleRules,
  "screening.facts": (_, talk) => handleFacts(talk),
  "screening.keep": (_, talk) => handleKeepDraft(talk),
  "screening.delete": (_, talk) => handleDeleteDraft(talk),
  "screening.resume": handleResume,
  "screening.cancel": handleCancel,
  "handoff.open": handleOpen,
  "handoff.confirm": handleConfirm,
  "handoff.decline": (_, talk) => handleDecline(talk),
  "mydata.delete": (_, talk) => handleDelete(talk),
  "mydata.keep": (_, talk) => handleKeep(talk),
  "mydata.confirm": handleConfirmDelete,
};

const DUE: Readonly<Record<string, Due>> = {
  "question.forget": (_, turn) => forgetQuestion(turn),
  "unread.forget": (_, turn) => forgetUnread(turn),
  "project.expire": (_, turn) => expireProject(turn),
  "ticket.remind": handleRemind,
  "delivery.failed": handleFailedDelivery,
};

/** Which handler an event goes to: the whole of it on one screen. */
export function createRoute(services: Services): Handler {
  return (turn) => {
    const { event } = turn;
    switch (event.kind) {
      case "message":
        return routeMessage(services, { ...turn, event });
      case "action":
        return routeAction(services, { ...turn, event });
      case "due":
        return DUE[event.name]?.(services, turn) ?? NOTHING;
      case "edit":
      case "recall":
      case "reach":
        return NOTHING;
    }
  };
}

async function routeMessage(services: Services, turn: Turn<MessageEvent>): Promise<Outcome> {
  const { event } = turn;
  const [, slash, rest = ""] = /^\/(\w+)\s*([\s\S]*)$/.exec(event.text) ?? [];
  if (!isPrivate(event)) {
    return slash === "whereami" ? handleWhereAmI(await openTalk(turn)) : NOTHING;
  }
  const invited = /^accept-(\d+)$/.exec(slash === "start" ? rest : "")?.[1];
  if (invited !== undefined)
    return handleAcceptLink(services, turn, { officer: event.from, number: invited });

  const talk = await openTalk(turn);
  const owned = await ownedBy(turn, event.chat);
  const name = slash ?? (owned === undefined ? wantedCommand(event.text) : undefined);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command !== undefined && (owned === undefined || ALWAYS.has(name ?? "")))
    return command(services, talk, rest);
  if (owned !== undefined) return relayToOfficer(talk, owned);
  if (talk.session.data.owns?.length) return relayToInvestor(turn, talk.session);
  if (event.text.trim() === "") return handleNotText(talk);
  return (await handleProjectMessage(services, talk)) ?? handleQuestion(services, talk);
}

async function routeAction(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { event } = turn;
  if (event.action === "ticket.accept") return handleAccept(services, turn);
  if (!isPrivate(event)) return outcome({});
  if (event.action === "ticket.close") return handleClose(services, turn);
  const talk = await openTalk(turn);
  const action = ACTIONS[event.action];
  return action === undefined ? stale(talk) : action(services, talk);
}
