import { OTHER_PLACE } from "../../../knowledge/elsewhere.ts";
import type { YesNoFact } from "../facts.ts";
import type { Clause } from "./clauses.ts";

/** Whom a sentence may be about besides the project: other plants, other firms, family, former partners. */
const OTHERS =
  "隔壁|邻居|同行|人家|别[人家]|对手|友商|那家|有[的些](?:企业|公司|厂|同行)|其[他它](?:企业|公司|厂)|(?:另外?|旗下|名下)[^,，]{0,4}[一1]?[家个](?:子?公司|企业|厂)|对面|(?:旁边|附近)[^,，]{0,4}(?:厂|企业)|(?:[表堂亲我他大]|连)(?:哥(?!伦)|弟|姐|妹|兄|襟)|哥哥|弟弟|姐姐|妹妹|同名|名字[^,，]{0,3}(?:差不多|相似|相近|一样)|舅|叔|岳父|丈人|父亲|我[爸妈]|母亲|老婆|妻子|爱人|老公|亲戚|朋友|同学|熟人|合伙人|搭档|(?:前|原|老|上任)(?:股东|老板|业主|房东|东家|法人)|母公司|总公司|兄弟公司|子公司|关联(?:公司|企业|方)|控股股东|供[应货]商|承包商|(?<![a-z])(?:competitors?|rivals?|neighbou?r(?:ing|s)?|someone else|somebody|(?:an|some)?other (?:company|companies|firms?|investors?|plants?)|some (?:companies|firms|plants|investors)|(?:similar|same) name|(?:a|one|that) (?:firm|company) (?:we|that|which)|last (?:bidder|investor|tenant|owner|applicant)|upstream|across the (?:road|street|river)|next door|down the road|brother|cousin|uncle|father|mother|wife|husband|friend|in-law|relative|(?:business )?partner|supplier|vendor|contractor|(?:previous|former|minority|earlier) \\w+|parent company|holding company|sister (?:plant|company|firm)|affiliate|subsidiar(?:y|ies))(?:'?s)?(?![a-z])";
const OWN =
  "我们|我司|我厂|我的|我(?=[和跟与])|咱|本(?:公司|项目|企业|厂)|自己|自身|这次|这[块个家边]|现在这|新(?:公司|厂|线|址|地块)|(?<![a-z])(?:we|ours|mine|i|my (?:company|firm|plant|factory|own)|our (?:own|plant|company|firm|site|plot|process|project)|this (?:one|plant|project|site|plot)|the (?:new|present|current|proposed) \\w+)(?![a-z])";
