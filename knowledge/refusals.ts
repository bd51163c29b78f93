import words from "./lexicon/refusals.json" with { type: "json" };

const { which, subject, between, refuse, thing, end, asksBehind } = words;

/** 哪些项目你们不收, and 不收的项目有哪些: between what asks and the refusal stands nothing that makes it another question. */
const ASKS_WHAT_IS_REFUSED = new RegExp(
  `${which}${subject}${between}${refuse}${thing}${end}|(?:^|[,。;!?])${subject}${between}${refuse}${thing}${asksBehind}${end}`,
  "u",
);

/** Whether a normalised question asks which projects or investors are refused, in whatever words. */
export function asksWhatIsRefused(question: string): boolean {
  return ASKS_WHAT_IS_REFUSED.test(question);
}
