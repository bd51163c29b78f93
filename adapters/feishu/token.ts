/** Asked for anew this long before the platform forgets it, for calls already under way. */
const MARGIN_MS = 5 * 60_000;

export interface IssuedToken {
  readonly token: string;
  readonly expiresInMs: number;
}

export interface TokenSource {
  /** However many ask at once, the platform is asked once. Rejects as the request does. */
  get(): Promise<string>;
  /** Forgets this token, and only this one: somebody else may have got a new one meanwhile. */
  drop(token: string): void;
}

/** Keeps the tenant access token. The SDK's own client neither shares a first request nor renews on refusal. */
export function createTokenSource(
  request: () => Promise<IssuedToken>,
  now: () => number = Date.now,
): TokenSource {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let pending: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const { token, expiresInMs } = await request();
    kept = { token, until: now() + Math.max(expiresInMs - MARGIN_MS, expiresInMs / 2) };
    return token;
  };
  return {
    get: () => {
      if (kept !== undefined && now() < kept.until) return Promise.resolve(kept.token);
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      return pending;
    },
    drop: (token) => {
      if (kept?.token === token) kept = undefined;
    },
  };
}
