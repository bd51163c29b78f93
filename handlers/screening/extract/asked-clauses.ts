import { YES_NO_FACTS, type YesNoFact } from "../facts.ts";
import { denies, isOfTheTalk, isSoftener, leadOf, plainAnswer } from "./answer-words.ts";
import { isOfPart } from "./asked-value.ts";
import { ASKED_WORDS, endOf } from "./asked-words.ts";
import { namesClass } from "./classes.ts";
import type { Clause } from "./clauses.ts";
import { contentWords, wordsOf } from "./content-words.ts";
import { unknownQuantities } from "./cues.ts";
import { withAnswersJoined } from "./denials.ts";
import { findMentions } from "./mentions.ts";
import { hasUnknownCue } from "./not-known.ts";
import { deniesOther, isAbout, namesOnlyOther, namesOther } from "./other-matter.ts";
import { notImagined, valueNamed } from "./yes-no.ts";
import { CUES } from "./yes-no-cues.ts";

/** What of a message can answer the yes-or-no questions that were asked. */
export function answering(said: readonly Clause[], asked: readonly YesNoFact[]): readonly Clause[] {
  const clauses = withoutBesides(withoutOpening(said)).flatMap((clause) =>
    withoutReason(clause, asked),
  );
  const own = clauses.filter(
    (one, at) =>
      !opensOther(one, clauses[at + 1], asked) && !answersOther(one, clauses[at - 1], asked),
  );
  return withAnswersJoined(notImagined(own), (clause) => isTopic(clause, asked)).filter(
    (clause) =>
      !clause.isQuestion &&
      !isSoftener(clause.text) &&
      !statesOther(clause, asked) &&
      answersOne(clause.text, asked),
  );
}

/** An answer in one breath with a question is no longer than this. */
const MAX_BESIDE = { zh: 10, en: 30 } as const;

/**
 * Who asks back answers with his first words or right behind the question (红线？不在), and briefly; whatever else he says is
 * of what he asks. Facts that it names are read all the same (`yes-no.ts`).
 */
function withoutBesides(said: readonly Clause[]): readonly Clause[] {
  // 证挂墙上呢 trails off, and asks nothing back.
  if (!said.some(({ text, isQuestion }) => isQuestion && !text.endsWith("呢"))) return said;
  return said.filter(({ text, isQuestion }, at) => {
    if (isQuestion) return true;
    if (text.length > MAX_BESIDE[/\p{Script=Han}/u.test(text) ? "zh" : "en"]) return false;
    const isFirst = at === 0 && (leadOf(text) !== undefined || hasUnknownCue(text) || denies(text));
    return isFirst || said[at - 1]?.isQuestion === true;
  });
}

const OPENS_CORRECTION = /^(?:不对|不是|错了|(?:我)?(?:说|搞|弄|写|记)错了|wrong|sorry)$/iu;

/** 不对，用地是80亩 corrects a figure, and is no "no" to what was asked. */
function withoutOpening(said: readonly Clause[]): readonly Clause[] {
  const [first, ...others] = said;
  const isCorrecting = others.some(({ text }) =>
    findMentions(text).some(({ kind }) => kind !== "bare"),
  );
  return first && isCorrecting && OPENS_CORRECTION.test(first.text.trim()) ? others : said;
}

const DENIAL_WITH_REASON =
  /^((?:.{0,4}?(?:没有?|不[是会用])|no|nope|none)[的啊呢哦了]?)\s*(?=(?:我们?|咱们?|[这那](?:[块里边个]地?)?)(?:都|全|也|就)*(?:是|在|选|用|做)|[都全]是|因为|(?<=\s)(?:we|it|this|that|they|because)(?:'re|'s| are| is| have| use| do| will)?(?![a-z]))/iu;

/** 没有我们在园区里, typed without a comma: the denial stands by itself. */
function withoutReason(clause: Clause, asked: readonly YesNoFact[]): readonly Clause[] {
  const denial = DENIAL_WITH_REASON.exec(clause.text)?.[1];
  if (denial === undefined || clause.isQuestion || !namesOther(clause.text, asked)) return [clause];
  const reason = clause.text.slice(denial.length).trim();
  return [
    { ...clause, text: denial },
    { ...clause, text: reason },
  ];
}

const ANNOUNCES =
  /^(?:至于|关于|说到|as (?:for|to)|regarding|speaking of)(?![a-z])|(?:方面|这块|这边|这个|[呢嘛]|的话|来[说讲])$/iu;
const LISTS = /^[^是在有了的]*、[^是在有了的]*$/u;

/** Names what the answer after it is to, and says nothing of it itself: 贷款？ 硫酸、盐酸， 红线呢， */
function isTopic({ text, isQuestion }: Clause, asked: readonly YesNoFact[]): boolean {
  if (leadOf(text) !== undefined || hasUnknownCue(text) || denies(text)) return false;
  if (LISTS.test(text) || ANNOUNCES.test(text)) return true;
  const isNoun = contentWords(text).length === wordsOf(text).length;
  const [only, ...others] = asked;
  if (!isNoun || only === undefined) return false;
  if (isQuestion) return true;
  return others.length === 0 && isAbout(text, only) && endOf(text, ASKED_WORDS[only]) !== false;
}

