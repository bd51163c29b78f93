/** How far apart two characters may stand in the order of sounds and still be taken for each other. */
const SOUND_RANGE = 6;
/** With fewer known pairs than this share, a text is about something else, and nothing in it is mended. */
const LEAST_KNOWN_SHARE = 0.3;

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
const HAN_RUNS = /[\u4e00-\u9fff]{2,}/gu;

/**
 * Mends Chinese characters typed for others of the same sound (边镜口岸 → 边境口岸): where a character makes
 * no known pair with either neighbour, and one that sounds like it makes three known ones in a row.
 * `spared` are characters that are left alone, for they stand beside anything. Takes and gives normalised text.
 */
export function createHanRepair(
  knownTexts: readonly string[],
  spared: ReadonlySet<string>,
): (text: string) => string {
  const known = new Set<number>();
  for (const text of knownTexts) for (const pair of pairsIn(text)) known.add(pair);
  const isKnown = (two: string): boolean => known.has(pairAt(two, 0));
  // Three in a row are looked for so seldom that a list of them would cost more than it saves.
  const all = knownTexts.join("\n");
  let soundsLike: ((character: string) => readonly string[]) | undefined;

  const mend = (run: string, at: number): string | undefined => {
    const [before = "", character = "", after = ""] = [run[at - 1], run[at], run[at + 1]];
    if (spared.has(character) || isKnown(before + character) || isKnown(character + after)) {
      return undefined;
    }
    const [before2, after2] = [run[at - 2] ?? "", run[at + 2] ?? ""];
    const fitsBeside = (candidate: string): boolean =>
      (before === "" || spared.has(before) || isKnown(before + candidate)) &&
      (after === "" || spared.has(after) || isKnown(candidate + after));
    const fitOf = (candidate: string): number =>
      [before2 + before + candidate, before + candidate + after, candidate + after + after2].filter(
        (piece) => piece.length === 3 && all.includes(piece),
      ).length;
    let [best, most]: [string | undefined, number] = [undefined, 0];
    // Sorting by sound takes some 20 ms, and most questions need it never.
    soundsLike ??= createSoundOrder(new Set(Array.from(known, charactersOf).join("")));
    for (const candidate of soundsLike(character)) {
      const fit = fitsBeside(candidate) ? fitOf(candidate) : 0;
      if (fit > most) [best, most] = [candidate, fit];
    }
    return best;
  };
  const mendRun = (run: string): string =>
    Array.from(run, (character, at) => mend(run, at) ?? character).join("");
  return (text) => {
    const pairs = pairsIn(text);
    const familiar = pairs.filter((pair) => known.has(pair)).length;
    if (familiar === pairs.length || familiar < LEAST_KNOWN_SHARE * pairs.length) return text;
    return text.replaceAll(HAN_RUNS, mendRun);
  };
}

/** Every two Chinese characters that stand side by side. As numbers, for there are tens of thousands at each start. */
function pairsIn(text: string): readonly number[] {
  const pairs: number[] = [];
  let isAfterHan = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isHan = code >= FIRST_HAN && code <= LAST_HAN;
    if (isHan && isAfterHan) pairs.push(pairAt(text, at - 1));
    isAfterHan = isHan;
  }
  return pairs;
}

/** Not a number where one of the two is missing. */
function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

function charactersOf(pair: number): string {
  return String.fromCharCode(pair >>> 16, pair & 0xffff);
}

/** Sorted by pinyin, characters of one sound stand side by side, and zhan beside zhang. Nearest first. */
function createSoundOrder(
  characters: ReadonlySet<string>,
): (character: string) => readonly string[] {
  const collator = new Intl.Collator("zh-u-co-pinyin");
  const order = [...characters].toSorted(collator.compare);
  const placeOf = (character: string): number => {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (collator.compare(order[middle] ?? "", character) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (character) => {
    const place = placeOf(character);
    const after = order.slice(place, place + SOUND_RANGE);
    const before = order.slice(Math.max(0, place - SOUND_RANGE), place).toReversed();
    return after
      .flatMap((candidate, at) => [candidate, before[at] ?? ""])
      .filter((candidate) => candidate !== "" && candidate !== character);
  };
}
