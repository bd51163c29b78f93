import { toSimplified } from "../../knowledge/script.ts";
import type { Desk } from "../desk/desks.ts";
import { isSamePerson } from "../desk/officer.ts";
import { isOwned } from "../desk/ticket.ts";
import { factsOf, itemLabel } from "../project/project.ts";
import type { Language } from "../texts/language.ts";
import { VERDICT_TITLES } from "../texts/screening.ts";
import { STATE_LABELS, staffTexts } from "../texts/staff.ts";
import { say } from "../texts/text.ts";
import { type Ask, type StaffHandler, told } from "./ask.ts";
import { openRows, type Row, rowLine } from "./open-tickets.ts";

const MAX_LINES = 8;

/** 我的单: the tickets he has in hand. */
export const mine: StaffHandler = async (ask) => {
  const { services, talk, staff } = ask;
  const rows = (await openRows(services, talk.turn, staff)).filter(
    ({ ticket }) => isOwned(ticket) && isSamePerson(ticket.owner, staff.person),
  );
  if (rows.length === 0) return told(ask, talk.say(staffTexts.mineNone));
  return listed(ask, rows, talk.say(staffTexts.mine, { count: rows.length }));
};

/** 窗口队列: how many wait for what, and the lines of those that wait to be accepted, late ones first. */
export const queue: StaffHandler = async (ask) => {
  const { services, talk, staff } = ask;
  const rows = await openRows(services, talk.turn, staff);
  const counts = staff.desks
    .filter((desk) => staff.desks.length === 1 || rows.some((row) => row.desk.id === desk.id))
    .map((desk) =>
      countLine(
        ask,
        desk,
        rows.filter((row) => row.desk.id === desk.id),
      ),
    );
  const open = rows.filter(({ ticket }) => ticket.state === "new" || ticket.state === "offered");
  const late = open.filter(({ due }) => due === "late");
  const heads =
    counts.length > 0 ? counts : staff.desks.slice(0, 1).map((one) => countLine(ask, one, []));
  return listed(ask, [...late, ...open.filter(({ due }) => due !== "late")], heads.join("\n"));
};

function countLine({ talk }: Ask, desk: Desk, rows: readonly Row[]): string {
  const count = (fits: (row: Row) => boolean) => rows.filter(fits).length;
  return talk.say(staffTexts.queue, {
    desk: talk.say(desk.name),
    offered: count(({ ticket }) => ticket.state === "offered" || ticket.state === "new"),
    accepted: count(({ ticket }) => ticket.state === "accepted"),
    waiting: count(({ ticket }) => ticket.state === "waiting"),
    review: count(({ verdict }) => verdict === "review"),
    incomplete: count(({ isIncomplete }) => isIncomplete),
    overdue: count(({ due }) => due !== "later"),
  });
}

/** A number this long, an address or a handle names a person. */
const PERSONAL = /\d[\d\s-]{6,}|@|微信|电话|手机|wechat|phone|e-?mail/i;

/** 查单: by number, desk, state, product, region or industry; all words must fit. */
export const search: StaffHandler = async (ask) => {
  const { services, talk, staff, rest } = ask;
  if (rest === "") return told(ask, talk.say(staffTexts.searchHow));
  if (PERSONAL.test(rest.normalize("NFKC"))) return told(ask, talk.say(staffTexts.noPhone));
  const words = plain(rest)
    .split(/[\s,，、]+/u)
    .filter((word) => word !== "");
  const found = (await openRows(services, talk.turn, staff)).filter((row) =>
    words.every((word) => fits(ask, row, word)),
  );
  if (found.length === 0) return told(ask, talk.say(staffTexts.foundNone));
  return listed(ask, found, talk.say(staffTexts.found, { count: found.length }));
};

function fits(
  { services, isGroup }: Ask,
  { ticket, desk, project, verdict }: Row,
  word: string,
): boolean {
  const number = /^#?(\d+)$/.exec(word)?.[1];
  if (number !== undefined) return Number(ticket.number) === Number(number);
  const facts = project && factsOf(project);
  const labels = (["zh-Hans", "en"] satisfies Language[]).flatMap((language) => [
    say(language, desk.name),
    say(language, STATE_LABELS[ticket.state]),
    verdict && say(language, VERDICT_TITLES[verdict]),
    itemLabel(services.knowledge, project?.item, language),
    itemLabel(services.knowledge, project?.item?.replace(/\d+$/, ""), language),
  ]);
  // Whether the investor's own words match would tell a group what they are.
  const own = isGroup ? [] : [facts?.product, facts?.industry];
  return [...labels, facts?.region, ...own].some((one) => one != null && plain(one).includes(word));
}

function plain(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase());
}

/** 常用语: what the desk has ready, in both languages. */
export const canned: StaffHandler = (ask) => {
  const { talk, staff } = ask;
  const desks = staff.desks.filter(({ cannedReplies }) => cannedReplies.length > 0);
  if (desks.length === 0) return told(ask, talk.say(staffTexts.cannedNone));
  const lines = desks.flatMap((desk) => [
    talk.say(staffTexts.canned, { desk: talk.say(desk.name) }),
    ...desk.cannedReplies.map(({ title, zh, en }, index) =>
      talk.say(staffTexts.cannedLine, {
        n: index + 1,
        title: talk.say(title),
        text: `${zh} / ${en}`,
      }),
    ),
  ]);
  return told(ask, [...lines, talk.say(staffTexts.cannedHow)].join("\n"));
};

function listed(ask: Ask, rows: readonly Row[], head: string) {
  const { services, talk, isGroup } = ask;
  const shown = rows.slice(0, MAX_LINES).map((row) => rowLine(services, row, talk.language));
  const rest = rows.length - shown.length;
  return told(
    ask,
    [
      head,
      ...shown,
      ...(rest > 0 ? [talk.say(staffTexts.more, { count: rest })] : []),
      ...(isGroup && rows.length > 0 ? [talk.say(staffTexts.details)] : []),
    ].join("\n"),
  );
}
