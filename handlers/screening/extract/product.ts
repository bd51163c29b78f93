import { findPlaces } from "../../../knowledge/regions.ts";
import { type Clause, normaliseText } from "./clauses.ts";
import type { Extracted } from "./extraction.ts";
import { findMentions } from "./mentions.ts";
import { hasUnknownCue } from "./not-known.ts";
import { notOurs } from "./scope.ts";

const MAX_CHINESE = 30;
const MAX_ENGLISH = 80;
const HAN = /\p{Script=Han}/u;

const LABEL =
  /^(?:主[要营])?(?:产品|项目)(?:名称|内容)?\s*(?:应该)?(?:[是为:：]|(?<=产品名?称?)\s|换成|改成|改为|改做)\s*(.+)|^(?:main |our |\w{4,12} )?(?:products?|project)\s*(?:[:：]|is(?! (?:in|on|at)(?![a-z])))\s*(.+)/iu;
const NAMES_PRODUCT = /^(?:主[要营])?产品|^(?:main |our |the )?products?(?![a-z])/iu;
const MAKES =
  /(?:投资建设|建设|新建|兴建|主[营做产打]|专[做门做业]+|生产|制造|加工成?|组装|养殖(?!户)|种植(?!户)|代工|从事|经营|研发|酿造?|培育|(?<!当|叫|看|换|称|用|能|可以)做(?![完好到成不得])(?:的是|点儿?|些)?|搞|卖(?![到给往去掉])|(?<=把[^,，]{1,14})改(?:建|造|做)?[成为]|[做制炼熔织压烧纺磨]成(?!了|以后|之后|功|本|品|熟|立)|(?<![满达投试量增减停复])产(?!值|能|量|业|出|品|权|地)|上(?=一?[条个套])|[开办](?=一?[个座家条间])|种(?![类子种业源植])|养(?![老生分护殖])|建(?![材筑议立成设造好]))(?:的是)?(?:了|起|点|过)?\s*(?:一?[个条座家间批套款])?\s*/gu;
const MAKES_EN =
  /(?<=^|(?<![a-z])(?:we|we'd|we'll|i|want|wants|wanna|to|will|would|of|for|are|is|be|considering|plan|planning|and|by|company|firm|that|which|who)\s+)(?:mak(?:e|es|ing)|manufactur(?:e|es|ing)|produc(?:e|es|ing)|assembl(?:e|es|ing)|bottl(?:e|ing)|blend(?:ing)?|roast(?:ing)?|grow(?:ing)?|brew(?:ing)?|process(?:ing)?|recycl(?:e|ing)|build(?:ing)?|set(?:ting)? up|open(?:ing)?|plan(?:ning)?|maker of|producer of|manufacturer of|sell(?:s|ing)?)\s+(?!in |on |at |to |the ore|it |this )(?:(?:an?|the|our|some|new)\s+)?/giu;
const PLACE_WORDS =
  /厂|工厂|基地|生产线|产线|园(?:区)?$|中心|车间|冷库|仓|站|(?<![a-z])(?:plant|factory|lines?|mill|facility|workshop|hub|cent(?:er|re)|farm|brewery|refinery|works|DC)(?![a-z])/iu;
/** What opens a message and says nothing of the product. */
const LEAD =
  /^(?:(?:老板|领导|公司|我们老板)?(?:让|叫|派)我(?:来|先|过来)?(?:打听|问|咨询|了解)(?:一?下)?|(?:想|来|先)*(?:打听|咨询|了解|问)(?:一?下)|(?:各位)?(?:领导|老师|老板)(?:们|您)?好?|你好|您好|请问|预审(?:一下)?|那个|对了|嗯|我(?:们|家|司|方|公司)?|咱们?|本?公司|企业|这边|这里|项目|主要|就|也|都|是|的|想要?|拟|有(?![机色氧源线])|打算|准备|计划|要|来(?![料样])|在(?!线)|到|去(?![离污皮壳])|小的|新的|再(?!生|制造)|一(?=[个条座家])|座(?![椅舱垫])|条(?![码形])|家(?![具电纺居禽])|\p{Script=Han}{2,4}(?<!机器)人(?=\s)|云南省?(?=投|建|做|办|开|搞|生产)|帮我|看看|边上|那边|附近|周边|投资|投(?![影料])|建设|个(?![护人性])|[:：、\s])+/u;
