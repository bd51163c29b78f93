import { z } from "zod";
import { deliveryId } from "../../bot/core/delivery-id.ts";
import type { ChatRef, Key } from "../../bot/core/event.ts";
import type { Turn, Write } from "../../bot/core/ports.ts";
import { type Kept, readRecord, versionOf, write } from "../record.ts";
import { factRecordSchema } from "../screening/facts.ts";
import { RULE_IDS } from "../screening/rules.ts";
import { RULES_VERSION, type Screening } from "../screening/verdict.ts";
import type { Services } from "../services.ts";
import type { Project } from "./project.ts";

const chat = z.object({
  channel: z.enum(["telegram", "feishu", "web"]),
  chatId: z.string(),
  threadId: z.string().exactOptional(),
});

/** A verdict as it was given: on which facts and whose word, by which rules, texts and figures. */
const screeningSchema = z.object({
  form: z.literal(1),
  verdict: z.enum(["eligible", "review", "ineligible"]),
  rules: z.array(
    z.object({
      id: z.enum(RULE_IDS),
      result: z.enum(["pass", "fail", "caution", "unknown", "not-applicable"]),
    }),
  ),
  rulesVersion: z.number(),
  documents: z.string(),
  at: z.string(),
  thresholds: z
    .object({
      intensityMinWanPerMu: z.number().optional(),
      taxMinWanPerMu: z.number().optional(),
      source: z.string().optional(),
      of: z.string().optional(),
      example: z.boolean().optional(),
    })
    .exactOptional(),
  /** Absent in records of the first days. */
  facts: factRecordSchema.exactOptional(),
  chat: chat.exactOptional(),
});
export type ScreeningRecord = z.infer<typeof screeningSchema>;

function screeningKey({ id }: Key): Key {
  return { kind: "screening", id };
}

export function readScreening(
  turn: Pick<Turn, "read">,
  key: Key,
): Promise<Kept<ScreeningRecord> | undefined> {
  return readRecord(turn, key, screeningSchema);
}

/** What every verdict rests on besides the facts: changes with a rule, a text or a figure. */
export function basisOf({ knowledge, thresholds }: Services): string {
  const parts = [RULES_VERSION, knowledge.revision, thresholds];
  return deliveryId(JSON.stringify(parts), "basis").slice(0, 16);
}

interface Screened {
  readonly project: Kept<Project>;
  readonly screening: Screening;
  /** Whose project it is. */
  readonly chat: ChatRef;
}

/** The write that keeps a verdict with everything it was made with. */
export async function keepScreening(
  services: Services,
  turn: Turn,
  { project, screening, chat: of }: Screened,
): Promise<Write> {
  const { verdict, rules, rulesVersion, thresholds } = screening;
  const key = screeningKey(project.key);
  const data: ScreeningRecord = {
    form: 1,
    verdict,
    rules: rules.map(({ id, result }) => ({ id, result })),
    rulesVersion,
    documents: services.knowledge.revision,
    at: turn.now.toISOString(),
    facts: project.data.state.facts,
    chat: of,
    ...(thresholds && { thresholds }),
  };
  const index = { verdict, basis: basisOf(services) };
  return write({ key, version: await versionOf(turn, key) }, data, { index, of });
}

/** What came out differently this time. */
export function changedRules(before: ScreeningRecord, now: Screening) {
  const results = new Map(before.rules.map(({ id, result }) => [id, result]));
  return now.rules.flatMap(({ id, result, basis }) => {
    const old = results.get(id);
    return old === undefined || old === result ? [] : [{ id, basis, old, result }];
  });
}
