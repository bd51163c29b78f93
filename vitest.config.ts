import { defineConfig } from "vitest/config";
import { memoryDisk } from "./test/support/memory-disk.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // As many as the cores: by itself vitest leaves one to its own process, which mostly waits.
    maxWorkers: "100%",
    // A worker loads the program and its knowledge once, not for each file: they keep nothing between tests.
    isolate: false,
    env: memoryDisk(),
    exclude: ["test/e2e/**"],
    // Real databases and sockets: generous for a busy 2-core machine, still fatal for a hang.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
