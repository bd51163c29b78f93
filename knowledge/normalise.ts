import { toMandarin } from "./cantonese.ts";
import { toSimplified } from "./script.ts";

/**
 * Words of the other shore, after conversion letter by letter: they are other words, not other letters. What stands
 * around one may say that it is none: 创新创业 holds no 新创.
 */
const WORDS_ELSEWHERE = compile([
  ["专案", "项目"],
  ["数位", "数字"],
  ["软体", "软件"],
  ["硬体", "硬件"],
  ["网际网路", "互联网"],
  ["网路", "网络"],
  ["资讯", "信息"],
  ["晶片", "芯片"],
  ["伺服器", "服务器"],
  ["行动支付", "移动支付"],
  ["智慧型手机", "智能手机"],
  ["塑胶", "塑料"],
  ["观光", "旅游"],
  ["奈米", "纳米"],
  ["雷射", "激光"],
  ["(?<![学师新招])生技(?![能术巧工])", "生物技术"],
  ["(?<![控编体限定])制程(?![序度])", "工艺"],
  ["计程车", "出租车"],
  ["捷运", "地铁"],
  ["管道", "渠道"],
  ["补助", "补贴"],
  ["厂房", "工厂"],
  ["优酪乳", "酸奶"],
  ["凤梨", "菠萝"],
  ["奇异果", "猕猴桃"],
  ["酪梨", "牛油果"],
  ["宅配", "配送"],
  ["货柜", "集装箱"],
  ["光罩", "掩模"],
  ["(?<!创)新创(?![业新造作意])", "创业"],
  ["(?<![方档答])案子(?!公)", "项目"],
  ["马达", "电机"],
  ["零嘴", "零食"],
  ["营所税", "企业所得税"],
  ["长照", "养老"],
  ["投资案(?![例件])", "投资项目"],
  ["开发案(?![例件])", "开发项目"],
  ["合作案(?![例件])", "合作项目"],
  ["建厂案(?![例件])", "建厂项目"],
  ["学名药", "仿制药"],
  ["工具机(?![械构])", "机床"],
  ["协力厂商", "配套供应商"],
  ["协力厂", "配套供应商"],
  ["聚落", "集群"],
  ["工业区(?!域)", "工业园区"],
  ["委外(?=给|经营|营运|运营|办理)", "外包"],
  ["(?<!可)再生能源", "新能源"],
  ["(?<=教育|员工|干部|人员|专业)训练", "培训"],
  ["租税", "税收"],
  ["公司登记", "公司注册"],
  ["(?<![银发流])行销(?!售|量)", "营销"],
  ["绿能", "绿色能源"],
  ["人工智慧", "人工智能"],
  ["智慧制造", "智能制造"],
  ["智慧工厂", "智能工厂"],
  ["资料中心", "数据中心"],
  ["民间公司", "民营企业"],
  ["民间企业", "民营企业"],
  ["手摇饮", "茶饮"],
  ["保健食品", "保健品"],
  ["健康食品", "保健品"],
  ["咖啡厅", "咖啡馆"],
  ["诱因", "激励"],
  ["稽核", "审核"],
  ["查核", "审核"],
  ["拆帐", "分账"],
  ["仲介", "中介"],
  ["媒合", "对接"],
  ["首长", "领导"],
  ["外销", "出口"],
  ["产学合作", "产学研合作"],
  ["育成中心", "孵化器"],
  ["募资", "融资"],
  ["现勘", "考察"],
  ["场勘", "考察"],
  ["参访", "考察"],
  ["进驻", "入驻"],
  ["工作天", "工作日"],
  ["被打枪", "被拒绝"],
  ["几趴", "百分之几"],
]);

const HAN = /\p{Script=Han}/u;
const BLANK_BESIDE_NUMBER = /(?<=\p{Script=Han})\s+(?=\d)|(?<=\d)\s+(?=\p{Script=Han})/gu;

/** 二〇三〇年 is 2030年; 〇 and 零 are both nought. */
const DIGITS = "零一二三四五六七八九〇";
const YEAR_IN_WORDS = /二[〇零][〇零一二三四五六七八九]{2}(?=年)/gu;
/** 到24年, 二五年底 are 2024年 and 2025年底; 24年 alone may be how long, and 二三年 is two or three. */
const SHORT_YEAR =
  /(?<=到|至|截止|赶在)2\d(?=年)|(?<!\d)2\d(?=年(?:底|末|初|前|之前|以前|全年))|(?<!十)二[〇零一四五六七八九](?=年)/gu;

/** One form for what is the same to a reader: width, case, script, blanks. For comparing, not for showing. */
export function normalise(text: string): string {
  const folded = fold(text);
  return HAN.test(folded) ? toSimplified(folded).replaceAll(BLANK_BESIDE_NUMBER, "") : folded;
}

/** Stands between texts that are normalised together; no text holds it, and it is no blank. */
const BETWEEN = "\u0000";

/** Each text in its one form; much cheaper than one by one where there are thousands of short ones. */
export function normaliseAll(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : normalise(texts.join(BETWEEN)).split(BETWEEN);
}

/** A question besides: what is typed in traditional script loses the words used only elsewhere. */
export function normaliseQuestion(question: string): string {
  const folded = fold(question);
  let text = toSimplified(folded);
  if (text !== folded) {
    for (const [from, to] of WORDS_ELSEWHERE) text = text.replaceAll(from, to);
  }
  return toMandarin(text)
    .replaceAll(BLANK_BESIDE_NUMBER, "")
    .replaceAll(YEAR_IN_WORDS, (year) => Array.from(year, inFigures).join(""))
    .replaceAll(SHORT_YEAR, (year) => `20${Array.from(year, inFigures).join("")}`);
}

function inFigures(digit: string): string {
  const value = DIGITS.indexOf(digit);
  return value < 0 ? digit : String(value % 10);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("’", "'");
}

function compile(
  words: readonly (readonly [elsewhere: string, here: string])[],
): readonly (readonly [elsewhere: RegExp, here: string])[] {
  return words.map(([elsewhere, here]) => [new RegExp(elsewhere, "gu"), here]);
}
