/** Named numbers to be fitted, and the values each may take. */
export type Values<Name extends string> = Readonly<Record<Name, number>>;
export type Grid<Name extends string> = Readonly<Record<Name, readonly number[]>>;

export interface FitOptions<Name extends string> {
  readonly start: Values<Name>;
  readonly grid: Grid<Name>;
  /** What the values are worth on each question, in the questions' order. Asked once for the same values. */
  readonly worths: (values: Values<Name>) => readonly number[];
  readonly folds: number;
}

export interface Fit<Name extends string> {
  /** Fitted on all questions. */
  readonly values: Values<Name>;
  /** For each fold: fitted on the questions that are not in it. A question's fold is its place by turns. */
  readonly byFold: readonly Values<Name>[];
}

/** One value after another goes where it is worth most, until none moves. */
const MOST_ROUNDS = 3;
/** Less is no gain. */
const LEAST_GAIN = 1e-9;

/** Fits by coordinate ascent, on all questions and, for cross-validation, without each fold. Deterministic. */
export function fit<Name extends string>({
  start,
  grid,
  worths,
  folds,
}: FitOptions<Name>): Fit<Name> {
  const known = new Map<string, readonly number[]>();
  const worthsOf = (values: Values<Name>): readonly number[] => {
    const key = JSON.stringify(values);
    const found = known.get(key) ?? worths(values);
    known.set(key, found);
    return found;
  };
  const fitWhere = (counts: (at: number) => boolean): Values<Name> => {
    const worthOf = (values: Values<Name>): number =>
      worthsOf(values).reduce((sum, worth, at) => sum + (counts(at) ? worth : 0), 0);
    return climb(start, grid, worthOf);
  };
  return {
    values: fitWhere(() => true),
    byFold: Array.from({ length: folds }, (_, fold) => fitWhere((at) => at % folds !== fold)),
  };
}

function climb<Name extends string>(
  start: Values<Name>,
  grid: Grid<Name>,
  worthOf: (values: Values<Name>) => number,
): Values<Name> {
  let [best, most] = [start, worthOf(start)];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best;
    for (const name of Object.keys(grid) as Name[]) {
      for (const value of grid[name]) {
        const tried = { ...best, [name]: value };
        const worth = worthOf(tried);
        if (worth > most + LEAST_GAIN) [best, most] = [tried, worth];
      }
    }
    if (best === before) break;
  }
  return best;
}
