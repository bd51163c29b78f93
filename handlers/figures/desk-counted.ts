import { findPlaces } from "../../knowledge/regions.ts";
import { type Desks, deskFor } from "../desk/desks.ts";
import { type Project, projectRegion, readProject } from "../project/project.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";

interface Asked {
  /** The question. Only a place in it counts, and no word of it is kept. */
  readonly words?: string | undefined;
  /** The clause that was shown first. */
  readonly path?: string | undefined;
}

/**
 * The desk a question counts for: of the place it names, else of the region of the project at hand; else of
 * the industry the clause, or the project, is of; else the provincial one. As {@link deskFor} leads tickets.
 */
export async function deskOfQuestion(
  { desks }: Services,
  { turn, session }: Pick<Talk, "turn" | "session">,
  { words = "", path }: Asked,
): Promise<string> {
  const project = (await readProject(turn, session.data.project))?.data;
  const [named] = findPlaces(words);
  const region = named?.region ?? (project && projectRegion(project));
  return deskBetween(desks, region, [path, project?.item]);
}

/** The desk a question of the pre-screen, or a verdict, counts for: the one the project would go to now. */
export function deskOfProject({ desks }: Pick<Services, "desks">, project: Project): string {
  return deskBetween(desks, projectRegion(project), [project.item]);
}

function deskBetween(
  desks: Desks,
  region: string | undefined,
  paths: readonly (string | undefined)[],
): string {
  // 附件1·一（六）2 is an item of the industry 附件1·一（六）.
  const industry = paths.map((path) => path?.replace(/\d+$/, "")).find(isIndustryOf(desks));
  return deskFor(desks, region, industry).id;
}

function isIndustryOf({ desks }: Desks): (path: string | undefined) => path is string {
  return (path): path is string =>
    path !== undefined && desks.some(({ industries }) => industries.includes(path));
}
