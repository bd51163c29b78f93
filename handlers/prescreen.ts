import { deliveryId } from "../bot/core/delivery-id.ts";
import type { ActionEvent, ChatRef, MessageEvent } from "../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../bot/core/ports.ts";
import { button, type CardReply } from "../bot/core/reply.ts";
import { passageOf } from "./enquiry/answer.ts";
import {
  dropProject,
  factFields,
  type Project,
  projectKey,
  readProject,
  screenProject,
} from "./project.ts";
import { type Kept, versionOf, write } from "./record.ts";
import { start } from "./screening/flow.ts";
import { correctsFact, describesProject } from "./screening/intent.ts";
import { rulesCard } from "./screening/verdict-card.ts";
import { question, take } from "./screening-talk.ts";
import type { Services } from "./services.ts";
import { readSession, sessionKey } from "./session.ts";
import { reply, replyText, type Talk } from "./talk.ts";
import { commonTexts } from "./texts/common.ts";
import { prescreenTexts } from "./texts/prescreen.ts";

/** What is said of a project before consent waits unread for so long (DESIGN §2.5). */
const UNREAD_MS = 15 * 60_000;
/** Changes with the words of `prescreenTexts.consent`. */
const CONSENT_VERSION = "2026-11";

/** `screening.start` and /prescreen: consent first; a draft that is there is offered instead. */
export async function handleScreeningStart(
  services: Services,
  talk: Talk,
  reference?: string,
): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project !== undefined) return offerDraft(talk, project);
  const passage = passageOf(services.knowledge, reference);
  return askConsent(services, talk, passage?.heading);
}

/** A message of somebody who is being screened, or who describes a project; `undefined` when it is neither. */
export async function handleProjectMessage(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { text } = talk.event;
  const { isScreening, project: id } = talk.session.data;
  const project = await readProject(talk.turn, id);
  if (project !== undefined && (isScreening || correctsFact(text))) {
    return take(services, talk, { project, input: { text } });
  }
  if (!describesProject(text)) return undefined;
  return project === undefined ? askConsent(services, talk, text) : offerDraft(talk, project);
}

/** `screening.agree`: the project begins to exist, with what waited unread as its first words. */
export async function handleConsent(services: Services, talk: Talk): Promise<Outcome> {
  const existing = await readProject(talk.turn, talk.session.data.project);
  if (existing !== undefined) return question(services, talk, existing);
  const key = projectKey(deliveryId(talk.event.id, "project"));
  const consent = { version: CONSENT_VERSION, at: talk.turn.now.toISOString() };
  const data: Project = { form: 1, consent, state: start().state };
  const project: Kept<Project> = { key, version: await versionOf(talk.turn, key), data };
  const session = { project: key.id, isScreening: true, unread: undefined };
  const text = freshUnread(talk) ?? "";
  const heard = await take(services, talk, { project, input: { text }, session });
  return merge(heard, outcome({ timers: [unreadTimer(talk.chat)] }));
}

/** `screening.refuse`: what was said is wiped, and the rules are there to read. */
export function handleRefuse(talk: Talk): Outcome {
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.refused) }],
    buttons: [
      [
        button(talk.say(prescreenTexts.selfCheck), "enquiry.show", "guidance-2022/附件1·二"),
        button(talk.say(prescreenTexts.selfCheckMore), "enquiry.show", "guidance-2022/二·5"),
      ],
    ],
  };
  return reply(talk, [card], { session: { unread: undefined }, timers: [unreadTimer(talk.chat)] });
}

/** `screening.answer`: a tap of the pending question, or one that is past. */
export async function handleAnswerButton(
  services: Services,
  talk: Talk<ActionEvent>,
): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  const [id = "", answer = ""] = (talk.event.value ?? "").split("/");
  if (project === undefined) return replyText(talk, talk.say(prescreenTexts.noDraft));
  const isOurs = project.key.id.startsWith(id);
  return take(services, talk, { project, input: { button: isOurs ? answer : "" } });
}

/** `screening.rules`: the ten rules one by one. `screening.facts`: what the verdict rests on. */
export async function handleRules(services: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return replyText(talk, talk.say(prescreenTexts.noDraft));
  return reply(talk, [rulesCard(screenProject(services, project.data), talk.language)]);
}

