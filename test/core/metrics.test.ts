import { expect, it } from "vitest";
import { DeliveryError } from "../../bot/core/errors.ts";
import { createMetrics } from "../../bot/core/metrics.ts";
import { delivery, message, START } from "../contract/store-data.ts";
import { createFakeAdapter } from "../support/adapter.ts";
import { createDrivenClock } from "../support/clock.ts";

function setup() {
  const clock = createDrivenClock(START);
  const metrics = createMetrics({ clock, gauges: () => ({ uptime_seconds: 7 }) });
  const fake = createFakeAdapter("telegram");
  return { clock, metrics, fake, adapter: metrics.watch(fake.adapter) };
}

const SENDING = { ...delivery("hello"), attempts: 0, reply: { kind: "text", text: "hi" } } as const;

it("counts what a platform hands over and how long that takes, and what was refused", async () => {
  const { clock, metrics, fake, adapter } = setup();
  const failures = [undefined, undefined, new Error("The store is away.")];
  await adapter.start(async () => {
    await clock.advance(250);
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return { text: "Noted.", tone: "success" };
  });
  expect(await fake.receive(message("telegram:1"))).toEqual({ text: "Noted.", tone: "success" });
  await fake.receive(message("telegram:2"));
  await expect(fake.receive(message("telegram:3"))).rejects.toThrow("The store is away.");
  const lines = metrics.text().split("\n");
  expect(lines).toContain('dianqiao_events_seconds_count{channel="telegram",result="taken"} 2');
  expect(lines).toContain('dianqiao_events_seconds_sum{channel="telegram",result="taken"} 0.500');
  expect(lines).toContain('dianqiao_events_seconds_count{channel="telegram",result="refused"} 1');
  expect(lines).toContain("dianqiao_uptime_seconds 7");
});

it("counts what was sent, and why the rest was not", async () => {
  const { metrics, fake, adapter } = setup();
  fake.failNext(new DeliveryError("unreachable", "Blocked."));
  await expect(adapter.send(SENDING)).rejects.toThrow("Blocked.");
  expect(await adapter.send(SENDING)).toBe("m1");
  const lines = metrics.text().split("\n");
  expect(lines).toContain('dianqiao_sends_seconds_count{channel="telegram",result="sent"} 1');
  expect(lines).toContain(
    'dianqiao_sends_seconds_count{channel="telegram",result="unreachable"} 1',
  );
});

it("tells nothing of anybody", async () => {
  const { metrics, fake, adapter } = setup();
  await adapter.start(async () => undefined);
  await fake.receive(message("telegram:1"));
  await adapter.send(SENDING);
  expect(metrics.text()).toContain("telegram");
  expect(metrics.text()).not.toMatch(/1001|\bhi\b|hello/);
});
