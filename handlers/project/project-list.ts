import type { Session } from "../session.ts";
import type { SessionChanges } from "../talk.ts";

/** Kept at a time for one person. */
export const MAX_PROJECTS = 10;

type Listed = Pick<Session, "project" | "projects">;

/** Every project of a chat, in the order in which they began. */
export function projectIds({ project, projects }: Listed): readonly string[] {
  return projects ?? (project === undefined ? [] : [project]);
}

/** The session with these projects besides what it has, and the first of them as the current one. */
export function withProjects(session: Listed, ids: readonly string[]): SessionChanges {
  const projects = [...new Set([...projectIds(session), ...ids])];
  return { project: ids[0], projects: projects.length > 1 ? projects : undefined };
}

/** The session without that project; the newest of the others becomes the current one. */
export function withoutProject(session: Listed, id: string): SessionChanges {
  const projects = projectIds(session).filter((one) => one !== id);
  const project = session.project === id ? projects.at(-1) : session.project;
  return { project, projects: projects.length > 1 ? projects : undefined };
}
