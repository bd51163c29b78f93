import { readFileSync } from "node:fs";
import type { BotEvent, ChatRef, Key } from "../../bot/core/event.ts";
import { createSeal } from "../../bot/core/log.ts";
import type { Outcome, Stored } from "../../bot/core/ports.ts";
import { createRoute } from "../../handlers/routes.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { SAMPLE_DESKS, SAMPLE_THRESHOLDS } from "../support/stage-samples.ts";
import { percentile } from "./arithmetic.ts";

const BUDGET_MS = 5;
const ROUNDS = 5;
const NOW = new Date("2026-11-23T02:00:00.000Z");
const FIXTURE = new URL("../fixtures/projects.blind.jsonl", import.meta.url);

/**
 * The CPU that one turn of the pre-screen takes, understanding included, from the event to the outcome; the
 * store answers from memory. Every project of the exam is told to a chat of its own, a message at a time.
 */
export async function benchTurn(print: (text: string) => void): Promise<void> {
  const route = createRoute({
    knowledge: loadKnowledge(),
    desks: SAMPLE_DESKS,
    thresholds: SAMPLE_THRESHOLDS,
    retentionDays: 180,
    seal: createSeal("test"),
  });
  const projects = readFileSync(FIXTURE, "utf8").trim().split("\n").map(utterancesOf);
  const millis: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [at, utterances] of projects.entries()) {
      const took = await tell(route, `${round}-${at}`, utterances);
      // The first round warms up.
      if (round > 0) millis.push(...took);
    }
  }
  const show = (share: number): string => percentile(millis, share).toFixed(2);
  const isWithin = Number(show(0.5)) < BUDGET_MS;
  print(
    `${millis.length} turns of the pre-screen, CPU: median ${show(0.5)} ms, p99 ${show(0.99)} ms`,
  );
  print(`budget ${BUDGET_MS} ms at the median: ${isWithin ? "kept" : "NOT KEPT"}`);
}

function utterancesOf(line: string): readonly string[] {
  return (JSON.parse(line) as { utterances: readonly string[] }).utterances;
}

async function tell(
  route: ReturnType<typeof createRoute>,
  id: string,
  utterances: readonly string[],
): Promise<readonly number[]> {
  const chat: ChatRef = { channel: "telegram", chatId: id };
  const records = new Map<string, Stored>();
  const common = { chat, at: NOW, from: { channel: "telegram" as const, id } };
  let count = 0;
  const run = async (event: object): Promise<number> => {
    count++;
    const whole = { ...common, id: `${id}/${count}`, messageId: String(count), ...event };
    const before = process.cpuUsage();
    const outcome = await route({
      event: whole as unknown as BotEvent,
      now: NOW,
      read: async (key) => records.get(nameOf(key)),
      find: async () => [],
      isMember: async () => false,
      memberName: async () => undefined,
      isLate: false,
    });
    const { user, system } = process.cpuUsage(before);
    keep(records, outcome);
    return (user + system) / 1000;
  };
  await run({ kind: "message", text: "/prescreen", files: [] });
  await run({ kind: "action", action: "screening.agree" });
  const took: number[] = [];
  for (const text of utterances) took.push(await run({ kind: "message", text, files: [] }));
  return took;
}

function keep(records: Map<string, Stored>, { write }: Outcome): void {
  for (const { key, version, data } of write) {
    if (data === undefined) records.delete(nameOf(key));
    else records.set(nameOf(key), { key, version: version + 1, data: structuredClone(data) });
  }
}

function nameOf({ kind, id }: Key): string {
  return `${kind}/${id}`;
}
