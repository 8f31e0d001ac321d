import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/agents/**", "test/workflows/act.test.ts", "test/workflows/init-act.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Tests see nothing of the machine they run on.
    env: { LINEAR_API_KEY: "", GITHUB_TOKEN: "", ANTHROPIC_API_KEY: "" },
  },
});
