import { factsOf, type Project } from "../project/project.ts";
import type { Desk, Desks } from "./desks.ts";
import type { Ticket } from "./ticket.ts";

/** Desks a ticket may be passed on to: those whose industries or region fit first, then the others in their order. */
export function fittingDesks(
  { desks }: Desks,
  ticket: Ticket,
  project: Project | undefined,
): readonly Desk[] {
  const others = desks.filter(({ id, isComplaints }) => id !== ticket.desk && !isComplaints);
  return others.toSorted((one, other) => fit(other, project) - fit(one, project));
}

function fit({ industries, regions }: Desk, project: Project | undefined): number {
  if (project === undefined) return 0;
  const { region, industry } = factsOf(project);
  const path = project.item?.replace(/\d+$/, "") ?? industry;
  const hasIndustry = path != null && industries.includes(path);
  const hasRegion = region != null && regions.includes(region);
  return (hasIndustry ? 2 : 0) + (hasRegion ? 1 : 0);
}
