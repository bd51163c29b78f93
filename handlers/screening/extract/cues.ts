import type { FactName } from "../facts.ts";

const HEDGE =
  /(?<!不)可能|也许|或许|大概会|说不定|恐怕|没准|兴许|不排除|maybe|perhaps|might|possibly|probably|(?<![a-z])(?:could be(?! (?:said|excluded|ruled))|may(?= (?:also|well|not|be|come|fall|need|use|have|involve|touch|include)(?![a-z])))(?![a-z])/iu;
const NEGATION =
  /没有?|(?<!有)无(?!锡|锌|机)|不(?!锈|仅|光|但|只|过|错|动产)|未(?!来)|非(?!洲|遗|常|金属|煤|公)|别的没|能有(?:啥|什么|多)|零(?=污染|排放)|(?<![a-z])(?:no|not|none|never|neither|nor|without|hardly|scarcely|far from|anything but|nothing|nobody|free of|clear of|outside|zero|isn't|aren't|don't|doesn't|won't|wasn't|hasn't|haven't)(?![a-z])/iu;

/** Says that something may be so. */
export function hasHedge(text: string): boolean {
  return HEDGE.test(text);
}

/** 算不上, 一概不碰, 一分不占, hazmat: none. */
const DENIED_AFTER =
  /^[^,，、]{0,8}?(?:(?:算|谈|够|称|说)不上|(?:一概|绝对?|从来?|肯定|完全|丝毫|坚决|统统)[没不]|一[点分寸亩]都?[没不]|[没不](?:碰|沾|占|用|压|进|在|算|上)|(?:[:：=-]|\s)+(?:无|没有?|否|no(?:ne|pe)?|nil|n\/a|zero)(?![a-z])|不搭界|不沾边|不相干|没有?关系|无关|[扯挨]不上|八竿子打不着|没(?:半点|一点|任何)?(?:瓜葛|牵连)|(?:is|are) (?:minimal|negligible|not))|^[^,，、]{0,6}?(?:没有?|(?<![做搞弄上建])不)(?:打算|计划|准备|考虑|想|要)?[去再]?[做搞弄上建](?:了|的|这块)*$/iu;

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
    /用地|(?<![当本各外内产基天陆工异])地(?!方|区|点|址|产|下|铁|铝|税|方)|亩|(?<![a-z])land(?! tax)|acreage|plot size|site (?:size|area)/iu,
  ],
  ["annualTaxWan", /税(?!率|务)|tax(?! rate)/iu],
];

/** The amounts and areas a clause speaks of; asked only of clauses that say something is unknown. */
export function unknownQuantities(text: string): readonly FactName[] {
  if (/基本农田|红线|农户|目录/.test(text) && !/用地|亩|面积/.test(text)) return [];
  return QUANTITY_TOPICS.flatMap(([fact, topic]) => (topic.test(text) ? [fact] : []));
}
