/** 边度 asks where; 海边度假 does not. */
const ASKS_WHICH = /(?<![海路旁周身左右江湖河这那里外])边([度个间啲样])(?!假|人|体)/gu;
const WHICH: Readonly<Record<string, string>> = {
  度: "哪里",
  个: "谁",
  间: "哪家",
  啲: "哪些",
  样: "哪种",
};
/** What is written in Cantonese and hardly ever otherwise. */
const TELLTALE = new RegExp(`[嘅喺冇唔啲咩咗嚟佢哋嗰乜畀嘢㗎]|几多|几耐|${ASKS_WHICH.source}`, "u");

/** Cantonese words in simplified characters, longer ones first where one holds another. */
const WORDS: readonly (readonly [cantonese: string, mandarin: string])[] = [
  ["得唔得", "可不可以"],
  ["有冇得", "能不能"],
  ["有冇", "有没有"],
  ["点样", "怎样"],
  ["点解", "为什么"],
  ["几多", "多少"],
  ["几耐", "多久"],
  ["几时", "什么时候"],
  ["咩嘢", "什么"],
  ["乜嘢", "什么"],
  ["咩", "什么"],
  ["乜", "什么"],
  ["唔使", "不用"],
  ["唔", "不"],
  ["冇", "没有"],
  ["嗰啲", "那些"],
  ["呢啲", "这些"],
  ["呢度", "这里"],
  ["呢个", "这个"],
  ["嗰", "那"],
  ["啲", "些"],
  ["嘅", "的"],
  ["咗", "了"],
  ["喺", "在"],
  ["哋", "们"],
  ["佢", "他"],
  ["嚟", "来"],
  ["畀", "给"],
  ["俾", "给"],
  ["搵", "找"],
  ["揾", "找"],
  ["睇", "看"],
  ["嘢", "东西"],
  ["净系", "只是"],
  ["而家", "现在"],
  ["依家", "现在"],
  ["请人", "招人"],
  ["帮手", "帮忙"],
  ["返工", "上班"],
  ["倾", "谈"],
  ["仲", "还"],
  ["㗎", ""],
  ["喎", ""],
];
/** 系 is "is" where no other word holds it. */
const IS = /(?<![关体联派直嫡谱星水])系(?![统列数谱])/gu;

/** A question in simplified characters, in the words of Mandarin where it is Cantonese. */
export function toMandarin(text: string): string {
  if (!TELLTALE.test(text)) return text;
  const asking = text.replaceAll(ASKS_WHICH, (_, of: string) => WHICH[of] ?? "哪个");
  return WORDS.reduce((put, [from, to]) => put.replaceAll(from, to), asking).replaceAll(IS, "是");
}
