import { deliveryId } from "../../bot/core/delivery-id.ts";
import type { ChatRef } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import { type Block, button, type CardReply } from "../../bot/core/reply.ts";
import type { Passage } from "../../knowledge/knowledge-base.ts";
import { findSectors } from "../../knowledge/sectors.ts";
import { lastQuestion } from "../enquiry/enquiry.ts";
import { passageOf, reference } from "../enquiry/quote.ts";
import { withoutLeaving } from "../handoff/ticket-words.ts";
import { contactIn } from "../project/contact.ts";
import {
  factsOf,
  itemLabel,
  itemOf,
  type Project,
  projectKey,
  readProject,
} from "../project/project.ts";
import { type Kept, versionOf, write } from "../record.ts";
import { asksSomething } from "../screening/extract/clauses.ts";
import { plainFacts } from "../screening/facts.ts";
import { advance, start } from "../screening/flow.ts";
import { capital, tellFacts } from "../screening/format.ts";
import { withoutWish } from "../screening/intent.ts";
import { type ScreeningState, withFacts } from "../screening/state.ts";
import type { Services } from "../services.ts";
import { readSession, type Session, timerSubject } from "../session.ts";
import { idsOf, type More, personButton, reply, type Talk } from "../talk.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { askedProduct } from "./asked-product.ts";
import { contactNoted } from "./contact-noted.ts";
import { isPlan } from "./plan.ts";
import { type Remarks, sectorRemarks } from "./screening-remarks.ts";
import { question, take, talkContext } from "./screening-talk.ts";

/** What is said of a project before consent waits unread for so long (DESIGN §2.5). */
const UNREAD_MS = 15 * 60_000;
/** Changes with the words of `prescreenTexts.consent`. */
const CONSENT_VERSION = "2026-11-30";

/** What somebody said of a project, or the catalogue item he picked, while it may not be read yet. */
export interface Waiting {
  readonly text?: string;
  readonly item?: Passage;
}

/** Says what would be kept and asks for consent; what was said so far waits unread. */
export function askConsent(
  { retentionDays, desks }: Services,
  talk: Talk,
  waiting: Waiting = {},
): Outcome {
  const values = { days: retentionDays, operator: talk.say(desks.operator.name) };
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.consent, values) }],
    buttons: [
      [
        button(talk.say(prescreenTexts.agree), "screening.agree"),
        button(talk.say(prescreenTexts.refuse), "screening.refuse"),
      ],
      [personButton(talk)],
    ],
  };
  const { session = {}, timers = [] } = keepWaiting(talk, waiting);
  const asked = { what: "consent", at: talk.turn.now.toISOString() } as const;
  return reply(talk, [card], { session: { ...session, asked }, timers });
}

/** Words are added to those that wait; of words and a picked item the newer counts. */
export function keepWaiting(talk: Talk, { text, item }: Waiting): More {
  if (item !== undefined) return { session: { picked: reference(item), unread: undefined } };
  if (text === undefined) return {};
  const at = talk.turn.now.toISOString();
  const due = new Date(talk.turn.now.getTime() + UNREAD_MS);
  const waiting = freshUnread(talk);
  const { text: before, messages: said = [] } = waiting ?? {};
  const words = before === undefined || before === text ? text : `${before}\n${text}`;
  return {
    session: {
      unread: { text: words, at, messages: [...said, ...idsOf(talk.event)] },
      picked: undefined,
    },
    timers: [unreadTimer(talk.chat, due)],
  };
}

/** Nothing waits any more. */
export function dropWaiting({ chat }: Talk): More {
  return { session: { unread: undefined, picked: undefined }, timers: [unreadTimer(chat)] };
}

/** `screening.agree`: the project begins to exist, with what waited unread as its first words. */
export async function handleConsent(services: Services, talk: Talk): Promise<Outcome> {
  const existing = await readProject(talk.turn, talk.session.data.project);
  // A second tap: the question of the first is out.
  if (existing !== undefined && talk.session.data.isScreening === true) return NOTHING;
  if (existing !== undefined) return question(services, talk, { project: existing });
  const key = projectKey(deliveryId(talk.event.id, "project"));
  const consent = { version: CONSENT_VERSION, at: talk.turn.now.toISOString() };
  const words = talk.event.kind === "message" ? talk.event.text : "";
  const told = contactIn(words);
  const { contact } = told;
  const data: Project = {
    form: 1,
    consent,
    state: startWith(services, talk),
    ...(contact.length > 0 && { contact }),
  };
  const project = { key, version: await versionOf(talk.turn, key), data };
  return begin(services, talk, { project, before: await contactNoted(talk, told) });
}

interface Beginning {
  readonly project: Kept<Project>;
  readonly session?: More["session"];
  /** Said first. */
  readonly before?: readonly Block[];
}

