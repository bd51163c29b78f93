import { BotError, DeliveryError, type DeliveryFailure } from "../../bot/core/errors.ts";
import { isNeverSent } from "../never-sent.ts";

/** What the platform, or the way to it, answered instead of a success. Holds no words, ids of people or tokens. */
export class FeishuApiError extends BotError {
  readonly code = "feishu_api";
  /** The platform's number; absent when no answer of its form came. */
  readonly number: number | undefined;
  /** HTTP; absent when no answer came at all. */
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly operation: string;
  constructor(
    operation: string,
    answer: { number?: number; status?: number; retryAfterMs?: number; cause?: unknown },
  ) {
    const { number, status, retryAfterMs } = answer;
    const said = number ?? (status === undefined ? "nothing" : `HTTP ${status}`);
    super(`Feishu answered ${said} to ${operation}.`, { cause: answer.cause });
    this.operation = operation;
    this.number = number;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Feishu docs: "server error codes" and the tables of message/create, reply and patch. */
const FAILURES: Readonly<Partial<Record<DeliveryFailure, readonly number[]>>> = {
  // One chat, one API, and the whole system respectively.
  rate_limited: [230020, 99991400, 11232, 11233],
  // 230049: an earlier try with this uuid is still under way, so asking again can't double it.
  transient: [230049, 232096, 234042],
  // Out of the app's scope, resigned, wrong id, another tenant, forbidden by the chat, muted, stopped, secret.
  unreachable: [230013, 230018, 230029, 230034, 230035, 230038, 230053, 230075],
  lost_chat: [230002, 232009, 232011],
  // Wrong secret, bot switched off, permission, token, scope, monthly quota.
  // 234006: an upload, 234037: a download.
  too_large: [234006, 234037],
  auth: [
    10003, 10014, 11205, 230006, 230027, 99991403, 99991661, 99991663, 99991664, 99991665, 99991668,
    99991671, 99991672, 99991677, 99991679,
  ],
  // Parameter, sensitive words, too long, data-leak audit, card, not our file, type, field, id.
  rejected: [230001, 230017, 230022, 230025, 230028, 230054, 230055, 230099, 99992351, 99992402],
};

/** Too fast for one chat; the others of its kind count what the app does in all. */
const CHAT_LIMITED = 230020;

const FAILURE_OF = new Map(
  Object.entries(FAILURES).flatMap(([failure, numbers]) =>
    numbers.map((number) => [number, failure as DeliveryFailure] as const),
  ),
);

const STALE_TOKEN = new Set([99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677]);

/** Whether a new token may help. */
export function isStaleToken(error: unknown): boolean {
  return error instanceof FeishuApiError && STALE_TOKEN.has(error.number ?? 0);
}

export function hasNumber(error: unknown, numbers: ReadonlySet<number>): error is FeishuApiError {
  return error instanceof FeishuApiError && numbers.has(error.number ?? 0);
}

export function failureOf(error: FeishuApiError): DeliveryFailure {
  const known = error.number === undefined ? undefined : FAILURE_OF.get(error.number);
  if (known !== undefined) return known;
  const { status } = error;
  if (status === undefined || status >= 500) return "transient";
  if (status === 429) return "rate_limited";
  return status === 401 || status === 403 ? "auth" : "rejected";
}

/** Wraps whatever came out of sending, once. */
export function toDeliveryError(cause: unknown): DeliveryError {
  if (cause instanceof DeliveryError) return cause;
  const source = sourceOf(cause);
  if (source !== undefined) return source;
  if (!(cause instanceof FeishuApiError)) {
    return new DeliveryError("rejected", "The message could not be made for Feishu.", { cause });
  }
  const failure = failureOf(cause);
  return new DeliveryError(failure, cause.message, {
    cause,
    isInDoubt: failure === "transient" && isSend(cause) && !isNeverSent(cause),
    isOfChannel: failure === "rate_limited" && cause.number !== CHAT_LIMITED,
    ...(failure === "rate_limited" &&
      cause.retryAfterMs !== undefined && { retryAfterMs: cause.retryAfterMs }),
  });
}

/** Others, a token or an upload, show nobody anything. */
function isSend({ operation }: FeishuApiError): boolean {
  return operation.startsWith("im.message.");
}

/** What broke an upload off, when that was the platform the file lies on. */
function sourceOf(error: unknown): DeliveryError | undefined {
  if (error instanceof DeliveryError) return error;
  return error instanceof Error ? sourceOf(error.cause) : undefined;
}
