import { z } from "zod";
import type { BotEvent, Key } from "../../bot/core/event.ts";
import { merge, NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, OutgoingMessage, Query, Stored, Timer, Turn } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { provincialDesk } from "../desk/desks.ts";
import { ownersPlace, tellOwner } from "../desk/place.ts";
import { readTicket, type Ticket } from "../desk/ticket.ts";
import { type Kept, readRecord, versionOf, write } from "../record.ts";
import type { Screening } from "../screening/verdict.ts";
import type { Services } from "../services.ts";
import { readSession } from "../session.ts";
import { botSays, notice } from "../talk.ts";
import { commonTexts } from "../texts/common.ts";
import type { Language } from "../texts/language.ts";
import { rescreenTexts } from "../texts/rescreen.ts";
import { RESULT_LABELS, RULE_NAMES, VERDICT_TITLES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import { type Project, readProject, screenProject } from "./project.ts";
import { projectIds } from "./project-list.ts";
import { projectName } from "./projects.ts";
import {
  basisOf,
  changedRules,
  keepScreening,
  readScreening,
  type ScreeningRecord,
} from "./screening-record.ts";

/** Records a turn (DESIGN §3: long work is a chain of timers). */
const PER_TURN = 100;
/** Lines of one message to the desk. */
const PER_MESSAGE = 15;
/** What the verdicts of this store were made with, as far as it was seen to the end. */
const BASIS: Key = { kind: "basis", id: "screening" };
const basisSchema = z.object({ form: z.literal(1), basis: z.string() });

/** The event with which the bot begins: has anything that verdicts rest on changed since the last start? */
export function startEvent({ desks }: Pick<Services, "desks">, now: Date): BotEvent {
  const { chat } = provincialDesk(desks);
  const id = `rescreen.start/${BASIS.kind}:${BASIS.id}/${now.toISOString()}`;
  return { kind: "due", name: "rescreen.start", id, subject: BASIS, chat, at: now };
}

/** `rescreen.start`: nothing where all is as before; else the first of the chain is set. */
export async function startRescreening(services: Services, turn: Turn): Promise<Outcome> {
  const basis = basisOf(services);
  const kept = await readRecord(turn, BASIS, basisSchema);
  if (kept?.data.basis === basis) return NOTHING;
  const version = await versionOf(turn, BASIS);
  return outcome({
    write: [write({ key: BASIS, version }, { form: 1, basis })],
    // Nobody was ever screened on a fresh store.
    timers: kept === undefined ? [] : [nextTimer(turn)],
  });
}

/** Later than the one that fell due: of the same instant it would be the same event. */
function nextTimer({ event, now }: Turn): Timer {
  const due = new Date(now.getTime() + 1);
  return { name: "rescreen", subject: BASIS, chat: event.chat, due };
}

/** `rescreen`: the next hundred verdicts that rest on something else than what holds now. */
export async function rescreen(services: Services, turn: Turn): Promise<Outcome> {
  const found = await outdated(turn, basisOf(services));
  const done = await Promise.all(found.map(({ key }) => again(services, turn, key)));
  const changes = done.flatMap(({ change }) => (change === undefined ? [] : [change]));
  const told = await Promise.all(changes.map((change) => tell(turn, change)));
  const { chat } = provincialDesk(services.desks);
  return merge(
    ...done.map(({ outcome: kept }) => kept),
    outcome({
      send: [...listsFor(changes).map((text) => notice(chat, text)), ...told.flat()],
      timers: found.length < PER_TURN ? [] : [nextTimer(turn)],
    }),
  );
}

/** Below and above the present basis in the index: what is screened again leaves both. */
async function outdated(turn: Turn, basis: string): Promise<readonly Stored[]> {
  const query = { kind: "screening", index: "basis", limit: PER_TURN + 1 } as const;
  const below: Query = { ...query, from: "", to: basis.slice(0, -1) };
  const sharing: Query = { ...query, from: basis.slice(0, -1), to: before(basis) };
  const above: Query = { ...query, from: `${basis}!`, to: "~" };
  const found = await Promise.all([below, sharing, above].map((one) => turn.find(one)));
  return found.flat().slice(0, PER_TURN);
}

/** The greatest string of its length that is less: a basis is hexadecimal. */
function before(basis: string): string {
  const last = basis.charCodeAt(basis.length - 1);
  return basis.slice(0, -1) + String.fromCharCode(last - 1);
}

interface Change {
  readonly project: Kept<Project>;
  readonly before: ScreeningRecord;
  readonly now: Screening;
  readonly tickets: readonly Ticket[];
}

interface Again {
  readonly outcome: Outcome;
  readonly change?: Change;
}

async function again(services: Services, turn: Turn, key: Key): Promise<Again> {
  const kept = await readScreening(turn, key);
  const project = await readProject(turn, key.id);
  if (kept?.data.chat === undefined || project === undefined) {
    return {
      outcome: outcome({ write: [write({ key, version: await versionOf(turn, key) }, undefined)] }),
    };
  }
  const { chat } = kept.data;
  const now = screenProject(services, project.data);
  const record = await keepScreening(services, turn, { project, screening: now, chat });
  const written = outcome({ write: [record] });
  if (now.verdict === kept.data.verdict) return { outcome: written };
  const { data } = await readSession(turn, chat);
  const tickets = await Promise.all((data.tickets ?? []).map((number) => readTicket(turn, number)));
  const open = tickets.flatMap((ticket) =>
    ticket !== undefined && ticket.data.project === key.id && ticket.data.state !== "closed"
      ? [ticket.data]
      : [],
  );
  return { outcome: written, change: { project, before: kept.data, now, tickets: open } };
}

/** For the provincial desk: ticket or project number, the verdicts and why; nothing personal. */
function listsFor(changes: readonly Change[]): readonly string[] {
  const lines = changes.flatMap((change) => {
    const names =
      change.tickets.length > 0
        ? change.tickets.map(({ number }) => say("zh-Hans", rescreenTexts.ticket, { number }))
        : [say("zh-Hans", rescreenTexts.project, { id: change.project.key.id.slice(0, 8) })];
    const values = valuesOf(change, "zh-Hans");
    return names.map((what) => say("zh-Hans", rescreenTexts.line, { what, ...values }));
  });
  return Array.from({ length: Math.ceil(lines.length / PER_MESSAGE) }, (_, index) =>
    [
      say("zh-Hans", rescreenTexts.desk, { count: changes.length }),
      ...lines.slice(index * PER_MESSAGE, (index + 1) * PER_MESSAGE),
    ].join("\n"),
  );
}

/** The ticket's owner, and the investor as long as he has the project and no officer owns the talk. */
async function tell(turn: Turn, change: Change): Promise<readonly OutgoingMessage[]> {
  const { project, before: old, tickets } = change;
  const told = (
    await Promise.all(
      tickets.map(async (ticket) => {
        const place = await ownersPlace(turn, ticket);
        const values = place && valuesOf(change, place.language);
        return values === undefined
          ? []
          : tellOwner(turn, ticket, { text: rescreenTexts.owner, values });
      }),
    )
  ).flat();
  if (old.chat === undefined) return told;
  const { data } = await readSession(turn, old.chat);
  if (!projectIds(data).includes(project.key.id)) return told;
  return [...told, botSays(old.chat, changedCard(change, data.language))];
}

function changedCard(change: Change, language: Language): CardReply {
  const name = projectName(change.project.data, language);
  const text = say(language, rescreenTexts.investor, { name, ...valuesOf(change, language) });
  const see = button(
    say(language, rescreenTexts.see),
    "project.switch",
    change.project.key.id.slice(0, 12),
  );
  return {
    kind: "card",
    blocks: [{ kind: "text", text }],
    buttons: [[see, button(say(language, commonTexts.person), "handoff.open")]],
  };
}

function valuesOf({ before: old, now }: Change, language: Language) {
  const why = changedRules(old, now).map(({ id, basis, old: was, result }) =>
    say(language, rescreenTexts.rule, {
      name: say(language, RULE_NAMES[id]),
      basis,
      old: say(language, RESULT_LABELS[was]),
      now: say(language, RESULT_LABELS[result]),
    }),
  );
  return {
    old: say(language, VERDICT_TITLES[old.verdict]),
    now: say(language, VERDICT_TITLES[now.verdict]),
    why: why.join(language === "en" ? "; " : "；"),
  };
}
