import type { FactName, YesNoFact } from "../facts.ts";
import { denies } from "./answer-words.ts";
import { ASKED_WORDS, endOf } from "./asked-words.ts";
import { asksMeaning, type Clause } from "./clauses.ts";
import { hasHedge, isDenied } from "./cues.ts";
import { withAnswersJoined, withoutDoubleDenial } from "./denials.ts";
import type { Extracted, TalkContext } from "./extraction.ts";
import { hasUnknownCue } from "./not-known.ts";
import { isAbout } from "./other-matter.ts";
import { notOurs } from "./scope.ts";
import { isPromised, isPutOff, takesBack } from "./unsettled.ts";
import { deniesOfOwn, isOfOthers, isOwn, isVouchedFor } from "./whose.ts";
import { CUES, CUES_OF_CHEMICALS, type Cue } from "./yes-no-cues.ts";

type Found = Partial<Record<FactName, Extracted>>;

/** Acids, solvents and metals that make a talk of safety permits one about hazardous chemicals. */
const CHEMICAL_WORDS =
  /酸|氨|氯|氟|溶剂|甲醇|乙醇|液化气|化工|危化|砷|acid|ammonia|chlorine|solvents?|arsen|hydrogen|chemical/iu;
const ALL_SAFE = /(?:手续|证照|证件|许可)(?:都|全)(?:齐|有|办)/u;

/** Not yet is neither yes nor no: the permit may come, the contract may be signed. */
const NOT_YET =
  /还没|还未|尚未|暂未|[还正]在(?:办|申请|走|谈|做|跑|审|批)|(?<![a-z])(?:yet|under ?way|ongoing|pending|appl(?:ying|ied)|in progress|expected|due (?:in|by|next)|applied for)(?![a-z])/iu;
const MAY_STILL_COME: ReadonlySet<FactName> = new Set<FactName>([
  "safetyAccessOk",
  "farmersProtected",
  "deepProcessing",
]);
/** Whether a clause says that a permit, a contract or a plan is on its way, which is neither yes nor no. */
export function isNotYet(fact: FactName, text: string): boolean {
  return MAY_STILL_COME.has(fact) && NOT_YET.test(text);
}

/** What a clause says of a fact that it was asked about and names; `null` where it leaves it open. */
export function valueNamed(clause: Clause, fact: YesNoFact): boolean | null | undefined {
  const cue = CUES.find((one) => one.fact === fact);
  if (!cue) return undefined;
  const isDenial = fact === "involvesFarmers" && !FARMERS_SHARE.test(clause.text);
  if (isDenial && isAbout(clause.text, fact) && denies(clause.text)) return false;
  return readCue(clause, cue, false);
}

/** Yes-or-no facts that a text states, denies, or says it does not know; a later clause wins. */
export function extractYesNo(
  said: readonly Clause[],
  { known = new Set() }: TalkContext,
): Partial<Record<FactName, Extracted>> {
  const found: Found = {};
  const clauses = withAnswersJoined(ofThisProject(said), isTopicOnly);
  let ofOthers: readonly YesNoFact[] = [];
  for (const [index, clause] of clauses.entries()) {
    const { text: words } = clause;
    const next = clauses[index + 1];
    const read = valuesIn(clause, isAnsweredByDoubt(clause, next), found);
    const isVouched = ([fact, value]: Read): boolean =>
      value === null || isVouchedFor([fact, value], clause, { before: clauses[index - 1], next });
    takeBack(found, clause, clauses[index - 1]);
    if (read.length === 0 && deniesOfOwn(words)) {
      for (const fact of ofOthers) found[fact] = { value: false, words };
    }
    for (const [fact, value] of read.filter(isVouched)) {
      if (!isOnlyMeasure(clause, fact, found)) found[fact] = { value, words };
    }
    ofOthers = isOfOthers(words)
      ? CUES.filter(({ topic }) => topic.test(words)).map(({ fact }) => fact)
      : read.flatMap((one) => (one[1] === true && !isVouched(one) ? [one[0]] : []));
    if (EXCEPT_CHEMICAL.test(words) && found.hazardousChemicals) {
      found.hazardousChemicals = { value: true, words };
    }
  }
  return withImplied(found, clauses, known);
}

