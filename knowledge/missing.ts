import { anyOf } from "./any-of.ts";
import type { MissingTopic } from "./knowledge-base.ts";
import wants from "./lexicon/missing-wants.json" with { type: "json" };
import type { MissingTopicEntry, PlaceReference } from "./schemas.ts";

/** So short a question asks one thing; in letters, and in Chinese characters. */
const MAX_SHORT_LENGTH = { letters: 72, han: 24 };
const HAN = /\p{Script=Han}/u;
const CLAUSE_ENDS = /[,，。?？!！;；]+|\.\s+/u;

/** What a question asks for and no document holds. */
export interface Missing {
  /** Absent for what is asked too rarely to have a name: distances, freight rates. */
  readonly topic: MissingTopic | undefined;
  /** The clause that mentions the thing without the figure, if there is one. */
  readonly mention: PlaceReference | undefined;
  /** That clause deals with the matter, without settling what is asked. */
  readonly isTouchedOn?: true;
}

/** Tells from a normalised question whether it asks for something that is known to be missing. */
export function createMissingDetector(
  entries: readonly MissingTopicEntry[],
): (question: string) => Missing | undefined {
  const topics = entries.map((entry) => ({
    topic: entry.topic,
    isTouchedOn: entry.isTouchedOn === true,
    asks: anyOf(entry.asks.map(toPattern)),
    pairs: (entry.pairs ?? []).map((pair) => ({
      of: toPattern(pair.of),
      wants: toPattern(pair.wants.flatMap((wanted) => wants[wanted]).join("|")),
    })),
    unless: (entry.unless ?? []).map(toPattern),
    mentions: (entry.mentions ?? []).map(({ when, ...place }) => ({
      when: when === undefined ? undefined : toPattern(when),
      place,
    })),
  }));
  const anyThing = anyOf(topics.flatMap(({ pairs }) => pairs.map(({ of }) => of)));
  return (question) => {
    const clauses = clausesOf(question).filter((clause) => anyThing.test(clause));
    const found = topics.find(
      ({ asks, pairs, unless }) =>
        (asks.test(question) ||
          pairs.some((pair) => clauses.some((clause) => isAsked(pair, clause)))) &&
        !unless.some((pattern) => pattern.test(question)),
    );
    if (found === undefined) return undefined;
    const mention = found.mentions.find(({ when }) => when === undefined || when.test(question));
    const { topic, isTouchedOn } = found;
    return { topic, mention: mention?.place, ...(isTouchedOn && { isTouchedOn }) };
  };
}

interface Pair {
  readonly of: RegExp;
  readonly wants: RegExp;
}

function isAsked({ of, wants: wanted }: Pair, clause: string): boolean {
  return of.test(clause) && wanted.test(clause);
}

/** A long message tells things besides; what is wanted of a thing then stands in one clause with it. */
function clausesOf(question: string): readonly string[] {
  const most = MAX_SHORT_LENGTH[HAN.test(question) ? "han" : "letters"];
  return question.length <= most ? [question] : clausesIn(question);
}

/** What stands between marks. */
export function clausesIn(question: string): readonly string[] {
  return question.split(CLAUSE_ENDS).filter((clause) => clause !== "");
}

/** Whether any of the patterns is in a text. */
export function createCue(patterns: readonly string[]): (text: string) => boolean {
  const compiled = patterns.map(toPattern);
  return (text) => compiled.some((pattern) => pattern.test(text));
}

function toPattern(source: string): RegExp {
  return new RegExp(source, "u");
}
