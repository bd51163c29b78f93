/** Ways in which people write an amount of RMB or an area, by hand and from no table of the parser's. */
export type Rendering<Value> = readonly [
  name: string,
  render: (value: Value) => string | undefined,
];

const DIGITS = "零一二三四五六七八九";

/** An integer below 亿 in Chinese numerals: 1205 is 一千二百零五, 120005 is 十二万零五. */
export function inChinese(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    const head = `${inChinese(Math.floor(value / 10_000))}万`;
    if (rest === 0) return head;
    return `${head}${rest < 1_000 ? "零" : ""}${inChinese(rest)}`;
  }
  let text = "";
  let isGap = false;
  for (const [power, place] of [
    [1_000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / power) % 10;
    if (digit === 0) {
      isGap = text !== "";
      continue;
    }
    text += `${isGap ? "零" : ""}${DIGITS[digit] ?? ""}${place}`;
    isGap = false;
  }
  return text.replace(/^一十/, "十");
}

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** An integer below a thousand in English words. */
export function inEnglish(value: number): string {
  if (value < 20) return ONES[value] ?? "";
  if (value < 100) {
    const one = value % 10;
    return `${TENS[Math.floor(value / 10)] ?? ""}${one ? `-${ONES[one] ?? ""}` : ""}`;
  }
  const rest = value % 100;
  return `${ONES[Math.floor(value / 100)] ?? ""} hundred${rest ? ` and ${inEnglish(rest)}` : ""}`;
}

function grouped(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 6 });
}

function plain(value: number): string {
  return String(Number(value.toFixed(10)));
}

function fullWidth(text: string): string {
  return text.replaceAll(/[0-9.]/g, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
  );
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9;

/** Of 万元. */
export const AMOUNTS: readonly Rendering<number>[] = [
  ["万元", (wan) => `固定资产投资${plain(wan)}万元`],
  ["万", (wan) => `投${plain(wan)}万`],
  ["grouped 万元", (wan) => `总投资 ${grouped(wan)} 万元`],
  ["full width", (wan) => `投资额${fullWidth(plain(wan))}万元`],
  ["亿元", (wan) => `计划投资${plain(wan / 10_000)}亿元`],
  ["个亿", (wan) => `投${plain(wan / 10_000)}个亿`],
  ["亿 and 万", (wan) => split(wan, (yi, rest) => `投资${yi}亿${rest}万元`)],
  [
    "亿零万",
    (wan) =>
      split(wan, (yi, rest) =>
        rest < 1_000 ? `投资${inChinese(yi)}亿零${inChinese(rest)}万元` : undefined,
      ),
  ],
  [
    "亿 and 万 in numerals",
    (wan) =>
      split(wan, (yi, rest) =>
        rest >= 1_000 ? `投资${inChinese(yi)}亿${inChinese(rest)}万` : undefined,
      ),
  ],
  ["numerals", (wan) => (isWhole(wan) && wan < 10_000 ? `投资${inChinese(wan)}万元` : undefined)],
  [
    "千万",
    (wan) => (isWhole(wan / 1_000) && wan < 10_000 ? `投${inChinese(wan / 1_000)}千万` : undefined),
  ],
  ["元", (wan) => `投资${plain(wan * 10_000)}元`],
  ["grouped 元", (wan) => `投资${grouped(wan * 10_000)}元`],
  ["¥", (wan) => `投资¥${grouped(wan * 10_000)}`],
  ["traditional", (wan) => `投資額人民幣${plain(wan)}萬元`],
  ["traditional 億", (wan) => `投資人民幣${plain(wan / 10_000)}億`],
  ["RMB million", (wan) => `we invest RMB ${plain(wan / 100)} million`],
  ["million yuan", (wan) => `an investment of ${plain(wan / 100)} million yuan`],
  ["RMB m", (wan) => `capex RMB ${plain(wan / 100)}m`],
  ["CNY mn", (wan) => `capex CNY ${plain(wan / 100)}mn`],
  ["RMB bn", (wan) => `capex of RMB ${plain(wan / 100_000)}bn`],
  ["billion", (wan) => `budget: ${plain(wan / 100_000)} billion RMB`],
  ["RMB k", (wan) => `investment RMB ${plain(wan * 10)}k`],
  ["CNY grouped", (wan) => `investment of CNY ${grouped(wan * 10_000)}`],
  ["wan", (wan) => `invest ${plain(wan)} wan RMB`],
  ["w", (wan) => `投资${plain(wan)}w`],
  [
    "million in words",
    (wan) =>
      isWhole(wan / 100) && wan < 100_000
        ? `investing ${inEnglish(wan / 100)} million yuan`
        : undefined,
  ],
];

function split(
  wan: number,
  render: (yi: number, rest: number) => string | undefined,
): string | undefined {
  const yi = Math.floor(wan / 10_000);
  const rest = Number((wan - yi * 10_000).toFixed(2));
  return yi > 0 && yi < 10_000 && isWhole(rest) && rest > 0 ? render(yi, rest) : undefined;
}

const SQUARE_METRES = 10_000 / 15;

/** Of 亩. */
export const AREAS: readonly Rendering<number>[] = [
  ["亩", (mu) => `用地${plain(mu)}亩`],
  ["grouped 亩", (mu) => `占地 ${grouped(mu)} 亩`],
  ["traditional", (mu) => `用地約${plain(mu)}畝`],
  ["full width", (mu) => `用地${fullWidth(plain(mu))}亩`],
  ["numerals", (mu) => (isWhole(mu) && mu < 10_000 ? `要${inChinese(mu)}亩地` : undefined)],
  [
    "numerals and a half",
    (mu) => (isWhole(mu + 0.5) && mu > 1 ? `用地${inChinese(mu - 0.5)}亩半` : undefined),
  ],
  ["mu", (mu) => `a site of ${plain(mu)} mu`],
  ["-mu", (mu) => `a ${plain(mu)}-mu site`],
  ["mu in words", (mu) => (isWhole(mu) && mu < 1_000 ? `land: ${inEnglish(mu)} mu` : undefined)],
  ["公顷", (mu) => `用地${plain(mu / 15)}公顷`],
  ["ha", (mu) => `plot of ${plain(mu / 15)} ha`],
  ["hectares", (mu) => `needs ${plain(mu / 15)} hectares of land`],
  ["平方米", (mu) => `用地面积${plain(Number((mu * SQUARE_METRES).toFixed(1)))}平方米`],
  ["grouped 平方米", (mu) => `占地${grouped(Math.round(mu * SQUARE_METRES))}平方米`],
  ["㎡", (mu) => `用地${Math.round(mu * SQUARE_METRES)}㎡`],
  ["平方公尺", (mu) => `土地${Math.round(mu * SQUARE_METRES)}平方公尺`],
  ["sqm", (mu) => `land area ${grouped(Math.round(mu * SQUARE_METRES))} sqm`],
  ["square metres", (mu) => `a plot of ${Math.round(mu * SQUARE_METRES)} square metres`],
  ["平方公里", (mu) => `用地${plain(mu / 1_500)}平方公里`],
  ["km²", (mu) => `site of ${plain(mu / 1_500)} km²`],
  ["acres", (mu) => `land of ${plain(mu / 6.07)} acres`],
  ["英亩", (mu) => `用地${plain(mu / 6.07)}英亩`],
  ["坪", (mu) => `土地${plain(mu / 0.004959)}坪`],
];
