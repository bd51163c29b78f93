import type { Row, Sheet } from "write-excel-file/universal";
import { itemLabel } from "../project/project.ts";
import type { Services } from "../services.ts";
import { FUNNEL_LABELS, figuresTexts, sheetTexts } from "../texts/figures.ts";
import { RULE_NAMES } from "../texts/screening.ts";
import { say, type Text } from "../texts/text.ts";
import { FUNNEL } from "./counts.ts";
import { type DeskCounts, LEAST_OF_A_DESK } from "./figures.ts";
import { head, share } from "./sheet-cells.ts";
import { gapLabel, stepLabel } from "./words.ts";
import type { Book } from "./workbook.ts";

/** The stages of each desk side by side; below, what was asked, refused and not answered there, one entry a row. */
export function deskSheet(services: Services, { figures, language }: Book): Sheet<Blob> {
  const heads = [sheetTexts.desk, ...FUNNEL.map((name) => FUNNEL_LABELS[name])];
  const entryHeads = [sheetTexts.desk, sheetTexts.kind, sheetTexts.entry, sheetTexts.count];
  const stages = figures.byDesk.map(
    ({ desk, funnel }): Row => [say(language, desk.name), ...funnel.map(({ count }) => count)],
  );
  const least = LEAST_OF_A_DESK;
  return {
    sheet: say(language, sheetTexts.byDesk),
    data: [
      heads.map((text) => head(language, text)),
      ...stages,
      [],
      [...entryHeads, sheetTexts.shown, sheetTexts.share].map((text) => head(language, text)),
      ...figures.byDesk.flatMap((counts) => entries(services, counts, language)),
      [],
      [say(language, figuresTexts.attribution)],
      [say(language, figuresTexts.trimmed, { least })],
    ],
    columns: [{ width: 24 }, { width: 24 }, { width: 48 }, ...heads.map(() => ({ width: 12 }))],
    orientation: "landscape",
  };
}

function entries(
  services: Services,
  { desk, topItems, dropOff, refusals, gaps }: DeskCounts,
  language: Book["language"],
): readonly Row[] {
  const name = say(language, desk.name);
  const row = (kind: Text, entry: string, count: number): Row => [
    name,
    say(language, kind),
    entry,
    count,
  ];
  const item = (path: string) => itemLabel(services.knowledge, path, language) ?? path;
  return [
    ...topItems.map((one) => row(sheetTexts.item, item(one.name), one.count)),
    ...dropOff.map(({ step, lost }): Row => {
      const stopped = row(sheetTexts.stoppedAt, stepLabel(step, language), lost.count);
      return [...stopped, lost.of, share(lost)];
    }),
    ...refusals.map((one) =>
      row(sheetTexts.refusal, `${one.name} ${say(language, RULE_NAMES[one.name])}`, one.count),
    ),
    ...gaps.map((one) => row(sheetTexts.gap, gapLabel(services, one.name, language), one.count)),
  ];
}
