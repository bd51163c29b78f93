import { describe, expect, it } from "vitest";
import { FeishuApiError, isStaleToken, toDeliveryError } from "../../../adapters/feishu/errors.ts";
import { DeliveryError } from "../../../bot/core/errors.ts";

function failure(answer: ConstructorParameters<typeof FeishuApiError>[1]) {
  return toDeliveryError(new FeishuApiError("im.message.create", answer)).failure;
}

describe("what the platform answers", () => {
  it.each([
    ["rate_limited", [230020, 99991400, 11232, 11233]],
    ["transient", [230049]],
    ["unreachable", [230013, 230018, 230029, 230034, 230035, 230038, 230053]],
    ["lost_chat", [230002, 232009]],
    ["auth", [10014, 230006, 230027, 99991403, 99991663, 99991672, 99991679]],
    ["rejected", [230001, 230022, 230025, 230028, 230099, 99992402, 4711]],
  ])("is %s for %j", (expected, numbers) => {
    for (const number of numbers) expect(failure({ status: 400, number })).toBe(expected);
  });

  it("counts by its HTTP status where it has no number", () => {
    expect(failure({})).toBe("transient");
    expect(failure({ status: 503 })).toBe("transient");
    expect(failure({ status: 429 })).toBe("rate_limited");
    expect(failure({ status: 403 })).toBe("auth");
    expect(failure({ status: 404 })).toBe("rejected");
  });

  it("counts by its number even under another status", () => {
    expect(failure({ status: 200, number: 230002 })).toBe("lost_chat");
    expect(failure({ status: 500, number: 230020 })).toBe("rate_limited");
  });
});

it("the wait asked for goes along only with a refused hurry", () => {
  const hurry = new FeishuApiError("x", { status: 429, number: 99991400, retryAfterMs: 4_000 });
  expect(toDeliveryError(hurry).retryAfterMs).toBe(4_000);
  const other = new FeishuApiError("x", { status: 400, number: 230013, retryAfterMs: 4_000 });
  expect(toDeliveryError(other).retryAfterMs).toBeUndefined();
});

it("a delivery error stays what it is, and anything else is a bug of ours", () => {
  const own = new DeliveryError("rejected", "too large");
  expect(toDeliveryError(own)).toBe(own);
  expect(toDeliveryError(new TypeError("x")).failure).toBe("rejected");
});

it.each([99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677])(
  "%i asks for a new token",
  (number) => {
    expect(isStaleToken(new FeishuApiError("x", { status: 400, number }))).toBe(true);
  },
);

it("a missing scope does not ask for a new token", () => {
  expect(isStaleToken(new FeishuApiError("x", { status: 400, number: 99991672 }))).toBe(false);
});

it.each([
  [230020, false],
  [99991400, true],
  [11232, true],
  [undefined, true],
])("%s is too fast for one chat only, or for all of them: %s", (number, isOfChannel) => {
  const told = { status: 429, ...(number !== undefined && { number }) };
  const error = toDeliveryError(new FeishuApiError("im.message.create", told));
  expect(error).toMatchObject({ failure: "rate_limited", isOfChannel });
});
