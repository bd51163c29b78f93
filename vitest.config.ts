import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**"],
    // Real databases and sockets: generous for a busy 2-core machine, still fatal for a hang.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
