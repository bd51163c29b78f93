/** As pino's. */
export interface FeishuLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const MAX_CHARACTERS = 200;

/**
 * What the SDK logs, made harmless: it hands over arrays, among them raw request errors with token, secret and
 * body. Only its plain words pass, without addresses (they hold a ticket), payloads and errors' own words.
 */
export function createSdkLogger(log: FeishuLog) {
  const line =
    (level: keyof FeishuLog) =>
    (...parts: readonly unknown[]): void =>
      log[level]({ from: "feishu sdk" }, describe(parts));
  return {
    error: line("error"),
    warn: line("warn"),
    info: line("info"),
    debug: (..._parts: readonly unknown[]) => {},
    trace: (..._parts: readonly unknown[]) => {},
  };
}

function describe(parts: readonly unknown[]): string {
  return parts
    .flat(2)
    .map((part) => (typeof part === "string" ? part : part instanceof Error ? part.name : "…"))
    .join(" ")
    .replace(/; (?:error|data): .*/s, "")
    .replace(/\b(?:https?|wss?):\/\/\S+/g, "…")
    .slice(0, MAX_CHARACTERS);
}
