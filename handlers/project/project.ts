import { z } from "zod";
import type { ChatRef, Key } from "../../bot/core/event.ts";
import { NOTHING, outcome } from "../../bot/core/outcome.ts";
import type { Outcome, Timer, Turn } from "../../bot/core/ports.ts";
import type { KnowledgeBase } from "../../knowledge/knowledge-base.ts";
import { isNamesake } from "../../knowledge/namesakes.ts";
import { findSectors, type Sector } from "../../knowledge/sectors.ts";
import { isCatalogueItem } from "../enquiry/quote.ts";
import { type Kept, readRecord, versionOf, write } from "../record.ts";
import {
  FACT_NAMES,
  type FactName,
  type Facts,
  factRecordSchema,
  plainFacts,
} from "../screening/facts.ts";
import { capital, formatFact } from "../screening/format.ts";
import { screeningStateSchema } from "../screening/state.ts";
import { type Thresholds, thresholdsFor } from "../screening/thresholds.ts";
import { type Screening, screen } from "../screening/verdict.ts";
import type { Services } from "../services.ts";
import { readSession, sessionKey } from "../session.ts";
import type { Language } from "../texts/language.ts";
import { FACT_LABELS, VERDICT_TITLES } from "../texts/screening.ts";
import { say } from "../texts/text.ts";
import { contactSchema } from "./contact.ts";
import { projectIds, withoutProject } from "./project-list.ts";

const DAY_MS = 24 * 60 * 60_000;

/** The facts an investor told us, kept only with his consent. */
const projectSchema = z.object({
  form: z.literal(1),
  /** Version of the words agreed to, and when. */
  consent: z.object({ version: z.string(), at: z.string() }),
  /** Path of the catalogue item it was recognised as; absent = not listed. */
  item: z.string().exactOptional(),
  /** How he wants to be reached. */
  contact: contactSchema.exactOptional(),
  /** A combined case: each product with the catalogue item it was recognised as. */
  products: z
    .array(z.object({ name: z.string(), item: z.string().exactOptional() }))
    .exactOptional(),
  /** Several products were named: which to screen, then whether apart or together, is still to be said. */
  choice: z
    .object({ products: z.array(z.string()), stage: z.enum(["which", "how"]) })
    .exactOptional(),
  /** Hashes of the plans that were pasted. */
  pasted: z.array(z.string()).exactOptional(),
  /** What an edited message would change, while that is being asked. */
  edit: z.object({ id: z.string(), facts: factRecordSchema }).exactOptional(),
  state: screeningStateSchema,
});

export type Project = z.infer<typeof projectSchema>;

export function projectKey(id: string): Key {
  return { kind: "project", id };
}

export async function readProject(
  turn: Pick<Turn, "read">,
  id: string | undefined,
): Promise<Kept<Project> | undefined> {
  return id === undefined ? undefined : readRecord(turn, projectKey(id), projectSchema);
}

/** The write that keeps a project, and the timer that deletes it when nobody touches it. */
export function keepProject(
  { retentionDays }: Services,
  turn: Turn,
  { key, version, data }: Kept<Project>,
): Pick<Outcome, "write" | "timers"> {
  const { chat } = turn.event;
  const due = new Date(turn.now.getTime() + retentionDays * DAY_MS);
  return {
    write: [write({ key, version }, data, { of: chat })],
    timers: [expiry(key, chat, due)],
  };
}

/** Deletes the project with its screening and its timer. */
export async function dropProject(
  turn: Turn,
  { key, version }: Kept<Project>,
): Promise<Pick<Outcome, "write" | "timers">> {
  const screening: Key = { kind: "screening", id: key.id };
  return {
    write: [
      write({ key, version }, undefined),
      write({ key: screening, version: await versionOf(turn, screening) }, undefined),
    ],
    timers: [expiry(key, turn.event.chat)],
  };
}

function expiry(subject: Key, chat: ChatRef, due?: Date): Timer {
  return { name: "project.expire", subject, chat, ...(due && { due }) };
}

