import type { ChatRef, EditEvent, MessageEvent, RecallEvent } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import { button } from "../../bot/core/reply.ts";
import { question, settle, talkContext } from "../prescreen/screening-talk.ts";
import { keepProject, type Project, readProject } from "../project/project.ts";
import type { Kept } from "../record.ts";
import type { FactName, FactRecord } from "../screening/facts.ts";
import { advance } from "../screening/flow.ts";
import { formatFact } from "../screening/format.ts";
import type { FactChange, ScreeningState } from "../screening/state.ts";
import type { Services } from "../services.ts";
import { readSession, type Session } from "../session.ts";
import { keep, personButton, reply, type Talk, talkIn } from "../talk.ts";
import { editTexts } from "../texts/edits.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { FACT_LABELS } from "../texts/screening.ts";
import { type Answer, dropPieces, hashOf, takeIn } from "./pieces.ts";

/** A message is taken anew when it is mended within this time, if it is the last and gave no fact. */
const MENDED_WITHIN_MS = 30 * 60_000;

/**
 * Somebody edited a message of his. What waits is replaced; a fact is changed only after it was asked;
 * the last message, if it gave no fact, is answered anew. Everything older stays as it was answered.
 */
export async function handleEdit(
  services: Services,
  turn: Turn<EditEvent>,
  answer: Answer,
): Promise<Outcome> {
  const { event } = turn;
  const { messageId: id, text } = event;
  const session = await readSession(turn, event.chat);
  const talk = talkIn({ ...turn, event: { ...event, kind: "message", files: [] } }, session);
  const waiting = replaced(session.data, id, text);
  if (waiting !== undefined) return rewrite(talk, waiting);
  const project = await readProject(turn, session.data.project);
  const given = project === undefined ? [] : factsFrom(project.data.state, id);
  if (project !== undefined && given.length > 0) {
    return askToChange(services, talk, { project, given });
  }
  const { heard } = session.data;
  const isLast = heard?.message === id && heard.text !== hashOf(text);
  const isFresh = turn.now.getTime() - Date.parse(heard?.at ?? "") <= MENDED_WITHIN_MS;
  return isLast && isFresh ? takeIn(talk, "alone", answer) : NOTHING;
}

/** Somebody took a message back: what waits is dropped; of what is noted he is told that it stands. */
export async function handleRecall(services: Services, turn: Turn<RecallEvent>): Promise<Outcome> {
  const { chat, id: eventId, at, messageId: id } = turn.event;
  const session = await readSession(turn, chat);
  if (session.isNew) return NOTHING;
  const talk = talkIn(
    { ...turn, event: silent({ chat, id: eventId, at, messageId: id }) },
    session,
  );
  const waiting = replaced(session.data, id, "");
  if (waiting !== undefined) return rewrite(talk, waiting);
  const project = await readProject(turn, session.data.project);
  const given = project === undefined ? [] : factsFrom(project.data.state, id);
  return project === undefined || given.length === 0
    ? NOTHING
    : stands(talk, { project, given, text: editTexts.recalled });
}

/** `screening.edit`, or words: the change that was asked about is made, or not. */
export async function handleEditAnswer(
  services: Services,
  talk: Talk,
  { value = "", isYes }: { readonly value: string | undefined; readonly isYes: boolean },
): Promise<Outcome | undefined> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project?.data.edit === undefined || project.data.edit.id !== value) return undefined;
  const { edit, ...data } = project.data;
  const rest = { ...project, data };
  if (isYes) return settle(services, talk, { project: rest, facts: edit.facts });
  return question(services, talk, {
    project: rest,
    said: { blocks: [{ kind: "text", text: talk.say(editTexts.unchanged) }], buttons: [] },
    session: { asked: undefined },
  });
}

interface Given {
  readonly project: Kept<Project>;
  /** Facts whose present value was said in the message. */
  readonly given: readonly FactName[];
}

function factsFrom({ facts }: ScreeningState, message: string): readonly FactName[] {
  return (Object.keys(facts) as FactName[]).filter((name) =>
    facts[name]?.messages?.includes(message),
  );
}

