/** British spellings to American ones, and one spelling for what has two. */
const SPELLING =
  /alumini?um|^tyre|^sulph|^fibre|^programme|centre|colour|flavour|labour|isation|ise$|ised$|ises$|ising$/u;
const AMERICAN: Readonly<Record<string, string>> = {
  aluminum: "aluminum",
  aluminium: "aluminum",
  tyre: "tire",
  sulph: "sulf",
  fibre: "fiber",
  programme: "program",
  centre: "center",
  colour: "color",
  flavour: "flavor",
  labour: "labor",
  isation: "ization",
  ise: "ize",
  ised: "ized",
  ises: "izes",
  ising: "izing",
};

const ENDINGS: ReadonlySet<string> = new Set(
  (
    "ization ational ements ement ments ment ations ation izing ized izes ize ators ator ingly ings ing " +
    "ions ion ies ers ors ives ive ily ed es er or ly al ic y e s"
  ).split(" "),
);
const LONGEST_ENDING = 7;

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

/** Their plurals are theirs; without its end each would be another word: to apply is no apple, the past no paste. */
const APART: ReadonlySet<string> = new Set(
  (
    "apple governor paste capacitor conditioner server organic generic generator processor conductor treaty police " +
    "positive betting ready"
  ).split(" "),
);

/** An ending comes off only where this much of a word stays. */
const SHORTEST_STEM = 4;

const PLURAL = /ies$|s$/u;

const seen = new Map<string, string>();
/** Enough for the words of the documents; what people type besides is not kept for ever. */
const MOST_SEEN = 10_000;

/** One form for the inflections and spellings of an English word. Crude, the same for both sides. */
export function stem(word: string): string {
  const known = seen.get(word);
  if (known !== undefined) return known;
  const found = findStem(word);
  if (seen.size < MOST_SEEN) seen.set(word, found);
  return found;
}

function findStem(word: string): string {
  if (!/^[a-z]+$/u.test(word) || WHOLE.has(word)) return word;
  const one = word.replace(PLURAL, (ending) => (ending === "ies" ? "y" : ""));
  if (APART.has(one)) return one;
  const spelled = word.replace(SPELLING, (found) => AMERICAN[found] ?? found);
  const longest = Math.min(LONGEST_ENDING, spelled.length - SHORTEST_STEM);
  for (let length = longest; length > 0; length--) {
    if (ENDINGS.has(spelled.slice(-length))) return spelled.slice(0, -length);
  }
  const plural = spelled.length > 3 && spelled.endsWith("s") && !spelled.endsWith("ss");
  return plural ? spelled.slice(0, -1) : spelled;
}
