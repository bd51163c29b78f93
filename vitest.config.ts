import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // As many as the cores: by itself vitest leaves one to its own process, which mostly waits.
    maxWorkers: "100%",
    exclude: ["test/e2e/**"],
    // Real databases and sockets: generous for a busy 2-core machine, still fatal for a hang.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
