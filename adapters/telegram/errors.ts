import { GrammyError, HttpError } from "grammy/web";
import { DeliveryError, type DeliveryFailure, InvalidReplyError } from "../../bot/core/errors.ts";
import { maxDownload, maxUpload } from "../../bot/core/file-limits.ts";
import { isNeverSent } from "../never-sent.ts";

/** Telegram asks for whole seconds; when it names none, this long is a fair pause. */
const DEFAULT_RETRY_AFTER_MS = 1_000;

/**
 * Telegram tells its errors apart by their descriptions only, "subject to change": matched by code and
 * the words that carry the meaning. The first row that fits decides.
 */
const FAILURES: readonly {
  readonly code: number;
  readonly words: RegExp;
  readonly failure: DeliveryFailure;
}[] = [
  {
    code: 403,
    words: /was kicked|not a member|chat was deleted|channel is private/i,
    failure: "lost_chat",
  },
  { code: 403, words: /not enough rights|need administrator rights/i, failure: "auth" },
  { code: 403, words: /./, failure: "unreachable" },
  {
    code: 400,
    words: /group chat was deactivated|group is deactivated|message thread not found|TOPIC_/i,
    failure: "lost_chat",
  },
  {
    code: 400,
    words:
      /not enough rights|no rights to send|CHAT_ADMIN_REQUIRED|CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN/i,
    failure: "auth",
  },
  { code: 401, words: /./, failure: "auth" },
  // A token of the wrong form is no address Telegram knows.
  { code: 404, words: /./, failure: "auth" },
  { code: 409, words: /./, failure: "transient" },
];

/** "Bad Request: file is too big" of getFile, "Request Entity Too Large" of an upload. */
const TOO_LARGE = /file is too big|entity too large/i;
const UNKNOWN_CHAT = /chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID/i;

/**
 * Whatever a call to Telegram threw, as the outbox needs it. Keeps neither the payload, which holds
 * people's words, nor the cause of a network error, whose message holds the token.
 */
export function toDeliveryError(error: unknown, chatId: string): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof InvalidReplyError) return new DeliveryError("rejected", error.message);
  if (error instanceof HttpError) {
    const isInDoubt = !isNeverSent(error.error);
    return new DeliveryError("transient", describeError(error), { isInDoubt });
  }
  if (error instanceof GrammyError) return fromRefusal(error, chatId);
  return new DeliveryError("rejected", describeError(error));
}

function fromRefusal(error: GrammyError, chatId: string): DeliveryError {
  const message = describeError(error);
  const { retry_after: retryAfterS, migrate_to_chat_id: movedTo } = error.parameters;
  if (error.error_code === 429) {
    const retryAfterMs = retryAfterS === undefined ? DEFAULT_RETRY_AFTER_MS : retryAfterS * 1_000;
    return new DeliveryError("rate_limited", message, { retryAfterMs });
  }
  if (movedTo !== undefined) {
    return new DeliveryError("migrated", message, { movedTo: String(movedTo) });
  }
  if (error.error_code === 413 || TOO_LARGE.test(error.description)) {
    const isDownload = error.method === "getFile";
    const maxBytes = isDownload ? maxDownload("telegram") : maxUpload("telegram", "document");
    return new DeliveryError("too_large", message, { maxBytes });
  }
  if (error.error_code >= 500) return new DeliveryError("transient", message);
  if (error.error_code === 400 && UNKNOWN_CHAT.test(error.description)) {
    // Ids of groups are negative.
    return new DeliveryError(chatId.startsWith("-") ? "lost_chat" : "unreachable", message);
  }
  const row = FAILURES.find(
    ({ code, words }) => code === error.error_code && words.test(error.description),
  );
  return new DeliveryError(row?.failure ?? "rejected", message);
}

/** The edit would change nothing: what was to be shown is shown. */
export function isNotModified(error: unknown): boolean {
  return isRefusal(error, /message is not modified/i);
}

/** The message is gone, too old, of another kind or not ours: only a new one can say it. */
export function isEditImpossible(error: unknown): boolean {
  return isRefusal(
    error,
    /message to edit not found|message can't be edited|no text in the message|MESSAGE_ID_INVALID/i,
  );
}

/** Telegram can't show the bytes as a picture; as a document they get through. */
export function isPictureRefused(error: unknown): boolean {
  return isRefusal(error, /IMAGE_PROCESS_FAILED|PHOTO_INVALID_DIMENSIONS|PHOTO_EXT_INVALID/i);
}

/** The thread is gone, or closed to the bot: what was to stand in it can stand in the group itself. */
export function isThreadGone(error: unknown): boolean {
  return isRefusal(error, /message thread not found|TOPIC_DELETED|TOPIC_CLOSED|TOPIC_ID_INVALID/i);
}

/** The topic is already as it was to be. */
export function isThreadAsWanted(error: unknown): boolean {
  return isRefusal(error, /TOPIC_NOT_MODIFIED/i);
}

/** The group is no forum, or the bot may not manage its topics: nothing that comes right by waiting. */
export function hasNoThreads(error: unknown): boolean {
  return isRefusal(error, /chat is not a forum|not enough rights|CHAT_ADMIN_REQUIRED/i);
}

/** The button was pressed so long ago that nobody waits for the answer any more. */
export function isTooLate(error: unknown): boolean {
  return isRefusal(error, /query is too old|query ID is invalid/i);
}

/** Telegram knows neither this person nor that he ever was in the group. */
export function isUnknownMember(error: unknown): boolean {
  return isRefusal(
    error,
    /user not found|member not found|PARTICIPANT_ID_INVALID|USER_ID_INVALID/i,
  );
}

function isRefusal(error: unknown, words: RegExp): boolean {
  return error instanceof GrammyError && error.error_code === 400 && words.test(error.description);
}

/** What went wrong, in words that are safe to log: no payload, no address, no token. */
export function describeError(error: unknown): string {
  if (error instanceof GrammyError) {
    return `${error.method}: ${error.error_code} ${error.description}`;
  }
  if (error instanceof HttpError) return `${error.message} ${codeOf(error.error)}`.trim();
  return error instanceof Error ? `${error.name} ${codeOf(error)}`.trim() : "unknown error";
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return String(error.code);
}
