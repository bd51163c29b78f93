/** A message of so many characters tells of its writer before it asks. */
const LONG = { han: 30, letters: 120 } as const;
const HAN = /\p{Script=Han}/u;
const CLAUSE_ENDS = /(?<=[,，。;；?？!！\n]|\.\s)/u;
/** Where what is asked begins, on normalised text. */
const BEGINS_TO_ASK =
  /请问|请教|咨询|打听|想(?:问|了解|知道|搞清楚)|问(?:一?下|问|您|你)|(?:吗|么|呢|不)[?？]|什么|多少|哪|怎么|如何|是不是|会不会|能不能|能否|可不可以|可否|有没有|有无|要不要|算不算|够不够|行不行|给不给|^\s*(?:(?:and|but|so|also|now|then|please|well|my question(?: is)?:?)\s+)*(?:what|which|how|who|whom|where|when|why|whether|can|could|do|does|did|is|are|will|would|may|should|must|have|has)\b|\b(?:wonder(?:ing)?|(?:like|want|need|wish) to (?:know|ask|understand|find out)|tell me|asking|curious)\b/iu;

/**
 * What a long message asks, without what it tells first: where somebody comes from and what he has done there is not what
 * he asks about. A short one, and one that nothing tells from its background, is left as it is.
 */
export function withoutBackground(question: string): string {
  if (question.length <= LONG[HAN.test(question) ? "han" : "letters"]) return question;
  const clauses = question.split(CLAUSE_ENDS);
  const at = clauses.findIndex((clause) => BEGINS_TO_ASK.test(clause));
  return at <= 0 ? question : clauses.slice(at).join("").trim();
}
