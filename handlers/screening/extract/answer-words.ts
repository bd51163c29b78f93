import { contentWords } from "./content-words.ts";
import { hasUnknownCue } from "./not-known.ts";

/** What the first words of a clause answer to a yes-or-no question, whatever the question was. */
export interface Lead {
  readonly says: boolean;
  /** The clause says nothing besides. */
  readonly isBare: boolean;
  /** It opens with yes or no itself, and not just with a verb: it is a purely civil product. */
  readonly isPlain: boolean;
}

/** Comes before an answer and changes nothing of it. */
const SOFTENER =
  /^(?:[啊嗯唉哎呃哦噢嘿喔呀咳哟\s:]+|说?实(?:话|在)(?:讲|说|实说)?|(?:经|据|根据|按照?|截至)[^,，]{1,10}(?:核实|核查|查询|查|确认|反馈|了解|沟通|评估|口径|测算|目前)(?:下来|后)?|老实(?:讲|说)|坦白(?:讲|说)?|不瞒[你您]说|说白了|其实|应该|根本|压根儿?|完全|倒是?|从来?|一直|丝毫|[暂尚并均皆亦已](?=[不没无未])|估计|好像|貌似|感觉|反正|目前|现在|那个?|这(?:个|块|些|样|方面|里)?|我们?(?:这边|公司|项目|厂|这个?)?|咱们?|公司|项目|它|也|都|全部?|统统|一概|就|可|真的?|(?:well|oh|ah|um+|uh+|hmm+|er+m?|so|and|but|look|honestly|frankly|sadly|unfortunately|regrettably|luckily|fortunately|thankfully|actually|basically|really|simply|just|to be (?:quite |perfectly |completely )?(?:honest|frank)(?: with you)?|i(?:'m| am) afraid(?: so| that)?|i must (?:say|admit)|i (?:think|guess|believe|suppose|would say|can confirm)|as far as (?:i|we) know|probably|presumably|currently|so far|at present|lah|leh|lor)(?![a-z'])\s*)/iu;
/** An answer where nothing else follows, and nothing before one that does: of course not. */
const EMPHASIS =
  /^(?:当然|那当然|确实|的确|肯定|绝对|必须|真的|(?:of course|certainly|definitely|absolutely|obviously|clearly|surely|naturally)(?![a-z])\s*)/iu;

/** Of the talk itself, of how much, or no denial at all. */
const NO_DENIAL =
  /^(?:不(?:过|仅|光|但|只|管|论|锈|动产|错|到(?!$|[的了])|超过|低于|少于|多|好意思|想|着?急|客气|用谢|同意|方便|愿意|要紧|行|说|聊|弄|了(?!$)|[做办搞投]了)|没有?(?:什么|啥)?(?:其[他它]|别的)|没(?:错|听|时间|空|多少|问题|关系|毛病|事)|无(?:锡|论|所谓|纺|人机|缝|线)|非(?:常|洲|标|遗|金属)|未来|(?:nothing (?:else|more|further)(?! (?:is|was|will))|no (?:(?:other|more|further) questions?|comments?|objections?|thanks?|problems?|issues?|worries|need|rush|hurry|wait)|not (?:now|only|interested|today)|never ?mind)(?![a-z]))/iu;