/** Reads the new words as an answer to what the old ones answered, and asks before anything changes. */
function askToChange(
  services: Services,
  talk: Talk<MessageEvent>,
  { project, given }: Given,
): Outcome {
  const { state } = project.data;
  const asked = { ...state, doubts: [], reopened: [...given] };
  const { lastText: _, ...fresh } = asked;
  const { text } = talk.event;
  const { changes, kind } = advance(fresh, { text }, talkContext(services, talk));

  if (changes.length === 0) {
    return kind === "repeated" ? NOTHING : stands(talk, { project, given, text: editTexts.unread });
  }
  const id = hashOf(talk.event.id).slice(0, 8);
  const facts: FactRecord = Object.fromEntries(
    changes.map(({ fact, new: value }) => [fact, value]),
  );
  const kept = { ...project, data: { ...project.data, edit: { id, facts } } };
  const listed = changes.map((change) => asChange(talk, change)).join(talk.say(editTexts.and));
  const card = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(editTexts.ask, { changes: listed }) }],
    buttons: [
      [
        button(talk.say(editTexts.yes), "screening.edit", id),
        button(talk.say(editTexts.no), "screening.unedit", id),
      ],
      [personButton(talk)],
    ],
  } as const;
  const open = { what: "edit", at: talk.turn.now.toISOString(), value: id } as const;
  return reply(talk, [card], {
    session: { asked: open },
    ...keepProject(services, talk.turn, kept),
  });
}

function asChange(talk: Talk, { fact, old, new: value }: FactChange): string {
  const values = { fact: talk.say(FACT_LABELS[fact]), after: talk.say(formatFact(fact, value)) };
  return old === undefined
    ? talk.say(editTexts.add, values)
    : talk.say(editTexts.change, { ...values, before: talk.say(formatFact(fact, old)) });
}

/** Says what the message had given and that it stands. */
function stands(
  talk: Talk,
  { project, given, text }: Given & { readonly text: (typeof editTexts)["recalled" | "unread"] },
): Outcome {
  const facts = given.flatMap((name) => {
    const fact = project.data.state.facts[name];
    if (fact === undefined) return [];
    const value = talk.say(formatFact(name, fact));
    return [talk.say(prescreenTexts.fact, { label: talk.say(FACT_LABELS[name]), value })];
  });
  const listed = facts.join(talk.say(prescreenTexts.separator));
  const buttons = [[button(talk.say(prescreenTexts.facts), "screening.facts"), personButton(talk)]];
  const blocks = [{ kind: "text", text: talk.say(text, { facts: listed }) }] as const;
  return reply(talk, [{ kind: "card", blocks, buttons }]);
}

/** The session with new words in what still waits; `undefined` where the message does not wait. */
function replaced(session: Session, id: string, text: string): Partial<Session> | undefined {
  const { pieces, unread } = session;
  if (pieces?.messages.some((piece) => piece.id === id)) {
    const messages = pieces.messages.map((piece) => (piece.id === id ? { ...piece, text } : piece));
    return { pieces: { ...pieces, messages } };
  }
  const [only] = unread?.messages ?? [];
  if (unread?.messages?.length === 1 && only === id) return { unread: { ...unread, text } };
  return undefined;
}

function rewrite(talk: Talk, waiting: Partial<Session>): Outcome {
  const { asked } = talk.session.data;
  const pieces = waiting.pieces?.messages.filter(
    ({ text, files }) => text !== "" || files.length > 0,
  );
  const isEmpty = pieces?.length === 0;
  const kept = keep(talk, {
    ...waiting,
    asked,
    ...(isEmpty && { pieces: undefined }),
    ...(waiting.unread?.text === "" && { unread: undefined }),
  });
  return outcome({ ...kept, ...(isEmpty && dropPieces(talk)) });
}

/** A recall says nothing; it comes from the one whose private chat it is. */
function silent(recalled: {
  readonly chat: ChatRef;
  readonly id: string;
  readonly at: Date;
  readonly messageId: string;
}): MessageEvent {
  const { channel, chatId: id } = recalled.chat;
  return { ...recalled, kind: "message", from: { channel, id }, text: "", files: [] };
}
