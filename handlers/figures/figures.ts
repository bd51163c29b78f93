import type { ReportRequest, Stored, Turn } from "../../bot/core/ports.ts";
import { type Desk, type Desks, provincialDesk } from "../desk/desks.ts";
import { type Ticket, ticketIn } from "../desk/ticket.ts";
import { type Counts, countsOf } from "./counts.ts";
import type { Period } from "./period.ts";
import { isWithin } from "./period.ts";
import { type Rating, ratingsOf } from "./ratings.ts";
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

/** Everything a report says of a period, over all its desks. Holds nothing personal. */
export interface Figures extends Counts {
  readonly period: Period;
  readonly desks: readonly DeskFigures[];
  /** The same of each desk for itself. */
  readonly byDesk: readonly DeskCounts[];
  readonly courses: readonly Course[];
  /** Over all desks, in working minutes. */
  readonly median: number | undefined;
  readonly p90: number | undefined;
  readonly scorecard: Readonly<
    Record<"acknowledged" | "onTime" | "relevant" | "followedUp", Share>
  >;
}

export interface DeskCounts extends Counts {
  readonly desk: Desk;
}

export interface FiguresQuery {
  readonly period: Period;
  /** Those the report is of. */
  readonly desks: readonly Desk[];
  /** All that are configured. */
  readonly all: Pick<Desks, "desks">;
}

type Source = Pick<ReportRequest, "find" | "now"> | Pick<Turn, "find" | "now">;

const OPEN = ["new", "offered", "accepted", "waiting"];
const MAX_TICKETS = 20_000;
/** Of a single desk, what came less often is not named: an officer may know the one who asked it. */
export const LEAST_OF_A_DESK = 3;

/** Reads what was counted and the tickets of these desks, and sums them up. */
export async function figuresOf(source: Source, query: FiguresQuery): Promise<Figures> {
  const { period, desks } = query;
  const [tickets, tallies, ratings] = await Promise.all([
    ticketsOf(source, period),
    talliesOf(source, period),
    ratingsOf(source, period),
  ]);
  const courses = tickets.flatMap((ticket) => {
    const desk = desks.find(({ id }) => id === ticket.desk);
    return desk === undefined ? [] : [courseOf(ticket, desk, source.now)];
  });
  return sumUp({ ...query, courses, tallies, ratings, now: source.now });
}

interface Found extends FiguresQuery {
  readonly courses: readonly Course[];
  readonly tallies: readonly Tally[];
  readonly ratings: readonly Rating[];
  readonly now: Date;
}

function sumUp(found: Found): Figures {
  const { period, desks, all, courses, now } = found;
  const served = desks.map((desk) => deskFigures(desk, courses, { period, now }));
  const inPeriod = courses.filter(({ opened }) => isWithin(period, opened));
  const minutes = inPeriod
    .flatMap(({ firstReplyMinutes: one }) => (one === undefined ? [] : [one]))
    .toSorted((one, other) => one - other);
  const isWhole = all.desks.every((desk) => desk.isComplaints || desks.includes(desk));
  const least = isWhole ? 1 : LEAST_OF_A_DESK;
  const ours = ofDesks(found, desks);
  return {
    period,
    desks: served,
    courses: inPeriod,
    median: quantile(minutes, 0.5),
    p90: quantile(minutes, 0.9),
    ...countsOf({ ...ours, courses: inPeriod, least }),
    byDesk: desks.map((desk) => ({
      desk,
      ...countsOf({
        ...ofDesks(found, [desk]),
        courses: inPeriod.filter((course) => course.desk.id === desk.id),
        least: LEAST_OF_A_DESK,
      }),
    })),
    scorecard: {
      acknowledged: total(served.map(({ accepted }) => accepted)),
      onTime: total(served.map(({ onTime }) => onTime)),
      relevant: total([
        ...served.map(({ liked }) => liked),
        {
          count: ours.ratings.filter(({ hasHelped }) => hasHelped).length,
          of: ours.ratings.length,
        },
      ]),
      followedUp: total(served.map(({ followedUp }) => followedUp)),
    },
  };
}

/** What counts for these desks; what was counted for none that is still there is the provincial one's. */
function ofDesks({ all, tallies, ratings }: Found, desks: readonly Desk[]) {
  const province = provincialDesk(all).id;
  const known = new Set(all.desks.map(({ id }) => id));
  const wanted = new Set(desks.map(({ id }) => id));
  const isOurs = ({ desk = province }: { readonly desk?: string }) =>
    wanted.has(known.has(desk) ? desk : province);
  return { tallies: tallies.filter(isOurs), ratings: ratings.filter(isOurs) };
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
