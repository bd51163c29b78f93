import { createCipheriv, createHash } from "node:crypto";
import type { Ack, Push } from "./gateway.ts";
import type { World } from "./world.ts";

export interface WebhookSettings {
  readonly eventsUrl: string;
  readonly cardsUrl: string;
  readonly encryptKey: string;
}

/** Feishu docs: "event subscription overview": an answer that takes longer is none. */
const ANSWER_TIMEOUT_MS = 3_000;

/** Feishu docs: "send notifications to developer's server": anything but 200 in time is no acknowledgement. */
export async function postToWebhook(
  { eventsUrl, cardsUrl, encryptKey }: WebhookSettings,
  { eventId, payload, isCallback }: Push,
  {
    world,
    ackMs = ANSWER_TIMEOUT_MS,
  }: { readonly world: World; readonly ackMs?: number | undefined },
): Promise<Ack> {
  const body = seal(payload, encryptKey);
  try {
    const response = await fetch(isCallback ? cardsUrl : eventsUrl, {
      method: "POST",
      redirect: "manual",
      headers: signed(body, { encryptKey, nonce: world.id("nonce"), at: Date.now() }),
      body,
      signal: AbortSignal.timeout(ackMs),
    });
    const text = await response.text();
    return { eventId, code: response.status, response: text === "" ? undefined : JSON.parse(text) };
  } catch {
    return { eventId, code: "none" };
  }
}

/** Feishu docs: "Configure Encrypt Key". */
export function seal(payload: object, encryptKey: string): string {
  // Any would do; the same in every run.
  const iv = createHash("md5").update(JSON.stringify(payload)).digest();
  const key = createHash("sha256").update(encryptKey).digest();
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const sealed = [iv, cipher.update(JSON.stringify(payload)), cipher.final()];
  // A space more than JSON.stringify would write: what is signed are bytes, not values.
  return `{"encrypt": "${Buffer.concat(sealed).toString("base64")}"}`;
}

/** Feishu docs: "Configure Encrypt Key", "Signature verification". */
export function signed(
  body: string,
  { encryptKey, nonce, at }: { encryptKey: string; nonce: string; at: number },
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = createHash("sha256")
    .update(timestamp + nonce + encryptKey + body)
    .digest("hex");
  return {
    "content-type": "application/json; charset=utf-8",
    "x-lark-request-timestamp": timestamp,
    "x-lark-request-nonce": nonce,
    "x-lark-signature": signature,
  };
}
