import type { Outcome } from "../bot/core/ports.ts";
import { type Block, type Button, button, type CardReply } from "../bot/core/reply.ts";
import { toSimplified } from "../knowledge/script.ts";
import { sectorById } from "../knowledge/sectors.ts";
import { answerQuestion } from "./enquiry/answer.ts";
import { smalltalk } from "./enquiry/smalltalk.ts";
import {
  factsOf,
  itemLabel,
  itemOf,
  keepProject,
  keepScreening,
  type Project,
  screenProject,
} from "./project.ts";
import type { Kept } from "./record.ts";
import {
  type Advance,
  advance,
  type Input,
  nextStep,
  progress,
  type Question,
} from "./screening/flow.ts";
import { formatFact } from "./screening/format.ts";
import { answerButtons, questionText } from "./screening/question.ts";
import type { FactChange } from "./screening/state.ts";
import { verdictCard } from "./screening/verdict-card.ts";
import type { Services } from "./services.ts";
import { reply, type SessionChanges, type Talk } from "./talk.ts";
import { commonTexts } from "./texts/common.ts";
import { prescreenTexts } from "./texts/prescreen.ts";
import { FACT_LABELS, SCREENING_NOTES } from "./texts/screening.ts";

/** After so many answers that settle nothing, the fact counts as not known and the talk goes on. */
const MAX_UNCLEAR = 3;
const SHORT_LABEL = { zh: 6, en: 12 };
const PER_ROW = 3;

export interface Heard {
  readonly project: Kept<Project>;
  readonly input: Input;
  /** What else changes in the session. */
  readonly session?: SessionChanges;
}

/** Takes a message or a tap into the project, and says what was understood and what comes next. */
export async function take(services: Services, talk: Talk, heard: Heard): Promise<Outcome> {
  const { state } = heard.project.data;
  const context = {
    fx: services.thresholds.fx,
    now: talk.turn.now.toISOString(),
    language: talk.language === "en" ? "en" : "zh",
  } as const;
  const turn = unstick(advance(state, heard.input, context), context);
  if (turn.kind === "repeated") return reply(talk, []);
  const project = recognise(services, heard.project, turn);
  const words = "text" in heard.input ? heard.input.text : "";
  const blocks = [
    ...noted(services, talk, { ...turn, ...project.data }),
    ...aside(services, talk, { turn, words }),
  ];
  return respond(services, talk, {
    project,
    blocks,
    session: heard.session ?? {},
    isNew: turn.kind !== "stale",
  });
}

/** Shows the pending question, or the verdict, with nothing new said. */
export function question(services: Services, talk: Talk, project: Kept<Project>): Promise<Outcome> {
  return respond(services, talk, {
    project,
    blocks: [],
    session: { isScreening: true },
    isNew: true,
  });
}

interface Response {
  readonly project: Kept<Project>;
  /** Said before the next question. */
  readonly blocks: readonly Block[];
  readonly session: SessionChanges;
  readonly isNew: boolean;
}

async function respond(
  services: Services,
  talk: Talk,
  { project, blocks, session, isNew }: Response,
): Promise<Outcome> {
  const next = nextStep(project.data.state);
  const kept = isNew ? keepProject(services, talk.turn, project) : { write: [], timers: [] };
  if (next !== undefined) {
    const card = questionCard(talk, project, { next, blocks });
    return reply(talk, [card], { session: { ...session, isScreening: true }, ...kept });
  }
  const screening = screenProject(services, project.data);
  const item = itemLabel(services.knowledge, project.data.item, talk.language);
  const verdict = verdictCard(screening, { language: talk.language, item });
  const said = { kind: "card", blocks, buttons: [] } as const;
  const replies = blocks.length === 0 ? [verdict] : [said, verdict];
  const record = await keepScreening(services, talk.turn, { project, screening });
  const write = [...kept.write, record];
  return reply(talk, replies, {
    session: { ...session, isScreening: false },
    timers: kept.timers,
    write,
  });
}

function questionCard(
  talk: Talk,
  { key, data }: Kept<Project>,
  { next, blocks }: { readonly next: Question; readonly blocks: readonly Block[] },
): CardReply {
  const answers = answerButtons(next, data.state).map(({ label, value }) =>
    button(talk.say(label), "screening.answer", `${key.id.slice(0, 6)}/${value}`),
  );
  const others = [
    button(talk.say(prescreenTexts.pause), "screening.cancel"),
    button(talk.say(commonTexts.person), "handoff.open"),
  ];
  const { position, total } = progress(data.state);
  const asked = talk.say(questionText(next));
  const text = talk.say(prescreenTexts.question, { position, total, question: asked });
  return {
    kind: "card",
    blocks: [...blocks, { kind: "text", text }],
    buttons: [...rows(answers, talk), others],
  };
}

