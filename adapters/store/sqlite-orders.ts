import { StoreError } from "../../bot/core/errors.ts";
import type { Store } from "../../bot/core/ports.ts";

/** The calls that change the file. */
export type Change = "commit" | "take" | "takeFor" | "settle";

/** A call, as the bot hands it to the thread that writes the file. */
export type Order = {
  [Call in Change]: readonly [call: Call, ...asked: Parameters<Store[Call]>];
}[Change];

/** What came of an order: a result, which is on the disk, or an error, and then nothing was changed. */
export type Answer = { readonly result: unknown } | Failure;

/** An error on its way between threads, where it loses its class. */
export interface Failure {
  readonly error: unknown;
  readonly isOfStore: boolean;
}

/** What the thread tells: where the file lies, or that it can't be opened; then answers, in the order asked. */
export type Report =
  | { readonly opened: string }
  | { readonly refused: Failure }
  | readonly Answer[];

export function failureOf(error: unknown): Failure {
  return { error, isOfStore: error instanceof StoreError };
}

/** The error as it was thrown, or nearly so. */
export function errorOf({ error, isOfStore }: Failure): unknown {
  if (!isOfStore || !(error instanceof Error)) return error;
  return new StoreError(error.message, { cause: error.cause });
}
