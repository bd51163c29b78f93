import type { ActionEvent, ChatRef, MessageEvent } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import type { CardReply } from "../../bot/core/reply.ts";
import type { KnowledgeBase, Passage } from "../../knowledge/knowledge-base.ts";
import { countAsked } from "../figures/counted.ts";
import { addQuestion } from "../handoff/unanswered.ts";
import { write } from "../record.ts";
import { clauseDraft } from "../relay/draft.ts";
import type { Services } from "../services.ts";
import { readSession, type Session, timerSubject } from "../session.ts";
import { keep, type More, reply, replyText, type Talk } from "../talk.ts";
import { commonTexts } from "../texts/common.ts";
import { enquiryTexts } from "../texts/enquiry.ts";
import { answerQuestion } from "./answer.ts";
import { originalCard, passageCard } from "./passage-card.ts";
import { openTo, type Persona, personaOf } from "./persona.ts";
import { passageOf } from "./quote.ts";

/** How long the last question is kept, so that "and coffee?" is understood (DESIGN §2.5). */
export const LAST_QUESTION_MS = 30 * 60_000;

/** Answers a question from the documents. */
export async function handleQuestion(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome> {
  const { knowledge, desks } = services;
  const { event, turn, language } = talk;
  const history = lastQuestion(talk.session.data, turn.now);
  const answer = answerQuestion(knowledge, event.text, {
    language,
    history,
    persona: await personaOf(services, talk),
    phone: desks.operator.phone,
  });
  if (answer.kind === "smalltalk") return reply(talk, [answer.card]);
  const write = await countAsked(services, talk, answer);
  const added = answer.isOpen ? await addQuestion(services, talk, event.text) : undefined;
  const card = added === undefined ? answer.card : withWords(answer.card, added.words);
  const remembered = reply(talk, [card], { ...rememberQuestion(talk, event.text), write });
  return added === undefined ? remembered : merge(remembered, outcome(added.more));
}

function withWords(card: CardReply, text: string): CardReply {
  return { ...card, blocks: [...card.blocks, { kind: "text", text }] };
}

/** The last question if it is fresh enough to explain the next. */
export function lastQuestion({ lastQuestion: last }: Session, now: Date): readonly string[] {
  const isFresh = last !== undefined && now.getTime() - Date.parse(last.at) <= LAST_QUESTION_MS;
  return isFresh ? [last.text] : [];
}

/** Keeps the question in the session. The timer of an earlier one that is kept goes on for this one. */
export function rememberQuestion({ turn, chat, session }: Talk, text: string): More {
  const { lastQuestion: earlier } = session.data;
  const timers = earlier === undefined ? [forgetTimer(chat, turn.now)] : [];
  return { session: { lastQuestion: { text, at: turn.now.toISOString() } }, timers };
}

function forgetTimer(chat: ChatRef, askedAt: Date): Timer & { readonly due: Date } {
  const due = new Date(askedAt.getTime() + LAST_QUESTION_MS);
  return { name: "question.forget", subject: timerSubject(chat), chat, due };
}

/** The timer of {@link rememberQuestion} fell due: for this question, or for an earlier one. */
export async function forgetQuestion(turn: Turn): Promise<Outcome> {
  const { chat, at } = turn.event;
  const session = await readSession(turn, chat);
  const { lastQuestion: last, ...rest } = session.data;
  if (last === undefined) return NOTHING;
  const timer = forgetTimer(chat, new Date(last.at));
  return timer.due > at
    ? outcome({ timers: [timer] })
    : outcome({ write: [write(session, rest, { of: chat })] });
}

/** `enquiry.show`: a clause, or a section as the list of what is in it. */
export async function handleShow(services: Services, talk: Talk<ActionEvent>): Promise<Outcome> {
  const passage = await pressed(services, talk);
  return passage === undefined ? stale(talk) : showPassage(services, talk, passage);
}

/** With a button that sends it, where an officer has it before him in a talk. */
async function showPassage(
  services: Services,
  talk: Talk<MessageEvent> | Talk<ActionEvent>,
  passage: Passage,
): Promise<Outcome> {
  const card = passageCard(services.knowledge, passage, talk.language);
  const draft =
    passage.kind === "leaf" ? await clauseDraft(services, talk, passage.path) : undefined;
  if (draft === undefined) return reply(talk, [card]);
  return merge(draft.kept, reply(talk, [{ ...card, buttons: [[draft.send], ...card.buttons] }]));
}

/** `enquiry.original`: the Chinese words as issued. */
export async function handleOriginal(
  services: Services,
  talk: Talk<ActionEvent>,
): Promise<Outcome> {
  const passage = await pressed(services, talk);
  return passage === undefined
    ? stale(talk)
    : reply(talk, [originalCard(services.knowledge, passage, talk.language)]);
}

async function pressed(services: Services, talk: Talk<ActionEvent>): Promise<Passage | undefined> {
  const { knowledge } = services;
  return openTo(await personaOf(services, talk), knowledge, passageOf(knowledge, talk.event.value));
}

/** `/clause 六（七）`: look-up by path; `/clause 招商委` by what the clause is about. */
export async function handleClause(
  services: Services,
  talk: Talk<MessageEvent>,
  path: string,
): Promise<Outcome> {
  const { knowledge } = services;
  const persona = await personaOf(services, talk);
  const named = openTo(persona, knowledge, knowledge.passage(path.trim()));
  const passage = named ?? aboutWords(knowledge, path, persona);
  return passage === undefined
    ? replyText(talk, talk.say(enquiryTexts.unknownPassage))
    : showPassage(services, talk, passage);
}

function aboutWords(
  knowledge: KnowledgeBase,
  words: string,
  persona: Persona,
): Passage | undefined {
  const { kind, matches } = knowledge.search(words, { persona, limit: 1 });
  return kind === "answer" ? matches[0]?.passage : undefined;
}

/** `catalogue.open` and /catalogue: the ten industries. */
export function handleCatalogue({ knowledge }: Services, talk: Talk): Outcome {
  const industries = knowledge.passage("附件1·一");
  return industries === undefined
    ? stale(talk)
    : reply(talk, [passageCard(knowledge, industries, talk.language)]);
}

/** A button that no longer means anything is answered, and changes nothing. */
export function stale(talk: Talk): Outcome {
  const answer = { text: talk.say(commonTexts.staleButton), tone: "warning" } as const;
  return outcome({ ...keep(talk), answer });
}
