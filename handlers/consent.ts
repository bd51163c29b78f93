import { deliveryId } from "../bot/core/delivery-id.ts";
import type { ChatRef } from "../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../bot/core/ports.ts";
import { button, type CardReply } from "../bot/core/reply.ts";
import type { Passage } from "../knowledge/knowledge-base.ts";
import { findSectors } from "../knowledge/sectors.ts";
import { passageOf, reference } from "./enquiry/quote.ts";
import { itemLabel, type Project, projectKey, readProject } from "./project.ts";
import { type Kept, versionOf, write } from "./record.ts";
import { start } from "./screening/flow.ts";
import { withFacts } from "./screening/state.ts";
import { sectorRemarks } from "./screening-remarks.ts";
import { question, take } from "./screening-talk.ts";
import type { Services } from "./services.ts";
import { readSession, timerSubject } from "./session.ts";
import { type More, personButton, reply, type Talk } from "./talk.ts";
import { prescreenTexts } from "./texts/prescreen.ts";

/** What is said of a project before consent waits unread for so long (DESIGN §2.5). */
const UNREAD_MS = 15 * 60_000;
/** Changes with the words of `prescreenTexts.consent`. */
const CONSENT_VERSION = "2026-11";

/** What somebody said of a project, or the catalogue item he picked, while it may not be read yet. */
export interface Waiting {
  readonly text?: string;
  readonly item?: Passage;
}

/** Says what would be kept and asks for consent; what was said so far waits unread. */
export function askConsent(
  { retentionDays }: Services,
  talk: Talk,
  waiting: Waiting = {},
): Outcome {
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.consent, { days: retentionDays }) }],
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
  const before = freshUnread(talk);
  const words = before === undefined || before === text ? text : `${before}\n${text}`;
  return {
    session: { unread: { text: words, at }, picked: undefined },
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
  const data: Project = { form: 1, consent, state: start().state };
  return begin(services, talk, { key, version: await versionOf(talk.turn, key), data });
}

/** A project of which nothing is known yet begins with what waited. */
export async function begin(
  services: Services,
  talk: Talk,
  project: Kept<Project>,
): Promise<Outcome> {
  const { session, timers = [] } = dropWaiting(talk);
  const changes = { ...session, project: project.key.id, isScreening: true, asked: undefined };
  const item = passageOf(services.knowledge, talk.session.data.picked);
  const text = freshUnread(talk);
  const begun =
    item !== undefined
      ? beginWithItem(services, talk, { project, item, session: changes })
      : text === undefined
        ? question(services, talk, { project, session: changes })
        : take(services, talk, { project, input: { text }, session: changes });
  return merge(await begun, outcome({ timers }));
}

function beginWithItem(
  services: Services,
  talk: Talk,
  {
    project,
    item,
    session,
  }: { readonly project: Kept<Project>; readonly item: Passage; readonly session: More["session"] },
): Promise<Outcome> {
  const heading = (talk.language === "en" ? item.headingEn : undefined) ?? item.heading;
  const at = talk.turn.now.toISOString();
  const { state } = withFacts(project.data.state, {
    product: { value: heading, from: "button", at },
  });
  const label = itemLabel(services.knowledge, item.path, talk.language) ?? heading;
  const sectors = findSectors(item.heading).map(({ sector }) => sector.id);
  const blocks = [
    { kind: "text", text: talk.say(prescreenTexts.picked, { item: label }) } as const,
    ...sectorRemarks(talk, sectors),
  ];
  return question(services, talk, {
    project: { ...project, data: { ...project.data, item: item.path, state } },
    said: { blocks, buttons: [] },
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

function freshUnread({ session, turn }: Talk): string | undefined {
  const { unread } = session.data;
  const isFresh = unread !== undefined && turn.now.getTime() - Date.parse(unread.at) <= UNREAD_MS;
  return isFresh ? unread.text : undefined;
}

function unreadTimer(chat: ChatRef, due?: Date): Timer {
  return { name: "unread.forget", subject: timerSubject(chat), chat, ...(due && { due }) };
}