const HEAVY = /[重高]污染|严重污染|heav(?:y|ily) pollut|pollut\w+ heavily/iu;

/** 属于重污染，我们会做零排放: how it is dealt with does not take back what the trade is. */
function isOnlyMeasure({ text }: Clause, fact: YesNoFact, found: Found): boolean {
  const told = fact === "heavyPollution" ? found.heavyPollution : undefined;
  return told?.value === true && HEAVY.test(told.words) && !HEAVY.test(text);
}

type Read = readonly [fact: YesNoFact, value: boolean | null];

function valuesIn(clause: Clause, isLeftOpen: boolean, found: Found): readonly Read[] {
  const isOfChemicals =
    found.hazardousChemicals?.value === true ||
    /危化|危险品|hazardous|dangerous/iu.test(clause.text);
  const cues = isOfChemicals ? CUES_OF_CHEMICALS : CUES;
  return cues.flatMap((cue): readonly Read[] => {
    const read = readCue(clause, cue, isLeftOpen);
    const value = read === undefined ? readEnds(clause, cue) : read;
    if (value === undefined) return [];
    return [[cue.fact, value === true && isYetToCome(cue.fact, clause.text) ? null : value]];
  });
}

/** The farmers' share that is promised, the deeper processing of a later day. */
function isYetToCome(fact: YesNoFact, text: string): boolean {
  if (fact === "farmersProtected") return isPromised(text);
  return fact === "deepProcessing" && isPutOff(text);
}

/** 方案里写了保底，一户都没签: what was promised is left open; what was called off was not said. */
function takeBack(found: Found, clause: Clause, previous: Clause | undefined): void {
  const why = takesBack(clause, previous?.sentence ?? clause.sentence);
  if (why === undefined) return;
  for (const fact of MAY_STILL_COME) {
    const last = found[fact];
    if (last?.value !== true) continue;
    if (why === "cancelled") delete found[fact];
    else if (fact === "farmersProtected") found[fact] = { ...last, value: null };
  }
  if (why !== "cancelled" || previous?.sentence !== clause.sentence) return;
  for (const [fact, { value, words }] of Object.entries(found) as [FactName, Extracted][]) {
    if (value === true && words === previous.text) delete found[fact];
  }
}

/** 除了液氨没有别的危化品: the exception is one. */
const EXCEPT_CHEMICAL = new RegExp(
  `(?:除了?|apart from|except(?: for)?|other than|aside from|besides)[^,，]{0,16}(?:${CHEMICAL_WORDS.source})`,
  "iu",
);

/** What is said of this project: of another's, or of a case that is imagined, nothing is taken. */
function ofThisProject(said: readonly Clause[]): readonly Clause[] {
  const others = notOurs(said);
  return notImagined(
    said.filter(
      ({ text }, index) => others[index]?.why !== "party" || isOfOthers(text) || isOwn(text),
    ),
  );
}

/** Without the cases that are imagined; double denials as the yes they come to. */
export function notImagined(said: readonly Clause[]): readonly Clause[] {
  const others = notOurs(said);
  return said
    .filter((_, index) => others[index]?.why !== "imagined")
    .map((clause) => ({ ...clause, text: withoutDoubleDenial(clause.text) }));
}

/** Names what a question of ours is about, and neither says nor denies anything of it. */
function isTopicOnly({ text }: Clause): boolean {
  if (isOfOthers(text)) return false;
  const clause = { text, sentence: 0, isQuestion: false };
  const named = CUES.filter(({ topic }) => topic.test(text));
  return named.length > 0 && named.every((cue) => readCue(clause, cue, false) === undefined);
}

const WONDERS = /(\p{Script=Han}{1,3})[不没]\1|是否|(?<![a-z])whether(?![a-z])/iu;

