/** Enough for the forms of all messages whose turns run at the same moment: each waits for the store amid its reading. */
const KEPT = 256;

/**
 * The same pure function, which still knows its last few results: one message is read by many recognisers, each
 * of which simplifies, normalises or cuts it up the same way.
 */
export function recalling<Result>(work: (text: string) => Result): (text: string) => Result {
  let results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined || results.has(text)) return known as Result;
    const result = work(text);
    if (results.size >= KEPT) results = new Map();
    results.set(text, result);
    return result;
  };
}
