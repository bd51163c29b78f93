import type { MessageEvent } from "../../bot/core/event.ts";
import { answerTo } from "../asked.ts";
import { talkContext } from "../prescreen/screening-talk.ts";
import { readProject } from "../project/project.ts";
import { asksSomething } from "../screening/extract/clauses.ts";
import { isAnswerTo } from "../screening/reading.ts";
import { repairOf } from "../screening/repair.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";
import { wantedCommand } from "../wanted-command.ts";
import { type Intake, isRightAfter, LONG_TEXT } from "./pieces.ts";

/** A shorter text that does not end may go on. */
const SHORT_TEXT = 12;
const ENDS = /[。．.!！?？…~～）)]\s*$/u;
const ENDS_AS_QUESTION = /[。!！?？吗嗎呢么麼]\s*$/u;

/** Nothing was written, or only an emoji. */
export function isWordless(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** How a message to the bot is taken: whether it is whole, part of a thought, or stands by itself. */
export async function intakeOf(services: Services, talk: Talk<MessageEvent>): Promise<Intake> {
  const { event, session, turn } = talk;
  const { text } = event;
  if (event.album !== undefined) return "held";
  const { asked } = session.data;
  if (asked !== undefined && answerTo(asked, text, turn.now) !== undefined) return "alone";
  if (wantedCommand(text) !== undefined) return "alone";
  if (session.data.isScreening === true && repairOf(text) !== undefined) return "alone";
  if (text.length >= LONG_TEXT) return "held";
  const isNear = isRightAfter(talk);
  if (asksSomething(text) && (!isNear || isWholeQuestion(text))) return "joined";
  if (session.data.pieces === undefined && (await isAnswer(services, talk))) return "alone";
  if (isNear) return "held";
  const isWhole = text.length >= SHORT_TEXT || ENDS.test(text) || ENDS_AS_QUESTION.test(text);
  return isWhole || isWordless(text) ? "alone" : "held";
}

/** While an officer talks with an investor nothing waits but albums, which are passed on whole. */
export function intakeOfRelay({ event }: Talk<MessageEvent>): Intake {
  return event.album === undefined ? "joined" : "held";
}

/** Of quick fragments, 如何 alone is none. */
function isWholeQuestion(text: string): boolean {
  return text.length >= SHORT_TEXT || ENDS_AS_QUESTION.test(text);
}

/** Whether it answers what the screening asks, or states a fact of it. */
async function isAnswer(services: Services, talk: Talk<MessageEvent>): Promise<boolean> {
  const { isScreening, project: id } = talk.session.data;
  if (isScreening !== true) return false;
  const project = await readProject(talk.turn, id);
  const { text } = talk.event;
  return (
    project !== undefined &&
    isAnswerTo(project.data.state, text, talkContext(services, talk)) === "answer"
  );
}
