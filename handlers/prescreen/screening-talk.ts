import { merge, outcome } from "../../bot/core/outcome.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import type { Block } from "../../bot/core/reply.ts";
import { countQuestion, deskAsking } from "../figures/counted.ts";
import { addUnanswered } from "../handoff/unanswered.ts";
import { keepProject, type Project } from "../project/project.ts";
import type { Kept } from "../record.ts";
import type { FactRecord } from "../screening/facts.ts";
import { type Advance, advance, type FlowContext, type Input } from "../screening/flow.ts";
import { nextStep, type Question, unclearCount } from "../screening/next-step.ts";
import { keepPoint } from "../screening/points.ts";
import { skip } from "../screening/repair.ts";
import { withFacts } from "../screening/state.ts";
import type { Services } from "../services.ts";
import type { Session } from "../session.ts";
import { idsOf, reply, type SessionChanges, type Talk } from "../talk.ts";
import { withPlan } from "./plan.ts";
import { choiceCard, heardProducts } from "./product-choice.ts";
import { questionCard, waitingCard } from "./question-card.ts";
import { inLanguage, recognise } from "./recognise.ts";
import { type Remarks, remarks } from "./screening-remarks.ts";
import { showVerdict } from "./show-verdict.ts";

/** After so many answers that settle nothing, the fact counts as not known and the talk goes on. */
const MAX_UNCLEAR = 3;
/** The same question is shown so often in a row; after that the person says when he goes on. */
const MAX_ASKED = 3;

export interface Heard {
  readonly project: Kept<Project>;
  readonly input: Input;
  /** What else changes in the session. */
  readonly session?: SessionChanges;
  /** Ids of the messages the text came in, where they are not this turn's. */
  readonly messages?: readonly string[];
  /** Said first. */
  readonly before?: readonly Block[];
}

/** Takes a message or a tap into the project, and says what was understood and what comes next. */
export async function take(services: Services, talk: Talk, heard: Heard): Promise<Outcome> {
  const { state } = heard.project.data;
  const { messages } = heard;
  const context = { ...talkContext(services, talk), ...(messages && { messages }) };
  const words = "text" in heard.input ? heard.input.text : "";
  const moved = keepPoint(advance(state, heard.input, context), state, words);
  // While the products are to be chosen, no step is being asked.
  const advanced = heard.project.data.choice === undefined ? unstick(moved, context) : moved;
  const { turn, choice } = heardProducts(heard.project.data, advanced, words);
  // A second tap, or the same message sent twice by the client; said again later it is answered.
  if (turn.kind === "repeated" && turn.state === state) return reply(talk, []);
  const known = recognise(services, heard.project, turn);
  const told = withPlan(known.data, talk.event.kind === "message" ? talk.event.text : words);
  const project = { ...known, data: { ...told, ...(choice && { choice }) } };
  const added = await addUnanswered(services, talk, turn.question);
  const taken = { turn, words, project: project.data, added: added?.words };
  const response = await respond(services, talk, {
    project,
    said: after(heard.before, remarks(services, talk, taken)),
    session: heard.session ?? {},
    isNew: turn.kind !== "stale",
    isProgress: turn.changes.length > 0,
  });
  return added === undefined ? response : merge(response, outcome(added.more));
}

/** Settles facts that were confirmed, and says so. */
export function settle(
  services: Services,
  talk: Talk,
  { project: before, facts }: { readonly project: Kept<Project>; readonly facts: FactRecord },
): Promise<Outcome> {
  const settled = withFacts(before.data.state, facts);
  const turn: Advance = { ...settled, kind: "took", sectors: [], notes: [] };
  const project = recognise(services, before, turn);
  return respond(services, talk, {
    project,
    said: remarks(services, talk, { turn, words: "", project: project.data }),
    session: { asked: undefined },
    isNew: true,
  });
}

function after(before: readonly Block[] = [], remarks: Remarks): Remarks {
  return { ...remarks, blocks: [...before, ...remarks.blocks] };
}

/** Shows the pending question, or the verdict, after what else is to be said. */
export function question(
  services: Services,
  talk: Talk,
  {
    project,
    said = SILENCE,
    session = {},
    isWanted = false,
  }: Pick<Response, "project"> & Partial<Omit<Response, "isNew">>,
): Promise<Outcome> {
  return respond(services, talk, { project, said, session, isNew: true, isWanted });
}

const SILENCE: Remarks = { blocks: [], buttons: [] };

/** What the flow has to know of the talk. */
export function talkContext(
  { thresholds }: Services,
  { turn, language, event }: Talk,
): FlowContext {
  return {
    fx: thresholds.fx,
    now: turn.now.toISOString(),
    language: language === "en" ? "en" : "zh",
    messages: idsOf(event),
  };
}

interface Response {
  readonly project: Kept<Project>;
  /** Before the next question. */
  readonly said: Remarks;
  readonly session: SessionChanges;
  readonly isNew: boolean;
  /** Something was settled: the same question again does not count as asked in vain. */
  readonly isProgress?: boolean;
  /** The person asked to see the question. */
  readonly isWanted?: boolean;
}

async function respond(
  services: Services,
  talk: Talk,
  { project: known, said, session, isNew, isProgress = false, isWanted = false }: Response,
): Promise<Outcome> {
  const project = inLanguage(services, talk, known);
  const next = nextStep(project.data.state);
  const asking = next && timesAsked(services, talk, { project, next, isProgress });
  const kept = isNew ? keepProject(services, talk.turn, project) : { write: [], timers: [] };
  const choice = choiceCard(services, talk, { project, said });
  if (choice !== undefined && next?.kind !== "doubt") {
    return reply(talk, [choice], { session: { ...session, isScreening: true }, ...kept });
  }
  if (next !== undefined && asking !== undefined) {
    const isTooOften = asking.times > MAX_ASKED && !isWanted;
    const card = isTooOften
      ? waitingCard(talk, project, said)
      : questionCard(talk, project, { next, said });
    const changes = {
      ...session,
      isScreening: true,
      asking: isWanted ? { ...asking, times: 1 } : asking,
    };
    const counted = countQuestion(talk.turn, talk.session.data.asking, asking);
    const write = [...kept.write, ...counted];
    return reply(talk, [card], { session: changes, timers: kept.timers, write });
  }
  return showVerdict(services, talk, { project, said, session, kept });
}

/** Which question is asked now, and how often in a row that makes without anything new. */
function timesAsked(
  services: Services,
  { session }: Talk,
  {
    project: { key, data },
    next,
    isProgress,
  }: { readonly project: Kept<Project>; readonly next: Question; readonly isProgress: boolean },
): NonNullable<Session["asking"]> {
  const of = next.kind === "doubt" ? `doubt.${next.doubt.fact}` : next.step.id;
  const missing = next.kind === "doubt" ? [] : next.missing;
  const question = [key.id.slice(0, 6), of, ...missing].join("/");
  const { asking } = session.data;
  const before = asking?.question === question ? asking.times : 0;
  const desk = deskAsking(services, data, { before: asking, question });
  return { question, times: isProgress ? Math.max(1, before) : before + 1, desk };
}

/** A question that was answered unclearly again and again is put down as not known. */
function unstick(turn: Advance, context: FlowContext): Advance {
  const isStuck = turn.kind === "unclear" || turn.kind === "doubt";
  if (!isStuck || unclearCount(turn.state) < MAX_UNCLEAR) return turn;
  return { ...skip(turn.state, context), kind: "stuck" };
}
