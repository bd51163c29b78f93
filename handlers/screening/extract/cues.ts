import type { FactName } from "../facts.ts";

const UNKNOWN =
  /不(?:太|大|是很)?(?:知道|清楚|晓得|确定|了解|明白|懂(?!事)|好(?:说|讲|判断|估)|敢(?:说|肯定|保证))|[说讲估吃拿搞弄](?:不(?:准|好|清|懂|明白|上来)|没准)|没(?:有)?(?:底|把握|谱|想[好清]|(?:搞|弄|想)(?:明白|清楚)|见过|看过|了解|测|评估|商量|做环评)|不想好|没(?:有)?(?:定|算|批|确定|落实|谈)(?!期)|未(?:定|确定|落实|批)|待定|(?:还|正)在(?:算|谈|办|设计|评估|核|商量|研究|讨论|测)|还在.{0,6}(?:算|谈|看)|没数|看情况|看市场|看政策|再说|再看|看不懂|[要得需](?:去|再|先|回去|我们?|跟){0,2}[问查核]|待核|没查(?:过|到)?|等.{0,8}(?:确认|答复|批复)|tbd|undecided|not (?:yet |so |too |really |entirely |quite |altogether )?(?:certain|clear(?! of)|decided|determined|fixed|known|sure|checked|calculated|settled|finali[sz]ed)|unknown|(?:don't|do not|doesn't|does not) (?:yet )?know|no idea|unclear|unsure|(?:haven't|have not|hasn't|has not) (?:yet )?(?:decided|checked|calculated|settled|finali[sz]ed|been (?!black|sanction|list|on )|seen|looked|measured|assessed)|to be (?:decided|determined|confirmed|checked)|(?:need|have|has) to (?:be )?(?:check|ask|calculat|assess|measur|find out)\w*|(?:can't|cannot|couldn't|could not) (?:really )?(?:say|tell|judge|speak|answer)|hard to (?:say|tell|judge)|too early|no clue|you tell me|wouldn't know|still (?:open|working|talking|discussing|negotiating|being|under)/iu;
const HEDGE = /可能|也许|或许|大概会|说不定|恐怕|maybe|perhaps|might|possibly|probably/iu;
const NEGATION =
  /没有?|(?<!有)无(?!锡|锌|机)|不(?!锈|仅|光|但|只|过|错|动产)|未(?!来)|非(?!洲|遗|常|金属|煤|公)|别的没|零(?=污染|排放)|(?<![a-z])(?:no|not|none|never|neither|nor|without|nothing|free of|clear of|outside|zero|isn't|aren't|don't|doesn't|won't|wasn't|hasn't|haven't)(?![a-z])/iu;

/** Says that something is not known or not decided. */
export function hasUnknownCue(text: string): boolean {
  return UNKNOWN.test(text);
}

/** Says that something may be so. */
export function hasHedge(text: string): boolean {
  return HEDGE.test(text);
}

/** 算不上, 一概不碰, 一分不占, hazmat: none. */
const DENIED_AFTER =
  /^[^,，、]{0,8}?(?:(?:算|谈|够|称|说)不上|(?:一概|绝对?|从来?|肯定|完全|丝毫|坚决|统统)[没不]|一[点分寸亩]都?[没不]|[没不](?:碰|沾|占|用|压|进|在|算|上)|(?:[:：=-]|\s)+(?:无|没有?|否|no(?:ne|pe)?|nil|n\/a|zero)(?![a-z])|不搭界|不沾边|不相干|没有?关系|无关|[扯挨]不上|(?:is|are) (?:minimal|negligible|not))/iu;

/** Whether a clause denies what it says at `index`: 不占基本农田, 危化也没有, not on any blacklist. */
export function isDenied(text: string, index: number, length: number): boolean {
  const before = text.slice(0, index);
  const after = text.slice(index + length);
  if (NEGATION.test(before)) return true;
  if (DENIED_AFTER.test(after)) return true;
  return /^[^,，、]{0,6}?(?:没有?|不涉及|不占|不沾|不碰|不属于|不在|不存在|不是|不会|无$|none|no$)/iu.test(
    after,
  );
}

const QUANTITY_TOPICS: readonly (readonly [FactName, RegExp])[] = [
  [
    "investmentCnyWan",
    /投资(?!者|人|商)|资金|预算|(?:^|[的,，])钱|invest(?:ment)?(?!or)|budget|capex|money/iu,
  ],
  [
    "landMu",
    /用地|(?<![当本各外内产基天陆工异])地(?!方|区|点|址|产|下|铁|铝|税|方)|亩|land(?! tax)|acreage|plot size|site (?:size|area)/iu,
  ],
  ["annualTaxWan", /税(?!率|务)|tax(?! rate)/iu],
];

/** The amounts and areas a clause speaks of; asked only of clauses that say something is unknown. */
export function unknownQuantities(text: string): readonly FactName[] {
  if (/基本农田|红线|农户|目录/.test(text) && !/用地|亩|面积/.test(text)) return [];
  return QUANTITY_TOPICS.flatMap(([fact, topic]) => (topic.test(text) ? [fact] : []));
}
