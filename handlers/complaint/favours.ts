/** Favours somebody offers to those who decide, in the words of `plainWords`. */

const WHO =
  "(?:你们?的?(?:领导|人)|您们?|你们?|他们?|(?:贵)?(?:方)?领导|承办人|经办人?|办事的人?|[一-龥]{0,2}?(?:科长|处长|局长|主任|书记|县长|专员|干部|官员|工作人员)|(?:招商局|园区|管委会|审批)的?(?:人|领导)?|上面的人?)";
const BENEFIT =
  "(?:红包|利是|好处|回扣|回佣|(?<!他们)提成|辛苦费|感谢费|茶水费|茶钱|跑腿费|打点费|佣金|干股|黑钱|购物卡|礼(?:物|品|金)?(?!貌|节|仪|堂|品?厂|品?包装)|心意|烟酒|好烟|好酒)";
const SMALL =
  "(?:送|包|塞|封|点儿?|些|一?[个份点]|几|大|小|的|了|过|现|\\d+|[一二两三十百千万]|[%％])";
const AMOUNT =
  "(?:\\d+|[一二两三四五六七八九十百几]+)(?:个)?(?:万|千|百|块|元|k|点|%)(?!.{0,4}(?:投资|的项目|税|亩))";
const PURPOSE =
  /帮我|帮忙|帮下|搞定|摆平|批下来|给批|办成|办好|过审|通过|行个方便|事成|网开一面|\b(?:approve|speed|get it (?:done|through)|push it)\b/u;
/** 请您喝茶, and not 茶园 or 茶厂. */
const TREAT =
  "(?:吃(?:个|顿|一?餐)?(?:便)?饭|吃一顿|喝(?:个|点|杯)?(?:茶|酒|咖啡)(?![园厂叶业])|坐坐|聚聚|唱歌|打球|按摩|泡脚|旅游)";

const OFFERS = new RegExp(
  [
    `(?:给|送|塞|包|封|打|转|发|递|孝敬)${SMALL}{0,3}${WHO}${SMALL}{0,6}${BENEFIT}`,
    `(?:送|包|封|给|打|塞)${SMALL}{0,4}${BENEFIT}${SMALL}{0,2}给${WHO}`,
    `给${WHO}发[一个几点大小]{0,2}(?:红包|利是)`,
    `(?:一起|出来|晚上|周末|改天|有空)[^。！!？?]{0,6}${TREAT}[。！!？?,，\\s]*我们?(?:做东|请客|买单|来请|请)`,
    `请${WHO}[^。！!？?]{0,4}${TREAT}`,
    "(?:能|可以|想|要|帮|给)[^。！!？?]{0,6}(?:走|开)(?:个|点)?后门|(?:走|开)(?:个|一下)后门|打点(?:一下|打点|关系|领导|上下)|疏通(?:一下)?(?:关系|领导)",
    "该表示的|(?:意思|表示)(?:一下|意思)|不会(?:让你们?白|亏待)|好处费?(?:少不了|不会少)",
    `(?:事成|办成|办好|搞定)(?:之后|以后|后|了)[^。！!？?]{0,8}(?:谢|提成|分成|好处|亏待|红包|给(?:你|您)们?${AMOUNT})`,
    "\\b(?:i|we)(?:'ll| will| can| could)[^.!?]{0,20}(?:make it worth (?:your|his|their) while|pay (?:you|him|them) (?:something|extra|a little)|(?:give|send) (?:you|him|them) (?:a )?(?:little |small )?(?:gift|present|cut|commission|kickback|something))",
    "\\b(?:give|send|slip|offer|buy|bring|pay|treat|invite|take)\\b[^.!?]{0,10}\\b(?:you|him|her|(?:the|your|an?) (?:officer|official|chief|boss|director|leader|manager|mayor)s?)\\b[^.!?]{0,16}\\b(?:gifts?|presents?|red (?:envelope|packet)s?|hongbao|kickback|backhander|(?:to|for) (?:dinner|lunch|drinks))",
    "under the table|what(?:'s| is) your (?:cut|price)\\b|facilitation (?:fee|payment)",
  ].join("|"),
  "u",
);

/** Money for somebody who decides, and for what. */
const PAYS = new RegExp(
  `(?:给|转|打|塞|汇|付)(?:给)?${WHO}[^。！!？?，,]{0,3}?${AMOUNT}|(?:出|付|花)${AMOUNT}[^。！!？?]{0,6}(?:你|您)们?(?:就)?(?:帮|给)(?:我|忙)|\\b(?:give|pay|wire|transfer|slip)\\b[^.!?]{0,6}\\b(?:you|him|them|the officer)\\b[^.!?]{0,8}(?:money|cash|[\\d,]+k?)\\b`,
  "u",
);

/** Somebody offers a favour to those who decide. */
export function offersFavour(said: string): boolean {
  return OFFERS.test(said) || (PAYS.test(said) && PURPOSE.test(said));
}
