import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isSameSecret } from "../webhook.ts";

/** How far the platform's clock and ours may be apart: what is older may be a recording played again. */
const MAX_AGE_MS = 5 * 60_000;

export type SignatureFault = "missing" | "wrong" | "stale";

/**
 * What is wrong with the signature of a call, if anything: SHA-256 over time stamp, nonce, key and the body as
 * it came (Feishu docs, "Configure Encrypt Key").
 */
export function signatureFault(
  headers: IncomingHttpHeaders,
  body: Buffer,
  { encryptKey, now }: { readonly encryptKey: string; readonly now: Date },
): SignatureFault | undefined {
  const timestamp = headers["x-lark-request-timestamp"];
  const nonce = headers["x-lark-request-nonce"];
  const signature = headers["x-lark-signature"];
  if (typeof timestamp !== "string" || typeof nonce !== "string") return "missing";
  const right = createHash("sha256")
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest("hex");
  if (!isSameSecret(signature, right)) return signature === undefined ? "missing" : "wrong";
  const ageMs = Math.abs(now.getTime() - timeOf(timestamp));
  return ageMs <= MAX_AGE_MS ? undefined : "stale";
}

/** In seconds, as the docs' examples have it; of 13 digits and more, in milliseconds. */
function timeOf(timestamp: string): number {
  if (!/^\d{1,16}$/.test(timestamp)) return Number.NEGATIVE_INFINITY;
  return timestamp.length >= 13 ? Number(timestamp) : Number(timestamp) * 1_000;
}
