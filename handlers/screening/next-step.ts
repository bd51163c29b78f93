import { type FactName, plainFacts } from "./facts.ts";
import type { Doubt, ScreeningState } from "./state.ts";
import { missingOf, STEPS, type Step, stepById } from "./steps.ts";

export type Question =
  | { readonly kind: "step"; readonly step: Step; readonly missing: readonly FactName[] }
  | { readonly kind: "doubt"; readonly doubt: Doubt };

export interface Progress {
  /** Of the pending question, from 1. */
  readonly position: number;
  readonly total: number;
}

/** What to ask now: a doubt first, then the first step with a fact that is missing and can matter. */
export function nextStep(state: ScreeningState): Question | undefined {
  const [doubt] = state.doubts;
  if (doubt) return { kind: "doubt", doubt };
  const facts = plainFacts(state.facts);
  const { reopened = [] } = state;
  const again = STEPS.find((step) => reopened.some((name) => step.facts.includes(name)));
  if (again) return { kind: "step", step: again, missing: reopened };
  for (const step of STEPS) {
    const missing = missingOf(step, facts);
    if (missing.length > 0) return { kind: "step", step, missing };
  }
  return undefined;
}

/** Steps under one number: what has to be settled of the inputs is asked only where they apply. */
const NUMBERED = STEPS.filter(({ id }) => id !== "safeguards").map((step) =>
  step.id === "inputs" ? [step, stepById("safeguards")] : [step],
);

/** Where the pending question stands: it never goes back, nor does the total grow, unless a correction opens one again. */
export function progress(state: ScreeningState): Progress {
  const facts = plainFacts(state.facts);
  const isOpen = (steps: readonly Step[]) => steps.some((one) => missingOf(one, facts).length > 0);
  const isKnown = ({ facts: names }: Step) => names.some((name) => facts[name] !== undefined);
  const open = NUMBERED.filter(isOpen).length;
  const done = NUMBERED.filter((steps) => !isOpen(steps) && steps.some(isKnown)).length;
  return { position: Math.min(done + 1, done + open), total: done + open };
}

/** How often the pending question was answered with something that settled nothing. */
export function unclearCount(state: ScreeningState): number {
  const pending = nextStep(state);
  if (pending === undefined) return 0;
  return (pending.kind === "doubt" ? pending.doubt.unclear : state.unclear[pending.step.id]) ?? 0;
}
