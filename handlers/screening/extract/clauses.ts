import { recalling } from "../../../knowledge/recall.ts";
import { toSimplified } from "../../../knowledge/script.ts";
import { saysUnknown } from "./not-known.ts";

/** A stretch of a text between commas, full stops and their kin. */
export interface Clause {
  readonly text: string;
  /** Counts the sentences of the text; clauses of one share it. */
  readonly sentence: number;
  /** Asks something, so nothing it mentions is stated by it. */
  readonly isQuestion: boolean;
}

const BREAK =
  /[，。；;！!？?\n()[\]【】]|[—─]{2,}|-{2,}|(?<=[^\d\s])\s[—–]\s|,(?!\d{3}(?!\d))|(?<!\d),|\.(?!\d)|\s[/|]\s(?!年|亩|yr|year|mu)(?=[^/|]*\d)|(?<=[吧呢了呀啊万亿亩元])\s+(?=[^，。]*(?:能不能|可不可以|能否|多久|多少|怎么|什么|谁|哪|吗))|(?<=[呀吗])(?=投资|用地|占地|税收|我们)|但是|但|不过(?!剩)|(?<![a-z])(?:but|however)(?![a-z])/giu;
const SENTENCE_END = /[。！!？?\n]|\.(?!\d)/u;

/** Asks whether a project may come: what stands in front of it is stated all the same. */
const ADMISSION =
  /(?:(?:能不能|可不可以|能否|可否)(?:做|进|投|落地|上|过|批|来)?|行不行|成不成|能?(?:成|行|过|进|投|做|落地)不|能成(?:吗|么)|符合不符合|是否符合|(?:做)?可以吗|行吗|能(?:进|做|落地|投|过|批|通过|来)?吗|符合(?:条件|要求)?吗|(?:是否|够不|能不能)?够(?:吗|不够|么|了吗)?|达标吗|合格吗|怎么样)$|^(?:can|could|may) (?:we|it|this|i) (?:come|invest|build|do (?:it|this|that))\b.*|^is (?:it|this|that) (?:ok|okay|eligible|allowed|possible)\b.*/iu;
const MAY_IT = /^(?:can|could|may|would|is|are|does|do) (?:we|it|this|that|i|you)\b.*/iu;
const ASKS =
  /(?:吗|(?<![什怎这那])么|(?<=\p{Script=Han}{2})(?<![我们咱都也定然对该来本全是好绝并])不)\s*$|多少(?!亩|万|钱还|钱都|地还|也|都)|(?:谁(?<![没不]\p{Script=Han}{0,4}谁)|哪(?:[里个些儿几条类种位家]|一[条类种个年])|(?<![十百好前这那头后过了有])几(?:个|次|家|年|天|条|项|种|点|成)(?:会|人|钱|事)?\s*$|[要做得有]到?多[大高久远长]\s*$|(?<!不)怎么|如何|为什么|(?<![没无]有?|(?<!有)没有?\p{Script=Han}{0,4}[过到])什么(?:时候|条件|政策|要求|样)?(?![都也])|几时|多久|(?:啥|什么)时候|(?<![没无]有?)啥(?=价|指标|标准|条件|政策|要求|说法|讲究|情况|意思)|第几|(?<!不)(\p{Script=Han}{1,2})不\1|[一二三四五六七八九十\d]\S{0,3}还是\S{0,6}[一二三四五六七八九十\d]|定了没有?\s*$|是不是|(?<!没)有没有|会不会|要不要|能不能|可不可以)|^\s*(?:what|why|how|can|could|should|may)\b/iu;
const NAMES_A_KIND =
  /(?:的|之)\p{Script=Han}{0,4}(?:企业|公司|厂|项目|案子|投资|单位|主体|行业|行当|情况|情形)$/u;
const FIRST_PERSON = /[我咱俺]|本公司|本项目|这个/u;
const RHETORICAL =
  /^(?:(?:那|这)?(?:怎么|哪里?)(?:会|可能|敢|能|有)(?:呢|啊|呀|嘛|的事|这种事|这回事|那些|这些)*|哪(?:里?敢|里?会)[^?？]*)$/u;
/** Which, is and will begin a question only where they begin the sentence: elsewhere they go on with it. */
const OPENS_QUESTION = /^\s*(?:who|when|where|which|whose|is|are|do|does|did|will|would)\b/iu;
/** The numerals of cheques and contracts. */
const PLAIN_DIGITS: Readonly<Record<string, string>> = {
  壹: "一",
  贰: "二",
  叁: "三",
  肆: "四",
  伍: "五",
  陆: "六",
  柒: "七",
  捌: "八",
  玖: "九",
  拾: "十",
  佰: "百",
  仟: "千",
};

/** As people type it on a phone: dont, isnt. */
const NO_APOSTROPHE =
  /(?<![a-z])(?:do|does|did|is|are|was|were|have|has|had|would|could|should|ca)nt(?![a-z])/giu;

