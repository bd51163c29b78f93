import type { Candidate } from "./candidates.ts";
import type { TalkContext } from "./extraction.ts";

const HOPES =
  /想[要]?(?:冲|做到|达到)|冲[刺击到]|力争|争取|有望|但愿|(?<![a-z])(?:hopefully|aim(?:s|ing)?|target(?:s|ing)?|dream(?:s|ing)?)(?![a-z])/iu;
/** May be how a plan is told, where nothing else is. */
const WISHES = /希望|目标|(?<![a-z])hop(?:e|es|ing)(?![a-z])/iu;

/** 年税380万，做好了想冲一千万: what is hoped for beside what is expected is no figure of the project. */
export function withoutHopes(
  candidates: readonly Candidate[],
  { known = new Set(), pending = [] }: TalkContext,
): readonly Candidate[] {
  const isAsked = pending.some((fact) => fact === "investmentCnyWan" || fact === "annualTaxWan");
  const plain = candidates.filter((one) => isMoney(one) && !isHope(one) && !isWish(one));
  return candidates.filter((one) => {
    if (!isHope(one) && !isWish(one)) return true;
    const { fact } = one;
    if (plain.some((other) => (fact ?? other.fact) === other.fact)) return false;
    return !isHope(one) || isAsked || (fact ? !known.has(fact) : known.size === 0);
  });
}

function isMoney({ mention }: Candidate): boolean {
  return mention.kind === "money";
}

function isHope(one: Candidate): boolean {
  return isMoney(one) && !one.isCorrection && HOPES.test(leadOf(one));
}

function isWish(one: Candidate): boolean {
  return isMoney(one) && !one.isCorrection && WISHES.test(leadOf(one));
}

function leadOf({ clause, mention }: Candidate): string {
  return clause.slice(0, mention.start);
}
