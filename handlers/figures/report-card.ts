import type { Block } from "../../bot/core/reply.ts";
import { itemLabel } from "../project/project.ts";
import type { Services } from "../services.ts";
import { FUNNEL_LABELS, figuresTexts } from "../texts/figures.ts";
import type { Language } from "../texts/language.ts";
import { RULE_NAMES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { Counted, Counts } from "./counts.ts";
import { type DeskCounts, type Figures, LEAST_OF_A_DESK } from "./figures.ts";
import type { DeskFigures } from "./service.ts";
import { gapLabel, percent, stepLabel } from "./words.ts";

/** The paragraph on supervision that a quarter's report answers to. */
const SUPERVISION = "六（七）";
const MAX_IN_LINE = 3;
/** A card of all desks must still be read at one glance; the sheet has every one. */
const MAX_DESKS = 5;

/** A report's title: 周报 2026-11-23 至 2026-11-29. */
export function reportTitle({ period }: Pick<Figures, "period">, language: Language): string {
  const kind = say(language, figuresTexts[period.span]);
  return say(language, figuresTexts.title, { kind, from: period.from, to: period.to });
}

/** The figures in words, and the funnel as bars. */
export function reportBlocks(
  services: Services,
  figures: Figures,
  language: Language,
): readonly Block[] {
  const { funnel, scorecard, period, desks, byDesk } = figures;
  const isEmpty = funnel.every(({ count }) => count === 0) && desks.every(isIdle);
  if (isEmpty) return [words([say(language, figuresTexts.nothing)])];
  const shares = Object.fromEntries(
    Object.entries(scorecard).map(([name, share]) => [name, percent(share)]),
  );
  const bars = funnel.map(({ name, count }) => ({
    label: say(language, FUNNEL_LABELS[name]),
    count,
  }));
  return [
    words([
      ...(period.span === "quarter"
        ? [say(language, figuresTexts.basis, { clause: SUPERVISION })]
        : []),
      ...deskLines(figures, language),
      say(language, figuresTexts.firstReply, {
        median: figures.median ?? "—",
        p90: figures.p90 ?? "—",
        onTime: percent(scorecard.onTime),
      }),
      say(language, figuresTexts.funnel),
    ]),
    { kind: "bars", bars },
    words([...lists(services, figures, language), say(language, figuresTexts.scorecard, shares)]),
    ...(byDesk.length > 1 ? [words(sectionByDesk(services, figures, language))] : []),
    words(notes(figures, language)),
  ];
}

function words(lines: readonly string[]): Block {
  return { kind: "text", text: lines.join("\n") };
}

function isIdle({ opened, waiting }: Figures["desks"][number]): boolean {
  return opened === 0 && Object.values(waiting).every((count) => count === 0);
}

function deskLines({ desks }: Figures, language: Language): readonly string[] {
  return desks
    .filter((desk) => !isIdle(desk))
    .map(({ desk, waiting, longest }) =>
      say(language, figuresTexts.waiting, { ...waiting, longest, desk: say(language, desk.name) }),
    );
}

/** The busiest desks, each with its stages, its first reply and what stands out there. */
function sectionByDesk(
  services: Services,
  { desks, byDesk }: Figures,
  language: Language,
): readonly string[] {
  const busy = byDesk
    .filter((one) => traffic(one) > 0)
    .toSorted((one, other) => traffic(other) - traffic(one));
  const line = (counts: DeskCounts): string => {
    const served = desks.find(({ desk }) => desk.id === counts.desk.id);
    const values = {
      desk: say(language, counts.desk.name),
      funnel: counts.funnel
        .map(({ name, count }) => `${say(language, FUNNEL_LABELS[name])} ${count}`)
        .join(language === "en" ? ", " : " · "),
      service: served === undefined ? "" : serviceOf(served, language),
    };
    return [say(language, figuresTexts.ofDesk, values), ...lists(services, counts, language)].join(
      "\n",
    );
  };
  const count = busy.length - MAX_DESKS;
  return [
    say(language, figuresTexts.byDesk),
    ...busy.slice(0, MAX_DESKS).map(line),
    ...(count > 0 ? [say(language, figuresTexts.more, { count })] : []),
  ];
}

/** How fast its replies were; nothing where none was due yet. */
function serviceOf({ median, p90, onTime }: DeskFigures, language: Language): string {
  if (onTime.of === 0) return "";
  const values = { median: median ?? "—", p90: p90 ?? "—", onTime: percent(onTime) };
  return say(language, figuresTexts.serviceOfDesk, values);
}

function traffic({ funnel }: Counts): number {
  return funnel.reduce((sum, { count }) => sum + count, 0);
}

/** How it is decided which desk something counts for, and what is left out. */
function notes({ byDesk, ...counts }: Figures, language: Language): readonly string[] {
  const isTrimmed = counts.isTrimmed || (byDesk.length > 1 && byDesk.some((one) => one.isTrimmed));
  const least = LEAST_OF_A_DESK;
  return [
    say(language, figuresTexts.attribution),
    ...(isTrimmed ? [say(language, figuresTexts.trimmed, { least })] : []),
  ];
}

function lists(services: Services, figures: Counts, language: Language): readonly string[] {
  const listed = <Name>(counted: readonly Counted<Name>[], label: (name: Name) => string) =>
    counted
      .slice(0, MAX_IN_LINE)
      .map(({ name, count }) => `${label(name)} ${count}`)
      .join(language === "en" ? "; " : "；");
  const worst = figures.dropOff
    .filter(({ lost }) => lost.count > 0)
    .toSorted((one, other) => other.lost.count - one.lost.count)
    .slice(0, MAX_IN_LINE)
    .map(({ step, lost }) => `${stepLabel(step, language)} ${percent(lost)}`);
  const item = (path: string) => itemLabel(services.knowledge, path, language) ?? path;
  const lines = [
    [figuresTexts.refusals, listed(figures.refusals, (id) => say(language, RULE_NAMES[id]))],
    [figuresTexts.dropOff, worst.join(language === "en" ? "; " : "；")],
    [figuresTexts.top, listed(figures.topItems, item)],
    [figuresTexts.gaps, listed(figures.gaps, (gap) => gapLabel(services, gap, language))],
  ] as const;
  return lines.flatMap(([text, list]) => (list === "" ? [] : [say(language, text, { list })]));
}
