/** What the adapter writes to; pino's logger is one. It is never handed a text, a name or the token. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
