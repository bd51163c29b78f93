/** More deliveries than are under way at a time. */
const MAX_KEPT = 1_000;

/**
 * How far deliveries of several messages got: tried again here, one goes on where it broke off. Another process
 * knows nothing of it and begins anew.
 */
export interface Progress {
  /** Ids of the messages of that delivery that were sent; for `send` to add to. */
  of(delivery: string): string[];
  forget(delivery: string): void;
}

export function createProgress(): Progress {
  const kept = new Map<string, string[]>();
  return {
    of: (delivery) => {
      const sent = kept.get(delivery) ?? [];
      kept.set(delivery, sent);
      const oldest = kept.keys().next();
      if (kept.size > MAX_KEPT && oldest.done !== true) kept.delete(oldest.value);
      return sent;
    },
    forget: (delivery) => void kept.delete(delivery),
  };
}

/** One after another, so that they stand in order, those left out that were sent before. Resolves to the last one's id. */
export async function sendInTurn<Message>(
  sent: string[],
  messages: readonly Message[],
  send: (message: Message, n: number) => Promise<string>,
): Promise<string> {
  for (const [n, message] of messages.entries()) {
    if (n >= sent.length) sent.push(await send(message, n));
  }
  return sent.at(-1) ?? "";
}