/** A project of which nothing is known yet begins with what waited. */
export async function begin(
  services: Services,
  talk: Talk,
  { project: fresh, session: more = {}, before = [] }: Beginning,
): Promise<Outcome> {
  const project = recognised(services, fresh);
  const { session, timers = [] } = dropWaiting(talk);
  const changes = {
    ...session,
    project: project.key.id,
    ...more,
    isScreening: true,
    asked: undefined,
  };
  const item = passageOf(services.knowledge, talk.session.data.picked);
  const unread = freshUnread(talk);
  const { text: waiting = "" } = unread ?? {};
  // A plan is known again by its words as they were.
  const words = isPlan(waiting) ? waiting : withoutWish(waiting);
  const begun =
    item !== undefined
      ? beginWithItem(services, talk, { project, item, session: changes, before })
      : unread === undefined || saysNothing(services, talk, { project, text: words })
        ? question(services, talk, {
            project,
            session: changes,
            said: opening(services, talk, { project, before }),
          })
        : take(services, talk, {
            project,
            input: { text: words },
            messages: unread.messages ?? [],
            session: changes,
            before,
          });
  return merge(await begun, outcome({ timers }));
}

/** Where nothing waits that says anything, the project begins with what was told or asked just before. */
function startWith(services: Services, talk: Talk): ScreeningState {
  const { state } = start();
  const [asked] = lastQuestion(talk.session.data, talk.turn.now);
  const question = asked === undefined ? undefined : withoutLeaving(asked);
  const { text = "" } = freshUnread(talk) ?? {};
  const context = { ...talkContext(services, talk), messages: [] };
  const isTold = text !== "" && advance(state, { text }, context).kind !== "unclear";
  if (isTold || question === undefined) return state;
  const told = advance(state, { text: question }, context).state;
  if (!isGuess(services, told)) return told;
  const value = askedProduct(services.knowledge, question);
  if (value === undefined) return asksSomething(question) ? state : told;
  const at = talk.turn.now.toISOString();
  return withFacts(state, { product: { value, from: "text", at, words: question } }).state;
}

/** Nothing is known, or only what something is called, which the catalogue does not know. */
function isGuess({ knowledge }: Services, { facts }: ScreeningState): boolean {
  const { product, ...others } = facts;
  if (Object.keys(others).length > 0) return false;
  return product === undefined || itemOf(knowledge, plainFacts(facts)) === undefined;
}

/** 帮我预审 alone wishes for what now begins: there is nothing in it to be understood. */
function saysNothing(
  services: Services,
  talk: Talk,
  { project, text }: { readonly project: Kept<Project>; readonly text: string },
): boolean {
  return advance(project.data.state, { text }, talkContext(services, talk)).kind === "unclear";
}

/** What is known already is read back, with what the catalogue says of the product. */
function opening({ knowledge }: Services, talk: Talk, { project, before }: Opening): Remarks {
  const noted = factsNoted(talk, project.data);
  if (noted === undefined) return { blocks: before, buttons: [] };
  const item = itemLabel(knowledge, project.data.item, talk.language);
  const lines = [
    noted,
    ...(item === undefined ? [] : [talk.say(prescreenTexts.recognised, { item })]),
  ];
  return { blocks: [...before, { kind: "text", text: lines.join("\n") }], buttons: [] };
}

/** What is known already, read back; nothing where nothing is. */
function factsNoted(talk: Talk, { state }: Project): string | undefined {
  const known = tellFacts(state.facts).map((fact) => talk.say(fact));
  const facts = capital(known.join(talk.say(prescreenTexts.separator)));
  return known.length === 0 ? undefined : talk.say(prescreenTexts.noted, { facts });
}

interface Opening {
  readonly project: Kept<Project>;
  readonly before: readonly Block[];
}

function recognised({ knowledge }: Services, project: Kept<Project>): Kept<Project> {
  const item = itemOf(knowledge, factsOf(project.data));
  return item === undefined ? project : { ...project, data: { ...project.data, item } };
}

interface WithItem extends Opening {
  readonly item: Passage;
  readonly session: More["session"];
}

function beginWithItem(
  services: Services,
  talk: Talk,
  { project, item, session, before }: WithItem,
): Promise<Outcome> {
  const heading = (talk.language === "en" ? item.headingEn : undefined) ?? item.heading;
  const at = talk.turn.now.toISOString();
  const known = project.data.state.facts;
  const { state } = withFacts(project.data.state, {
    product: known.product ?? { value: heading, from: "button", at },
  });
  const label = itemLabel(services.knowledge, item.path, talk.language) ?? heading;
  const sectors = findSectors(item.heading).map(({ sector }) => sector.id);
  const told = factsNoted(talk, project.data);
  const blocks = [
    ...(told === undefined ? [] : [{ kind: "text", text: told } as const]),
    { kind: "text", text: talk.say(prescreenTexts.picked, { item: label }) } as const,
    ...sectorRemarks(talk, sectors),
  ];
  return question(services, talk, {
    project: { ...project, data: { ...project.data, item: item.path, state } },
    said: { blocks: [...before, ...blocks], buttons: [] },
    ...(session && { session }),
  });
}

/** The timer that wipes what waits unread fell due. */
export async function forgetUnread(turn: Turn): Promise<Outcome> {
  const session = await readSession(turn, turn.event.chat);
  const { unread, ...rest } = session.data;
  return unread === undefined
    ? NOTHING
    : outcome({ write: [write(session, rest, { of: turn.event.chat })] });
}

function freshUnread({ session, turn }: Talk): Session["unread"] {
  const { unread } = session.data;
  const isFresh = unread !== undefined && turn.now.getTime() - Date.parse(unread.at) <= UNREAD_MS;
  return isFresh ? unread : undefined;
}

function unreadTimer(chat: ChatRef, due?: Date): Timer {
  return { name: "unread.forget", subject: timerSubject(chat), chat, ...(due && { due }) };
}
