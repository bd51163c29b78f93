import type { ActionEvent, EditEvent, MessageEvent, RecallEvent } from "../bot/core/event.ts";
import { isPrivate } from "../bot/core/event.ts";
import { merge, NOTHING } from "../bot/core/outcome.ts";
import type { Handler, Outcome, Turn } from "../bot/core/ports.ts";
import { ANSWERS, editAnswer } from "./answers.ts";
import { answerTo } from "./asked.ts";
import { beginning } from "./beginning.ts";
import { COMPLAINT_ACTIONS } from "./complaint/beside.ts";
import { dropAndHear } from "./complaint/dropped.ts";
import { forgetComplaint } from "./complaint/pending.ts";
import { handleAcceptLink } from "./desk/accept.ts";
import { handleReach } from "./desk/reach.ts";
import { TICKET_ACTIONS, TICKET_TIMERS } from "./desk/routes.ts";
import { forgetThread, forgettingThread } from "./desk/thread-session.ts";
import {
  forgetQuestion,
  handleCatalogue,
  handleClause,
  handleOriginal,
  handleQuestion,
  handleShow,
  stale,
} from "./enquiry/enquiry.ts";
import { handleRating } from "./enquiry/rating.ts";
import { forgetTallies } from "./figures/tally.ts";
import { HANDOFF_ACTIONS } from "./handoff/actions.ts";
import { handleOpen } from "./handoff/handoff.ts";
import { handleCall, handleStatus } from "./handoff/status.ts";
import { handleFailedDelivery } from "./handoff/undelivered.ts";
import { handleHeard } from "./heard.ts";
import { handleEdit, handleRecall } from "./intake/edits.ts";
import { intakeOf, intakeOfRelay, isWordless } from "./intake/intake.ts";
import { apologisingIfLate } from "./intake/late.ts";
import { answerPieces, isRetry, takeIn } from "./intake/pieces.ts";
import { handleLanguage, languageWish } from "./language.ts";
import { SCREENING_ACTIONS } from "./prescreen/actions.ts";
import { forgetUnread } from "./prescreen/consent.ts";
import { handleCancel, handleDeleteDraft, handleResume } from "./prescreen/draft.ts";
import { handleFacts, handleProjectMessage, handleScreeningStart } from "./prescreen/prescreen.ts";
import { OWN_COMMANDS } from "./privacy/own-copies.ts";
import {
  forgetChat,
  handleDelete,
  handleMyData,
  handleTerms,
  PRIVACY_ACTIONS,
} from "./privacy/privacy.ts";

import { expireProject } from "./project/project.ts";
import { PROJECT_ACTIONS } from "./project/project-actions.ts";
import { handleProjects } from "./project/projects.ts";
import { rescreen } from "./project/rescreen.ts";
import { relayFromThread } from "./relay/in-thread.ts";
import { handleBot, ownedBy, pausedButton } from "./relay/relay.ts";
import { inGroupChat, RELAY_ACTIONS, RELAY_TIMERS, relay, relayChange } from "./relay/routes.ts";
import type { Services } from "./services.ts";
import { handleStaffPress, staffInPrivate } from "./staff/commands.ts";
import { handleExport } from "./staff/report.ts";
import {
  handleAsk,
  handleForeign,
  handleNotText,
  handleStart,
  handleUnknownCommand,
  handleWhereAmI,
  unreadFiles,
} from "./start.ts";
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
  projects: (services, talk) => handleProjects(services, talk),
  mydata: (services, talk) => handleMyData(services, talk),
  erase: (_, talk) => handleDelete(talk),
  dropdraft: (_, talk) => handleDeleteDraft(talk),
  facts: (_, talk) => handleFacts(talk),
  language: handleLanguage,
  ...OWN_COMMANDS,
  terms: (services, talk) => handleTerms(services, talk),
  bot: (_, talk) => handleBot(talk),
  whereami: (_, talk) => handleWhereAmI(talk),
};

/** These are answered also while an officer owns the talk. */
const ALWAYS = new Set(["bot", "mydata", "status"]);

const ACTIONS: Readonly<Record<string, Action>> = {
  "enquiry.ask": (_, talk) => handleAsk(talk),
  "enquiry.show": handleShow,
  "enquiry.original": handleOriginal,
  "enquiry.helped": handleRating,
  "enquiry.missed": handleRating,
  "catalogue.open": handleCatalogue,
  ...SCREENING_ACTIONS,
  "screening.edit": (services, talk) => editAnswer(services, talk, true),
  "screening.unedit": (services, talk) => editAnswer(services, talk, false),
  ...PROJECT_ACTIONS,
  ...HANDOFF_ACTIONS,
  ...COMPLAINT_ACTIONS,
  ...PRIVACY_ACTIONS,
  "staff.export": handleExport,
};

const DUE: Readonly<Record<string, Due>> = {
  "pieces.due": (services, turn) => answerPieces(turn, (whole) => answerWhole(services, whole)),
  "question.forget": (_, turn) => forgetQuestion(turn),
  "unread.forget": (_, turn) => forgetUnread(turn),
  "rescreen.start": beginning,
  "tally.forget": (_, turn) => forgetTallies(turn),
  rescreen,
  "project.expire": (_, turn) => expireProject(turn),
  ...TICKET_TIMERS,
  "thread.forget": (_, turn) => forgetThread(turn),
  "complaint.forget": (_, turn) => forgetComplaint(turn),
  ...RELAY_TIMERS,
  "chat.forget": (_, turn) => forgetChat(turn),
  "delivery.failed": handleFailedDelivery,
};

