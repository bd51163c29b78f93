import { type Channel, chatKey } from "../../bot/core/event.ts";
import type { Stage } from "./stage.ts";
import type { Actor } from "./stage-actor.ts";
import { sampleDesksOn } from "./stage-samples.ts";
import { openSimulated } from "./stage-simulated.ts";

/** The platforms a dialogue is played on, with the same script, through the bot's own adapters. */
export const CHANNELS = ["web", "telegram", "feishu"] as const satisfies readonly Channel[];

/** The investor's and the officers': each platform with itself, and Telegram with Feishu both ways. */
export const PAIRS = [
  ["web", "web"],
  ["telegram", "telegram"],
  ["feishu", "feishu"],
  ["telegram", "feishu"],
  ["feishu", "telegram"],
] as const satisfies readonly (readonly [Channel, Channel])[];

/** Those whose apps send more than words. */
export const WITH_FILES = ["telegram", "feishu"] as const satisfies readonly Channel[];

export interface Dialogue {
  readonly stage: Stage;
  readonly ann: Actor;
  /** What is kept of her: session, and project with its facts. */
  readonly session: () => Promise<Kept>;
  readonly facts: () => Promise<Readonly<Record<string, unknown>>>;
}

interface Kept {
  readonly project?: string;
  readonly tickets?: readonly string[];
}

export async function openDialogue(channel: Channel, locale = "zh-hans"): Promise<Dialogue> {
  const stage = await openSimulated({ desks: sampleDesksOn(channel) });
  const ann = stage.actor("1001", { channel, locale, name: "王小明" });
  const session = async () =>
    ((await stage.read({ kind: "session", id: chatKey(ann.chat) })) ?? {}) as Kept;
  return {
    stage,
    ann,
    session,
    async facts() {
      const { project } = await session();
      if (project === undefined) return {};
      const kept = (await stage.read({ kind: "project", id: project })) as {
        state: { facts: Record<string, { value: unknown }> };
      };
      const facts = Object.entries(kept.state.facts);
      return Object.fromEntries(facts.map(([name, { value }]) => [name, value]));
    },
  };
}
