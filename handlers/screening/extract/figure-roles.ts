import type { QuantityFact } from "../facts.ts";
import { type Candidate, type Share, sharedWithNext } from "./candidates.ts";
import type { Clause } from "./clauses.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { rents, takesNoLand } from "./no-land.ts";
import {
  announcedRole,
  areaRole,
  isFarmClause,
  isSpotClause,
  moneyRole,
  type Role,
} from "./roles.ts";
import { wordsAround, type Years, yearsIn } from "./tax-years.ts";

const FACT_OF: Readonly<Partial<Record<Role, QuantityFact>>> = {
  investment: "investmentCnyWan",
  tax: "annualTaxWan",
  land: "landMu",
  farmland: "agriLandMu",
};
const MANY_MU = 500;
/** Goes on with what comes every year: 一期税3000万，全部达产1.2亿. */
const BY_YEAR = /达产|满产|每年|年均|一年|以后|per year|a year|annually|at full/iu;

/** An amount or an area where it stands. */
export interface Place {
  readonly clause: Clause;
  /** What was said before it. */
  readonly told: readonly Clause[];
  readonly mention: Mention;
  readonly mentions: readonly Mention[];
}

/** What an amount or an area is of, and how much of it. */
export function candidateOf(place: Place, isCorrection: boolean): Candidate {
  const { clause, mention, mentions } = place;
  const years = mention.kind === "money" ? yearsOf(place) : undefined;
  const role = roleOf(place, years);
  const share = sharedWithNext(clause.text, mention, mentions);
  const isUsed = role !== "other" && role !== "floor";
  const fact = isUsed ? (FACT_OF[role] ?? factOfShare(mention, share)) : undefined;
  return {
    fact,
    mention: isUsed ? mention : { ...mention, kind: "bare", isElliptic: false },
    clause: clause.text,
    share: shareByYears(fact, share, years),
    ...(years && { years }),
    isCorrection,
  };
}

/** By its own words, else by those of a clause right before it that names no amount. */
function yearsOf({ clause, told, mention, mentions }: Place): Years | undefined {
  const own = yearsIn(wordsAround(clause.text, mention, mentions));
  const before = told.at(-1);
  if (own || before?.sentence !== clause.sentence) return own;
  return findMentions(before.text).some(({ kind }) => kind === "money")
    ? undefined
    : yearsIn(before.text);
}

/** The tax of the first years gives way to that of full production; money spent in them is a part. */
function shareByYears(fact: QuantityFact | undefined, share: Share, years?: Years): Share {
  if (years === "early" && share === "whole" && fact !== undefined) return "phase";
  return years === "full" && fact === "annualTaxWan" ? "total" : share;
}

/** A phase, a part or the sum of money can only be of the investment. */
function factOfShare({ kind }: Mention, share: Share): QuantityFact | undefined {
  return share !== "whole" && kind === "money" ? "investmentCnyWan" : undefined;
}

function roleOf(place: Place, years: Years | undefined): Role {
  const { clause, mention, mentions } = place;
  const previous = place.told.at(-1);
  if (mention.kind === "area") {
    const role = areaRole(clause.text, mention);
    if (role === "none" && isRentedFloor(place)) return "floor";
    if (role === "none" && previous && isSpotClause(previous.text)) return "other";
    if (role !== "none") return role;
    const isFarm = previous !== undefined && isFarmClause(previous.text);
    const isListed = findMentions(previous?.text ?? "").length > 0;
    return isFarm && !isListed && mention.value >= MANY_MU ? "farmland" : "none";
  }
  const role = moneyRole(clause.text, mention, mentions);
  if (role !== "none") return role;
  if (years) {
    const told = announcedBefore(place);
    // What comes every year is not invested.
    return told === undefined || (told === "investment" && years === "full") ? role : told;
  }
  if (previous?.sentence !== clause.sentence) return role;
  const isAnnounced = findMentions(previous.text).every(({ kind }) => kind === "bare");
  const announced = takesNoLand(previous.text) ? "none" : announcedRole(previous.text);
  return isAnnounced || (announced === "tax" && BY_YEAR.test(clause.text)) ? announced : "none";
}

const MAX_BACK = 4;

/** 税第一年没有，第二年800万，满产以后2000万: what every one of them is of was said once. */
function announcedBefore({ clause, told, mention }: Place): Role | undefined {
  const own = announcedRole(clause.text.slice(0, mention.start));
  if (own === "tax" || own === "investment") return own;
  for (const { text, sentence } of told.slice(-MAX_BACK).toReversed()) {
    if (clause.sentence - sentence > 1) return undefined;
    const role = announcedRole(text);
    if (role !== "none") return role === "tax" || role === "investment" ? role : undefined;
    if (findMentions(text).some(({ kind }) => kind === "money") && !yearsIn(text)) return undefined;
  }
  return undefined;
}

/** 租一层办公楼，2000平方米 and 2000平方米，租的: what is rented is floor space, and no land. */
function isRentedFloor({ clause, told, mention }: Place): boolean {
  const previous = told.at(-1);
  return (
    mention.unit === "square-metre" &&
    previous?.sentence === clause.sentence &&
    rents(previous.text)
  );
}