/** Of what was said and asked, and not of the project. */
const OF_THE_TALK =
  /^(?:还有|另外|再有|再一个)(?:个?(?:问题|事情?))?$|^(?:(?:没有?|不)(?:是|要|用|需要?|必|能|有|想)?(?:什么|啥|再|这么|那么|要|可|多)*(?:[说讲问答聊](?!的[^,，]*[情事些种样]|题)|看(?![到见])|查(?![到出])|来|(?:这个|那个)?意思|[你您]们?(?:$|[了吧的啊]))|不(?:是我们?$|好$|合适|在(?:公司|家))|没有?收到|(?:i|it|that|this|you)(?:'s| is| am|'m| was| did| do|'ve| have)?(?:n't| not)(?: \w+){0,4}? (?:mean|meant|sa(?:id|y)|ask(?:ed)?|t(?:old|ell)|answer(?:ed)?|finished|understand|me$|need (?:this|that|you|it)$)|(?:please )?(?:do not|don't) ask|no need to ask|not that one$|nothing to (?:add|say|ask)|yes (?:please|go on|continue|next|carry on|thanks?|thank you))/iu;
const DENIES =
  /^(?:不|没|无|非|未|否|[零0][个样项条种]?$|木有|木$|排除|可以排除|冇|莫得|绝无|毫无|哪(?:里?[有能敢会])|怎么(?:会|可能|敢)|谈不上|算不上|[一半][^,，]{0,3}[都也][没不]|(?:no|nope|nah|nay|n|none|never|not|nothing|nobody|neither|nowhere|hardly|barely|excluded|negative|nil|zero|without|dun)(?![a-z])|(?:it|we|they|he|that|there|this|i)(?:'s| is| are|'re| does| do| will| would| has| have|'ve|'d|'ll)?(?:n't| not| never| no| none| nothing)(?![a-z])|(?:is|are|do|does|wo|have|has|did|was|were)n't(?![a-z])|(?:it|this|that) (?:can|could) be (?:excluded|ruled out))/iu;
const YES_ZH =
  "已经?(?=[取办拿通获签有在过])|存在|具备|是|对|有|会|要|能|占到?|用到?|做|办|涉及|属于?|算|签|嗯|没错|不错";
const YES_EN =
  "yes|yeah|yep|yup|yah?|ja|aye|y|sure|correct|right|true|affirmative|indeed|exactly|mostly|partly|partially|pretty much|got(?: it| some)?|have|can|applies|some|a (?:few|bit|little)|(?:we|they|it|i|there|that|this|he) (?:do|does|is|are|was|were|have|has|will|would|did)";
/** 能耗 and 用电 begin with such a word and are none. */
const AFFIRMS = new RegExp(
  `^(?:(?:${YES_ZH})(?<!能(?=[耗源量力])|用(?=[电水地能工人])|行(?=业)|对(?=[于面方国社老企公环当周大人])|有(?=[限色机])|办(?=公)|做(?=工)|要(?=求)|在(?=建|线))|(?:${YES_EN})(?![a-z']))`,
  "iu",
);
const PLAIN_YES =
  /^(?:是的|是啊|对|(?:有|用|要|占|收)(?=$|[一点些少部几小不的了啊呢哦嘛咯,])|嗯|会的|要的|(?:yes|yeah|yep|yup|yah?|ja|aye|sure|correct|right|true|indeed|exactly|mostly|partly|partially|pretty much|got|have|some|a (?:few|bit|little))(?![a-z']))/iu;
const ONLY_YES = new RegExp(
  `^(?:(?:${YES_ZH})(?:的|了|着|过|是|有|得|[啊嘞呢呀哦嘛咯喽])*)+$|^(?:(?:${YES_EN})(?: (?:sir|madam|so|there|indeed|lah|of course))*[\\s.!]*)+$`,
  "iu",
);
/** 用的, 办了办了: a verb of our questions, and that it is so. */
const ECHO =
  /^(?:(?:要|会|有|得|肯定){1,2}(?:占|用|收|收购|涉及|碰|压|产生|有)(?:到|上)?(?:[一有][些点]|少量|部分)?[的啊呢哦嘛了]*$|((?:占|用|涉|涉及|收|收购|靠|签|办|办妥|做|加工|落实|保障|符合|具备|拿到|通过|上|过|齐)(?:的|了|着的?|过)[啊嘞呢呀哦嘛咧喽的了]*)\1?$)/u;
const MAX_WITH_SUBJECT = 30;
const MAX_BARE = { zh: 5, en: 4 } as const;

/** Has the sign of a denial in it, and is a yes. */
const AGREES = /^没错[的啊呢了吧哦，]*/u;

/** The answer a clause opens with; `undefined` where it only tells something. */
export function leadOf(text: string): Lead | undefined {
  const { rest, isEmphatic } = withoutSofteners(text.trim());
  if (rest === "") return isEmphatic ? { says: true, isBare: true, isPlain: true } : undefined;
  if (AGREES.test(rest))
    return { says: true, isBare: AGREES.exec(rest)?.[0] === rest, isPlain: true };
  if (isNoDenial(rest)) return undefined;
  if (DENIES.test(rest)) return { says: false, isBare: isBareDenial(rest), isPlain: true };
  if (deniesInTheEnd(rest)) return { says: false, isBare: true, isPlain: true };
  if (AFFIRMS_LAST.test(rest) && isBrief(rest)) return { says: true, isBare: true, isPlain: true };
  if (AFFIRMS.test(rest)) {
    return {
      says: true,
      isBare: ONLY_YES.test(rest) || ECHO.test(rest),
      isPlain: PLAIN_YES.test(rest),
    };
  }
  return ECHO.test(rest) ? { says: true, isBare: true, isPlain: true } : undefined;
}

function isNoDenial(text: string): boolean {
  return NO_DENIAL.test(text) || OF_THE_TALK.test(text);
}

const SOURCE =
  /^(?:经|据|根据|按照?|截至|关于|针对|(?:according to|as per|based on|as (?:for|to)|regarding)(?![a-z])(?!.* (?:is|are|was|we|it|they) ))[^\d没不无未]{1,30}$/iu;

/** 经核实, honestly: what follows is an answer. */
export function isSoftener(text: string): boolean {
  const { rest, isEmphatic } = withoutSofteners(text.trim());
  return SOURCE.test(text) || (rest === "" && !isEmphatic);
}

function withoutSofteners(text: string): { rest: string; isEmphatic: boolean } {
  let rest = text;
  let isEmphatic = false;
  for (;;) {
    const match = EMPHASIS.exec(rest) ?? SOFTENER.exec(rest);
    if (!match) return { rest, isEmphatic };
    isEmphatic ||= EMPHASIS.test(rest);
    rest = rest.slice(match[0].length).trimStart();
  }
}

const NEGATOR = /[没不无未]|(?<![a-z])(?:no|not|none|never|nothing|neither)(?![a-z])|n't/iu;
/** Has the sign of a denial in it, and is none. */
const NO_NEGATION =
  /对不起|不对$|差不多|要不|不得不|[受了]不[了起]|有的(?!没有$)|不[少小]|(\p{Script=Han}+)[不没]\1|^[他她]们?(?!的)/u;

/** 地块里没有, 用不到, our site has none: the denial comes last, and nothing is named before it. */
function deniesInTheEnd(text: string): boolean {
  const at = NEGATOR.exec(text)?.index;
  if (at === undefined || NO_NEGATION.test(text) || isNoDenial(text.slice(at))) return false;
  return isBrief(text);
}

/** 那块地占, A块用: its verb comes last. */
const AFFIRMS_LAST =
  /^(?!.*[只所没不无未否谁哪什]).+(?:占|占用|压|用|涉及|有|属于)(?:的|了|到|着){0,2}$/u;

/** Names nothing but the speaker's own. */
function isBrief(text: string): boolean {
  return text.length <= MAX_WITH_SUBJECT && contentWords(text).length === 0;
}

/** 没有的事; 不出口 says more. */
function isBareDenial(text: string): boolean {
  return isShort(text) && contentWords(text).length === 0;
}

function isShort(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
    ? text.length <= MAX_BARE.zh
    : text.split(/\s+/).length <= MAX_BARE.en;
}

/** Said of what was said and asked: 没什么要问的, nothing to add. */
export function isOfTheTalk(text: string): boolean {
  return OF_THE_TALK.test(withoutSofteners(text.trim()).rest);
}

const EVERY_ZH =
  /都|全|均|皆|统统|一概|通通|上述|前述|所[列述]|各项|任[何一]|此类|这类|[一哪][个样项条点种]|[几两三][个样项条点种]|这些|那些|上面|以上|[你您]们?(?:刚才|刚刚)?[说讲问提列]的(?!不?对)/u;
const EVERY_EN =
  /(?<![a-z])(?:none|neither|nothing|any(?:thing)?|either|all|everything|single|these|those|them|(?:of|like) (?:that|it)|such|the (?:sort|kind|above|lot)|whatsoever|at all)(?![a-z])/iu;
const DENIAL =
  /没|不(?!过|仅|光|但|只)|无|否|(?<![a-z])(?:no|not|none|never|neither|nothing|nobody|nope|negative)(?![a-z])|n't/iu;

export function denies(text: string): boolean {
  return DENIAL.test(text);
}

const EMPHATIC =
  /确实|的确|肯定|当然|是有|不少|有一?[点些]|(?<![a-z])(?:obviously|of course|definitely|certainly|indeed|some|a (?:few|bit|little)|quite|plenty)(?![a-z])/iu;

/** Asserts what it names: 农户确实有, ore obviously. */
export function isEmphatic(text: string): boolean {
  return EMPHATIC.test(text) && !denies(text);
}

/** Denies all that was listed: 都没有, 一个都不占, none of these are there. */
export function deniesAll(text: string): boolean {
  return denies(text) && (EVERY_ZH.test(text) || EVERY_EN.test(text));
}

const EVERY_ONE =
  /^(?:(?:都|全部?|全都|[两三][个者样项]都)(?:有|是|会|做|符合|办好|齐|落实|具备|解决|搞定|安排)了?[的呢了哦啊呀吧嘛哈]*|(?:yes,? )?(?:both|all)(?: (?:of )?(?:them|those|these|that|the above|three|two))?(?: are| is| have been| of that)?(?: (?:yes|done|settled|there|in place|sorted|apply|applies|correct|right))?|yes to (?:all|both))$/iu;

/** Affirms all that was listed. */
export function affirmsAll(text: string): boolean {
  return EVERY_ONE.test(text) && !denies(text);
}

const REASSURES =
  /^(?:(?:都|全|一切|很|绝对|这个|那个|大家|请|您|你)*(?:没(?:有|啥|什么)?(?:问题|毛病)|放心|合规|合法|达标|规范|正规|妥妥|安全得很|好得很)|(?:it'?s |it is |that'?s |everything(?:'s| is)? |all |quite |perfectly |absolutely )+(?:fine|in order|in place|compliant|above board|legal|taken care of|good|ok(?:ay)?|clean)$|in order$|no (?:problems?|issues?|worries)|rest assured|don't worry)/iu;

/** Says that all is well, without naming what. */
export function reassures(text: string): boolean {
  return REASSURES.test(text.trim());
}

/** Whether a clause says no, or yes, to whatever was named before it, and nothing else. */
export function plainAnswer(text: string): boolean | undefined {
  if (hasUnknownCue(text)) return undefined;
  if (affirmsAll(text)) return true;
  const lead = leadOf(text);
  if (lead?.isBare === true) return lead.says;
  return deniesAll(text) && isBareDenial(text) ? false : undefined;
}
