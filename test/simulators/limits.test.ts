import { expect, it } from "vitest";
import type { Answer, ApiCall, Operation } from "./feishu/answer.ts";
import { createLimits as createFeishuLimits } from "./feishu/limits.ts";
import { accountOf, createWorld } from "./feishu/world.ts";
import { createLimits as createTelegramLimits } from "./telegram/limits.ts";

function createTime() {
  let now = 1_000_000;
  return { now: () => now, pass: (ms: number) => void (now += ms) };
}

function times(count: number, call: () => Answer | undefined): readonly string[] {
  return Array.from({ length: count }, call).map((answer) =>
    answer === undefined ? "taken" : codeOf(answer),
  );
}

function codeOf({ body, headers }: Answer): string {
  const reset = headers?.["x-ogw-ratelimit-reset"];
  return `${(body as { code: number }).code}${reset === undefined ? "" : ` after ${reset} s`}`;
}

function setupFeishu() {
  const time = createTime();
  const world = createWorld(time.now);
  const limits = createFeishuLimits(world);
  const call = (operation: Operation, name: string, body: object = {}) =>
    limits({ operation, ids: [name], body } as unknown as ApiCall);
  const create = (name: string) => {
    const { openId } = accountOf(world, name);
    return call("create", "", { receive_id: openId });
  };
  return { time, create, patch: (id: string) => call("patch", id) };
}

it("Feishu takes five messages a second to one person", () => {
  const { time, create } = setupFeishu();
  expect(times(6, () => create("Ann"))).toEqual([...Array<string>(5).fill("taken"), "230020"]);
  expect(create("Ben")).toBeUndefined();
  time.pass(999);
  expect(times(1, () => create("Ann"))).toEqual(["230020"]);
  time.pass(1);
  expect(create("Ann")).toBeUndefined();
});

it("Feishu takes five changes a second of one message, and says when it takes the next", () => {
  const { patch } = setupFeishu();
  expect(times(6, () => patch("om_1")).at(-1)).toBe("99991400 after 1 s");
  expect(patch("om_2")).toBeUndefined();
});

it("Feishu takes fifty calls a second of one API", () => {
  const { create, patch } = setupFeishu();
  let person = 0;
  const answers = times(51, () => create(`person ${person++}`));
  expect(answers.filter((answer) => answer === "taken")).toHaveLength(50);
  expect(answers.at(-1)).toBe("99991400 after 1 s");
  expect(patch("om_1")).toBeUndefined();
});

it("Telegram takes twenty messages a minute into one group, and a burst to one person", () => {
  const time = createTime();
  const check = createTelegramLimits(time.now);
  const send = (chatId: number, count: number) => () => {
    for (let n = 0; n < count; n++) check("sendMessage", chatId);
  };
  expect(send(-1, 20)).not.toThrow();
  expect(send(-1, 1)).toThrow("retry after 60");
  time.pass(1_000);
  expect(send(7, 10)).not.toThrow();
  expect(send(7, 1)).toThrow("retry after 10");
  expect(() => check("editMessageText", 7)).not.toThrow();
  time.pass(10_000);
  expect(send(7, 1)).not.toThrow();
});
