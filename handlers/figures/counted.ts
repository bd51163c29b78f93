import type { ActionEvent, MessageEvent } from "../../bot/core/event.ts";
import type { Turn, Write } from "../../bot/core/ports.ts";
import type { EnquiryAnswer } from "../enquiry/answer.ts";
import type { Project } from "../project/project.ts";
import { STEP_IDS } from "../screening/steps.ts";
import type { Screening } from "../screening/verdict.ts";
import type { Services } from "../services.ts";
import type { Session } from "../session.ts";
import type { Talk } from "../talk.ts";
import { deskOfProject, deskOfQuestion } from "./desk-counted.ts";
import { tally } from "./tally.ts";

type Asking = Session["asking"];

/** A question that was answered from the documents, or not. */
export async function countAsked(
  services: Services,
  talk: Talk<MessageEvent>,
  { kind, matches, missing }: EnquiryAnswer,
): Promise<readonly Write[]> {
  if (kind === "smalltalk") return [];
  const path = matches[0]?.passage.path;
  const { turn, language, event } = talk;
  return [
    tally(turn, {
      what: "asked",
      kind,
      language,
      desk: await deskOfQuestion(services, talk, { words: event.text, path }),
      ...(path !== undefined && { path }),
      ...(missing !== undefined && { missing }),
    }),
  ];
}

/** A question of the pre-screen that is shown for the first time, and the one before that is settled. */
export function countQuestion(
  turn: Turn<MessageEvent | ActionEvent>,
  before: Asking,
  now: Asking,
): readonly Write[] {
  if (before?.question === now?.question) return [];
  const answered = stepOf(before);
  const shown = stepOf(now);
  return [
    ...(answered === undefined || answered === shown
      ? []
      : [tally(turn, { what: "question", step: answered, act: "answered", ...deskIn(before) })]),
    ...(shown === undefined || answered === shown
      ? []
      : [tally(turn, { what: "question", step: shown, act: "shown", ...deskIn(now) })]),
  ];
}

/**
 * The desk a pending question counts for: the one it was first shown for, also when its answer names a region.
 * What was shown and what was answered would not fit together otherwise.
 */
export function deskAsking(
  services: Services,
  project: Project,
  { before, question }: { readonly before: Asking; readonly question: string },
): string {
  const isSame = stepOf(before) === stepOf({ question, times: 1 });
  return (isSame ? before?.desk : undefined) ?? deskOfProject(services, project);
}

function deskIn(asking: Asking) {
  return asking?.desk === undefined ? {} : { desk: asking.desk };
}

function stepOf(asking: Asking) {
  const name = asking?.question.split("/")[1];
  return STEP_IDS.find((one) => one === name);
}

/** A verdict that was shown. */
export function countScreened(
  services: Services,
  turn: Turn,
  {
    project,
    screening: { verdict, rules },
    isFirst,
  }: { readonly project: Project; readonly screening: Screening; readonly isFirst: boolean },
): Write {
  const idsOf = (result: "fail" | "caution") =>
    rules.filter((rule) => rule.result === result).map(({ id }) => id);
  const desk = deskOfProject(services, project);
  const [failed, cautions] = [idsOf("fail"), idsOf("caution")];
  return tally(turn, { what: "screened", verdict, failed, cautions, desk, isFirst });
}
