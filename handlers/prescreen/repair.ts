import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import type { Block } from "../../bot/core/reply.ts";
import type { KnowledgeBase, Match } from "../../knowledge/knowledge-base.ts";
import { quoteBlock } from "../enquiry/quote.ts";
import { type Project, screenProject } from "../project/project.ts";
import type { Kept } from "../record.ts";
import { tellFact } from "../screening/format.ts";
import { nextStep, progress, type Question } from "../screening/next-step.ts";
import { questionText } from "../screening/question.ts";
import { back, clausesBehind, type Repair, repairOf, skip } from "../screening/repair.ts";
import { RULES } from "../screening/rules.ts";
import type { ScreeningState } from "../screening/state.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { repairTexts } from "../texts/repair.ts";
import { RULE_SHORT } from "../texts/screening.ts";
import { rephrased } from "./rephrased.ts";
import { question, talkContext } from "./screening-talk.ts";

/** Back, skip, "why do you ask?", "so is it in or not?": words about the pending question, which is shown again or left. */
export async function handleRepair(
  services: Services,
  talk: Talk<MessageEvent>,
  project: Kept<Project>,
): Promise<Outcome | undefined> {
  const wanted = repairOf(talk.event.text);
  const isAsked = nextStep(project.data.state) !== undefined && project.data.choice === undefined;
  if (wanted === undefined || !isAsked) return undefined;
  const { blocks, state: repaired } = REPAIRS[wanted](services, talk, project.data);
  return question(services, talk, {
    // Who asks about the question wants to see it.
    isWanted: wanted === "why" || wanted === "soFar",
    project: { ...project, data: { ...project.data, state: repaired } },
    said: { blocks, buttons: [] },
  });
}

const CATALOGUE = "附件1·一";

interface Repaired {
  readonly state: ScreeningState;
  readonly blocks: readonly Block[];
}

type Mend = (services: Services, talk: Talk, project: Project) => Repaired;

const REPAIRS: Readonly<Record<Repair, Mend>> = {
  back: (_, talk, { state }) => {
    const earlier = back(state);
    if (earlier === undefined) return said(talk.say(repairTexts.noEarlier), state);
    const facts = (earlier.reopened ?? []).flatMap((name) => {
      const fact = earlier.facts[name];
      if (fact === undefined) return [];
      return [talk.say(tellFact(name, fact))];
    });
    const listed = facts.join(talk.say(prescreenTexts.separator));
    return said(talk.say(repairTexts.backTo, { facts: listed }), earlier);
  },
  skip: (services, talk, { state }) => {
    const text = state.reopened === undefined ? repairTexts.skipped : repairTexts.keptAsIs;
    return said(talk.say(text), skip(state, talkContext(services, talk)).state);
  },
  soFar: (services, talk, project) => {
    const { state } = project;
    const { position, total } = progress(state);
    const against = screenProject(services, project).rules.filter(
      ({ result }) => result === "fail" || result === "caution",
    );
    const rules = against.map(({ id, basis }) =>
      talk.say(repairTexts.rule, { name: talk.say(RULE_SHORT[id]), basis }),
    );
    const text = rules.length === 0 ? repairTexts.soFar : repairTexts.soFarBut;
    const listed = rules.join(talk.say(prescreenTexts.separator));
    return said(talk.say(text, { count: total - position + 1, rules: listed }), state);
  },
  rephrase: (_, talk, { state }) => {
    const pending = nextStep(state);
    return said(pending === undefined ? "" : talk.say(rephrased(pending)), state);
  },
  why: ({ knowledge }, talk, { state }) => {
    const pending = nextStep(state);
    const clauses = pending === undefined ? [] : clausesBehind(pending);
    const isProject = pending?.kind === "step" && pending.step.id === "project";
    const why = isProject ? repairTexts.whyProject : repairTexts.why;
    const match = pending && ruleBehind(knowledge, pending, clauses[0] ?? RULES.A3.basis);
    const listed = clauses.join(talk.say(repairTexts.and));
    const text = talk.say(why, { clauses: listed, catalogue: CATALOGUE });
    const quote = match === undefined ? [] : [quoteBlock(knowledge, match, talk.language)];
    return { state, blocks: [{ kind: "text", text }, ...quote] };
  },
};

/** The sentence of the clause that speaks to the question, not all that the clause holds. */
function ruleBehind(
  knowledge: KnowledgeBase,
  pending: Question,
  path: string,
): Pick<Match, "passage"> | undefined {
  const { matches } = knowledge.search(questionText(pending).zh, { limit: 20 });
  const passage = knowledge.passage(path);
  return matches.find((match) => match.passage.path === path) ?? (passage && { passage });
}

function said(text: string, state: ScreeningState): Repaired {
  return { state, blocks: [{ kind: "text", text }] };
}
