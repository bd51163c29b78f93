import type { Finding, MissingTopic } from "./knowledge-base.ts";
import { clausesIn, createCue } from "./missing.ts";
import type { Ranking } from "./ranking.ts";
import type { Single, SingleFinderOptions } from "./single-finder.ts";
import { namesCatalogueItem } from "./trades.ts";
import { isCatalogueItem } from "./units.ts";

/** What a project is helped with: land, power, people, money. Who asks for it is told about his project too. */
const WISHES: ReadonlySet<MissingTopic | undefined> = new Set([
  "incentive-amount",
  "tax-rate",
  "finance-terms",
  "land-price",
  "utility-price",
  "labour",
]);

export function isWish(topic: MissingTopic | undefined): boolean {
  return WISHES.has(topic);
}

/** What a message tells in some clauses, and what it asks in others. */
interface ToldAndAsked {
  readonly told: string;
  readonly asked: string;
}

/** 想要块地 asks without a word that asks. */
const WANTS = /^\s*(?:还|也|就|现在|目前)?(?:想要?|要|需要|急需|求|缺|希望)/u;

export function createToldAndAsked({
  lexicon: { cues },
}: SingleFinderOptions): (text: string) => ToldAndAsked | undefined {
  const asks = createCue(cues.asks);
  return (text) => {
    const clauses = clausesIn(text);
    const isAsked = clauses.some(asks) ? asks : (clause: string) => WANTS.test(clause);
    const { told = [], asked = [] } = Object.groupBy(clauses, (clause) =>
      isAsked(clause) ? "asked" : "told",
    );
    if (told.length === 0 || asked.length === 0) return undefined;
    return { told: told.join(","), asked: asked.join(",") };
  };
}

/**
 * Who wants something for a project (land, subsidies) is answered twice: with the catalogue's item, and with what
 * is missing. The project is told in a clause of its own, or named with the help that is asked for.
 */
export function createProjectFinder(
  options: SingleFinderOptions,
): (single: Single, lack: Finding, ranking: Ranking) => Finding | undefined {
  const { units, lexicon, matcher, rank } = options;
  const split = createToldAndAsked(options);
  const wantsHelp = createCue(lexicon.cues.help);
  const buys = createCue(lexicon.cues.buys);
  return ({ text, audience }, lack, ranking) => {
    if (!isWish(lack.missing) || buys(text)) return undefined;
    const isNamed = lack.missing === "incentive-amount" || wantsHelp(text);
    const told = split(text)?.told;
    const project = [told && rank(told, []), isNamed && ranking].find(
      (one) => one && namesCatalogueItem(one.asked, units),
    );
    if (!project) return undefined;
    const items = project.ranked.filter(({ unit }) => isCatalogueItem(unit.passage));
    const [item] = matcher.best(items, project.asked.tokens, { ...audience, limit: 1 });
    return item && { ...lack, kind: "answer", matches: [item, ...lack.matches] };
  };
}
