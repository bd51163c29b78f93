import type { Row, Sheet } from "write-excel-file/universal";
import { beijingTime } from "../desk/working-time.ts";
import { itemLabel } from "../project/project.ts";
import type { Services } from "../services.ts";
import { FUNNEL_LABELS, figuresTexts, sheetTexts } from "../texts/figures.ts";
import type { Language } from "../texts/language.ts";
import { RULE_NAMES } from "../texts/screening.ts";
import { say, type Text } from "../texts/text.ts";
import { deskSheet } from "./desk-sheet.ts";
import { type Figures, LEAST_OF_A_DESK as least } from "./figures.ts";
import { head, share } from "./sheet-cells.ts";
import { type TicketRow, ticketsSheet } from "./tickets-sheet.ts";
import { gapLabel, stepLabel } from "./words.ts";

export interface Book {
  readonly figures: Figures;
  readonly rows: readonly TicketRow[];
  readonly language: Language;
  readonly now: Date;
}

/** The report as a file for Excel and WPS, dates in Beijing time. A desk's own has no sheet to compare desks. */
export async function workbook(services: Services, book: Book): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = [
    serviceSheet(book),
    stagesSheet(book),
    questionsSheet(services, book),
    ...(book.figures.byDesk.length > 1 ? [deskSheet(services, book)] : []),
    ticketsSheet(book),
  ];
  // Its eighty files are read at the first report, not at each start.
  const { default: writeExcelFile } = await import("write-excel-file/universal");
  const blob = await writeExcelFile(sheets, {
    fontFamily: "Microsoft YaHei",
    fontSize: 10,
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function serviceSheet({ figures, language, now }: Book): Sheet<Blob> {
  const heads = [
    sheetTexts.desk,
    sheetTexts.opened,
    sheetTexts.offered,
    sheetTexts.longest,
    sheetTexts.inHand,
    sheetTexts.waits,
    sheetTexts.acceptedCount,
    sheetTexts.median,
    sheetTexts.p90,
    sheetTexts.onTime,
    sheetTexts.closedCount,
  ];
  const made = say(language, sheetTexts.made, {
    ...figures.period,
    time: beijingTime(now, language),
  });
  const rows = figures.desks.map(
    (one): Row => [
      say(language, one.desk.name),
      one.opened,
      one.waiting.offered,
      one.longest,
      one.waiting.accepted,
      one.waiting.waiting,
      one.accepted.count,
      one.median ?? null,
      one.p90 ?? null,
      share(one.onTime),
      one.closed,
    ],
  );
  return {
    sheet: say(language, sheetTexts.service),
    data: [heads.map((text) => head(language, text)), ...rows, [], [made]],
    columns: [{ width: 24 }, ...heads.slice(1).map(() => ({ width: 13 }))],
    stickyRowsCount: 1,
    orientation: "landscape",
  };
}

function stagesSheet({ figures, language }: Book): Sheet<Blob> {
  const tell = (text: Text) => say(language, text);
  const { funnel, scorecard, refusals } = figures;
  const score = [
    [sheetTexts.acknowledged, scorecard.acknowledged],
    [sheetTexts.onTime, scorecard.onTime],
    [sheetTexts.relevant, scorecard.relevant],
    [sheetTexts.followedUp, scorecard.followedUp],
  ] as const;
  return {
    sheet: tell(sheetTexts.stages),
    data: [
      [sheetTexts.stage, sheetTexts.count, sheetTexts.ofPrevious].map((text) =>
        head(language, text),
      ),
      ...funnel.map(({ name, count }, index): Row => {
        const before = funnel[index - 1]?.count;
        const part = before === undefined ? null : share({ count, of: before });
        return [tell(FUNNEL_LABELS[name]), count, part];
      }),
      [],
      [sheetTexts.score, sheetTexts.count, sheetTexts.share].map((text) => head(language, text)),
      ...score.map(([text, one]): Row => [tell(text), one.of, share(one)]),
      [],
      [sheetTexts.refusal, sheetTexts.count].map((text) => head(language, text)),
      ...refusals.map(({ name, count }): Row => [`${name} ${tell(RULE_NAMES[name])}`, count]),
    ],
    columns: [{ width: 36 }, { width: 12 }, { width: 16 }],
  };
}

function questionsSheet(services: Services, { figures, language }: Book): Sheet<Blob> {
  const label = (path: string) => itemLabel(services.knowledge, path, language) ?? path;
  return {
    sheet: say(language, sheetTexts.questions),
    data: [
      [sheetTexts.item, sheetTexts.count].map((text) => head(language, text)),
      ...figures.topItems.map(({ name, count }): Row => [label(name), count]),
      [],
      [sheetTexts.gap, sheetTexts.count].map((text) => head(language, text)),
      ...figures.gaps.map(({ name, count }): Row => [gapLabel(services, name, language), count]),
      [],
      [sheetTexts.step, sheetTexts.shown, sheetTexts.lost, sheetTexts.share].map((text) =>
        head(language, text),
      ),
      ...figures.dropOff.map(
        ({ step, lost }): Row => [stepLabel(step, language), lost.of, lost.count, share(lost)],
      ),
      [],
      [say(language, figuresTexts.attribution)],
      ...(figures.isTrimmed ? [[say(language, figuresTexts.trimmed, { least })]] : []),
    ],
    columns: [{ width: 56 }, { width: 12 }, { width: 12 }, { width: 12 }],
  };
}
