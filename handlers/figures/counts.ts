import type { RuleId } from "../screening/rules.ts";
import { STEPS, type StepId } from "../screening/steps.ts";
import type { Rating } from "./ratings.ts";
import type { Course, Share } from "./service.ts";
import type { Tally } from "./tally.ts";

export interface Counted<Name> {
  readonly name: Name;
  readonly count: number;
}

export const FUNNEL = ["asked", "screened", "qualified", "handed", "accepted", "closed"] as const;
export type FunnelStage = (typeof FUNNEL)[number];
export type Gap =
  | { readonly missing: string }
  | { readonly path: string }
  | { readonly kind: "none" };

/** What was asked, screened and handed over in a period, for one desk or for several. */
export interface Counts {
  /** Counts, each stage's after the one before. */
  readonly funnel: readonly Counted<FunnelStage>[];
  readonly refusals: readonly Counted<RuleId>[];
  readonly cautions: {
    readonly c1: number;
    readonly c2: number;
    readonly any: number;
    readonly total: number;
  };
  readonly dropOff: readonly { readonly step: StepId; readonly lost: Share }[];
  readonly topItems: readonly Counted<string>[];
  /** Topics that are not in the documents, and clauses whose answer did not help. */
  readonly gaps: readonly Counted<Gap>[];
  /** Something was counted too seldom to be named. */
  readonly isTrimmed: boolean;
}

interface Counting {
  readonly tallies: readonly Tally[];
  readonly ratings: readonly Rating[];
  /** Those that were opened in the period. */
  readonly courses: readonly Course[];
  /** What comes less often is not named. */
  readonly least: number;
}

const MAX_LISTED = 10;

export function countsOf({ tallies, ratings, courses, least }: Counting): Counts {
  const asked = tallies.flatMap((one) => (one.what === "asked" ? [one] : []));
  const first = tallies.flatMap((one) => (one.what === "screened" && one.isFirst ? [one] : []));
  const counts: Readonly<Record<FunnelStage, number>> = {
    asked: asked.length,
    screened: first.length,
    qualified: first.filter(({ verdict }) => verdict !== "ineligible").length,
    handed: courses.length,
    accepted: courses.filter(({ accepted }) => accepted !== undefined).length,
    closed: courses.filter(({ closed }) => closed !== undefined).length,
  };
  const cautioned = (id: RuleId) => first.filter(({ cautions }) => cautions.includes(id)).length;
  const refusals = ranked(first.flatMap(({ failed }) => failed));
  const dropOff = dropOffOf(tallies);
  const items = ranked(
    asked.flatMap(({ kind, path }) => (kind === "answer" && path ? [path] : [])),
  );
  const gaps = gapsOf(asked, ratings);
  const isNamed = ({ count }: Counted<unknown>) => count >= least;
  const isAsked = ({ lost }: Counts["dropOff"][number]) => lost.of >= least;
  return {
    funnel: FUNNEL.map((name) => ({ name, count: counts[name] })),
    refusals: refusals.filter(isNamed).slice(0, MAX_LISTED),
    cautions: {
      c1: cautioned("C1"),
      c2: cautioned("C2"),
      any: first.filter(({ cautions }) => cautions.length > 0).length,
      total: first.length,
    },
    dropOff: dropOff.filter(isAsked),
    topItems: items.filter(isNamed).slice(0, MAX_LISTED),
    gaps: gaps.filter(isNamed).slice(0, MAX_LISTED),
    isTrimmed:
      [...refusals, ...items, ...gaps].some((one) => !isNamed(one)) ||
      dropOff.some((one) => !isAsked(one)),
  };
}

function dropOffOf(tallies: readonly Tally[]): Counts["dropOff"] {
  return STEPS.flatMap(({ id: step }) => {
    const of = (act: "shown" | "answered") =>
      tallies.filter((one) => one.what === "question" && one.step === step && one.act === act)
        .length;
    const shown = of("shown");
    return shown === 0
      ? []
      : [{ step, lost: { count: Math.max(0, shown - of("answered")), of: shown } }];
  });
}

function gapsOf(
  asked: readonly Extract<Tally, { what: "asked" }>[],
  ratings: readonly Rating[],
): Counts["gaps"] {
  const unanswered = asked.flatMap(({ kind, missing }): string[] =>
    missing !== undefined ? [`missing ${missing}`] : kind === "none" ? ["none"] : [],
  );
  const missed = ratings.flatMap(({ hasHelped, path }) =>
    hasHelped || path === "" ? [] : [`path ${path}`],
  );
  return ranked([...unanswered, ...missed]).map(({ name, count }) => {
    const [what = "", value = ""] = name.split(" ");
    const gap: Gap =
      what === "missing"
        ? { missing: value }
        : what === "path"
          ? { path: value }
          : { kind: "none" };
    return { name: gap, count };
  });
}

/** How often each comes, the most frequent first. */
function ranked<Name extends string>(names: readonly Name[]): readonly Counted<Name>[] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}
