import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { isSameSecret, mountWebhook, parseBody, WebhookRefusal } from "../webhook.ts";
import { decrypt } from "./decrypt.ts";
import type { Intake } from "./intake.ts";
import type { FeishuLog } from "./sdk-log.ts";
import { signatureFault } from "./signature.ts";

/** Events and callbacks are two subscriptions, each with an address of its own in the console. */
export const WEBHOOK_PATHS = ["/feishu/events", "/feishu/cards"] as const;
/** Far above the 150 KB a message may have. */
const MAX_BYTES = 1_048_576;

export interface FeishuWebhookOptions {
  /** What the console calls Encrypt Key: bodies are encrypted and signed with it. */
  readonly encryptKey: string;
  /** What the console calls Verification Token: stands in every body. */
  readonly verificationToken: string;
}

interface WebhookParts extends FeishuWebhookOptions {
  /** As for the long connection. */
  readonly handle: Intake;
  readonly log: FeishuLog;
}

const envelope = z.object({ encrypt: z.string() });
const challengeBody = z.object({ type: z.literal("url_verification"), challenge: z.string() });
/** Schema 2.0 has the token in its header, schema 1.0 and the challenge at the top. */
const tokenHolder = z.object({
  token: z.string().optional(),
  header: z.object({ token: z.string().optional() }).optional(),
});

/**
 * Where Feishu posts. The signature is looked at before the event; only the console's challenge comes without
 * one. What a handler answers goes back in the response, after the commit.
 */
export function addWebhooks(app: FastifyInstance, parts: WebhookParts): void {
  for (const path of WEBHOOK_PATHS) {
    mountWebhook(app, {
      path,
      maxBytes: MAX_BYTES,
      take: async (body, headers) => {
        const { payload, isSigned } = open(body, headers, parts);
        const challenge = challengeBody.safeParse(payload).data?.challenge;
        if (challenge !== undefined) return { challenge };
        if (!isSigned) throw refusal("missing", parts.log);
        return (await parts.handle(payload)) ?? {};
      },
    });
  }
}

/** @throws {WebhookRefusal} when Feishu did not write it; a stranger learns no more than that. */
function open(
  body: Buffer,
  headers: IncomingHttpHeaders,
  { encryptKey, verificationToken, log }: WebhookParts,
): { readonly payload: unknown; readonly isSigned: boolean } {
  const fault = signatureFault(headers, body, { encryptKey, now: new Date() });
  if (fault !== undefined && fault !== "missing") throw refusal(fault, log);
  const sealed = envelope.safeParse(parseBody(body)).data?.encrypt;
  const payload = sealed === undefined ? undefined : decryptJson(sealed, encryptKey);
  if (payload === undefined) throw refusal("undecryptable", log);
  const holder = tokenHolder.safeParse(payload).data;
  const token = holder?.header?.token ?? holder?.token;
  if (!isSameSecret(token, verificationToken)) throw refusal("token", log);
  return { payload, isSigned: fault === undefined };
}

function decryptJson(sealed: string, encryptKey: string): unknown {
  try {
    return JSON.parse(decrypt(sealed, encryptKey) ?? "");
  } catch {
    return undefined;
  }
}

const REASONS = {
  missing: "it is not signed",
  wrong: "its signature is wrong: compare FEISHU_ENCRYPT_KEY with the console",
  stale: "its time stamp is more than 5 minutes off: look at this machine's clock",
  undecryptable: "it can't be decrypted: compare FEISHU_ENCRYPT_KEY with the console",
  token: "its token is wrong: compare FEISHU_VERIFICATION_TOKEN with the console",
} as const;

function refusal(reason: keyof typeof REASONS, log: FeishuLog): WebhookRefusal {
  log.warn({ reason }, `A call to the Feishu webhook was refused: ${REASONS[reason]}.`);
  return new WebhookRefusal(401, "Not from Feishu.");
}
