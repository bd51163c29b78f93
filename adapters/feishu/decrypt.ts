import { createDecipheriv, createHash } from "node:crypto";

const IV_BYTES = 16;

/**
 * The text inside `encrypt`: base64 of 16 bytes and AES-256-CBC under the SHA-256 of the key (Feishu docs,
 * "Configure Encrypt Key"). `undefined` when it was not made with this key.
 */
export function decrypt(encrypted: string, encryptKey: string): string | undefined {
  const bytes = Buffer.from(encrypted, "base64");
  const key = createHash("sha256").update(encryptKey).digest();
  try {
    const decipher = createDecipheriv("aes-256-cbc", key, bytes.subarray(0, IV_BYTES));
    const text = [decipher.update(bytes.subarray(IV_BYTES)), decipher.final()];
    return Buffer.concat(text).toString("utf8");
  } catch {
    return undefined;
  }
}
