import { defineConfig } from "vitest/config";

/** The workflows under `act`, whose path is in ACT: jobs as processes of this machine, services on loopback. */
export default defineConfig({
  test: {
    include: ["test/workflows/act.test.ts", "test/workflows/init-act.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    reporters: ["verbose"],
    env: { LINEAR_API_KEY: "", GITHUB_TOKEN: "", ANTHROPIC_API_KEY: "" },
  },
});
