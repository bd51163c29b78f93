import type { MissingTopic } from "./knowledge-base.ts";
import type { MissingTopicEntry, PlaceReference } from "./schemas.ts";

/** What a question asks for and no document holds. */
export interface Missing {
  /** Absent for what is asked too rarely to have a name: distances, freight rates. */
  readonly topic: MissingTopic | undefined;
  /** The clause that mentions the thing without the figure, if there is one. */
  readonly mention: PlaceReference | undefined;
}

/** Tells from a normalised question whether it asks for something that is known to be missing. */
export function createMissingDetector(
  entries: readonly MissingTopicEntry[],
): (question: string) => Missing | undefined {
  const topics = entries.map((entry) => ({
    topic: entry.topic,
    asks: entry.asks.map(toPattern),
    unless: (entry.unless ?? []).map(toPattern),
    mentions: (entry.mentions ?? []).map(({ when, ...place }) => ({
      when: when === undefined ? undefined : toPattern(when),
      place,
    })),
  }));
  return (question) => {
    const found = topics.find(
      ({ asks, unless }) =>
        asks.some((pattern) => pattern.test(question)) &&
        !unless.some((pattern) => pattern.test(question)),
    );
    if (found === undefined) return undefined;
    const mention = found.mentions.find(({ when }) => when === undefined || when.test(question));
    return { topic: found.topic, mention: mention?.place };
  };
}

/** Whether any of the patterns is in a text. */
export function createCue(patterns: readonly string[]): (text: string) => boolean {
  const compiled = patterns.map(toPattern);
  return (text) => compiled.some((pattern) => pattern.test(text));
}

function toPattern(source: string): RegExp {
  return new RegExp(source, "u");
}
