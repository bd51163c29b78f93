/** British and American spellings of one sound, and words whose two spellings share no rule. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/alumini?um/gu, "aluminum"],
  [/^tyre/u, "tire"],
  [/^sulph/u, "sulf"],
  [/^fibre/u, "fiber"],
  [/^programme/u, "program"],
  [/centre/u, "center"],
  [/colour/u, "color"],
  [/labour/u, "labor"],
  [/isation/u, "ization"],
  [/is(e[ds]?|ing)$/u, "iz$1"],
];

/** The longest first. */
const ENDINGS = [
  "ization",
  "ational",
  "ements",
  "ement",
  "ments",
  "ment",
  "ations",
  "ation",
  "izing",
  "ized",
  "izes",
  "ize",
  "ators",
  "ator",
  "ingly",
  "ings",
  "ing",
  "ions",
  "ion",
  "ies",
  "ers",
  "ors",
  "ives",
  "ive",
  "ily",
  "ed",
  "es",
  "er",
  "or",
  "ly",
  "al",
  "ic",
  "y",
  "e",
  "s",
] as const;

/** Words that would fall together with others of another meaning: training is not a train. */
const WHOLE: ReadonlySet<string> = new Set([
  "training",
  "building",
  "buildings",
  "planning",
  "mining",
  "station",
  "national",
  "united",
  "casting",
  "castings",
]);

/** An ending comes off only where this much of a word stays. */
const SHORTEST_STEM = 4;

/** One form for the inflections and spellings of an English word. Crude, the same for both sides. */
export function stem(word: string): string {
  if (!/^[a-z]+$/u.test(word) || WHOLE.has(word)) return word;
  let spelled = word;
  for (const [from, to] of SPELLINGS) spelled = spelled.replace(from, to);
  for (const ending of ENDINGS) {
    if (!spelled.endsWith(ending) || spelled.length - ending.length < SHORTEST_STEM) continue;
    return spelled.slice(0, -ending.length);
  }
  const plural = spelled.length > 3 && spelled.endsWith("s") && !spelled.endsWith("ss");
  return plural ? spelled.slice(0, -1) : spelled;
}
