import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** They take a minute or two each: begun last, one would run alone while the other core waits. */
const LONGEST = ["batch-crash", "cancel", "sink", "batch", "action-lost"].map((name) => `test/doors/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.endsWith(name));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    include: ["test/**/*.test.ts"],
    exclude: ["test/agents/**", "test/workflows/act.test.ts", "test/workflows/init-act.test.ts"],
    // The runner leaves one core free, which of two is half of the time: most of these tests wait for processes of their own.
    maxWorkers: "100%",
    // Of one file beside each other, so that two files do not keep each other waiting for a core.
    maxConcurrency: 3,
    // A hang ends by a deadline of its own; this one must bear a slow machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests see nothing of the machine they run on.
    env: { LINEAR_API_KEY: "", GITHUB_TOKEN: "", ANTHROPIC_API_KEY: "" },
  },
});
