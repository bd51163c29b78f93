import { asksSomething } from "../screening/extract/clauses.ts";

/** What people of an office do to somebody, in the words of `plainWords`. */

/** What is given so that somebody decides otherwise. */
export const BENEFIT =
  "(?:好处费?|红包|利是|回扣|回佣|贿赂|茶水费|茶钱|辛苦费|感谢费|打点费?|提成|干股|黑钱|购物卡|烟酒|财物|意思(?:一下|意思)|表示(?:一下|表示)?|送礼|请客|吃饭|请吃)";

const OFFICE =
  "园区|开发区|管委会|招商(?:局|办|中心|委)|窗口|单位|部门|政府|当地|地方|村委会|镇里|县里|市里";
const OFFICIAL =
  "科长|处长|局长|主任|县长|镇长|书记|干部|领导|专员|经办人?|承办人|办事员|工作人员|科员|公务员|官员|负责人";
const THEY = "他们?|她们?|对方|有人|那(?:个)?人|你们";
const AGENT = `(?:${OFFICE}|${OFFICIAL}|${THEY})`;
const PAYER = "(?:我们?|咱们?|本人|我司|企业|公司|厂里)";
/** What an office may ask for: a deposit is no bribe. */
const LAWFUL = "(?!.{0,14}(?:保证金|押金|定金|税|出让金|租金|工本费|手续费|评估费|材料|资料))";
const AMOUNT = "[\\d一二两三四五六七八九十几]+(?:个)?(?:点|万|千|块|元)";
const ACTS = "(?:批|办|签|盖|放行|过审|受理|发证|给地)";

/** The other side asks, he is to give. */
const EXTORTION = [
  `${AGENT}[^。！!？?；;]{0,10}?(?:让|要求?|叫|逼|非要|暗示|示意|问|找|跟|向)${PAYER}[^。！!？?；;]{0,10}?${BENEFIT}`,
  `(?:向|跟|找|问|对)${PAYER}[^。！!？?；;]{0,6}(?:索要|索取|索贿|勒索|敲诈|伸手)`,
  `${AGENT}[^。！!？?；;]{0,6}(?:找|问|跟|向)${PAYER}[^。！!？?；;]{0,3}(?:要|收)(?:了)?(?:钱|现金|${AMOUNT})${LAWFUL}`,
  `(?:让|要|叫|逼)${PAYER}[^。！!？?；;]{0,4}(?:给|转|交|塞|送|打|出|付|拿)${LAWFUL}[^。！!？?；;]{0,8}(?:钱|现金|${AMOUNT})[^。！!？?；;]{0,4}(?:才|不然|否则)[^。！!？?；;]{0,6}${ACTS}`,
  `不(?:给|送|交)(?:钱|${BENEFIT})[^。！!？?；;]{0,4}不(?:给)?${ACTS}`,
  "\\b(?:asked|wants?|wanted|demand(?:s|ed)|told|forced|expect(?:s|ed)?) (?:me|us|from (?:me|us))\\b[^.!?]{0,20}\\b(?:bribes?|kickbacks?|backhanders?|gifts?|favou?rs?|cash|something extra)\\b",
];
/** As it is told of, without a word of who is to give: as a question it is one to the documents. */
const TOLD = [
  `(?:索要|索取|勒索|敲诈|暗示)[^。！!？?；;]{0,8}(?:${BENEFIT}|好处|钱)|(?:收|拿)(?:了|过)?(?:我们?|企业)的?(?:红包|好处|回扣|钱)|吃拿卡要|索贿|雁过拔毛`,
  "\\b(?:ask|asks|asked|asking|hints?|hinted|demand(?:s|ed|ing)?|wants?|wanted|told|expects?|expected|solicited)\\b[^.!?]{0,30}\\b(?:bribes?|kickbacks?|backhanders?|red envelopes?|hongbao|tea money|under the table)\\b",
];

const DENIES =
  "不作为|乱作为|慢作为|推诿|踢皮球|互相推|刁难|为难(?:我|企业)|卡(?:着|住|脖子|我们?)|故意拖|拖(?:着|了)(?:我们?|不办)|拖了.{0,8}(?:年|月|周|星期|天)|态度(?:很|太|极|特别|真|非常)?(?:差|恶劣|不好|蛮横|傲慢)|骂(?:人|我)|乱收费|乱摊派|歧视(?:我|企业|外)|不兑现|没兑现|不认账|说话不算|出尔反尔|言而无信";
/** An office, or somebody of it, does not do what it owes him. */
const MISCONDUCT = [
  `(?:${OFFICE}|${OFFICIAL}|你们)[^。！!？?；;]{0,12}(?:${DENIES})`,
  "\\b(?:officers?|officials?|desk|park|county|bureau|clerks?|staff|he|she|they|your people)\\b[^.!?]{0,24}\\b(?:(?:was|were|is|are) (?:very |so |extremely )?rude|keeps? stalling|stalled (?:us|me)|ignor(?:es|ed) (?:us|me)|refus(?:es|ed) to (?:help|answer|process)|broke (?:its|their|his) (?:word|promise)|insulted|harass\\w*)",
];

const HYPOTHETICAL = /如果|要是|假如|万一|倘若|(?<!别)的话|\bif\b|suppose|what happens/u;
/** Where or how to complain, beside what he tells. */
const WHERE_TO =
  /(?:找|向|去|到|跟|往)(?:谁|哪里?|哪儿|什么部门|哪个部门)[^。，,]{0,4}(?:投诉|举报|告|反映|说理|申诉)|怎么(?:投诉|举报|告|反映)|\b(?:where|how|who)\b[^.?]{0,16}\b(?:complain|report)\b/u;

const extortion = new RegExp(EXTORTION.join("|"), "u");
const told = new RegExp(TOLD.join("|"), "u");
const misconduct = new RegExp(MISCONDUCT.join("|"), "u");

/** Somebody tells that favours were asked of him. What might be is a question to the documents. */
export function tellsOfExtortion(said: string): boolean {
  const isTold = extortion.test(said) || (told.test(said) && !asksSomething(said));
  return isTold && !HYPOTHETICAL.test(said);
}

/** Somebody tells of a wrong that was done to him, and does not ask what the rule is. */
export function tellsOfWrong(said: string): boolean {
  if (!misconduct.test(said) || HYPOTHETICAL.test(said)) return false;
  return WHERE_TO.test(said) || !asksSomething(said);
}
