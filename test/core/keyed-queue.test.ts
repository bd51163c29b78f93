import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createKeyedQueue } from "../../bot/core/keyed-queue.ts";

it("runs tasks of one key one after another, in the order they came", async () => {
  const queue = createKeyedQueue();
  const gate = Promise.withResolvers<void>();
  const log: string[] = [];
  const first = queue.run("ann", async () => {
    log.push("first begins");
    await gate.promise;
    log.push("first ends");
  });
  const second = queue.run("ann", async () => void log.push("second"));
  const third = queue.run("ann", async () => void log.push("third"));

  gate.resolve();
  await Promise.all([first, second, third]);

  expect(log).toEqual(["first begins", "first ends", "second", "third"]);
});

it("runs tasks of different keys side by side", async () => {
  const queue = createKeyedQueue();
  const gate = Promise.withResolvers<string>();
  const ann = queue.run("ann", () => gate.promise);

  expect(await queue.run("ben", async () => "ben is served")).toBe("ben is served");

  gate.resolve("so is ann");
  expect(await ann).toBe("so is ann");
});

it("rejects with the task's own failure, and goes on with those behind it", async () => {
  const queue = createKeyedQueue();
  const failing = queue.run("ann", async () => {
    throw new Error("broken");
  });
  const next = queue.run("ann", async () => "still runs");

  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe("still runs");
});

it("is idle once nothing runs or waits, failures included", async () => {
  const queue = createKeyedQueue();
  const gate = Promise.withResolvers<void>();
  let done = 0;
  const tasks = [
    queue.run("ann", () => gate.promise),
    queue.run("ann", async () => void (done += 1)),
    queue.run("ben", async () => {
      done += 1;
      throw new Error("broken");
    }),
  ];
  const settled = Promise.allSettled(tasks);
  const idle = queue.idle().then(() => done);

  gate.resolve();

  expect(await idle).toBe(2);
  await settled;
});

it("is idle at once when nothing was asked of it", async () => {
  await expect(createKeyedQueue().idle()).resolves.toBeUndefined();
});

it("waits in idle also for what is added meanwhile", async () => {
  const queue = createKeyedQueue();
  const gate = Promise.withResolvers<void>();
  const log: string[] = [];
  const later = async () => {
    await gate.promise;
    log.push("added later is done");
  };
  void queue.run("ann", async () => void queue.run("ben", later));
  const idle = queue.idle().then(() => log.push("idle"));
  await setImmediate();

  gate.resolve();
  await idle;

  expect(log).toEqual(["added later is done", "idle"]);
});
