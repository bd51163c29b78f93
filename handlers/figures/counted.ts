import type { ActionEvent, MessageEvent } from "../../bot/core/event.ts";
import type { Turn, Write } from "../../bot/core/ports.ts";
import { deskFor } from "../desk/desks.ts";
import type { EnquiryAnswer } from "../enquiry/answer.ts";
import { type Project, projectRegion } from "../project/project.ts";
import { STEP_IDS } from "../screening/steps.ts";
import type { Screening } from "../screening/verdict.ts";
import type { Services } from "../services.ts";
import type { Session } from "../session.ts";
import type { Language } from "../texts/language.ts";
import { tally } from "./tally.ts";

type Asking = Session["asking"];

/** A question that was answered from the documents, or not. */
export function countAsked(
  turn: Turn<MessageEvent>,
  { kind, matches, missing }: EnquiryAnswer,
  language: Language,
): readonly Write[] {
  if (kind === "smalltalk") return [];
  const path = matches[0]?.passage.path;
  return [
    tally(turn, {
      what: "asked",
      kind,
      language,
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
      : [tally(turn, { what: "question", step: answered, act: "answered" })]),
    ...(shown === undefined || answered === shown
      ? []
      : [tally(turn, { what: "question", step: shown, act: "shown" })]),
  ];
}

function stepOf(asking: Asking) {
  const name = asking?.question.split("/")[1];
  return STEP_IDS.find((one) => one === name);
}

/** A verdict that was shown. */
export function countScreened(
  { desks }: Services,
  turn: Turn,
  {
    project,
    screening: { verdict, rules },
    isFirst,
  }: { readonly project: Project; readonly screening: Screening; readonly isFirst: boolean },
): Write {
  const idsOf = (result: "fail" | "caution") =>
    rules.filter((rule) => rule.result === result).map(({ id }) => id);
  const industry = project.item?.replace(/\d+$/, "");
  const desk = deskFor(desks, projectRegion(project), industry).id;
  const [failed, cautions] = [idsOf("fail"), idsOf("caution")];
  return tally(turn, { what: "screened", verdict, failed, cautions, desk, isFirst });
}
