import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { deskOf } from "../desk/desks.ts";
import { hoursLine } from "../desk/hours.ts";
import { promised, promiseLine } from "../desk/offer.ts";
import { plainWords } from "../plain-words.ts";
import type { Services } from "../services.ts";
import { replyText, type Talk } from "../talk.ts";
import { hoursTexts } from "../texts/hours.ts";
import { deskFrom } from "./handoff.ts";
import { openTicket } from "./open-ticket.ts";

const WHO =
  "(?:请问|那|你们?的?|您们?的?|咱们的?|[一-龥]{2,3}[市州]?的?(?=窗口|招商局|专员)|招商|窗口的?|专员|人工(?:客服|服务)?|客服|工作人员|招商局|招商窗口)*";
const END =
  "(?:的|呢|啊|呀|吗|么|是什么|是几点|是多少|是什么时候|几点到几点|是几点到几点|怎么安排)*";
const ASKS = new RegExp(
  `^(?:${[
    `${WHO}(?:一般|平时|每天|周末|周六|周日|节假日|今天|明天)*(?:几点|什么时候|啥时候|何时)(?:钟)?(?:上班|下班|开门|关门|办公|在线|开始上班)${END}`,
    `${WHO}(?:工作|上班|办公|服务|接待)时间${END}`,
    `${WHO}(?:周末|周六|周日|星期六|星期天|节假日|晚上|今天|明天|现在)(?:也|还)?(?:上班|办公|开门|值班|休息)${END}`,
    "(?:please )?what(?:'s| is| are) (?:the |your |its )?(?:\\w+ )?(?:working|office|opening|business|service) (?:hours|times?)(?: (?:of|at|for) (?:the|your) (?:\\w+ )?(?:desk|office|officers?))?",
    "(?:when|what time|what days) (?:does|do|is|are) (?:the |your )?(?:\\w+ )?(?:desk|office|officers|you|you people|staff) (?:open|close|work|working|start work|at work|available)",
    "(?:do|does) (?:the |your )?(?:\\w+ )?(?:desk|office|officers|you|you people|staff) (?:open|work)(?: (?:on|at|over|during) (?:the )?(?:weekends?|saturdays?|sundays?|holidays?|nights?|evenings?)| today| tomorrow)",
    "(?:is|are) (?:the |your )?(?:\\w+ )?(?:desk|office|officers|you) (?:open|working|at work)(?: (?:on|at|over) (?:the )?(?:weekends?|saturdays?|sundays?|holidays?)| now| today| tomorrow)",
  ].join("|")})$`,
  "u",
);

/** 你们几点上班: the hours of the desk that has his ticket, else of the one he would go to. */
export async function handleOpeningHours(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const said = plainWords(talk.event.text).replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "");
  if (!ASKS.test(said)) return undefined;
  const open = await openTicket(talk);
  const desk = (open && deskOf(services.desks, open.data.desk)) ?? (await deskFrom(services, talk));
  const values = {
    desk: talk.say(desk.name),
    hours: hoursLine(desk.hours, talk.language),
    promise: promiseLine(promised(talk.turn, desk), talk.language, talk.event.from.locale),
  };
  const text = open === undefined ? hoursTexts.ofDesk : hoursTexts.ofTicketsDesk;
  return replyText(talk, talk.say(text, values));
}
