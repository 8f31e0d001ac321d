// A scanner that finds what it is told to find, or does not run.
import type { Scanner, SecretFinding } from "../../src/ports.ts";

/** Every scan answers the findings whose path is among the texts; "not-run" answers that. */
export function createFixedScanner(findings: readonly SecretFinding[] | "not-run" = []): Scanner {
  return {
    async scan(texts) {
      if (texts.length === 0) return [];
      if (findings === "not-run") return "not-run";
      const paths = new Set(texts.map(({ path }) => path));
      return findings.filter(({ path }) => paths.has(path));
    },
  };
}
