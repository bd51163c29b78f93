import type { Block, Button } from "../../bot/core/reply.ts";
import { toSimplified } from "../../knowledge/script.ts";
import { sectorById } from "../../knowledge/sectors.ts";
import { answerQuestion } from "../enquiry/answer.ts";
import { smalltalk } from "../enquiry/smalltalk.ts";
import { factsOf, itemLabel, type Project } from "../project/project.ts";
import type { Advance } from "../screening/flow.ts";
import { capital, formatFact, tellFact, tellSetAside } from "../screening/format.ts";
import { nextStep, unclearCount } from "../screening/next-step.ts";
import type { FactChange, SetAside } from "../screening/state.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";
import { smalltalkTexts } from "../texts/enquiry.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { repairTexts } from "../texts/repair.ts";
import { FACT_LABELS, SCREENING_NOTES } from "../texts/screening.ts";
import type { Text } from "../texts/text.ts";
import { perMuLines } from "./per-mu.ts";
import { isPlan, planTable } from "./plan.ts";
import { rephrased } from "./rephrased.ts";
import { openUseLine } from "./use-lines.ts";

/** What is said before the next question, with the buttons that belong to it. */
export interface Remarks {
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  /** Something else was talked about: the question is led back to. */
  readonly isAside?: boolean;
}

interface Taken {
  readonly turn: Advance;
  readonly project: Project;
  /** What was written; empty for a tap. */
  readonly words: string;
  /** What is said of a question the documents do not answer. */
  readonly added?: string | undefined;
}

export function remarks(services: Services, talk: Talk, taken: Taken): Remarks {
  const { turn, words, added } = taken;
  const isTable = isPlan(words) && turn.kind !== "repeated";
  const before = [
    ...(isTable ? planTable(talk, turn.state) : []),
    ...noted(services, talk, taken),
    ...sectorRemarks(talk, turn.sectors),
    ...notes(talk, turn),
  ];
  // What a plan asks in passing is no question to the bot.
  if (isTable) return { blocks: before, buttons: [] };
  if (turn.question !== undefined) {
    const { card } = answerQuestion(services.knowledge, turn.question, {
      language: talk.language,
    });
    const originals = card.buttons.flat().filter(({ action }) => action === "enquiry.original");
    return {
      blocks: [...before, ...card.blocks, ...(added === undefined ? [] : [text(added)])],
      buttons: originals,
      isAside: true,
    };
  }
  if (turn.kind === "stuck") {
    return {
      blocks: [...sectorRemarks(talk, turn.sectors), text(talk.say(repairTexts.putAside))],
      buttons: [],
    };
  }
  if (turn.kind !== "unclear") return { blocks: before, buttons: [] };
  const line = smalltalk(toSimplified(words.normalize("NFKC").toLowerCase()));
  // 好的 answers nothing here, and asks for no "ask whenever you like".
  const said =
    line === undefined || line === smalltalkTexts.acknowledged
      ? unclear(talk, turn)
      : talk.say(line);
  return { blocks: [...before, text(said)], buttons: [] };
}

/** First the question in other words, then its buttons and the way round it. */
function unclear(talk: Talk, { state }: Advance): string {
  const pending = nextStep(state);
  if (pending === undefined) return talk.say(prescreenTexts.unclear);
  if (unclearCount(state) > 1) return talk.say(repairTexts.useButtons);
  return talk.say(prescreenTexts.unclear) + talk.say(rephrased(pending));
}

/** What national lists ask about the sectors that were named: a remark, never a finding. */
export function sectorRemarks(talk: Talk, ids: readonly string[]): readonly Block[] {
  return ids.flatMap((id): Block[] => {
    const sector = sectorById(id);
    if (sector === undefined) return [];
    const values = { question: talk.say(sector.question), clause: sector.clause };
    return [text(talk.say(prescreenTexts.sector, values))];
  });
}