/** Short labels side by side, long ones below each other. */
function rows(buttons: readonly Button[], { language }: Talk): readonly (readonly Button[])[] {
  const most = language === "en" ? SHORT_LABEL.en : SHORT_LABEL.zh;
  const made: Button[][] = [];
  for (const one of buttons) {
    const last = made.at(-1);
    const fits =
      last !== undefined &&
      last.length < PER_ROW &&
      [...last, one].every(({ label }) => label.length <= most);
    if (fits) last.push(one);
    else made.push([one]);
  }
  return made;
}

/** What was taken, old → new where it was corrected, and the catalogue item it was recognised as. */
function noted(
  { knowledge }: Services,
  talk: Talk,
  { changes, kind, item, state }: Advance & Pick<Project, "item">,
): readonly Block[] {
  if (kind === "stale") return [{ kind: "text", text: talk.say(prescreenTexts.staleStep) }];
  const said = ({ fact, new: value }: FactChange) =>
    talk.say(prescreenTexts.fact, {
      label: talk.say(FACT_LABELS[fact]),
      value: talk.say(formatFact(fact, value)),
    });
  const fresh = changes.filter(({ old }) => old === undefined);
  const corrected = changes.filter(({ old }) => old !== undefined);
  const label = itemLabel(knowledge, item, talk.language) ?? "";
  const isRecognised = item !== undefined && changes.some(({ fact }) => fact === "product");
  const separator = talk.language === "en" ? "; " : "；";
  const lines = [
    ...(fresh.length === 0
      ? []
      : [talk.say(prescreenTexts.noted, { facts: fresh.map(said).join(separator) })]),
    ...corrected.map(({ fact, old, new: value }) =>
      talk.say(prescreenTexts.changed, {
        fact: talk.say(FACT_LABELS[fact]),
        before: old === undefined ? "" : talk.say(formatFact(fact, old)),
        after: talk.say(formatFact(fact, value)),
      }),
    ),
    ...(isRecognised
      ? [
          talk.say(prescreenTexts.recognised, {
            item: label,
            product: String(state.facts.product?.value ?? ""),
          }),
        ]
      : []),
  ];
  return lines.length === 0 ? [] : [{ kind: "text", text: lines.join("\n") }];
}

/** Side questions answered, sectors named by national lists asked about, and what else wants saying. */
function aside(
  { knowledge }: Services,
  talk: Talk,
  { turn, words }: { readonly turn: Advance; readonly words: string },
): readonly Block[] {
  const { language } = talk;
  const sectors = turn.sectors.flatMap((id): Block[] => {
    const sector = sectorById(id);
    if (sector === undefined) return [];
    const values = { question: talk.say(sector.question), clause: sector.clause };
    return [{ kind: "text", text: talk.say(prescreenTexts.sector, values) }];
  });
  const notes = turn.notes.map(
    (note): Block => ({
      kind: "text",
      text: talk.say(
        note === "instruction" ? SCREENING_NOTES.instructionInText : prescreenTexts.implausible,
      ),
    }),
  );
  if (turn.question !== undefined) {
    const { card } = answerQuestion(knowledge, turn.question, { language });
    return [
      ...sectors,
      ...notes,
      ...card.blocks,
      { kind: "text", text: talk.say(prescreenTexts.backTo) },
    ];
  }
  if (turn.kind !== "unclear") return [...sectors, ...notes];
  const line =
    smalltalk(toSimplified(words.normalize("NFKC").toLowerCase())) ?? prescreenTexts.unclear;
  return [...sectors, ...notes, { kind: "text", text: talk.say(line) }];
}

/** A question that was answered unclearly again and again is put down as not known. */
function unstick(turn: Advance, context: Parameters<typeof advance>[2]): Advance {
  const next = nextStep(turn.state);
  if (turn.kind !== "unclear" || next?.kind !== "step") return turn;
  if ((turn.state.unclear[next.step.id] ?? 0) < MAX_UNCLEAR) return turn;
  const unknown = answerButtons(next, turn.state).find(({ value }) => value.includes(".unknown."));
  return unknown === undefined ? turn : advance(turn.state, { button: unknown.value }, context);
}

/** The project after the turn, with the catalogue item its product is recognised as. */
function recognise(
  { knowledge }: Services,
  project: Kept<Project>,
  { state, changes }: Advance,
): Kept<Project> {
  const { item: known, ...data } = { ...project.data, state };
  const isNamed = changes.some(({ fact }) => fact === "product" || fact === "industry");
  const item = isNamed ? itemOf(knowledge, factsOf(data)) : known;
  return { ...project, data: { ...data, ...(item !== undefined && { item }) } };
}
