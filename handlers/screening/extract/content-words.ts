import { recalling } from "../../../knowledge/recall.ts";

export interface Word {
  readonly text: string;
  readonly at: number;
}

/** Of the talk, how much, where, and the verbs of every question: a word made of these names nothing. */
const GENERIC_ZH = [
  "没|不|无|非|未|否|莫|木|冇|哪|毫",
  "都|也|还|就|又|再|才|只|很|太|挺|蛮|比较|较|非常|特别|相当|绝对?|肯定|完全|根本|压根儿?|基本|几乎|大概|大体|大致|应该?|可能|也许|估计|好像|貌似|确实?|确定|真的?|其实|实在|实话|目前|现在|暂时?|尚|从来?|一直|向来|至今|仍|已经?|曾|均|皆|并|且|全部?|一切|统统|通通|一概|一律|丝毫|任何|决|当然|的确|明显|明确|反正|至少|直接|本身|主要|丁点|半点|约|左右",
  "的|了|地|得|着|过|吧|啊|呢|嘛|哦|呀|哈|啦|嘞|么|吗|喔|噢|咯|喽|哎|唉|嗯|呃|诶|咧|哟|儿|呗|哇|谢谢|多谢|感谢|辛苦|您好|你好|请|放心|麻烦|客气",
  "我|咱|你|您|他|她|它|们|谁|什么?|啥|这|那|其|此|该|本|自己|任何人|怎|咋|怎么|多少",
  "[\\d零一二两三四五六七八九十几半俩仨]|个|些|种|类|样|块|点|项|条|回|分|寸|亩|丝|件|处|多|少|次|字|例|方|角|各|量|数",
  "里|内|外|中|东|西|南|北|[A-Da-d甲乙丙丁]|号|期|边|头|面|上|下|前|后|旁|附近|到|至|去|来|进|出|起|开|掉|住|完|成|好|以|之|于|及|述",
  "有|是|为|在|占|用|压|碰|沾|踩|触|涉|属|处于|存|产生|包含|包括|含|需|要|会|能|可|想|准备|拟|办理|查|核|对|看|问|说|讲|听|觉|知道|做|作|搞|弄|办|受|被|列|收|签|落实|满足|符合|达|求|动|挨|靠近?|使|利用|造成|带|发生|出现|搭|算|当|给|让|把|跟|和|与|同|因为|所以|而|另|或|如|适用|提",
  "没错|情况|情形|现象|问题|事|情|东西|玩意|关系|行为|打算|计划|想法|意思|必要|安排|方面|地方|说法|类似|嫌疑|影响|结果|状态|水平|程度|标准|平均|物质",
].join("|");
const IS_GENERIC_ZH = new RegExp(
  `^(?!(?:成本|外包|分包|内需|外需|对方|收成|好处|用处|同事|要求)$)(?:${GENERIC_ZH})+$`,
  "u",
);
const GENERIC_EN: ReadonlySet<string> = new Set(
  `no not none negative nope nah nay never neither nor nothing nobody nil zero without hardly barely dun n na cannot far
  yes yeah yep yup ya yah ja aye sure correct right true of course indeed exactly maybe perhaps
  a an the this that these those such it its they them their there here we us our ours ourselves i me my mine you
  your he she his her one ones both each either any anything some something all everything everyone anyone
  anybody single whole entire small tiny slight other others what
  is are am was were be been being isn't aren't wasn't weren't ain't do does did done doing don't doesn't didn't
  have has had having haven't hasn't hadn't will would won't wouldn't shall should shouldn't can can't could
  couldn't may might must need needs needed mustn't
  we're we've we'll we'd it's it'd it'll that's that'd there's there're they're i'm i've i'd
  and or but so as at by for from in into inside on onto off out over to up with within under near about around
  between through than then if because since till until too still yet already ever even just quite very much many
  more most less least lot lots little bit few now present moment
  know known aware honest frank say says said tell told think thought believe guess suppose see seen find found check
  checked verify verified confirm confirmed look looked mean answer
  case cases thing things stuff substance substances kind kinds sort sorts type types issue issues problem problems
  matter matters way situation point points question list above below whatsoever same like similar level standard
  average industry
  apply applies applied applicable concern concerned affect affected involve involved involves exist exists existing
  use uses used using touch touches touching get got take takes taken fall falls lie lies lying located come comes
  go goes happen happens make makes made plan planned intend occur occurs require required contain contains hold
  include included meet meets met fulfil fulfill fulfilled satisfy satisfied excluded ruled
  alr kena lah la lor leh mate sir madam please thanks thank sorry well oh ah um uh hmm ok okay two three mu`
    .trim()
    .split(/\s+/),
);
/** The speaker's own: what is said to be without something. */
const OWN =
  /(?:本|我|该)?(?:公司|企业|项目|司|厂|工厂|厂区|厂房|园区|选址|地块|场地|土地|位置|范围|区域|用地|法人|股东|产品|工艺|生产|过程|环节|工序|流程|配方|行业)|投资方?|图|(?<![a-z])(?:company|firm|site|plot|plant|factory|project|process|products?|land|location|area|investor|shareholders?|side|part|business)(?![a-z])/giu;
const POINTS =
  /(?:[们这那本该此在][个块种]?的?|(?<![a-z])(?:our|this|the|my|that|its|whole|own|entire))\s*$/iu;
const NEGATES =
  /[没不无非未否]|(?<![a-z])(?:no|not|none|never|neither|nothing|without)(?![a-z])|n't/iu;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

export const wordsOf: (text: string) => readonly Word[] = recalling((text) =>
  [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) =>
    isWordLike === true ? [{ text: segment.toLowerCase(), at: index }] : [],
  ),
);

/** The words of a clause that name a thing: loans, in "we have no loans". */
export const contentWords: (text: string) => readonly Word[] = recalling((text) => {
  const said = denialAt(text) ?? verbAt(text) ?? text.length;
  // The site has none, or not on our site.
  const own = [...text.matchAll(OWN)].filter(
    ({ index }) => index < said || POINTS.test(text.slice(0, index)),
  );
  return wordsOf(text).filter(
    (word) =>
      !isGeneric(word.text) &&
      !isAddressed(word, text) &&
      !own.some((match) => isInside(word, match)),
  );
});

/** 没有的，老板. */
function isAddressed({ text, at }: Word, said: string): boolean {
  return (
    at > 0 &&
    !said.slice(0, at).endsWith("是") &&
    at + text.length === said.length &&
    /^(?:老板|老师|领导|经理|主任|亲)$/u.test(text)
  );
}

const VERB = /有(?!限)|要(?!求)|需|(?<![a-z])(?:has|have|had|needs?|got)(?![a-z])/iu;

function verbAt(text: string): number | undefined {
  return VERB.exec(text)?.index;
}

/** Where the first denial of a text stands. */
export function denialAt(text: string): number | undefined {
  return NEGATES.exec(text)?.index;
}

function isInside({ text, at }: Word, { index, 0: said }: RegExpExecArray): boolean {
  return index <= at && at + text.length <= index + said.length;
}

export function isGeneric(word: string): boolean {
  return (
    GENERIC_EN.has(word) ||
    /^(?!.*(?:supply|family|assembly|reply|monopoly)$)[a-z]+ly$/u.test(word) ||
    IS_GENERIC_ZH.test(word)
  );
}
