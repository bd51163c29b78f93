import type { Cell, Row, Sheet } from "write-excel-file/universal";
import { OUTCOME_LABELS } from "../texts/desk.ts";
import { sheetTexts } from "../texts/figures.ts";
import { deskTexts } from "../texts/handoff.ts";
import { LANGUAGE_NAMES, type Language } from "../texts/language.ts";
import { STATE_LABELS } from "../texts/staff.ts";
import { say, type Text } from "../texts/text.ts";
import type { Course } from "./service.ts";

/** A ticket with what its project says without saying whose it is. */
export interface TicketRow {
  readonly course: Course;
  readonly region: string | undefined;
  readonly item: string | undefined;
  readonly verdict: string | undefined;
}

interface Column {
  readonly head: Text;
  readonly width: number;
  readonly cell: (row: TicketRow, language: Language) => Cell;
}

/** Beijing keeps UTC+8 all year; a sheet knows no zones. */
const BEIJING_MS = 8 * 60 * 60_000;

const COLUMNS: readonly Column[] = [
  { head: sheetTexts.number, width: 8, cell: ({ course }) => course.ticket.number },
  {
    head: sheetTexts.desk,
    width: 22,
    cell: ({ course }, language) => say(language, course.desk.name),
  },
  {
    head: sheetTexts.state,
    width: 12,
    cell: ({ course }, language) => say(language, STATE_LABELS[course.ticket.state]),
  },
  { head: sheetTexts.region, width: 10, cell: ({ region }) => region ?? null },
  { head: sheetTexts.catalogue, width: 34, cell: ({ item }) => item ?? null },
  { head: sheetTexts.verdict, width: 22, cell: ({ verdict }) => verdict ?? null },
  {
    head: deskTexts.language,
    width: 10,
    cell: ({ course }) => LANGUAGE_NAMES[course.ticket.language],
  },
  { head: sheetTexts.openedAt, width: 17, cell: ({ course }) => dated(course.opened) },
  { head: sheetTexts.acceptedAt, width: 17, cell: ({ course }) => dated(course.accepted) },
  { head: sheetTexts.repliedAt, width: 17, cell: ({ course }) => dated(course.replied) },
  { head: sheetTexts.minutes, width: 12, cell: ({ course }) => course.firstReplyMinutes ?? null },
  {
    head: sheetTexts.isOnTime,
    width: 10,
    cell: ({ course: { isOnTime } }, language) =>
      isOnTime === undefined ? null : say(language, isOnTime ? sheetTexts.yes : sheetTexts.no),
  },
  { head: sheetTexts.closedAt, width: 17, cell: ({ course }) => dated(course.closed) },
  {
    head: sheetTexts.outcome,
    width: 12,
    cell: ({ course: { ticket } }, language) =>
      ticket.outcome === undefined ? null : say(language, OUTCOME_LABELS[ticket.outcome]),
  },
  { head: sheetTexts.rating, width: 8, cell: ({ course }) => course.ticket.rating ?? null },
];

/** One row a ticket, without name, contact or words of anybody's. */
export function ticketsSheet({
  rows,
  language,
}: {
  readonly rows: readonly TicketRow[];
  readonly language: Language;
}): Sheet<Blob> {
  return {
    sheet: say(language, sheetTexts.tickets),
    data: [
      COLUMNS.map(
        ({ head }): Cell => ({
          value: say(language, head),
          fontWeight: "bold",
          backgroundColor: "#E8EEF7",
          wrap: true,
        }),
      ),
      ...rows.map((row): Row => COLUMNS.map(({ cell }) => cell(row, language))),
    ],
    columns: COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: "landscape",
  };
}

function dated(at: string | undefined): Cell {
  return at === undefined
    ? null
    : { value: new Date(Date.parse(at) + BEIJING_MS), type: Date, format: "yyyy-mm-dd hh:mm" };
}