const INTRODUCES =
  /^(?:我们?|咱们?|我司|公司|企业)(?:公司|厂|企业)?(?:都|也|就)?(?:是|来自|叫)|^we(?:'re| are| were| come)(?![a-z])/iu;

/** What a firm has to show for itself. */
const ASSETS =
  /^(?:我们?|咱们?|公司)?(?:都|也|还|自己)*(?:是)?有(?:自己的|自主|成熟的?|很多|不少|专门的?|先进的?|好的?)*(?:核心)?(?:技术|专利|设备|经验|团队|客户|资金|实力|渠道|品牌|人才|市场)[的了啊呢]?$|^(?:we|i|they)(?:'ve| have| do have)?(?: got)?(?: (?:the|our|a|own|good|great|strong|enough|some|all)){0,3} (?:technology|tech|patents?|equipment|experience|teams?|customers?|clients?|funds?|funding|money|know-?how)$/iu;
/** A yes to these speaks for the project, and so may what a firm has. */
const IN_FAVOUR: ReadonlySet<YesNoFact> = new Set<YesNoFact>([
  "farmersProtected",
  "safetyAccessOk",
  "deepProcessing",
]);

const MEANS =
  /^我(?:是[说问]|[说问]的是|的意思)|^i (?:mean|meant|said|was asking|am asking|asked)(?![a-z])/iu;

/** 对，我们是昆明的; no, I mean the subsidy; 对，有技术: to something else that was thought or said. */
function opensOther(
  { text, sentence }: Clause,
  next: Clause | undefined,
  asked: readonly YesNoFact[],
): boolean {
  const answer = plainAnswer(text);
  if (next?.sentence !== sentence || answer === undefined) return false;
  if (MEANS.test(next.text)) return true;
  if (answer && ASSETS.test(next.text) && !asked.some((fact) => IN_FAVOUR.has(fact))) return true;
  return answer && INTRODUCES.test(next.text) && namesOnlyOther(next.text, asked);
}

/** Told of the one, they say something of the other. */
const RELATED: Readonly<Partial<Record<YesNoFact, YesNoFact>>> = {
  usesBasicFarmland: "involvesFarmers",
  farmersProtected: "involvesFarmers",
  safetyAccessOk: "hazardousChemicals",
  deepProcessing: "rawMaterialBased",
};

/** Says of a fact that was not asked whether it is so, and names none that was: the list, where harm was asked. */
function statesOther(clause: Clause, asked: readonly YesNoFact[]): boolean {
  const named = CUES.filter(({ topic }) => topic.test(clause.text)).map(({ fact }) => fact);
  if (named.some((fact) => asked.includes(fact))) return false;
  const others = CUES.filter(({ fact }) => !asked.some((one) => RELATED[one] === fact));
  return others.some(({ fact }) => !asked.includes(fact) && valueNamed(clause, fact) !== undefined);
}

const CONFIRMS =
  /^(?:是的?|对的?|嗯|没错|确实|放心|没问题|还[没在].*|(?:yes|yeah|yep|ya|right|correct|indeed|of course)(?: .{0,8})?)[啊呢哦吧了]?$/iu;

/**
 * Inside the red line, yes: what was said right before of another fact is said again. 红线查过了，不在里面: what was
 * only named there is answered now.
 */
function answersOther(
  { text, sentence }: Clause,
  before: Clause | undefined,
  asked: readonly YesNoFact[],
): boolean {
  // 限制类？我不懂: the class is not known, whatever was asked.
  if (before && namesClass(before.text) && hasUnknownCue(text)) return true;
  if (before?.sentence !== sentence || before.isQuestion) return false;
  const named = YES_NO_FACTS.filter((fact) => isNamed(before.text, fact));
  if (named.length === 0 || asked.some((fact) => isAbout(before.text, fact))) return false;
  if (CONFIRMS.test(text)) return true;
  const isTold = named.some((fact) => valueNamed(before, fact) !== undefined);
  return !isTold && leadOf(text)?.isBare === true;
}

function isNamed(text: string, fact: YesNoFact): boolean {
  return isAbout(text, fact) || CUES.some((cue) => cue.fact === fact && cue.topic.test(text));
}

/** 没什么要问的 sounds like something that is still to be asked. */
const NOTHING_TO = /^(?:没有?|不)(?:什么|啥|要|用|必)|^(?:please )?(?:do not|don't) ask|^no need/iu;

/** 没有危化 answers nothing where farmland was asked, 不是5公顷 neither; 有五亩 says how much of it is. */
function answersOne(text: string, asked: readonly YesNoFact[]): boolean {
  const isUnknown = hasUnknownCue(text);
  if (isUnknown && namesClass(text)) return false;
  if (isOfTheTalk(text) && (!isUnknown || NOTHING_TO.test(text))) return false;
  if (!isUnknown && deniesOther(text, asked)) return false;
  if (asked.some((fact) => isAbout(text, fact))) return true;
  if (asked.length > 1 && isOfPart(text)) return false;
  const lead = leadOf(text);
  const isCounted = findMentions(text).some(({ kind }) => kind !== "bare");
  if (lead?.isBare === true && !isCounted) return true;
  if (CUES.some(({ topic }) => topic.test(text))) return false;
  const isOther = namesOther(text, asked);
  const isDenial = !isCounted && asked.some((fact) => isAtOtherEnd(text, fact));
  if (isDenial && !isOther) return true;
  if (unknownQuantities(text).length > 0 || (!isUnknown && isOther)) return false;
  return lead?.says === true || !isCounted;
}

/** 都是存量建设用地 denies the farmland without a word of it. */
function isAtOtherEnd(text: string, fact: YesNoFact): boolean {
  const words = ASKED_WORDS[fact];
  return words.isDegree !== true && endOf(text, words) === false;
}
