import { defineConfig } from "vitest/config";

/** The real agent programs, installed by scripts/install-agents.mjs, against a model service on loopback. */
export default defineConfig({
  test: {
    include: ["test/agents/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["verbose"],
    env: { LINEAR_API_KEY: "", GITHUB_TOKEN: "", ANTHROPIC_API_KEY: "" },
  },
});