const LEAD_EN =
  /^(?:(?:hi|hello|dear sirs?|(?:wanna|gonna|want to|going to)(?: (?:do|make|build|open|start))?(?![a-z])|(?:pre-?)?screen(?:ing)?(?:(?: of| for)? (?:my|our|this|a|the) (?:project|plan|plant|factory))?(?: (?:pls|please))?|check(?:ing)? (?:a|our|my|this) project|(?:looking|thinking|interested) (?:at|into|of|about|in)(?![a-z])|(?:er+m?|um+|uh+|well|so|you know|hmm+|i mean|let me see|actually|basically)(?![a-z])|pls|please|(?:we|i)(?:'re| are|'m| am|'d|'ll| would| will)?|our (?:company|firm|group)|our|would|will|want|wish|plan(?:ning)?|intend|like|are|is|am|to|going|looking|considering|hoping|build(?:ing)?|set(?:ting)? up|invest(?:ing)?|in|making|make|produce|producing|manufactur(?:e|ing)|start(?:ing)?|open(?:ing)?|(?:a|an|the|new)|(?:\w+ )?(?:company|firm|group)(?= (?:plan|look|consider|want|intend|mak)\w*)|[:,]+)\s*)+(?![a-z])/iu;
const TAIL =
  /(?:的[^的]{0,2}厂)?(?:的?(?:项目|生意|业务|企业|公司|基地|厂家?))?(?:总?投资)?(?:的|吧|呢|啊|吗|了|那种|之类)*$/u;
const TAIL_EN =
  /(?:\s+(?:in|at|on|near|from|for|of|through|and|with|will|to|by|us|is|should be|would be))+\s*$/iu;
const OUTPUT =
  /^(?:年(?:产|加工|处理)|日产)?\s*[\d.,一二三四五六七八九十百千万亿]+\s*(?:万|亿)?\s*(?:吨|台|套|件|只|个|把|条|辆|瓶|盒|米|平方米|头|羽|支|片|吨级)\s*(?:\/年)?/u;
/** Rooms, zones, years and what is said of other figures. */
const OF_THE_FRAME =
  /(?:楼|厂房|车间|宿舍|大棚|院子)$|(?:高新|经开|开发|工业|产业|保税|综保|自贸|合作)区$|^(?:[这那该本]|我们)*[个座家间]?[新老旧]?(?:厂|工厂|院子|地块)(?:子|房|区)?(?:$|[在要小大比很有是这那就也])|^租|租(?:的|用|赁)?$|^(?:[前头第首][一二两三四五六七八九十几\d]*年|[一二两三四五六七八九十几\d]+(?:年|个?月)(?:之|以)?[后内前起])|^(?:达产|满产|投产|试产|[之以往]后|后[面来]|争取|力争|想冲|做好|已经|之前|刚才|不算|改到|搬到|短线|短平快|快钱|零排放|长[期线])|每年$|^[跟向从][^,，]*(?:买|收|采购|进货?)$|^不(?:拿|买|用|占|要|是|新增|需|做|算|在|会)|^\d+ (?:in|was|is|were)(?![a-z])|(?<![a-z])(?:years?|taxe?s?|(?:phase|stage) (?:one|two|three|[1-3ivx]+)|(?:rented|leased|rental|existing|standard|old|own) (?:\w+ ){0,2}(?:plants?|factory|workshops?|buildings?|floors?|space|halls?|units?|offices?))(?![a-z])|^(?:at (?:full|peak)|now|then|pay|paying|once|after|only|just)(?![a-z])/iu;
