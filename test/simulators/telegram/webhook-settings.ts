import { badRequest } from "./api-error.ts";
import type { WebhookTarget } from "./update-queue.ts";

/**
 * What `setWebhook` was called with. Plain http is taken here, as by a self-hosted server with `--local`.
 *
 * @throws {ApiError} as the server would refuse it.
 */
export function readWebhook(payload: Readonly<Record<string, unknown>>): {
  readonly target: WebhookTarget;
  readonly allowed: readonly string[] | undefined;
} {
  const { url, secret_token: secret, allowed_updates: allowed } = payload;
  if (typeof url !== "string" || !/^https?:\/\/./.test(url)) {
    throw badRequest("bad webhook: invalid webhook URL specified");
  }
  // Bot API reference, setWebhook.
  if (secret !== undefined && !(typeof secret === "string" && /^[\w-]{1,256}$/.test(secret))) {
    throw badRequest("secret token contains unallowed characters");
  }
  return {
    target: { url, secret },
    allowed: Array.isArray(allowed) ? allowed.map(String) : undefined,
  };
}
