import type { Desk } from "../desk/desks.ts";
import type { Ticket, TicketOutcome } from "../desk/ticket.ts";
import { workingMinutesBetween } from "../desk/working-time.ts";
import { isWithin, type Period } from "./period.ts";

/** So many of a whole; nothing can be said where the whole is none. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** When one ticket moved on, in the working minutes of its desk. */
export interface Course {
  readonly ticket: Ticket;
  readonly desk: Desk;
  readonly opened: string;
  readonly accepted: string | undefined;
  readonly replied: string | undefined;
  readonly closed: string | undefined;
  readonly firstReplyMinutes: number | undefined;
  /** `undefined` while the promised time has not passed. */
  readonly isOnTime: boolean | undefined;
}

/** How one desk served those who came in the period. */
export interface DeskFigures {
  readonly desk: Desk;
  readonly opened: number;
  /** Now, whenever they came. */
  readonly waiting: Readonly<Record<"offered" | "accepted" | "waiting", number>>;
  /** The longest anybody waits for acceptance now, in working minutes. */
  readonly longest: number;
  readonly median: number | undefined;
  readonly p90: number | undefined;
  readonly onTime: Share;
  readonly accepted: Share;
  readonly closed: number;
  readonly outcomes: Readonly<Partial<Record<TicketOutcome, number>>>;
  /** Rated 4 or 5, of those rated. */
  readonly liked: Share;
  readonly followedUp: Share;
}

/** When a ticket was opened, accepted, answered and closed. */
export function courseOf(ticket: Ticket, desk: Desk, now: Date): Course {
  const at = (what: string) => ticket.history.find((step) => step.what === what)?.at;
  const opened = ticket.history[0]?.at ?? now.toISOString();
  const replied = at("replied");
  const closed = ticket.state === "closed" ? ticket.history.findLast(isEnd)?.at : undefined;
  const minutes = (until: string | undefined) =>
    workingMinutesBetween(
      new Date(opened),
      until === undefined ? now : new Date(until),
      desk.hours,
    );
  const isAnswered = replied !== undefined;
  const passed = minutes(replied ?? closed);
  const isLate = passed > desk.firstReplyMinutes;
  return {
    ticket,
    desk,
    opened,
    accepted: at("accepted"),
    replied,
    closed,
    firstReplyMinutes: isAnswered ? Math.round(passed) : undefined,
    isOnTime: isAnswered ? !isLate : isLate ? false : undefined,
  };
}

function isEnd({ what }: { readonly what: string }): boolean {
  return what === "closed" || what === "withdrawn";
}

/** The figures of one desk, from its tickets. */
export function deskFigures(
  desk: Desk,
  courses: readonly Course[],
  { period, now }: { readonly period: Period; readonly now: Date },
): DeskFigures {
  const mine = courses.filter((course) => course.desk.id === desk.id);
  const inPeriod = mine.filter(({ opened }) => isWithin(period, opened));
  const count = (fits: (course: Course) => boolean) => inPeriod.filter(fits).length;
  const open = (state: Ticket["state"]) => mine.filter(({ ticket }) => ticket.state === state);
  const offered = [...open("offered"), ...open("new")];
  const waits = offered.map(({ opened }) =>
    workingMinutesBetween(new Date(opened), now, desk.hours),
  );
  const minutes = inPeriod
    .flatMap(({ firstReplyMinutes: one }) => (one === undefined ? [] : [one]))
    .toSorted((one, other) => one - other);
  const closed = inPeriod.filter(({ closed: at }) => at !== undefined);
  const rated = inPeriod.filter(({ ticket }) => ticket.rating !== undefined);
  return {
    desk,
    opened: inPeriod.length,
    waiting: {
      offered: offered.length,
      accepted: open("accepted").length,
      waiting: open("waiting").length,
    },
    longest: Math.round(Math.max(0, ...waits)),
    median: quantile(minutes, 0.5),
    p90: quantile(minutes, 0.9),
    onTime: {
      count: count(({ isOnTime }) => isOnTime === true),
      of: count(({ isOnTime }) => isOnTime !== undefined),
    },
    accepted: { count: count(({ accepted }) => accepted !== undefined), of: inPeriod.length },
    closed: closed.length,
    outcomes: outcomesOf(closed),
    liked: {
      count: rated.filter(({ ticket }) => (ticket.rating ?? 0) >= 4).length,
      of: rated.length,
    },
    followedUp: { count: closed.filter(wasFollowed).length, of: closed.length },
  };
}

function wasFollowed({ ticket }: Course): boolean {
  return ticket.history.some(({ what }) => what === "followUpSet" || what === "followedUp");
}

function outcomesOf(closed: readonly Course[]): DeskFigures["outcomes"] {
  const counts: Partial<Record<TicketOutcome, number>> = {};
  for (const { ticket } of closed) {
    const outcome = ticket.outcome ?? "withdrawn";
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

/** The smallest value that at least that share of them do not exceed. */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Several desks' shares as one. */
export function total(shares: readonly Share[]): Share {
  return shares.reduce((all, { count, of }) => ({ count: all.count + count, of: all.of + of }), {
    count: 0,
    of: 0,
  });
}