const NOT_A_PRODUCT =
  /^\S{1,4}(?<!机器)人$|^原料(?:是|用|为|来自)|^(?:分?[一二两三四首]期|其中|含|全部|后来|之后|地[减加]|设计院|听说|据|随行就市|市场价)|^(?:maybe|outside|torn|about|that|this|it|sorry|years?|-)(?![a-z])|^(?:(?:[呃嗯哦唔额啊]|那个|不对|不是|错了|就是说?|怎么说|这样|well|er+m?|um+|uh+|hm+|so|you know|i mean|let me see|right|hold on|anyway|look|listen|\s)+|.*(?:选址|落户|落地|位于).{0,2}|(?:an? |the )?(?:plants?|factory|factories|lines?|mill|facility|workshop|hub|cent(?:er|re)|site|and \w+)|[\d\s.,:：/-]*|[再做的来想要个]{0,2}(?:深加工|初加工|加工|环评|预审|分红|合同|厂|厂房|工厂|项目|生意|事|企业|公司|什么|这个|那个|好|点|一些|设备|机器|原料|投资|年产|产能))$|税|亩|投资额|总投|一共|预算|优先|红线|农田|失信|危化|安全|农户|合作社|同意|好的|好吧|谢谢|可以|开始|继续|你好|预审|政策|流程|合同|保底|^(?:有|做|搞|后续|配套|精|的|和|我们|自己|要|会|没有?|不){0,4}深加工|化工园|园区$|入园|^(?:那|这样|我们?|你们?|就|想)*(?:要|搞|弄|建|开|办|来)个?(?:小|大|新)?(?:厂|厂子|工厂|企业|公司|项目)$|危险|污染|能耗|国家|目录|流动资金|土建|资金|计划书|可行性|(?<![a-z])(?:fixed assets?|working capital|of which|business plan|proposal|hello|thanks|thank you|start|tax|permit|policy|screen|yes|no|ok|total|budget|spend|invest(?:ment)?|capex|site|land|farmland|finished goods|(?:processing )?unit|on site|everything|assessment)(?![a-z])/iu;
const FILLER =
  /固定资产|总?投资额?|总额|之间|土地|厂区|厂子|销售|收入|营收|在|注册资本|建?筑?面积|[一二三首]期|年?产值|年销售?额?|贷款|自有资金|增加|追加|减少|大概|大约|差不多|至少|继续|不是|改成|改为|用地|占地|(?<![a-z])(?:sorry|(?:i )?(?:guess|think|suppose|reckon|believe)|yuan|rmb|need|invest(?:ed|ment)?|land|wan|million|m2|mu|hectares?|has?|acres?|sqm|actually|at least|about|around|roughly|lease|rent|jobs?|make it|an?|the|of|\d+)(?![a-z])/giu;

interface Message {
  /** The text that the clauses were normalised from. */
  readonly original: string;
  /** Clauses that deny another fact or leave it open: 不是以原料为主 is no product. */
  readonly given: ReadonlySet<string>;
}

/** What is to be made, where a message names it as the product while something else was asked. */
export function correctedProduct(
  clauses: readonly Clause[],
  original: string,
): Extracted | undefined {
  const named = clauses.filter(({ text, isQuestion }) => !isQuestion && NAMES_PRODUCT.test(text));
  const phrase = first(named, labelled);
  return phrase && { ...phrase, value: asWritten(phrase.value, original) };
}

/**
 * A short phrase for what is to be made, in the script it was written in; nothing where no clause speaks
 * of it.
 */
export function extractProduct(
  clauses: readonly Clause[],
  isAsked: boolean,
  { original, given }: Message,
): Extracted | undefined {
  const others = notOurs(clauses);
  const stated = clauses.filter(
    ({ isQuestion, text }, index) => !isQuestion && !others[index] && !hasUnknownCue(text),
  );
  const free = stated.filter(({ text }) => !given.has(text));
  const found = first(stated, labelled) ?? first(stated, made) ?? first(free, site);
  const phrase = found ?? opening(free, isAsked);
  return phrase && { ...phrase, value: asWritten(phrase.value, original) };
}

