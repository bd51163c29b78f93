import { z } from "zod";
import type { ReportRequest, Stored, Turn } from "../../bot/core/ports.ts";
import type { Desk } from "../desk/desks.ts";
import { type Ticket, ticketIn } from "../desk/ticket.ts";
import type { RuleId } from "../screening/rules.ts";
import { STEPS, type StepId } from "../screening/steps.ts";
import type { Period } from "./period.ts";
import { isWithin } from "./period.ts";
import {
  type Course,
  courseOf,
  type DeskFigures,
  deskFigures,
  quantile,
  type Share,
  total,
} from "./service.ts";
import { type Tally, talliesOf } from "./tally.ts";

export interface Counted<Name> {
  readonly name: Name;
  readonly count: number;
}

/** Everything a report says of a period. Holds nothing personal. */
export interface Figures {
  readonly period: Period;
  readonly desks: readonly DeskFigures[];
  readonly courses: readonly Course[];
  /** Over all desks, in working minutes. */
  readonly median: number | undefined;
  readonly p90: number | undefined;
  /** Counts, each stage's after the one before. */
  readonly funnel: readonly Counted<FunnelStage>[];
  readonly refusals: readonly Counted<RuleId>[];
  readonly cautions: {
    readonly c1: number;
    readonly c2: number;
    readonly any: number;
    readonly total: number;
  };
  readonly dropOff: readonly { readonly step: StepId; readonly lost: Share }[];
  readonly topItems: readonly Counted<string>[];
  /** Topics that are not in the documents, and clauses whose answer did not help. */
  readonly gaps: readonly Counted<Gap>[];
  readonly scorecard: Readonly<
    Record<"acknowledged" | "onTime" | "relevant" | "followedUp", Share>
  >;
}

export const FUNNEL = ["asked", "screened", "qualified", "handed", "accepted", "closed"] as const;
export type FunnelStage = (typeof FUNNEL)[number];
export type Gap =
  | { readonly missing: string }
  | { readonly path: string }
  | { readonly kind: "none" };

export interface FiguresQuery {
  readonly period: Period;
  readonly desks: readonly Desk[];
}

type Source = Pick<ReportRequest, "find" | "now"> | Pick<Turn, "find" | "now">;

const OPEN = ["new", "offered", "accepted", "waiting"];
const MAX_TICKETS = 20_000;
const MAX_LISTED = 10;

/** Reads what was counted and the tickets of these desks, and sums them up. */
export async function figuresOf(source: Source, { period, desks }: FiguresQuery): Promise<Figures> {
  const [tickets, tallies, marks] = await Promise.all([
    ticketsOf(source, period),
    talliesOf(source, period),
    marksOf(source, period),
  ]);
  const courses = tickets.flatMap((ticket) => {
    const desk = desks.find(({ id }) => id === ticket.desk);
    return desk === undefined ? [] : [courseOf(ticket, desk, source.now)];
  });
  const ids = new Set(desks.map(({ id }) => id));
  const screened = tallies.filter((one) => one.what === "screened" && ids.has(one.desk));
  return sumUp({ period, desks, courses, tallies, screened, marks, now: source.now });
}

interface Found extends FiguresQuery {
  readonly courses: readonly Course[];
  readonly tallies: readonly Tally[];
  readonly screened: readonly Tally[];
  readonly marks: readonly Mark[];
  readonly now: Date;
}

