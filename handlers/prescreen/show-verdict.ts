import type { Outcome } from "../../bot/core/ports.ts";
import type { Button } from "../../bot/core/reply.ts";
import { countQuestion, countScreened } from "../figures/counted.ts";
import { isListed, listing } from "../project/listing.ts";
import { type Project, screenProject } from "../project/project.ts";
import { projectName, readProjects, switchButton } from "../project/projects.ts";
import { keepScreening } from "../project/screening-record.ts";
import type { Kept } from "../record.ts";
import { nextStep } from "../screening/next-step.ts";
import { verdictCard } from "../screening/verdict-card.ts";
import type { Services } from "../services.ts";
import { personButton, reply, type SessionChanges, type Talk } from "../talk.ts";
import { projectTexts } from "../texts/projects.ts";
import type { Remarks } from "./screening-remarks.ts";

interface Complete {
  readonly project: Kept<Project>;
  /** Before the verdict. */
  readonly said: Remarks;
  readonly session: SessionChanges;
  readonly kept: Pick<Outcome, "write" | "timers">;
}

/** The screening is complete: what it comes to, after what else is to be said. */
export async function showVerdict(
  services: Services,
  talk: Talk,
  { project, said, session, kept }: Complete,
): Promise<Outcome> {
  const screening = screenProject(services, project.data);
  const { language } = talk;
  const verdict = verdictCard(screening, {
    language,
    listing: listing(services, project.data, language),
    isListed: isListed(project.data),
    facts: project.data.state.facts,
    rows: await nextProject(talk, project),
  });
  const { blocks } = said;
  const before = {
    kind: "card",
    blocks,
    buttons: [[...said.buttons, personButton(talk)]],
  } as const;
  const replies = blocks.length === 0 ? [verdict] : [before, verdict];
  const record = await keepScreening(services, talk.turn, {
    project,
    screening,
    chat: talk.chat,
  });
  const isFirst = record.version === 0;
  const write = [
    ...kept.write,
    record,
    countScreened(services, talk.turn, { project: project.data, screening, isFirst }),
    ...countQuestion(talk.turn, talk.session.data.asking, undefined),
  ];
  return reply(talk, replies, {
    session: { ...session, isScreening: false, asking: undefined },
    timers: kept.timers,
    write,
  });
}

/** The next of the person's projects that is not finished yet. */
async function nextProject(talk: Talk, { key }: Kept<Project>): Promise<readonly Button[][]> {
  const projects = await readProjects(talk);
  const next = projects.find(
    (one) => one.key.id !== key.id && nextStep(one.data.state) !== undefined,
  );
  if (next === undefined) return [];
  const name = projectName(next.data, talk.language);
  return [[switchButton(talk, next, talk.say(projectTexts.next, { name: name.slice(0, 18) }))]];
}
