/** Share of the ranks, from 1, that are at most `k`; in per cent. A rank is absent where nothing right was found. */
export function successAt(k: number, ranks: readonly (number | undefined)[]): number {
  return percentOf(ranks, (rank) => (rank <= k ? 1 : 0));
}

/** Mean of one over the rank; what stands below ten counts nothing. In per cent. */
export function meanReciprocalRankAt10(ranks: readonly (number | undefined)[]): number {
  return percentOf(ranks, (rank) => (rank <= 10 ? 1 / rank : 0));
}

function percentOf(
  ranks: readonly (number | undefined)[],
  worth: (rank: number) => number,
): number {
  const sum = ranks.reduce<number>((total, rank) => total + (rank ? worth(rank) : 0), 0);
  return ranks.length === 0 ? 0 : (100 * sum) / ranks.length;
}

/** Place of the first right id, from 1. */
export function rankOf(found: readonly string[], right: ReadonlySet<string>): number | undefined {
  const at = found.findIndex((id) => right.has(id));
  return at < 0 ? undefined : at + 1;
}

/** The smallest value that at least this share of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
