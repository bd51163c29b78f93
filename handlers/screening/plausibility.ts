import { plainFacts } from "./facts.ts";
import type { FactChange, ScreeningState } from "./state.ts";

/** 万元/亩 outside of which a slip of the unit is likely. */
const PLAUSIBLE_WAN_PER_MU = [5, 5_000] as const;

/** Whether what was just said makes investment and land an unlikely pair. */
export function plausibility(taken: {
  state: ScreeningState;
  changes: readonly FactChange[];
}): readonly "implausible"[] {
  const { state, changes } = taken;
  if (!changes.some(({ fact }) => fact === "investmentCnyWan" || fact === "landMu")) return [];
  const { investmentCnyWan, landMu } = plainFacts(state.facts);
  if (!investmentCnyWan || !landMu) return [];
  const [least, most] = PLAUSIBLE_WAN_PER_MU;
  const ratio = investmentCnyWan / landMu;
  return ratio < least || ratio > most ? ["implausible"] : [];
}
