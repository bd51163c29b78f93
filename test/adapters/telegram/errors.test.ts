import { GrammyError, HttpError } from "grammy/web";
import { describe, expect, it } from "vitest";
import { describeError, toDeliveryError } from "../../../adapters/telegram/errors.ts";

const SECRET = "what Ann wrote";

function refusal(code: number, description: string, parameters: Record<string, number> = {}) {
  const reply = { ok: false, error_code: code, description, parameters } as const;
  return new GrammyError("Call to 'sendMessage' failed!", reply, "sendMessage", { text: SECRET });
}

describe("a refusal", () => {
  it.each([
    [403, "Forbidden: bot was blocked by the user", "unreachable"],
    [403, "Forbidden: user is deactivated", "unreachable"],
    [403, "Forbidden: bot can't initiate conversation with a user", "unreachable"],
    [403, "Forbidden: bot was kicked from the supergroup chat", "lost_chat"],
    [403, "Forbidden: bot is not a member of the channel chat", "lost_chat"],
    [403, "Forbidden: the group chat was deleted", "lost_chat"],
    [400, "Bad Request: message thread not found", "lost_chat"],
    [400, "Bad Request: TOPIC_CLOSED", "lost_chat"],
    [400, "Bad Request: not enough rights to send text messages to the chat", "auth"],
    [400, "Bad Request: have no rights to send a message", "auth"],
    [400, "Bad Request: CHAT_ADMIN_REQUIRED", "auth"],
    [400, "Bad Request: can't parse entities: Unsupported start tag", "rejected"],
    [400, "Bad Request: message is too long", "rejected"],
    [400, "Bad Request: BUTTON_DATA_INVALID", "rejected"],
    [401, "Unauthorized", "auth"],
    [404, "Not Found", "auth"],
    [500, "Internal Server Error: restart", "transient"],
  ])("%i %s is %s", (code, description, failure) => {
    expect(toDeliveryError(refusal(code, description), "501").failure).toBe(failure);
  });

  it("of an unknown chat means the person or the group, by the id", () => {
    const unknown = refusal(400, "Bad Request: chat not found");
    expect(toDeliveryError(unknown, "501").failure).toBe("unreachable");
    expect(toDeliveryError(unknown, "-501").failure).toBe("lost_chat");
  });

  it("of a hurry tells the wait in milliseconds", () => {
    const hurry = refusal(429, "Too Many Requests: retry after 17", { retry_after: 17 });
    expect(toDeliveryError(hurry, "501")).toMatchObject({
      failure: "rate_limited",
      retryAfterMs: 17_000,
    });
  });

  it("of a group that moved tells where to", () => {
    const moved = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: -1_001,
    });
    expect(toDeliveryError(moved, "-1")).toMatchObject({ failure: "migrated", movedTo: "-1001" });
  });

  it("does not carry along what was to be sent", () => {
    const error = toDeliveryError(refusal(403, "Forbidden: bot was blocked by the user"), "501");
    expect(error.message).toContain("bot was blocked");
    expect(JSON.stringify(error) + String(error.cause) + error.stack).not.toContain(SECRET);
  });
});

it("tells of a network error by its code, without the address that holds the token", () => {
  const inner = Object.assign(new Error("request to https://api/bot123:abc/sendMessage failed"), {
    code: "ECONNRESET",
  });
  const outer = new HttpError("Network request for 'sendMessage' failed!", inner);
  expect(describeError(outer)).toBe("Network request for 'sendMessage' failed! ECONNRESET");
  const error = toDeliveryError(outer, "501");
  expect(error.failure).toBe("transient");
  expect(error.message + String(error.cause) + error.stack).not.toContain("123:abc");
});

it("takes a bug for a bug: never again, and without its words", () => {
  const error = toDeliveryError(new TypeError(SECRET), "501");
  expect(error.failure).toBe("rejected");
  expect(error.message).not.toContain(SECRET);
});
