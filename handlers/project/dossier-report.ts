import type { Report } from "../reports.ts";
import { dossierPage, type Section } from "../screening/dossier-page.ts";
import { FACT_NAMES, type FactValue, plainFacts } from "../screening/facts.ts";
import { capital, formatFact, formatPerMu } from "../screening/format.ts";
import { missingOf, STEPS } from "../screening/steps.ts";
import { decisiveRules, type Screening } from "../screening/verdict.ts";
import { figuresNote } from "../screening/verdict-card.ts";
import type { Services } from "../services.ts";
import { dossierTexts } from "../texts/dossier.ts";
import type { Language } from "../texts/language.ts";
import { FACT_LABELS, RESULT_LABELS, RULE_NAMES, VERDICT_TITLES } from "../texts/screening.ts";
import { say, type Text } from "../texts/text.ts";
import { alsoSaid } from "./also-said.ts";
import { listing } from "./listing.ts";
import { type Project, readProject, screenProject } from "./project.ts";
import { projectName } from "./projects.ts";

/** Beijing keeps UTC+8 all year. */
const BEIJING_MS = 8 * 60 * 60_000;
const GUIDANCE = "guidance-2022";
const LANGUAGES: readonly Language[] = ["zh-Hans", "zh-Hant", "en"];

/** The report `dossier`: the project as it is when the document is sent. */
export const dossier: Report = async (services, request) => {
  const { params, now } = request;
  const project = await readProject(request, params["project"]);
  if (project === undefined) return undefined;
  const language = LANGUAGES.find((one) => one === params["language"]) ?? "zh-Hans";
  const html = pageOf(services, {
    project: project.data,
    language,
    now,
    ...(params["ticket"] !== undefined && { ticket: params["ticket"] }),
  });
  const date = beijing(now).slice(0, 10);
  return {
    name: say(language, dossierTexts.fileName, { date }),
    type: "text/html; charset=utf-8",
    bytes: new TextEncoder().encode(html),
  };
};

/** 2026-11-23 10:00, with its year: a page is kept for long. */
function beijing(at: Date): string {
  return new Date(at.getTime() + BEIJING_MS).toISOString().slice(0, 16).replace("T", " ");
}

interface Subject {
  readonly project: Project;
  readonly language: Language;
  readonly now: Date;
  readonly ticket?: string;
}

function pageOf(services: Services, subject: Subject): string {
  const { project, language, now, ticket } = subject;
  const tell = (text: Text, values?: Readonly<Record<string, string | number>>) =>
    say(language, text, values);
  const screening = screenProject(services, project);
  const listed = listing(services, project, language);
  return dossierPage({
    language,
    title: tell(dossierTexts.title),
    name: projectName(project, language),
    verdict: { kind: screening.verdict, title: tell(VERDICT_TITLES[screening.verdict]) },
    summary: [tell(screening.summary), ...openNote(subject)],
    preliminary: tell(dossierTexts.preliminary),
    made: [
      tell(dossierTexts.made, { time: beijing(now) }),
      ...(ticket === undefined ? [] : [tell(dossierTexts.ticket, { number: ticket })]),
      tell(dossierTexts.by, { operator: tell(services.desks.operator.name) }),
    ],
    sections: [
      ...(listed.length === 0 ? [] : [{ heading: tell(dossierTexts.catalogue), lines: listed }]),
      changesSection(screening, language),
      factsSection(subject),
      rulesSection(screening, language),
      versionsSection(services, screening, language),
    ],
  });
}

/** The result of a project with open questions is not its last. */
function openNote({ project, language }: Subject): readonly string[] {
  const facts = plainFacts(project.state.facts);
  const count = STEPS.flatMap((step) => missingOf(step, facts)).length;
  return count === 0 ? [] : [say(language, dossierTexts.open, { count })];
}

function factsSection({ project, language }: Subject): Section {
  const pairs = FACT_NAMES.flatMap((name) => {
    const fact = project.state.facts[name];
    if (fact === undefined) return [];
    const label = capital(say(language, FACT_LABELS[name]));
    const value = say(language, formatFact(name, fact));
    return [say(language, dossierTexts.fact, { label, value, origin: originOf(fact, language) })];
  });
  const lines = alsoSaid(project.state, language);
  return { heading: say(language, dossierTexts.facts), pairs, lines };
}

/** As somebody else reads it: not "your words" but the investor's. */
function originOf({ from, words }: FactValue, language: Language): string {
  switch (from) {
    case "text":
      return say(language, dossierTexts.fromText);
    case "button":
      return say(language, dossierTexts.fromButton);
    case "officer": {
      const source = words ?? say(language, dossierTexts.officerUnsourced);
      return say(language, dossierTexts.fromOfficer, { source });
    }
  }
}

function rulesSection({ rules }: Screening, language: Language): Section {
  const head = [dossierTexts.clause, dossierTexts.rule, dossierTexts.result, dossierTexts.why];
  return {
    heading: say(language, dossierTexts.rules),
    table: {
      head: head.map((text) => say(language, text)),
      rows: rules.map(({ id, basis, result, why }) => [
        basis,
        say(language, RULE_NAMES[id]),
        capital(say(language, RESULT_LABELS[result])),
        capital(say(language, why)),
      ]),
    },
  };
}

function changesSection(screening: Screening, language: Language): Section {
  const decisive = decisiveRules(screening);
  const others = screening.rules.filter((rule) => !decisive.includes(rule));
  const lines = [...decisive, ...others].flatMap(({ basis, result, change }) =>
    change === undefined || result === "pass"
      ? []
      : [`${basis}${language === "en" ? ": " : "："}${say(language, change)}`],
  );
  return {
    heading: say(language, dossierTexts.changes),
    lines: lines.length === 0 ? [say(language, dossierTexts.noChanges)] : lines,
  };
}

function versionsSection(
  { knowledge }: Services,
  { rulesVersion, thresholds }: Screening,
  language: Language,
): Section {
  const document = knowledge.document(GUIDANCE);
  const title = (language === "en" ? document?.titleEn : undefined) ?? document?.title ?? GUIDANCE;
  const source = say(language, dossierTexts.source, {
    title,
    date: document?.date ?? "",
    revision: knowledge.revision,
    rules: rulesVersion,
  });
  const figures =
    thresholds === undefined
      ? say(language, dossierTexts.noFigures)
      : say(language, dossierTexts.figures, {
          intensity: say(language, formatPerMu(thresholds.intensityMinWanPerMu ?? 0)),
          tax: say(language, formatPerMu(thresholds.taxMinWanPerMu ?? 0)),
          note: figuresNote(thresholds, language),
        });
  return { heading: say(language, dossierTexts.basis), lines: [source, figures] };
}
