/** The beginning of somebody's words, at most so many characters, and a sign that there is more. */
export function clipped(words: string, limit: number): string {
  const characters = Array.from(words);
  return characters.length <= limit ? words : `${characters.slice(0, limit - 1).join("")}…`;
}
