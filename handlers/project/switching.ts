import { deliveryId } from "../../bot/core/delivery-id.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { begin } from "../prescreen/consent.ts";
import { noDraft } from "../prescreen/draft.ts";
import { question } from "../prescreen/screening-talk.ts";
import { type Kept, versionOf } from "../record.ts";
import { start } from "../screening/flow.ts";
import type { Services } from "../services.ts";
import { replyText, type Talk } from "../talk.ts";
import { projectTexts } from "../texts/projects.ts";
import { type Project, projectKey, readProject } from "./project.ts";
import { MAX_PROJECTS, projectIds, withProjects } from "./project-list.ts";
import { projectName, readProjects } from "./projects.ts";

/** `project.switch`: from now on the talk is about that one of the person's projects. */
export async function handleSwitch(
  services: Services,
  talk: Talk,
  id: string | undefined,
): Promise<Outcome> {
  const projects = await readProjects(talk);
  const project = projects.find(({ key }) => id !== undefined && key.id.startsWith(id));
  return project === undefined ? noDraft(talk) : switchTo(services, talk, project);
}

export function switchTo(services: Services, talk: Talk, project: Kept<Project>): Promise<Outcome> {
  const text = talk.say(projectTexts.switched, { name: projectName(project.data, talk.language) });
  return question(services, talk, {
    project,
    said: { blocks: [{ kind: "text", text }], buttons: [] },
    session: { project: project.key.id, asked: undefined },
  });
}

/** `project.another`: one more project beside what there is, under the same consent. */
export async function handleAnother(services: Services, talk: Talk): Promise<Outcome> {
  const { session, turn, event } = talk;
  const current = await readProject(turn, session.data.project);
  if (current === undefined) return noDraft(talk);
  if (projectIds(session.data).length >= MAX_PROJECTS) {
    return replyText(talk, talk.say(projectTexts.tooMany, { count: MAX_PROJECTS }));
  }
  const key = projectKey(deliveryId(event.id, "project"));
  const { consent, contact } = current.data;
  const data: Project = { form: 1, consent, state: start().state, ...(contact && { contact }) };
  const project = { key, version: await versionOf(turn, key), data };
  return begin(services, talk, { project, session: withProjects(session.data, [key.id]) });
}

/** `project.amend`: what was said was meant for the project at hand after all. */
export async function handleAmend(services: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  return project === undefined ? noDraft(talk) : begin(services, talk, { project });
}
