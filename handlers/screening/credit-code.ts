/** 统一社会信用代码 as GB 32100-2015 has it: 17 characters and a check digit. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

const LABELLED =
  /(?:统一社会信用代码|信用代码|税号|纳税人识别号|(?:unified social )?credit code|uscc)\s*(?:号|number|no\.?)?\s*(?:[是为:：]|is)?\s*((?:[0-9a-z][\s-]?){17}[0-9a-z])(?![0-9a-z])/iu;
/** Without its label only a company's own is taken: other numbers of 18 digits are people's. */
const OF_A_COMPANY = /(?<![0-9a-z])(9[1-3][\doi]{6}[0-9a-z]{10})(?![0-9a-z])/iu;

export interface CreditCodeMention {
  /** In capitals, without blanks. */
  readonly code: string;
  readonly isValid: boolean;
  /** The text without it, so that its digits are taken for nothing else. */
  readonly rest: string;
}

/** The check digit of the first 17 characters; `undefined` where one is not of the alphabet. */
export function checkDigit(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const sign of code.slice(0, LENGTH - 1)) {
    const value = ALPHABET.indexOf(sign);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** The company number a text gives. The letters O and I, which it never has, are read as 0 and 1. */
export function findCreditCode(text: string): CreditCodeMention | undefined {
  const wide = Array.from(text)
    .map((sign) => (/[０-９Ａ-Ｚａ-ｚ]/u.test(sign) ? sign.normalize("NFKC") : sign))
    .join("");
  const match = LABELLED.exec(wide) ?? OF_A_COMPANY.exec(wide);
  const written = match?.[1];
  if (match === null || written === undefined) return undefined;
  const code = written
    .replaceAll(/[\s-]/g, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll("I", "1");
  const rest = `${wide.slice(0, match.index)}${wide.slice(match.index + match[0].length)}`;
  return { code, isValid: checkDigit(code) === code.at(-1), rest };
}
