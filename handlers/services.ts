import type { KnowledgeBase } from "../knowledge/knowledge-base.ts";
import type { Desks } from "./desk/desks.ts";
import type { ThresholdsFile } from "./screening/thresholds.ts";

/** What handlers know besides the turn: read once at start, never changed. */
export interface Services {
  readonly knowledge: KnowledgeBase;
  readonly desks: Desks;
  readonly thresholds: ThresholdsFile;
  readonly retentionDays: number;
  /** A keyed hash: names somebody who had himself deleted, without saying who to whoever lacks the key. */
  readonly seal: (words: string) => string;
}