export async function handleFacts(talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return replyText(talk, talk.say(prescreenTexts.noDraft));
  const card: CardReply = {
    kind: "card",
    title: talk.say(prescreenTexts.factsTitle),
    blocks: [
      { kind: "fields", fields: factFields(project.data, talk.language) },
      { kind: "text", text: talk.say(prescreenTexts.howToCorrect) },
    ],
    buttons: [
      [
        button(talk.say(prescreenTexts.deleteDraft), "screening.delete"),
        button(talk.say(commonTexts.person), "handoff.open"),
      ],
    ],
  };
  return reply(talk, [card]);
}

/** /cancel, 算了: pauses at once; whether the draft stays is asked. */
export async function handleCancel({ retentionDays }: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return replyText(talk, talk.say(prescreenTexts.nothingToCancel));
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.paused, { days: retentionDays }) }],
    buttons: [
      [
        button(talk.say(prescreenTexts.keepDraft), "screening.keep"),
        button(talk.say(prescreenTexts.deleteDraft), "screening.delete"),
      ],
    ],
  };
  return reply(talk, [card], { session: { isScreening: false } });
}

export function handleKeepDraft(talk: Talk): Outcome {
  return replyText(talk, talk.say(prescreenTexts.draftKept), { session: { isScreening: false } });
}

export async function handleDeleteDraft(talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return replyText(talk, talk.say(prescreenTexts.noDraft));
  const dropped = await dropProject(talk.turn, project);
  return replyText(talk, talk.say(prescreenTexts.draftDeleted), {
    ...dropped,
    session: { project: undefined, isScreening: false },
  });
}

/** 继续, 昨天说到哪: what is known so far, and the pending question. */
export async function handleResume(services: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) {
    const start = button(talk.say(commonTexts.prescreen), "screening.start");
    const text = talk.say(prescreenTexts.noDraft);
    return reply(talk, [{ kind: "card", blocks: [{ kind: "text", text }], buttons: [[start]] }]);
  }
  return question(services, talk, project);
}

/** The timer that wipes what waits unread fell due. */
export async function forgetUnread(turn: Turn): Promise<Outcome> {
  const session = await readSession(turn, turn.event.chat);
  const { unread, ...rest } = session.data;
  return unread === undefined
    ? NOTHING
    : outcome({ write: [write(session, rest, { of: turn.event.chat })] });
}

function askConsent({ retentionDays }: Services, talk: Talk, unread?: string): Outcome {
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.consent, { days: retentionDays }) }],
    buttons: [
      [
        button(talk.say(prescreenTexts.agree), "screening.agree"),
        button(talk.say(prescreenTexts.refuse), "screening.refuse"),
      ],
    ],
  };
  if (unread === undefined) return reply(talk, [card]);
  const due = new Date(talk.turn.now.getTime() + UNREAD_MS);
  const kept = { text: unread, at: talk.turn.now.toISOString() };
  return reply(talk, [card], { session: { unread: kept }, timers: [unreadTimer(talk.chat, due)] });
}

/** There is a project already: what is known of it, and whether to go on. */
function offerDraft(talk: Talk, { data }: Kept<Project>): Outcome {
  const known = factFields(data, talk.language).map(({ label, value }) => `${label} ${value}`);
  const facts =
    known.length === 0
      ? talk.say(prescreenTexts.nothingYet)
      : known.join(talk.language === "en" ? "; " : "；");
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.resumed, { facts }) }],
    buttons: [
      [
        button(talk.say(prescreenTexts.resume), "screening.resume"),
        button(talk.say(prescreenTexts.restart), "screening.delete"),
      ],
    ],
  };
  return reply(talk, [card]);
}

function freshUnread({ session, turn }: Talk): string | undefined {
  const { unread } = session.data;
  const isFresh = unread !== undefined && turn.now.getTime() - Date.parse(unread.at) <= UNREAD_MS;
  return isFresh ? unread.text : undefined;
}

function unreadTimer(chat: ChatRef, due?: Date): Timer {
  return { name: "unread.forget", subject: sessionKey(chat), chat, ...(due && { due }) };
}