function first(
  clauses: readonly Clause[],
  read: (text: string) => readonly string[],
): { value: string; words: string } | undefined {
  for (const { text } of clauses) {
    const value = read(text).map(cleaned).find(isProduct);
    if (value !== undefined) return { value, words: text };
  }
  return undefined;
}

function labelled(text: string): readonly string[] {
  const match = LABEL.exec(text);
  return match ? [untilOther(match[1] ?? match[2] ?? "")] : [];
}

/** What stands behind a word for making something. */
function made(text: string): readonly string[] {
  const pattern = HAN.test(text) ? MAKES : MAKES_EN;
  return [...text.matchAll(pattern)].map(({ index, 0: word }) =>
    untilOther(text.slice(index + word.length)),
  );
}

/** What a plant, a line or a park is named by. */
function site(text: string): readonly string[] {
  return PLACE_WORDS.test(text) ? [beside(text)] : [];
}

/** The first words of a text that goes on to amounts or areas, or the answer to the question. */
function opening(
  stated: readonly Clause[],
  isAsked: boolean,
): { value: string; words: string } | undefined {
  const isProject = stated.some(({ text }) =>
    findMentions(text).some(({ kind }) => kind !== "bare"),
  );
  if (!isAsked && !isProject) return undefined;
  return first(stated.slice(0, 3), (text) => [beside(text)]);
}

/** The words before the first place or number of a clause, else those behind the last. */
function beside(text: string): string {
  const spans = [...findPlaces(text), ...findMentions(text).filter(({ kind }) => kind !== "bare")];
  const from = Math.min(text.length, ...spans.map(({ start }) => start));
  const to = Math.max(0, ...spans.map(({ end }) => end));
  const front = cleaned(text.slice(0, from));
  return isProduct(front) ? front : text.slice(to).replace(/^(?:市|州|县|区)(?!域)/u, "");
}

/** Up to the next place, amount or turn of the sentence. */
function untilOther(text: string): string {
  const spans = [...findPlaces(text), ...findMentions(text).filter(({ kind }) => kind !== "bare")];
  const end = Math.min(
    text.length,
    ...spans.filter(({ start }) => start > 0).map(({ start }) => start),
  );
  const turn =
    /[:：]|(?<=\p{Script=Han}{2})(?:，|打算|准备|想|放在|落在|设在|建在)|\s(?:with|in|at|on|near|for|from|that|which|to|using|under|and (?:would|want|wish|plan|will|are|hope|we|now|need))\s/u.exec(
      text.slice(0, end),
    );
  return text.slice(0, turn?.index ?? end);
}

function cleaned(phrase: string): string {
  const text = phrase.trim();
  if (!HAN.test(text)) {
    return text
      .replace(LEAD_EN, "")
      .replace(/:\s*(?:we|i|our)(?![a-z]).*$/iu, "")
      .replace(TAIL_EN, "")
      .replace(/ (?:makers?|manufacturers?|producers?|suppliers?)$/iu, "")
      .replace(/[\s:.]+$/, "")
      .slice(0, MAX_ENGLISH)
      .trim();
  }
  return text
    .replace(LEAD, "")
    .replace(OUTPUT, "")
    .replace(/^的/u, "")
    .replace(TAIL, "")
    .trim()
    .slice(0, MAX_CHINESE);
}

function isProduct(phrase: string): boolean {
  return (
    !NOT_A_PRODUCT.test(phrase) &&
    !OF_THE_FRAME.test(phrase) &&
    phrase.replace(FILLER, "").replace(/[^\p{L}]/gu, "").length >= 2
  );
}

/** The words of the original that a normalised phrase stands for: who writes 筆電 reads 筆電. */
function asWritten(phrase: string, original: string): string {
  const normalised = normaliseText(original);
  const at = normalised.indexOf(phrase);
  return at >= 0 && normalised.length === original.length
    ? original.slice(at, at + phrase.length)
    : phrase;
}
