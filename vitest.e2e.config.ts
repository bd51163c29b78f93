import { defineConfig } from "vitest/config";
import { memoryDisk } from "./test/support/memory-disk.ts";

export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    // Each file runs a bot in a process of its own beside it, and mostly waits.
    maxWorkers: 3,
    maxConcurrency: 4,
    env: memoryDisk(),
    // Several bots start and end at the same time: minutes on a busy machine, still fatal for a hang.
    testTimeout: 480_000,
    hookTimeout: 60_000,
  },
});
