import type { ActionEvent } from "../../bot/core/event.ts";
import { merge, outcome } from "../../bot/core/outcome.ts";
import type { LogLine, Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply, type ReportReply } from "../../bot/core/reply.ts";
import type { Desk } from "../desk/desks.ts";
import { stale } from "../enquiry/enquiry.ts";
import { figuresOf } from "../figures/figures.ts";
import { figuresParams } from "../figures/figures-report.ts";
import { type Period, periodIn } from "../figures/period.ts";
import { reportBlocks, reportTitle } from "../figures/report-card.ts";
import type { Services } from "../services.ts";
import { keep, type Talk } from "../talk.ts";
import { figuresTexts } from "../texts/figures.ts";
import { RULE_NAMES } from "../texts/screening.ts";
import { staffTexts } from "../texts/staff.ts";
import { type Ask, type StaffHandler, told } from "./ask.ts";
import { REFUSED } from "./refused.ts";
import { type Staff, staffOf } from "./who.ts";

/** 慎招: the sentences of the guidance that C1 and C2 rest on. */
const CAUTION = "二·5";

/** The provincial desk reads what all desks do; complaints stay with their own. */
function reported({ desks: { desks } }: Services, staff: Staff): readonly Desk[] {
  const isProvincial = staff.desks.some((desk) => desk.isProvincial);
  const others = isProvincial ? desks.filter(({ isComplaints }) => !isComplaints) : [];
  return desks.filter((desk) => others.includes(desk) || staff.desks.includes(desk));
}

/** 周报、月报、季报: the figures as a card; counts only, so also in the desk's group. */
export const report: StaffHandler = async (ask) => {
  const { services, talk, staff, rest, isGroup } = ask;
  const period = periodIn(`${rest} ${talk.event.text}`, talk.turn.now);
  const desks = isGroup ? staff.desks : reported(services, staff);
  const figures = await figuresOf(talk.turn, { period, desks, all: services.desks });
  const value = `${period.span}/${period.from}`;
  const card: CardReply = {
    kind: "card",
    title: reportTitle(figures, talk.language),
    blocks: reportBlocks(services, figures, talk.language),
    buttons: isGroup ? [] : [[button(talk.say(figuresTexts.export), "staff.export", value)]],
  };
  const kept = isGroup ? { write: [] } : keep(talk);
  return outcome({ ...kept, send: [{ to: talk.chat, reply: card }] });
};

/** 导出: the sheet, to his private chat only. */
export const exported: StaffHandler = (ask) => {
  const { services, talk, staff, rest, isGroup } = ask;
  if (isGroup) return told(ask, talk.say(staffTexts.noGroupExport));
  const period = periodIn(`${rest} ${talk.event.text}`, talk.turn.now);
  // Asked for a group's eyes, it comes here all the same, with the reason.
  const isForGroup = /群|group/i.test(talk.event.text);
  const note = isForGroup ? told(ask, talk.say(staffTexts.noGroupExport)) : outcome({});
  return merge(note, sheet(services, talk, { period, staff }));
};

/** `staff.export:quarter/2026-10-01` below a report. */
export async function handleExport(services: Services, talk: Talk<ActionEvent>): Promise<Outcome> {
  const [span = "", from = ""] = (talk.event.value ?? "").split("/");
  const staff = await staffOf(services, talk.turn);
  if (staff === undefined) return merge(stale(talk), REFUSED);
  const at = new Date(`${from}T04:00:00Z`);
  if (Number.isNaN(at.getTime())) return stale(talk);
  return sheet(services, talk, { period: periodIn(span, at), staff });
}

function sheet(
  services: Services,
  talk: Talk,
  { period, staff }: { readonly period: Period; readonly staff: Staff },
): Outcome {
  const reply: ReportReply = {
    kind: "report",
    report: "figures",
    params: figuresParams(period, reported(services, staff), talk.language),
    caption: talk.say(figuresTexts.exported),
  };
  const subject = { kind: "figures", id: `${period.span}/${period.from}` };
  const log: LogLine = { level: "warn", code: "staff.exported", subject };
  return outcome({ ...keep(talk), send: [{ to: talk.chat, reply }], log: [log] });
}

/** 总结今年慎招的: how many screenings met C1 or C2, without anybody's name. */
export const cautions: StaffHandler = async (ask: Ask) => {
  const { services, talk, staff, rest } = ask;
  const period = periodIn(rest === "" ? "今年" : rest, talk.turn.now);
  const { cautions: found } = await figuresOf(talk.turn, {
    period,
    desks: reported(services, staff),
    all: services.desks,
  });
  const values = { ...found, clause: CAUTION, period: `${period.from} – ${period.to}` };
  const names = { name1: talk.say(RULE_NAMES.C1), name2: talk.say(RULE_NAMES.C2) };
  return told(ask, talk.say(staffTexts.cautions, { ...values, ...names }));
};