const OF_OTHERS = new RegExp(`(?:${OTHERS})(?!.*(?:${OWN}))`, "iu");
const IS_OWN = new RegExp(OWN, "iu");
const ELSEWHERE = new RegExp(
  `(?:在|到|去|运)(?:外[省地]|省外|国外|境外|${OTHER_PLACE.zh})|(?<![a-z])(?:in|at) (?:another|other|a different) (?:province|country|place|city)|(?<![a-z])(?:in|to) (?:the )?(?:${OTHER_PLACE.en})(?![a-z])|(?<![a-z])(?:abroad|overseas)(?![a-z])`,
  "iu",
);
const HEARD =
  /听(?:人|谁)?[说讲]|据[说传称]|传[言闻说]|(?<![a-z])(?:i(?:'ve| have)? heard?|hearsay|rumou?r\w*|supposedly|reportedly|allegedly|apparently)(?![a-z])/iu;
const OTHERS_SAY =
  /有人|人家[说讲]|外[界面](?:都|老|总)?[说讲传]|网上|[都老总]说|中介|(?:村[里民长]|当地人|老百姓)们?[说讲]|(?<![a-z])(?:some|people|others|everyone|everybody|someone|somebody|locals?|villagers?|agents?|brokers?|neighbou?rs?|press|media|newspapers?)(?: \w+)? (?:says?|said|saying|thinks?|thought|claims?|claimed|believes?|told|worry|worries|fears?)(?![a-z])/iu;
const WAS =
  /以前|开始[给选看]|起先|一开始|原[来先本]|起初|最初|曾(?!祖)|过去|早先|从前|当[初年]|早年|[老旧](?:厂|线|工艺|址)|(?<![a-z])(?:(?:first|previous|old|earlier|former) (?:site|plot|line|plant|process|plan|location|version)|used to(?! \w+ing)|formerly|previously|originally|at first|back then|(?:planned|promised|wanted)(?: \w+){0,3} (?:once|earlier|before))(?![a-z])/iu;
const AGO = /年前(?!后)|前[几两些]年|(?<![a-z])(?:years|months|decades) ago(?![a-z])/iu;
/** Believed rather than known: what is plainly said of it is left to be asked. */
const BELIEVED =
  /应该|估计|好像|似乎|貌似|按理|照理|看样子|觉得|认为|以为|(?<![a-z])(?:i (?:don't |do not )?(?:think|believe|guess|suppose|reckon)|(?:investor|boss|client|owner|company) (?:thinks|believes|assumes)|as far as|presumably|should(?: not|n't)? be|seems?|appears? to|to (?:my|our) knowledge|likely)(?![a-z])/iu;

/** A case that is not so, or not yet: unless, would have been, wrongly listed, not in what is built first. */
const UNREAL =
  /除非|只要(?!是)|才怪|冤枉|误[列会传判]|[被搞]错|不要(?![紧求])|(?<![a-z])(?:unless|otherwise|would have|wrongly|mistaken\w*|by mistake|accus\w+|less (?:energy|pollut)\w*)(?![a-z])/iu;
const LATER_PHASE =
  /[二三]期|后期|远期|以后|将来|日后|(?<![a-z])(?:(?:phase|stage) (?:two|three|2|3|ii)|(?:second|third|next) (?:phase|stage)|later|eventually)(?![a-z])/iu;
/** Comes back to what is built first. */
const NOW =
  /一期|首期|前期|目前|现在|眼下|先|(?<![a-z])(?:(?:phase|stage) (?:one|1|i)|(?:first|present|current) (?:phase|stage)|now|today|at present|currently)(?![a-z])/iu;

/** A permit or a contract of last year holds; what one did or was then is not what one does. */
const HOLDS_ON: ReadonlySet<YesNoFact> = new Set<YesNoFact>([
  "safetyAccessOk",
  "farmersProtected",
  "involvesFarmers",
  "dishonestList",
]);
/** Others have a part in these. */
const WITH_OTHERS: ReadonlySet<YesNoFact> = new Set<YesNoFact>([
  "involvesFarmers",
  "farmersProtected",
  "rawMaterialBased",
]);

/** Whether a clause is about another firm, plant or person, and comes to speak of no own one. */
export function isOfOthers(text: string): boolean {
  return OF_OTHERS.test(text);
}

/** Whether a clause names the speaker's own firm, site or project. */
export function isOwn(text: string): boolean {
  return IS_OWN.test(text);
}

/** Whether a clause tells what was so, and may be so no longer. */
export function isPast(text: string): boolean {
  return WAS.test(text);
}

/** Whether a clause tells what others say or what one believes, rather than what one knows. */
export function isOpinion(text: string): boolean {
  return OTHERS_SAY.test(text) || BELIEVED.test(text);
}

function isOfAnotherTimeOrPlace(text: string, fact: YesNoFact): boolean {
  if (isPast(text) || AGO.test(text) || (!WITH_OTHERS.has(fact) && ELSEWHERE.test(text)))
    return true;
  return fact !== "shortTermGdpOnly" && LATER_PHASE.test(text);
}

/** Whether what a clause says of a fact is said, by who should know, of this project as it is now. */
export function isVouchedFor(
  [fact, value]: readonly [YesNoFact, boolean],
  { text, sentence }: Clause,
  { before, next }: { readonly before: Clause | undefined; readonly next: Clause | undefined },
): boolean {
  if (HEARD.test(text) || isOpinion(text) || UNREAL.test(text)) return false;
  if (!WITH_OTHERS.has(fact) && isOfOthers(text) && (value || !isOwn(text))) return false;
  const isLater = before?.sentence === sentence && LATER_PHASE.test(before.text) && !NOW.test(text);
  if (value && !HOLDS_ON.has(fact) && (isLater || isOfAnotherTimeOrPlace(text, fact))) return false;
  return !(value && next && SETS_APART.test(next.text) && !isOwn(text) && !WITH_OTHERS.has(fact));
}

/** 做皮革的污染大，我们只做裁剪: what comes before was of others. */
const SETS_APART = new RegExp(
  `^(?:而|那)?(?:${OWN})[^,，]{0,3}(?:不是|不一样|不同|没有$|[只仅]|做的是)|^(?:ours|mine|we|my \\w+|our own)(?: (?:are|is|do|will|was|were))?(?:n't| not| only| just| never)(?! (?:know|sure|say))`,
  "iu",
);
const NOT_OURS = new RegExp(
  `^(?:而|那|但)?(?:${OWN})(?:自己|公司|厂|企业|从来|都|可|是|一直){0,3}(?:没有?(?:上|进|用|占|压|涉及|被列)?过?|不(?:是|用|在|占|会|涉及|碰))(?:的|了|啊|过|这[种些]|那[种些]|情况|东西|问题){0,2}$|^(?:ours|mine|we|my (?:own )?(?:company|firm|plant|factory)|this (?:one|plant|plot|site)|the (?:new|present|current) (?:one|line|plant|site))(?: (?:is|are|was|were|do|does|did|has|have))?(?:n't| not| never| no)(?: been| one| any| at all| so| ever)*$`,
  "iu",
);

/** 表哥的公司上过黑名单，我们没有: denies of the own firm what was said of another. */
export function deniesOfOwn(text: string): boolean {
  return NOT_OURS.test(text.trim());
}