function sumUp({ period, desks, courses, tallies, screened, marks, now }: Found): Figures {
  const served = desks.map((desk) => deskFigures(desk, courses, { period, now }));
  const first = screened.flatMap((one) => (one.what === "screened" && one.isFirst ? [one] : []));
  const asked = tallies.flatMap((one) => (one.what === "asked" ? [one] : []));
  const inPeriod = courses.filter(({ opened }) => isWithin(period, opened));
  const minutes = inPeriod
    .flatMap(({ firstReplyMinutes: one }) => (one === undefined ? [] : [one]))
    .toSorted((one, other) => one - other);
  const counts: Readonly<Record<FunnelStage, number>> = {
    asked: asked.length,
    screened: first.length,
    qualified: first.filter(({ verdict }) => verdict !== "ineligible").length,
    handed: inPeriod.length,
    accepted: inPeriod.filter(({ accepted }) => accepted !== undefined).length,
    closed: inPeriod.filter(({ closed }) => closed !== undefined).length,
  };
  const cautioned = (id: RuleId) => first.filter(({ cautions }) => cautions.includes(id)).length;
  return {
    period,
    desks: served,
    courses: inPeriod,
    median: quantile(minutes, 0.5),
    p90: quantile(minutes, 0.9),
    funnel: FUNNEL.map((name) => ({ name, count: counts[name] })),
    refusals: ranked(first.flatMap(({ failed }) => failed)),
    cautions: {
      c1: cautioned("C1"),
      c2: cautioned("C2"),
      any: first.filter(({ cautions }) => cautions.length > 0).length,
      total: first.length,
    },
    dropOff: dropOffOf(tallies),
    topItems: ranked(asked.flatMap(({ kind, path }) => (kind === "answer" && path ? [path] : []))),
    gaps: gapsOf(asked, marks),
    scorecard: {
      acknowledged: total(served.map(({ accepted }) => accepted)),
      onTime: total(served.map(({ onTime }) => onTime)),
      relevant: total([
        ...served.map(({ liked }) => liked),
        { count: marks.filter(({ hasHelped }) => hasHelped).length, of: marks.length },
      ]),
      followedUp: total(served.map(({ followedUp }) => followedUp)),
    },
  };
}

function dropOffOf(tallies: readonly Tally[]): Figures["dropOff"] {
  return STEPS.flatMap(({ id: step }) => {
    const of = (act: "shown" | "answered") =>
      tallies.filter((one) => one.what === "question" && one.step === step && one.act === act)
        .length;
    const shown = of("shown");
    return shown === 0
      ? []
      : [{ step, lost: { count: Math.max(0, shown - of("answered")), of: shown } }];
  });
}

function gapsOf(
  asked: readonly Extract<Tally, { what: "asked" }>[],
  marks: readonly Mark[],
): Figures["gaps"] {
  const unanswered = asked.flatMap(({ kind, missing }): string[] =>
    missing !== undefined ? [`missing ${missing}`] : kind === "none" ? ["none"] : [],
  );
  const missed = marks.flatMap(({ hasHelped, path }) =>
    hasHelped || path === "" ? [] : [`path ${path}`],
  );
  return ranked([...unanswered, ...missed]).map(({ name, count }) => {
    const [what = "", value = ""] = name.split(" ");
    const gap: Gap =
      what === "missing"
        ? { missing: value }
        : what === "path"
          ? { path: value }
          : { kind: "none" };
    return { name: gap, count };
  });
}

/** How often each comes, the most frequent first, ten at most. */
function ranked<Name extends string>(names: readonly Name[]): readonly Counted<Name>[] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .slice(0, MAX_LISTED);
}

/** Those of the period, by the day they were opened, and all that are open now. */
async function ticketsOf({ find }: Source, period: Period): Promise<readonly Ticket[]> {
  const query = { kind: "ticket", limit: MAX_TICKETS };
  const found = await Promise.all([
    // Days of the index are UTC's: one earlier than Beijing's at most.
    find({ ...query, index: "day", from: dayBefore(period.from), to: period.to }),
    ...OPEN.map((state) => find({ ...query, index: "state", from: state, to: state })),
  ]);
  const byNumber = new Map<string, Stored>(found.flat().map((one) => [one.key.id, one]));
  return [...byNumber.values()].flatMap((stored) => ticketIn(stored) ?? []);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 24 * 60 * 60_000).toISOString().slice(0, 10);
}

const markSchema = z.object({ hasHelped: z.boolean(), path: z.string(), month: z.string() });
type Mark = z.infer<typeof markSchema>;

/** Marks are kept by month: those of the months the period touches. */
async function marksOf({ find }: Source, { from, to }: Period): Promise<readonly Mark[]> {
  const found = await find({
    kind: "mark",
    index: "month",
    from: from.slice(0, 7),
    to: to.slice(0, 7),
    limit: MAX_TICKETS,
  });
  return found.flatMap(({ data }) => {
    const parsed = markSchema.safeParse(data);
    return parsed.success ? [parsed.data] : [];
  });
}