function notes(talk: Talk, turn: Advance): readonly Block[] {
  const said = {
    instruction: SCREENING_NOTES.instructionInText,
    implausible: prescreenTexts.implausible,
    "credit-code": prescreenTexts.creditCode,
    point: prescreenTexts.pointKept,
  };
  return turn.notes.map((note) => text(talk.say(said[note])));
}

/** What was taken, old → new where it was corrected, and the catalogue item it was recognised as. */
function noted(services: Services, talk: Talk, { turn, project, words }: Taken): readonly Block[] {
  const { changes, kind, state } = turn;
  if (kind === "stale") {
    const isOver = nextStep(state) === undefined;
    return [text(talk.say(isOver ? prescreenTexts.staleStepDone : prescreenTexts.staleStep))];
  }
  if (kind === "repeated") return [text(talk.say(prescreenTexts.repeated))];
  const fresh = changes.filter(({ old }) => old === undefined);
  const facts = fresh.map((change) => said(talk, change)).join(talk.say(prescreenTexts.separator));
  const corrected = changes.filter(({ old }) => old !== undefined);
  const lines = [
    ...(fresh.length === 0 || isPlan(words)
      ? []
      : [talk.say(prescreenTexts.noted, { facts: capital(facts) })]),
    ...corrected.map((change) => correction(talk, change)),
    ...multiplied(talk, changes),
    ...(isPlan(words) ? [] : perMuLines(services, talk, { project, changes })),
    ...setAsideLines(talk, turn),
    ...recognised(talk, {
      item: itemLabel(services.knowledge, project.item, talk.language),
      product: factsOf(project).product ?? "",
      isNamed: changes.some(({ fact, new: { value } }) => fact === "product" && value !== null),
    }),
  ];
  return lines.length === 0 ? [] : [text(lines.join("\n"))];
}

function said(talk: Talk, { fact, new: value }: FactChange): string {
  return talk.say(tellFact(fact, value));
}

function correction(talk: Talk, { fact, old, new: value }: FactChange): string {
  return talk.say(prescreenTexts.changed, {
    fact: talk.say(FACT_LABELS[fact]),
    before: old === undefined ? "" : talk.say(formatFact(fact, old)),
    after: talk.say(formatFact(fact, value)),
  });
}

/** What was told for every 亩, and what it comes to. */
function multiplied(talk: Talk, changes: readonly FactChange[]): readonly string[] {
  return changes.flatMap(({ fact, new: { value, words = "" } }) =>
    words.includes(" × ")
      ? [
          talk.say(prescreenTexts.multiplied, {
            words,
            value: talk.say(formatFact(fact, { value })),
          }),
        ]
      : [],
  );
}

function recognised(talk: Talk, { isNamed, product, item }: Named): readonly string[] {
  if (!isNamed) return [];
  const open = openUseLine(talk, product);
  if (open !== undefined) return [open];
  return item === undefined
    ? [talk.say(SCREENING_NOTES.notListed)]
    : [talk.say(prescreenTexts.recognised, { item })];
}

/** Of the values somebody said for one fact he chose one now, or knows none: the others are kept. */
function setAsideLines(talk: Talk, { state, changes }: Advance): readonly string[] {
  const others = (state.setAside ?? []).filter(({ fact }) =>
    changes.some((change) => change.fact === fact && change.old === undefined),
  );
  const line = (words: Text, some: readonly SetAside[]): readonly string[] => {
    const facts = some.map((said) => talk.say(tellSetAside(said)));
    const all = facts.join(talk.say(prescreenTexts.separator));
    return facts.length === 0 ? [] : [talk.say(words, { facts: all })];
  };
  return [
    ...line(
      prescreenTexts.setAside,
      others.filter(({ value }) => value !== null),
    ),
    ...line(
      prescreenTexts.wordsKept,
      others.filter(({ value }) => value === null),
    ),
  ];
}

interface Named {
  /** The message said what the project makes. */
  readonly isNamed: boolean;
  readonly product: string;
  readonly item: string | undefined;
}

function text(words: string): Block {
  return { kind: "text", text: words };
}
