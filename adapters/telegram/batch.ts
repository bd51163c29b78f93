import { describeError } from "./errors.ts";
import type { Log } from "./log.ts";
import { envelopeSchema } from "./update.ts";

export interface BatchOptions {
  /** Rejects when the update must be delivered again. */
  readonly handle: (update: unknown) => Promise<void>;
  readonly log: Log;
  /** Once it fires, no update is begun any more. */
  readonly signal: AbortSignal;
}

export interface BatchResult {
  /** Everything before it is finished. `undefined` when the batch was empty. */
  readonly offset: number | undefined;
  /** Whether an update failed or was not begun, and has to come again. */
  readonly isLeft: boolean;
}

interface Received {
  readonly id: number;
  readonly lane: string;
  readonly update: unknown;
}

/**
 * Handles batches of updates: the chats side by side, the updates of a chat in order. Where one fails, the
 * later ones of its chat are left too. What was finished is not handled again when it comes again beside
 * what was left.
 */
export function createBatchRunner({ handle, log, signal }: BatchOptions) {
  const finished = new Set<number>();

  async function runLane(lane: readonly Received[]): Promise<void> {
    for (const { id, update } of lane) {
      if (finished.has(id)) continue;
      if (signal.aborted) return;
      try {
        await handle(update);
        finished.add(id);
      } catch (error) {
        const fields = { event: `telegram:${id}`, problem: describeError(error) };
        log.error(fields, "An update was not stored; Telegram will deliver it again.");
        return;
      }
    }
  }

  return async (updates: readonly unknown[]): Promise<BatchResult> => {
    const batch = updates.map(toReceived);
    const lanes = Map.groupBy(batch, ({ lane }) => lane);
    await Promise.all(Array.from(lanes.values(), runLane));
    const left = batch.map(({ id }) => id).filter((id) => !finished.has(id));
    if (left.length > 0) return { offset: Math.min(...left), isLeft: true };
    finished.clear();
    const last = batch.at(-1);
    return { offset: last === undefined ? undefined : last.id + 1, isLeft: false };
  };
}

function toReceived(update: unknown): Received {
  const { update_id: id, ...content } = envelopeSchema.parse(update);
  return { id, lane: laneOf(content) ?? `update ${id}`, update };
}

/** Most kinds name their chat, a pressed button that of its message. */
function laneOf(content: Readonly<Record<string, unknown>>): string | undefined {
  for (const kind of Object.values(content)) {
    const chat = field(kind, "chat") ?? field(field(kind, "message"), "chat");
    const id = field(chat, "id");
    if (typeof id === "number") return `chat ${id}`;
  }
  return undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
