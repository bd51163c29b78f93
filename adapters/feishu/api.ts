import { Readable } from "node:stream";
import { z } from "zod";
import type { OpenedFile } from "../../bot/core/reply.ts";
import { FeishuApiError, isStaleToken } from "./errors.ts";
import type { Multipart } from "./multipart.ts";
import { createTokenSource, type IssuedToken } from "./token.ts";

/** A file on its way takes longer than an answer. */
const TRANSFER_TIMEOUT_MS = 5 * 60_000;

export interface ApiOptions {
  /** Address of the open platform, without a slash at its end. */
  readonly base: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly requestTimeoutMs: number;
}

export interface ApiRequest {
  /** Said in errors and logs instead of the address, which holds ids of people. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PATCH" | "PUT";
  /** Below `/open-apis`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON, or a form that is made anew for each try. */
  readonly body?: Readonly<Record<string, unknown>> | (() => Promise<Multipart>);
}

/** The open platform over HTTP. Everything rejects with {@link FeishuApiError} and nothing else. */
export interface FeishuApi {
  /** The answer's whole body, once its `code` is 0. A refused token is renewed, once. */
  call(request: ApiRequest): Promise<unknown>;
  download(request: ApiRequest): Promise<OpenedFile>;
}

const JSON_TYPE = "application/json; charset=utf-8";

const answerSchema = z.looseObject({ code: z.number() });
const tokenSchema = z.object({ tenant_access_token: z.string(), expire: z.number() });

/**
 * An own client, on purpose: the SDK's has no time-out, logs the raw error with token and body, and treats
 * a business error differently by the HTTP status it came with.
 */
export function createFeishuApi(options: ApiOptions): FeishuApi {
  const tokens = createTokenSource(() => requestToken(options));
  const withToken = async <T>(attempt: (token: string) => Promise<T>): Promise<T> => {
    const token = await tokens.get();
    try {
      return await attempt(token);
    } catch (error) {
      if (!isStaleToken(error)) throw error;
      tokens.drop(token);
      return attempt(await tokens.get());
    }
  };
  return {
    call: (request) =>
      withToken(async (token) => {
        const isUpload = typeof request.body === "function";
        const timeoutMs = isUpload ? TRANSFER_TIMEOUT_MS : options.requestTimeoutMs;
        const response = await ask({ ...options, ...request, token, timeoutMs });
        return checked(request.operation, response);
      }),
    download: (request) =>
      withToken(async (token) => {
        const response = await ask({
          ...options,
          ...request,
          token,
          timeoutMs: TRANSFER_TIMEOUT_MS,
        });
        // A refusal comes as JSON, whatever its status; so may the file itself, but then as an attachment.
        const isFile = response.ok && response.headers.has("content-disposition");
        if (!isFile && isJson(response)) {
          await checked(request.operation, response);
        }
        if (!response.ok || response.body === null) {
          throw new FeishuApiError(request.operation, { status: response.status });
        }
        const size = Number(response.headers.get("content-length") ?? Number.NaN);
        return { bytes: response.body, ...(Number.isSafeInteger(size) && { size }) };
      }),
  };
}

async function requestToken(options: ApiOptions): Promise<IssuedToken> {
  const operation = "auth.tenant_access_token";
  const response = await ask({
    ...options,
    operation,
    method: "POST",
    path: "/auth/v3/tenant_access_token/internal",
    body: { app_id: options.appId, app_secret: options.appSecret },
    timeoutMs: options.requestTimeoutMs,
  });
  const { tenant_access_token, expire } = parsed(
    tokenSchema,
    operation,
    await checked(operation, response),
  );
  return { token: tenant_access_token, expiresInMs: expire * 1_000 };
}

async function ask(
  request: ApiRequest & {
    readonly base: string;
    readonly token?: string;
    readonly timeoutMs: number;
  },
): Promise<Response> {
  const { base, path, query, method, body, token, timeoutMs } = request;
  const search = query === undefined ? "" : `?${new URLSearchParams(query).toString()}`;
  const form = typeof body === "function" ? await body() : undefined;
  const sent = form === undefined ? JSON.stringify(body) : Readable.from(form.stream);
  try {
    return await fetch(`${base}/open-apis${path}${search}`, {
      method,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": form?.type ?? JSON_TYPE }),
        ...(form !== undefined && { "content-length": String(form.length) }),
      },
      ...(body !== undefined && { body: sent, duplex: "half" }),
    });
  } catch (cause) {
    throw new FeishuApiError(request.operation, { cause });
  }
}

/** A business error comes with HTTP 400, or with 200 and a `code` that is not 0: only the code tells. */
async function checked(operation: string, response: Response): Promise<unknown> {
  const { status } = response;
  const body = await response.json().catch((cause: unknown) => {
    throw new FeishuApiError(operation, { status, cause });
  });
  const answer = answerSchema.safeParse(body);
  const number = answer.data?.code;
  if (response.ok && number === 0) return body;
  const resetSeconds = Number(response.headers.get("x-ogw-ratelimit-reset") ?? Number.NaN);
  throw new FeishuApiError(operation, {
    status,
    ...(number !== undefined && { number }),
    ...(Number.isFinite(resetSeconds) && { retryAfterMs: Math.ceil(resetSeconds * 1_000) }),
  });
}

/** What a successful answer holds. @throws {FeishuApiError} when it does not. */
export function parsed<T>(schema: z.ZodType<T>, operation: string, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new FeishuApiError(operation, { status: 502, cause: result.error });
  return result.data;
}

function isJson(response: Response): boolean {
  return response.headers.get("content-type")?.includes("json") ?? false;
}