/** `project.expire` fell due: nobody touched the project for the retention time. */
export async function expireProject(turn: Turn): Promise<Outcome> {
  if (turn.event.kind !== "due") return NOTHING;
  const { subject, chat } = turn.event;
  const project = await readProject(turn, subject.id);
  if (project === undefined) return NOTHING;
  const session = await readSession(turn, chat);
  const isCurrent = session.data.project === subject.id;
  const { isScreening, ...rest } = session.data;
  const left = {
    ...rest,
    ...withoutProject(session.data, subject.id),
    ...(!isCurrent && isScreening !== undefined && { isScreening }),
  };
  const isKnown = projectIds(session.data).includes(subject.id);
  const forget = isKnown ? [write({ ...session, key: sessionKey(chat) }, left, { of: chat })] : [];
  const dropped = await dropProject(turn, project);
  return outcome({ write: [...dropped.write, ...forget] });
}

export function factsOf({ state }: Project): Facts {
  return plainFacts(state.facts);
}

export function projectRegion(project: Project): string | undefined {
  return factsOf(project).region ?? undefined;
}

export function factCount({ state }: Project): number {
  return Object.keys(state.facts).length;
}

/** The verdict on the facts as they are, with the figures that apply to region and industry. */
export function screenProject(services: Services, project: Project): Screening {
  return screen(factsOf(project), thresholdsOf(services, project), sectorsOf(project));
}

/** The sectors of national lists that its product is recognised as, by the words it was told in. */
function sectorsOf({ state: { facts } }: Project): readonly Sector[] {
  const { product, industry, process } = facts;
  const said = [product, industry, process].flatMap((fact) => [fact?.value, fact?.words]);
  const text = said.filter((one) => typeof one === "string").join("\n");
  return findSectors(text).map(({ sector }) => sector);
}

/** The figures per mu that are configured for its region and industry. */
export function thresholdsOf(
  { thresholds, knowledge }: Services,
  project: Project,
): Thresholds | undefined {
  return thresholdsFor(thresholds, factsOf(project).region, industriesOf(knowledge, project));
}

/** What its industry is called, the closest first: the catalogue's item, its section, his own words. */
function industriesOf(knowledge: KnowledgeBase, project: Project): readonly string[] {
  const { industry } = factsOf(project);
  const paths = [project.item, project.item?.replace(/\d+$/, "")];
  const names = paths.flatMap((path) => {
    const passage = path === undefined ? undefined : knowledge.passage(path);
    return passage === undefined ? [] : [passage.path, passage.heading];
  });
  return [...names, ...(industry ? [industry] : [])];
}

export function verdictLine(services: Services, project: Project, language: Language): string {
  return say(language, VERDICT_TITLES[screenProject(services, project).verdict]);
}

/** What a group may not see: the investor's own words, and the number of his company. */
const OWN_WORDS: ReadonlySet<FactName> = new Set(["industry", "product", "process", "creditCode"]);

/** Known facts with their labels, in fixed order. */
export function factFields(
  { state }: Project,
  language: Language,
  {
    names = FACT_NAMES,
    isRedacted = false,
  }: { readonly names?: readonly FactName[]; readonly isRedacted?: boolean } = {},
): readonly { label: string; value: string }[] {
  return names.flatMap((name) => {
    const fact = state.facts[name];
    if (
      fact === undefined ||
      (isRedacted && (OWN_WORDS.has(name) || typeof fact.value === "boolean"))
    )
      return [];
    const label = say(language, FACT_LABELS[name]);
    return [{ label: capital(label), value: say(language, formatFact(name, fact)) }];
  });
}

/** Path of the catalogue item a product belongs to, where the documents answer that; never a guess. */
export function itemOf(knowledge: KnowledgeBase, { product, industry }: Facts): string | undefined {
  if (product != null && isNamesake(product)) return undefined;
  const { kind, matches } = knowledge.search([product, industry].filter(Boolean).join(" "));
  const [best] = matches;
  return kind === "answer" && best !== undefined && isCatalogueItem(best.passage)
    ? best.passage.path
    : undefined;
}

/** 附件1·一（六）2 新能源电池材料. */
export function itemLabel(
  knowledge: KnowledgeBase,
  path: string | undefined,
  language: Language,
): string | undefined {
  const passage = path === undefined ? undefined : knowledge.passage(path);
  if (passage === undefined) return path;
  const heading = (language === "en" ? passage.headingEn : undefined) ?? passage.heading;
  return `${passage.path} ${say(language, { zh: heading, en: heading })}`;
}