/** Which handler an event goes to: the whole of it on one screen. */
export function createRoute(services: Services): Handler {
  return async (turn) => forgettingThread(turn, await routeEvent(services, turn));
}

function routeEvent(services: Services, turn: Turn): Outcome | Promise<Outcome> {
  const { event } = turn;
  switch (event.kind) {
    case "message":
      return routeMessage(services, { ...turn, event });
    case "action":
      return routeAction(services, { ...turn, event });
    case "due":
      return DUE[event.name]?.(services, turn) ?? NOTHING;
    case "edit":
      return routeEdit(services, { ...turn, event });
    case "recall":
      return routeRecall(services, { ...turn, event });
    case "reach":
      return handleReach(services, { ...turn, event });
  }
}

async function routeEdit(services: Services, turn: Turn<EditEvent>): Promise<Outcome> {
  const relayed = await relayChange(turn);
  return relayed ?? handleEdit(services, turn, (whole) => answerWhole(services, whole));
}

async function routeRecall(services: Services, turn: Turn<RecallEvent>): Promise<Outcome> {
  return (await relayChange(turn)) ?? handleRecall(services, turn);
}

async function routeMessage(services: Services, turn: Turn<MessageEvent>): Promise<Outcome> {
  const { event } = turn;
  const [, slash, rest = ""] = /^\/(\w+)\s*([\s\S]*)$/.exec(event.text) ?? [];
  if (!isPrivate(event)) return inGroupChat(services, turn, (talk) => answerWhole(services, talk));
  const invited = /^accept-(\d+)$/.exec(slash === "start" ? rest : "")?.[1];
  if (invited !== undefined)
    return handleAcceptLink(services, turn, { officer: event.from, number: invited });

  const talk = await openTalk(turn);
  const isOwned = (await ownedBy(turn, event.chat)) !== undefined;
  return isOwned
    ? routeTalk(services, talk, true)
    : staffInPrivate(services, talk, () => routeTalk(services, talk, false));
}

async function routeTalk(
  services: Services,
  talk: Talk<MessageEvent>,
  isOwned: boolean,
): Promise<Outcome> {
  const [, slash, rest = ""] = /^\/(\w+)\s*([\s\S]*)$/.exec(talk.event.text) ?? [];
  const isCommand = slash !== undefined && (!isOwned || ALWAYS.has(slash));
  const command = isCommand ? COMMANDS[slash] : undefined;
  if (isOwned || talk.session.data.owns?.length) {
    return command === undefined
      ? takeIn(talk, intakeOfRelay(talk), (whole) => answerWhole(services, whole))
      : command(services, talk, rest);
  }
  if (isRetry(talk)) return NOTHING;
  return apologisingIfLate(talk, async (late) =>
    command === undefined
      ? takeIn(late, await intakeOf(services, late), (whole) => answerWhole(services, whole))
      : takeIn(late, "alone", async (whole) => command(services, whole, rest)),
  );
}

/** A message that is whole: to the officer or the investor whom it is for, else to the bot. */
async function answerWhole(services: Services, talk: Talk<MessageEvent>): Promise<Outcome> {
  if (!isPrivate(talk.event)) return relayFromThread(services, talk);
  const dropped = await dropAndHear(services, talk, (rest) => answerWhole(services, rest));
  if (dropped !== undefined) return dropped;
  const relayed = await relay(services, talk);
  return relayed ?? merge(unreadFiles(talk), await answer(services, talk));
}

/** The bot's answer to what somebody wrote, who is no officer with an open ticket. */
async function answer(services: Services, talk: Talk<MessageEvent>): Promise<Outcome> {
  const { event, session, turn } = talk;
  if (/^\/[a-z]/i.test(event.text)) return handleUnknownCommand(talk);
  if (isWordless(event.text)) {
    return (await handleCall(services, talk)) ?? handleNotText(services, talk);
  }
  const { asked } = session.data;
  const said = asked && answerTo(asked, event.text, turn.now);
  if (asked && said) return ANSWERS[asked.what][said](services, talk);
  const language = languageWish(event.text);
  if (language !== undefined) return handleLanguage(services, talk, language);
  const heard = await handleHeard(services, talk);
  if (heard !== undefined) return heard;
  const wanted = COMMANDS[wantedCommand(event.text) ?? ""];
  if (wanted !== undefined) return wanted(services, talk, "");
  if (talk.isForeign) return handleForeign(talk);
  return (await handleProjectMessage(services, talk)) ?? handleQuestion(services, talk);
}

async function routeAction(services: Services, turn: Turn<ActionEvent>): Promise<Outcome> {
  const { event } = turn;
  const ofTicket = TICKET_ACTIONS[event.action] ?? RELAY_ACTIONS[event.action];
  if (ofTicket !== undefined) return ofTicket(services, turn);
  if (event.action === "staff.do") return handleStaffPress(services, turn);
  if (!isPrivate(event)) return NOTHING;
  const talk = await openTalk(turn);
  const action = ACTIONS[event.action];
  const isMine = /^(?:mydata|complaint|another)\./.test(event.action);
  if (!isMine && (await ownedBy(turn, event.chat)) !== undefined) return pausedButton(talk);
  return action === undefined ? stale(talk) : action(services, talk);
}
