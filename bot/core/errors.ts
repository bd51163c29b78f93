/** Base of every error of ours. `code` is what callers branch on, never the message. */
export abstract class BotError extends Error {
  abstract readonly code: string;
}

/** The environment or a file it names is wrong. `problems` lists everything at once, with what to do. */
export class ConfigError extends BotError {
  readonly code = "config";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/** A payload that is not of the form the platform documents. The adapter logs and drops it. */
export class DecodeError extends BotError {
  readonly code = "decode";
}

/** Why a delivery did not get through; the adapters map their platform's codes to these. */
export type DeliveryFailure =
  /** 429 and its kin: again after `retryAfterMs`. */
  | "rate_limited"
  /** Network, time-out, 5xx: again with backoff. */
  | "transient"
  /** Blocked, deactivated, out of scope, never started: until the person writes again. */
  | "unreachable"
  /** The bot is no longer in the group, or the group is gone. */
  | "lost_chat"
  /** The group has a new id, in `movedTo`. */
  | "migrated"
  /** Too long, malformed, forbidden content: a bug of ours, or words the platform refuses. */
  | "rejected"
  /** A file is over what one of the two platforms lets a bot pass, in `maxBytes`. */
  | "too_large"
  /** The platform a file lies on does not hand it out any more, or never did. */
  | "source_gone"
  /** The group has no threads, or the bot may not open one: the operator must act, the talk goes on elsewhere. */
  | "no_threads"
  /** Token or permission: the operator must act. */
  | "auth"
  /** An earlier try may have got through, and the platform would no longer recognise another as the same. */
  | "perhaps_delivered";

/** Thrown by `Adapter.send`, and by nothing else. */
export class DeliveryError extends BotError {
  readonly code = "delivery";
  readonly failure: DeliveryFailure;
  /** How long the platform asked to wait, in ms. Only with `rate_limited`. */
  readonly retryAfterMs: number | undefined;
  /** The group's new id. Only with `migrated`. */
  readonly movedTo: string | undefined;
  /** Only with `too_large`. */
  readonly maxBytes: number | undefined;
  /** The platform may have it all the same, or a part of it. Unless said otherwise, with `transient`. */
  readonly isInDoubt: boolean;
  /** It would be the same for every chat of the channel. Only with `rate_limited`. */
  readonly isOfChannel: boolean;
  constructor(
    failure: DeliveryFailure,
    message: string,
    options: {
      retryAfterMs?: number | undefined;
      movedTo?: string | undefined;
      maxBytes?: number | undefined;
      isInDoubt?: boolean;
      isOfChannel?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.retryAfterMs = options.retryAfterMs;
    this.movedTo = options.movedTo;
    this.maxBytes = options.maxBytes;
    this.isInDoubt = options.isInDoubt ?? failure === "transient";
    this.isOfChannel = options.isOfChannel ?? false;
  }
  /** The same, after a part of the delivery had got through. */
  afterPart(): DeliveryError {
    const { failure, message, retryAfterMs, movedTo, maxBytes, isOfChannel, cause } = this;
    const rest = { retryAfterMs, movedTo, maxBytes, isOfChannel, cause };
    return new DeliveryError(failure, message, { ...rest, isInDoubt: true });
  }
}

/** A reply no platform could show. A bug: the person gets the apology, the log the error. */
export class InvalidReplyError extends BotError {
  readonly code = "invalid_reply";
}

/** A turn lost the race for its records seven times. Not acknowledged, so the platform sends it again. */
export class ConflictError extends BotError {
  readonly code = "conflict";
  constructor(eventId: string) {
    super(`The turn of ${eventId} was in conflict every time it ran.`);
  }
}

/** The store can't be opened or used as it is; the message says what to do. */
export class StoreError extends BotError {
  readonly code = "store";
}
