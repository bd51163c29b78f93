import type { Block } from "../../bot/core/reply.ts";
import { itemLabel } from "../project/project.ts";
import type { Services } from "../services.ts";
import { FUNNEL_LABELS, figuresTexts } from "../texts/figures.ts";
import type { Language } from "../texts/language.ts";
import { RULE_NAMES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import type { Counted, Figures } from "./figures.ts";
import { gapLabel, percent, stepLabel } from "./words.ts";

/** The paragraph on supervision that a quarter's report answers to. */
const SUPERVISION = "六（七）";
const MAX_IN_LINE = 3;

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
  const { funnel, scorecard, period, desks } = figures;
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

function lists(services: Services, figures: Figures, language: Language): readonly string[] {
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
