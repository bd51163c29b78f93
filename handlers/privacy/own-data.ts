import { type ChatRef, chatKey } from "../../bot/core/event.ts";
import type { ReportRequest } from "../../bot/core/ports.ts";
import type { ReportReply } from "../../bot/core/reply.ts";
import { readTicket, type Ticket } from "../desk/ticket.ts";
import { readProject } from "../project/project.ts";
import { projectIds } from "../project/project-list.ts";
import { readScreening } from "../project/screening-record.ts";
import type { Report } from "../reports.ts";
import { readKeptSession } from "../session.ts";
import type { Language } from "../texts/language.ts";
import { privacyTexts } from "../texts/privacy.ts";
import { say } from "../texts/text.ts";

const LANGUAGES: readonly Language[] = ["zh-Hans", "zh-Hant", "en"];
const CHANNELS: readonly ChatRef["channel"][] = ["telegram", "feishu", "web"];

/** The document `mydata.export` asks for, to that chat itself. */
export function ownDataReply({ channel, chatId }: ChatRef, language: Language): ReportReply {
  return {
    kind: "report",
    report: "own-data",
    params: { channel, chatId, language },
    caption: say(language, privacyTexts.exported),
  };
}

/** The report `own-data`: everything kept of a chat when it is sent, and nothing of anybody else. */
export const ownData: Report = async ({ retentionDays }, request) => {
  const { params, now } = request;
  const channel = CHANNELS.find((one) => one === params["channel"]);
  const language = LANGUAGES.find((one) => one === params["language"]) ?? "zh-Hans";
  const { chatId } = params;
  if (channel === undefined || chatId === undefined) return undefined;
  const chat: ChatRef = { channel, chatId };
  const session = await readKeptSession(request, chat);
  if (session === undefined) return undefined;
  const { pieces: _, heard: __, ...kept } = session.data;
  const data = {
    form: 1,
    exportedAt: now.toISOString(),
    chat: chatKey(chat),
    retentionDays,
    session: kept,
    projects: await projectsOf(request, projectIds(kept)),
    tickets: await ticketsOf(request, kept.tickets ?? []),
  };
  return {
    name: say(language, privacyTexts.fileName, { date: now.toISOString().slice(0, 10) }),
    type: "application/json; charset=utf-8",
    bytes: new TextEncoder().encode(`${JSON.stringify(data, undefined, 2)}\n`),
  };
};

async function projectsOf(request: ReportRequest, ids: readonly string[]) {
  const found = await Promise.all(
    ids.map(async (id) => {
      const project = await readProject(request, id);
      const screening = await readScreening(request, { kind: "screening", id });
      return project === undefined ? [] : [{ ...project.data, screening: screening?.data }];
    }),
  );
  return found.flat();
}

async function ticketsOf(request: ReportRequest, numbers: readonly string[]) {
  const tickets = await Promise.all(numbers.map((number) => readTicket(request, number)));
  return tickets.flatMap((ticket) => (ticket === undefined ? [] : [ownPart(ticket.data)]));
}

/** What of a ticket is its investor's: not who the officer is. */
function ownPart({ owner: _, override, deskCard: __, ownerCard: ___, ...ticket }: Ticket) {
  const history = ticket.history.map(({ at, what }) => ({ at, what }));
  return { ...ticket, history, ...(override && { override: { verdict: override.verdict } }) };
}
