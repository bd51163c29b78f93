import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Turn } from "../../bot/core/ports.ts";
import {
  factsOf,
  itemOf,
  keepProject,
  type Project,
  readProject,
  screenProject,
} from "../project/project.ts";
import { keepScreening } from "../project/screening-record.ts";
import type { Kept } from "../record.ts";
import { extractFacts } from "../screening/extract/extract-facts.ts";
import { FACT_NAMES, type FactName, type FactScalar, type FactValue } from "../screening/facts.ts";
import { formatFact } from "../screening/format.ts";
import { correctFact } from "../screening/state.ts";
import type { Services } from "../services.ts";
import { notice } from "../talk.ts";
import { investorTexts, ownerTexts } from "../texts/desk.ts";
import type { Language } from "../texts/language.ts";
import { FACT_LABELS, VERDICT_TITLES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import { bothCardsOf } from "./cards.ts";
import type { Entry } from "./entry.ts";
import { GROUP_LANGUAGE, ownersPlace, tellOwner } from "./place.ts";
import { stepTicket, ticketKey } from "./ticket.ts";

const MIN_SOURCE = 4;

/** A fact put right by the owner, with his source; `undefined` where value or source can't be read. */
export async function correct(
  services: Services,
  turn: Turn,
  entry: Entry,
): Promise<Outcome | undefined> {
  const { ticket, text, session } = entry;
  const project = await readProject(turn, ticket.data.project);
  const fact = FACT_NAMES.find((name) => name === entry.choice);
  const [given = "", source = ""] = parts(text);
  if (project === undefined || fact === undefined || source.length < MIN_SOURCE) return undefined;
  const value = valueOf(services, fact, { text: given, language: session.data.language });
  if (value === undefined) return undefined;
  const at = turn.now.toISOString();
  const { state } = correctFact(project.data.state, { fact, value, source, at });
  return putRight(services, turn, { ...entry, project, fact, state, source, what: "corrected" });
}

export interface PuttingRight extends Pick<Entry, "ticket" | "owner"> {
  readonly project: Kept<Project>;
  readonly fact: FactName;
  /** With the fact as it is to be. */
  readonly state: Project["state"];
  /** What the investor is told it rests on. */
  readonly source: string;
  readonly what: "corrected" | "undone";
}

/** Keeps a fact the owner changed, screens again, and tells investor and owner. */
export async function putRight(
  services: Services,
  turn: Turn,
  { ticket, owner, project, fact, state, source, what }: PuttingRight,
): Promise<Outcome> {
  const corrected = { ...project, data: withItem(services, fact, { ...project.data, state }) };
  const { number, investor, language } = ticket.data;
  const shown = (one: FactValue | undefined, mine: Language) =>
    one === undefined ? "—" : say(mine, formatFact(fact, one));
  const said = (reader: Language) => ({
    number,
    source,
    fact: say(reader, FACT_LABELS[fact]),
    old: shown(project.data.state.facts[fact], reader),
    new: shown(state.facts[fact], reader),
    verdict: say(reader, VERDICT_TITLES[screenProject(services, corrected.data).verdict]),
  });
  const place = await ownersPlace(turn, ticket.data);
  const values = said(place?.language ?? GROUP_LANGUAGE);
  return merge(
    await keep(services, turn, { ticket: ticket.data, project: corrected }),
    outcome({
      write: [stepTicket(turn, ticket, { what, who: owner, why: fact })],
      send: [
        // The officer's act, told at once although he owns the talk.
        notice(investor, say(language, investorTexts.corrected, said(language)), ticketKey(number)),
        ...(await tellOwner(turn, ticket.data, { text: ownerTexts.correctedFact, values })),
        ...(await bothCardsOf(services, turn, { ticket: ticket.data, project: corrected.data })),
      ],
    }),
  );
}

/** The new value in the first line, the source in what follows; or with a semicolon between. */
function parts(text: string): readonly string[] {
  const [, value, source] = /^([^\n;；]+)[\n;；]+([\s\S]+)$/u.exec(text.trim()) ?? [];
  return [value?.trim() ?? "", source?.trim().replaceAll("\n", " ") ?? ""];
}

/** The value an officer wrote for that fact, read as an investor's answer would be. */
function valueOf(
  { thresholds }: Services,
  fact: FactName,
  { text, language }: { readonly text: string; readonly language: Language },
): FactScalar | undefined {
  if (fact === "product") return text;
  const talk = {
    fx: thresholds.fx,
    pending: [fact],
    language: language === "en" ? "en" : "zh",
  } as const;
  // First as the bare answer it is, then with its name before it.
  const named = `${FACT_LABELS[fact].zh}${text}`;
  const found = [text, named].map((words) => extractFacts(words, talk).facts[fact]);
  return found.find((one) => one !== undefined)?.value;
}

/** Another product may be another item of the catalogue. */
function withItem({ knowledge }: Services, fact: FactName, project: Project): Project {
  if (fact !== "product") return project;
  const { item: _, ...rest } = project;
  const { industry: __, ...facts } = factsOf(project);
  const item = itemOf(knowledge, facts);
  return item === undefined ? rest : { ...rest, item };
}

/** The project stays the investor's, whoever corrected it. */
async function keep(
  services: Services,
  turn: Turn,
  {
    ticket,
    project,
  }: { readonly ticket: Entry["ticket"]["data"]; readonly project: Kept<Project> },
): Promise<Outcome> {
  const his = { ...turn, event: { ...turn.event, chat: ticket.investor } };
  const screening = screenProject(services, project.data);
  return merge(
    outcome(keepProject(services, his, project)),
    outcome({
      write: [await keepScreening(services, his, { project, screening, chat: his.event.chat })],
    }),
  );
}