/** 以后会不会长期待着，看市场: what the first clause wonders, the second leaves open. */
function isAnsweredByDoubt(clause: Clause, next: Clause | undefined): boolean {
  if (!next || !hasUnknownCue(next.text)) return false;
  if (next.sentence - clause.sentence > (clause.isQuestion ? 1 : 0)) return false;
  const isOwnMatter = CUES.some(({ topic }) => topic.test(next.text));
  return !isOwnMatter && (clause.isQuestion || hasHedge(clause.text) || WONDERS.test(clause.text));
}

/** What becomes of the farmers, rather than whether there are any. */
const FARMERS_SHARE = /分|保|收益|价|合同|协议|income|share|price|contract|guarante/iu;

function readCue(
  { text, isQuestion }: Clause,
  cue: Cue,
  isLeftOpen: boolean,
): boolean | null | undefined {
  const topic = cue.topic.exec(text);
  const isAbout = topic !== null || cue.yes.test(text) || cue.no?.test(text) === true;
  if (!isAbout || (cue.needsTopic === true && !topic)) return undefined;
  if (isQuestion && asksMeaning(text)) return undefined;
  if (isLeftOpen || hasUnknownCue(text)) return isUnknownOf(text, cue) ? null : undefined;
  if (isQuestion || WONDERS.test(text)) return undefined;
  if (isNotYet(cue.fact, text)) return null;
  if (isDeniedBy(text, cue, topic)) return hasHedge(text) ? null : false;
  const isInsisted =
    topic !== null && /确有|(?<![a-z])(?:we do use|(?:so )?yes)(?![a-z])/iu.test(text);
  const yes = cue.yes.exec(text)?.[0];
  if (!isInsisted && yes === undefined) return undefined;
  if (MAY_STILL_COME.has(cue.fact) && /[未没]/u.test(yes ?? "")) return false;
  return hasHedge(text) ? null : true;
}

function isDeniedBy(text: string, cue: Cue, topic: RegExpExecArray | null): boolean {
  if (cue.no?.test(text) === true) return true;
  const yes = cue.yes.exec(text);
  const said = topic ?? yes;
  if (said === null || cue.isNotDeniable === true) return false;
  if (isDenied(text, said.index, said[0].length)) return true;
  // It discharges little and is not a heavy polluter.
  const end = said.index + said[0].length;
  return (
    yes !== null && yes.index > end && isDenied(text.slice(end), yes.index - end, yes[0].length)
  );
}

/** A clause that names a fact and speaks of one of its two ends. */
function readEnds({ text, isQuestion }: Clause, { fact, topic }: Cue): boolean | undefined {
  if (
    isQuestion ||
    WONDERS.test(text) ||
    !topic.test(text) ||
    hasHedge(text) ||
    hasUnknownCue(text)
  )
    return undefined;
  return endOf(text, ASKED_WORDS[fact]);
}

/** 跟农户怎么分还没想好 leaves the farmers' income open, not whether there are farmers. */
function isUnknownOf(text: string, { fact, topic }: Cue): boolean {
  return fact !== "involvesFarmers" && topic.test(text);
}

/** What is known already is not overruled by what is merely implied. */
function withImplied(
  found: Found,
  clauses: readonly Clause[],
  known: ReadonlySet<FactName>,
): Found {
  const text = clauses.map((clause) => clause.text).join("，");
  const implied: Found = {};
  const imply = (fact: YesNoFact, from: FactName): void => {
    const source = found[from];
    if (found[fact] === undefined && source && !known.has(fact))
      implied[fact] = { value: true, words: source.words };
  };
  if (found.safetyAccessOk?.value === true && CHEMICAL_WORDS.test(text)) {
    imply("hazardousChemicals", "safetyAccessOk");
  }
  if (found.farmersProtected && /农|村|grower|farmer|tapper|co-?op/iu.test(text)) {
    imply("involvesFarmers", "farmersProtected");
  }
  if (found.deepProcessing?.value === false || found.deepProcessing?.value === null) {
    imply("rawMaterialBased", "deepProcessing");
  }
  if (found.hazardousChemicals?.value === true && ALL_SAFE.test(text)) {
    imply("safetyAccessOk", "hazardousChemicals");
  }
  return { ...found, ...implied };
}
