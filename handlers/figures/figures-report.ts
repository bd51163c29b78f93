import { type Desk, deskOf } from "../desk/desks.ts";
import { factsOf, itemLabel, readProject, screenProject } from "../project/project.ts";
import type { Report } from "../reports.ts";
import type { Services } from "../services.ts";
import { figuresTexts, sheetTexts } from "../texts/figures.ts";
import { LANGUAGES, type Language } from "../texts/language.ts";
import { VERDICT_TITLES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import { figuresOf } from "./figures.ts";
import type { Period, Span } from "./period.ts";
import type { Course } from "./service.ts";
import type { TicketRow } from "./tickets-sheet.ts";
import { workbook } from "./workbook.ts";

const SPANS: readonly Span[] = ["week", "month", "quarter", "year"];

export function figuresParams(period: Period, desks: readonly Desk[], language: Language) {
  return { ...period, desks: desks.map(({ id }) => id).join(","), language };
}

/** The report `figures`: its rows are made when the sheet is sent. */
export const figuresReport: Report = async (services, request) => {
  const { params, now } = request;
  const { from = "", to = "", desks: ids = "" } = params;
  const language = LANGUAGES.find((one) => one === params["language"]) ?? "zh-Hans";
  const span = SPANS.find((one) => one === params["span"]) ?? "week";
  const desks = ids.split(",").flatMap((id) => deskOf(services.desks, id) ?? []);
  const figures = await figuresOf(request, {
    period: { span, from, to },
    desks,
    all: services.desks,
  });
  const rows = await Promise.all(
    figures.courses.map((course) => rowOf(services, request, { course, language })),
  );
  const kind = say(language, figuresTexts[span]);
  return {
    name: say(language, sheetTexts.fileName, { kind, from, to }),
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes: await workbook(services, { figures, rows, language, now }),
  };
};

async function rowOf(
  services: Services,
  request: Parameters<Report>[1],
  { course, language }: { readonly course: Course; readonly language: Language },
): Promise<TicketRow> {
  const project = (await readProject(request, course.ticket.project))?.data;
  const verdict = project && screenProject(services, project).verdict;
  return {
    course,
    region: (project && factsOf(project).region) ?? undefined,
    item: project && itemLabel(services.knowledge, project.item, language),
    verdict: verdict && say(language, VERDICT_TITLES[verdict]),
  };
}