/** Simplified characters and half-width forms; the comma 「，」 stays, so that 30亩，500万 is two. */
export const normaliseText: (text: string) => string = recalling((text) =>
  toSimplified(text)
    .split("，")
    .map((part) => part.normalize("NFKC"))
    .join("，")
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(NO_APOSTROPHE, (word) => `${word.slice(0, -2)}n't`)
    .replaceAll(/[壹贰叁肆伍陆柒捌玖拾佰仟]/g, (digit) => PLAIN_DIGITS[digit] ?? digit),
);

/** 昆明 生物芯片 2亿 50亩: blanks stand for commas where there are none, but not behind a word for a figure. */
const BLANK =
  /(?<=[\p{Script=Han}\d])(?<!产品|项目|行业|地点|选址|投资|资金|用地|占地|土地|税收|纳税|年税|税|固投|总投|大概|大约|差不多|约) (?=[\p{Script=Han}\d])/gu;
const MIN_BLANKS = 2;
/** 收奶有合同保底价的 没危化: a single one before a denial or who speaks, too. */
const BLANK_BEFORE_NEXT =
  /(?<=\p{Script=Han}) +(?=(?:没|不(?!锈)|无(?!锡|人机)|我们|我司|咱们|也|都|另外|还有|对了|然后|目前|现在))/gu;

function withBlanksAsCommas(text: string): string {
  const isListed =
    (text.match(BLANK)?.length ?? 0) >= MIN_BLANKS &&
    !/[，,、。；;：:]/u.test(text.replace(/^[^，,、。；;：:]{0,8}[：:]/u, ""));
  return (isListed ? text.replaceAll(BLANK, "，") : text).replaceAll(BLANK_BEFORE_NEXT, "，");
}

/** 没有农户啥的 asks nothing. */
const AND_THE_LIKE = /(?:或者?|这些|那些)?(?:啥的|什么的|之类的?|等等)$/u;
/** 啥是永久基本农田, "I don't know what red line means": the word is asked about, nothing is said of the project. */
const ASKS_MEANING =
  /(?:啥|什么)(?:是|叫|算)|(?:是|叫)(?:啥|什么)(?:意思|东西)?$|(?:啥|什么)意思|(?<![a-z])what (?:is|are|counts as|does .+ mean)|(?<![a-z])what .{0,60}(?:is|are|means?)$/iu;

/** The clauses of a normalised text, in order, none empty. */
export const clausesOf: (text: string) => readonly Clause[] = recalling((text) => {
  const said = withBlanksAsCommas(text);
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  for (const match of [...said.matchAll(BREAK), undefined]) {
    const end = match?.index ?? said.length;
    const body = said.slice(start, end).trim().replace(AND_THE_LIKE, "");
    const mark = match?.[0] ?? "";
    if (body !== "") {
      const opens = clauses.at(-1)?.sentence !== sentence;
      const asks =
        isQuestion(body, mark) || (opens && OPENS_QUESTION.test(body) && !isIndirect(body));
      clauses.push({ text: body, sentence, isQuestion: asks });
    }
    if (SENTENCE_END.test(mark)) sentence++;
    start = end + mark.length;
  }
  return clauses.map((clause, at) =>
    namesWhatIsAsked(clause, clauses[at + 1]) ? { ...clause, isQuestion: true } : clause,
  );
});

/** 被列入失信名单的企业，怎么处理？ asks about all of them, and says of none that it is so. */
function namesWhatIsAsked({ text, sentence }: Clause, next: Clause | undefined): boolean {
  if (next?.isQuestion !== true || next.sentence !== sentence) return false;
  return NAMES_A_KIND.test(text) && !FIRST_PERSON.test(text);
}

/** Whether a message asks for something besides the verdict itself: 能不能进 is what the pre-screen is for. */
export function asksSomething(text: string): boolean {
  return clausesOf(normaliseText(text)).some(
    (clause) => clause.isQuestion && !ADMISSION.test(clause.text),
  );
}

/** Whether a message says anything that is no question: only that can be a fact. */
export function statesSomething(text: string): boolean {
  return clausesOf(normaliseText(text)).some(({ isQuestion }) => !isQuestion);
}

/** 会不会一直做还在谈 wonders and asks nothing; 哪能呢 denies. */
function isIndirect(text: string): boolean {
  return saysUnknown(text) || text.includes("还在") || RHETORICAL.test(text);
}

/** Whether a clause asks what a word means. */
export function asksMeaning(text: string): boolean {
  return ASKS_MEANING.test(text);
}

function isQuestion(text: string, mark: string): boolean {
  if (asksMeaning(text)) return true;
  if (isIndirect(text)) return false;
  if (ADMISSION.test(text) || MAY_IT.test(text))
    return !/\d|[一二两三四五六七八九十]\s*(?:个?亿|万|亩)/.test(text);
  // 税收呢，1800万 announces; 那税收呢 asks.
  const trailsOff = /(?<!着)呢\s*$/u.test(text) && !/[,，]/.test(mark);
  return /[?？]/.test(mark) || trailsOff || ASKS.test(text);
}
