/** What a pattern's source consists of, as far as it matters where groups begin. */
const ESCAPE_CLASS_OR_GROUP = /\\.|\[(?:\\.|[^\]])*\]|\((?!\?)/gsu;

/**
 * Whether any of a list matches, as one pattern: each message is held against every list and is on none of them, and
 * to start a pattern costs more than to try it. Its groups are not kept, which costs most of all.
 * @throws where the flags differ, or one refers back to a group.
 */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  const [flags = "", ...others] = new Set(patterns.map((one) => one.flags.replace("g", "")));
  if (others.length > 0) throw new Error("Patterns of different flags make no one pattern.");
  const sources = patterns.map(({ source }) => {
    if (/\\[1-9k]/.test(source)) throw new Error("A pattern that refers to its groups needs them.");
    return source.replaceAll(ESCAPE_CLASS_OR_GROUP, (part) => (part === "(" ? "(?:" : part));
  });
  // An empty pattern would match everything, and none of no patterns does.
  return new RegExp(sources.join("|") || "(?!)", flags);
}
