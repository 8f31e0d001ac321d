import { defineConfig, type TestProjectConfiguration, type TestUserConfig } from "vitest/config";

const DOORS = ["test/doors/**/*.test.ts"];
/** Of code without a world: what one file leaves behind is nothing to the next, and all of them load it once. */
const PURE = ["core", "retrieval", "stages"].map((folder) => `test/${folder}/**/*.test.ts`);
const OF_THEIR_OWN = ["test/agents/**", "test/workflows/act.test.ts", "test/workflows/init-act.test.ts"];

/**
 * The doors are tried as processes that run side by side by themselves and are given seconds to end, as a runner gives them: one file
 * after the other, or they would keep each other waiting. Everything else takes every core.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests see nothing of the machine they run on.
    env: { LINEAR_API_KEY: "", GITHUB_TOKEN: "", ANTHROPIC_API_KEY: "" },
    projects: [
      project("pure", PURE, [], { isolate: false, maxWorkers: "100%", sequence: { groupOrder: 0 } }),
      project("rest", ["test/**/*.test.ts"], [...PURE, ...DOORS, ...OF_THEIR_OWN], {
        maxWorkers: "100%",
        sequence: { groupOrder: 0 },
      }),
      project("doors", DOORS, [], { maxWorkers: 1, sequence: { groupOrder: 1 } }),
    ],
  },
});

function project(name: string, include: string[], exclude: string[], test: TestUserConfig): TestProjectConfiguration {
  return { extends: true, test: { name, include, exclude, ...test } };
}
