// A SetUp in memory: the real one that shares nothing, over whatever commands and workspace it is given; it remembers what
// it was asked.
import { createDirectSetUp, type DirectSetUpSettings } from "../../src/adapters/set-up/direct.ts";
import type { SetUp, Workdir } from "../../src/ports.ts";

export interface FakeSetUp extends SetUp {
  readonly asked: { readonly workdir: Workdir; readonly tree: string }[];
}

export function createFakeSetUp(settings: DirectSetUpSettings): FakeSetUp {
  const { prepare } = createDirectSetUp(settings);
  const asked: FakeSetUp["asked"] = [];
  return {
    asked,
    prepare(workdir, tree, signal) {
      asked.push({ workdir, tree });
      return prepare(workdir, tree, signal);
    },
  };
}
