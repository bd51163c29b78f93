import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { dropPieces } from "../intake/pieces.ts";
import { dropProject, type Project, readProject } from "../project/project.ts";
import { withoutProject } from "../project/project-list.ts";
import type { Kept } from "../record.ts";
import { start } from "../screening/flow.ts";
import { capital, tellFacts } from "../screening/format.ts";
import { nextStep } from "../screening/next-step.ts";
import type { Services } from "../services.ts";
import { personButton, reply, replyText, type Talk } from "../talk.ts";
import { commonTexts } from "../texts/common.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { projectTexts } from "../texts/projects.ts";
import { begin, dropWaiting, keepWaiting, type Waiting } from "./consent.ts";
import { inLanguage } from "./recognise.ts";
import { question } from "./screening-talk.ts";

const MAX_FACTS_SHOWN = 6;

/** `screening.refuse`: what was said is wiped, and the rules are there to read. */
export async function handleRefuse(services: Services, talk: Talk): Promise<Outcome> {
  // Consent was given before: what it led to is kept until the person says otherwise.
  if (talk.session.data.project !== undefined) return handleCancel(services, talk);
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.refused) }],
    buttons: [
      [
        button(talk.say(prescreenTexts.selfCheck), "enquiry.show", "guidance-2022/附件1·二"),
        button(talk.say(prescreenTexts.selfCheckMore), "enquiry.show", "guidance-2022/二·5"),
      ],
      [personButton(talk)],
    ],
  };
  const { session, timers = [] } = dropWaiting(talk);
  const wiped = { ...session, pieces: undefined, lastQuestion: undefined };
  return reply(talk, [card], { session: wiped, timers: [...timers, ...dropPieces(talk).timers] });
}

/** /cancel, 算了: pauses at once; whether the draft stays is asked. */
export async function handleCancel({ retentionDays }: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return replyText(talk, talk.say(prescreenTexts.nothingToCancel));
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.paused, { days: retentionDays }) }],
    buttons: [
      [
        button(talk.say(prescreenTexts.keepDraft), "screening.keep"),
        button(talk.say(prescreenTexts.deleteDraft), "screening.delete"),
      ],
      [personButton(talk)],
    ],
  };
  const asked = { what: "draft", at: talk.turn.now.toISOString() } as const;
  return reply(talk, [card], { session: { isScreening: false, asked } });
}

export async function handleKeepDraft(talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  const session = { isScreening: false, asked: undefined };
  return replyText(talk, talk.say(prescreenTexts.draftKept), { session });
}

export async function handleDeleteDraft(talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  const dropped = await dropProject(talk.turn, project);
  const left = withoutProject(talk.session.data, project.key.id);
  const session = { ...left, isScreening: false, asked: undefined };
  const text = talk.say(prescreenTexts.draftDeleted);
  return reply(talk, [startCard(talk, text)], { ...dropped, session });
}

/** `screening.restart`: the draft goes, and the screening begins anew under the same consent. */
async function handleRestart(services: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  const { item: _, products: __, choice: ___, ...data } = project.data;
  const fresh = { ...project, data: { ...data, state: start().state } };
  return begin(services, talk, { project: fresh });
}

/** 继续, 昨天说到哪: what is known so far, and the pending question. */
export async function handleResume(services: Services, talk: Talk): Promise<Outcome> {
  const kept = await readProject(talk.turn, talk.session.data.project);
  if (kept === undefined) return noDraft(talk);
  const project = inLanguage(services, talk, kept);
  const facts = capital(knownFacts(talk, project.data));
  const text = talk.say(prescreenTexts.resumed, { facts });
  const isOpen = nextStep(project.data.state) !== undefined;
  const { session = {} } = dropWaiting(talk);
  return question(services, talk, {
    project,
    session: { ...session, asked: undefined },
    isWanted: true,
    ...(isOpen && { said: { blocks: [{ kind: "text", text }], buttons: [] } }),
  });
}

/** There is a project already: what is known of it, and whether to go on; what was said of another one waits. */
export function offerDraft(talk: Talk, { data }: Kept<Project>, waiting: Waiting = {}): Outcome {
  const text = talk.say(prescreenTexts.hasDraft, { facts: knownFacts(talk, data) });
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text }],
    buttons: [
      [
        button(talk.say(prescreenTexts.resume), "screening.resume"),
        button(talk.say(prescreenTexts.restart), "screening.restart"),
      ],
      [button(talk.say(projectTexts.another), "project.another")],
      [personButton(talk)],
    ],
  };
  return reply(talk, [card], keepWaiting(talk, waiting));
}

export function noDraft(talk: Talk): Outcome {
  return reply(talk, [startCard(talk, talk.say(prescreenTexts.noDraft))]);
}

function startCard(talk: Talk, text: string): CardReply {
  const start = button(talk.say(commonTexts.prescreen), "screening.start");
  return {
    kind: "card",
    blocks: [{ kind: "text", text }],
    buttons: [[start, personButton(talk)]],
  };
}

/** The first of what is known; all of it is behind "what I told you". */
function knownFacts(talk: Talk, data: Project): string {
  const known = tellFacts(data.state.facts).map((fact) => talk.say(fact));
  if (known.length === 0) return talk.say(prescreenTexts.nothingYet);
  const shown = known.slice(0, MAX_FACTS_SHOWN).join(talk.say(prescreenTexts.separator));
  const count = known.length - MAX_FACTS_SHOWN;
  return count <= 0 ? shown : shown + talk.say(prescreenTexts.andMore, { count });
}

/** Buttons of the draft. */
export const DRAFT_ACTIONS: Readonly<
  Record<string, (services: Services, talk: Talk) => Outcome | Promise<Outcome>>
> = {
  "screening.keep": (_, talk) => handleKeepDraft(talk),
  "screening.delete": (_, talk) => handleDeleteDraft(talk),
  "screening.restart": handleRestart,
  "screening.resume": handleResume,
  "screening.cancel": handleCancel,
};
