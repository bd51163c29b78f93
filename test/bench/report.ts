/** What was measured of one engine on one corpus. */
export interface Figures {
  readonly queries: number;
  readonly passages: number;
  /** In per cent, like the next two. */
  readonly success1: number;
  readonly success5: number;
  readonly mrr10: number;
  /** CPU, like the next. Cold: the first thing its process does. */
  readonly buildMs: number;
  /** The first question after it. */
  readonly firstMs: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly heapMb: number;
}

const HEADINGS = [
  "engine",
  "success@1",
  "success@5",
  "MRR@10",
  "build ms",
  "×",
  "first ms",
  "p50 µs",
  "×",
  "p99 µs",
  "×",
  "heap MB",
  "×",
] as const;

/** Of one engine measured several times on one corpus: the fastest times, for the machine is shared. */
export function fastest(runs: readonly [Figures, ...Figures[]]): Figures {
  const least = (of: (figures: Figures) => number): number => Math.min(...runs.map(of));
  return {
    ...runs[0],
    buildMs: least(({ buildMs }) => buildMs),
    firstMs: least(({ firstMs }) => firstMs),
    p50Us: least(({ p50Us }) => p50Us),
    p99Us: least(({ p99Us }) => p99Us),
  };
}

/** A row for each engine; × is how many times ours it takes. */
export function toRows(
  measured: ReadonlyMap<string, Figures>,
  ours: Figures,
): readonly (readonly string[])[] {
  const rows = [...measured].map(([name, figures]) => [
    name,
    figures.success1.toFixed(1),
    figures.success5.toFixed(1),
    figures.mrr10.toFixed(1),
    ...withRatio(figures.buildMs, ours.buildMs, 0),
    figures.firstMs.toFixed(0),
    ...withRatio(figures.p50Us, ours.p50Us, 0),
    ...withRatio(figures.p99Us, ours.p99Us, 0),
    ...withRatio(figures.heapMb, ours.heapMb, 1),
  ]);
  return [HEADINGS, ...rows];
}

function withRatio(value: number, ours: number, digits: number): readonly [string, string] {
  return [value.toFixed(digits), ours === 0 ? "–" : (value / ours).toFixed(2)];
}

const BUDGETS = [
  { what: "a question, median", unit: "ms", most: 0.3, of: ({ p50Us }: Figures) => p50Us / 1000 },
  { what: "a question, p99", unit: "ms", most: 2, of: ({ p99Us }: Figures) => p99Us / 1000 },
  {
    what: "the build, with the first question",
    unit: "ms",
    most: 150,
    // What is built only when the first question comes is built all the same.
    of: ({ buildMs, firstMs }: Figures) => buildMs + firstMs,
  },
  { what: "heap", unit: "MB", most: 20, of: ({ heapMb }: Figures) => heapMb },
] as const;

/** What our engine may cost on our own text, and what it does. */
export function budgetLines(ours: Figures): readonly string[] {
  return BUDGETS.map(({ what, unit, most, of }) => {
    const value = of(ours);
    const verdict = value <= most ? "kept" : "EXCEEDED";
    return `${what}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit}, at most ${most} ${unit}: ${verdict}`;
  });
}
