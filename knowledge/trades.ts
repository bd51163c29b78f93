import type { Finding } from "./knowledge-base.ts";
import type { ReadQuestion } from "./query.ts";
import { namesLeaf, type Ranking } from "./ranking.ts";
import { asksWhatIsRefused } from "./refusals.ts";
import { findPlaces } from "./regions.ts";
import type { UnlistedSector } from "./schemas.ts";
import { findSectors } from "./sectors.ts";
import type { Single, SingleFinderOptions } from "./single-finder.ts";
import { isCatalogueItem, type Unit } from "./units.ts";

/** Where the admission rules stand: sectors that national lists name are judged by them. */
const ADMISSION_RULES = "附件1·二";
/** What is not taken, and what only with caution, as a principle. */
const ADMISSION_PRINCIPLE = "二·5";

/**
 * A trade that national lists name and the catalogue does not (cement, steel): our documents hold the rule,
 * not the list, so the rule is related and no answer.
 */
export function createDoubtfulTradeFinder({
  units,
  matcher,
}: SingleFinderOptions): (single: Single, ranking: Ranking) => Finding | undefined {
  const unitAt = (path: string): Unit | undefined =>
    units.find(({ passage }) => passage.path === path && passage.kind === "leaf");
  return ({ text, audience }, { asked, ranked, kind }) => {
    const [found] = findSectors(text);
    const sector = found?.sector;
    if (sector === undefined || !sector.clause.startsWith(ADMISSION_RULES)) return undefined;
    const rule = unitAt(sector.clause);
    const isNamed = sector.asks === "overcapacitySector" ? namesCatalogueItem : namesAnyLeaf;
    // A casino stays a trade that no clause names, whatever hotel the catalogue lists stands beside it.
    const isForeign = asked.terms.some(
      ({ text: term, ids }) => term === found?.words.toLowerCase() && ids.every((id) => id < 0),
    );
    const named = withoutPlaces(asked);
    if (rule === undefined || (isForeign ? namesRule : isNamed)(named, units)) return undefined;
    const strength = Math.max(ranked[0]?.strength ?? 0, Number.EPSILON);
    const others = kind === "none" ? [] : ranked.filter(({ unit }) => unit !== rule);
    return {
      kind: "related",
      matches: matcher.best([{ unit: rule, strength }, ...others], asked.tokens, audience),
    };
  };
}

/** Who asks what is refused, in whatever words, is shown all of the admission rules, and the principle behind them. */
export function createRefusalFinder({
  units,
  matcher,
}: SingleFinderOptions): (single: Single, ranking: Ranking) => Finding | undefined {
  const sections = [ADMISSION_RULES, ADMISSION_PRINCIPLE].flatMap(
    (path) =>
      units.find(({ passage }) => passage.path === path && passage.kind === "section") ?? [],
  );
  return ({ text, audience }, { asked, ranked }) => {
    if (sections.length === 0 || !asksWhatIsRefused(text)) return undefined;
    const strength = Math.max(ranked[0]?.strength ?? 0, 1);
    const shown = sections.map((unit) => ({ unit, strength }));
    return { kind: "answer", matches: matcher.best(shown, asked.tokens, audience) };
  };
}

type Named = Pick<ReadQuestion, "terms">;

export function namesCatalogueItem({ terms }: Named, units: readonly Unit[]): boolean {
  return terms.some(({ ids }) =>
    ids.some((id) => {
      const passage = units[id]?.passage;
      return passage !== undefined && isCatalogueItem(passage);
    }),
  );
}

/** Whether it names a clause that is no item of the catalogue: 楼盘 and 到位资金 ask about the goal. */
function namesRule({ terms }: Named, units: readonly Unit[]): boolean {
  return terms.some(({ ids }) =>
    ids.some((id) => {
      const passage = units[id]?.passage;
      return passage?.kind === "leaf" && !isCatalogueItem(passage);
    }),
  );
}

/** The trade the question is about, if no document names it and nothing else in the question is named. */
export function unlistedSector(
  { terms }: Named,
  units: readonly Unit[],
  sectors: readonly UnlistedSector[],
): UnlistedSector | undefined {
  const id = terms.flatMap(({ ids }) => ids).find((found) => found < 0);
  if (id === undefined || namesAnyLeaf(withoutPlaces({ terms }), units)) return undefined;
  return sectors[-1 - id];
}

/** A clause that names a town says nothing of every trade in that town. */
function withoutPlaces({ terms }: Named): Named {
  const isPlace = (text: string): boolean =>
    findPlaces(text).some(({ start, end }) => start === 0 && end === text.length);
  return { terms: terms.filter(({ text }) => !isPlace(text)) };
}

function namesAnyLeaf({ terms }: Named, units: readonly Unit[]): boolean {
  return terms.some(({ ids }) => namesLeaf(ids, units));
}
