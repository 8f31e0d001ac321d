import { describe, expect, it } from "vitest";
import { fileTexts } from "../../../src/core/added-lines.ts";
import { ABSENT_BLOB } from "../../../src/core/change.ts";
import { runStaticChecks, STATIC_CHECKS, type StaticInput } from "../../../src/core/checks/registry.ts";
import { DEFAULT_CONFIG } from "../../../src/core/config/config.ts";
import { blockingFailures } from "../../../src/core/verdict-decision.ts";

function inputOf(path: string, text: string): StaticInput {
  const file = {
    path,
    status: "added" as const,
    oldMode: "000000",
    newMode: "100644",
    oldBlob: ABSENT_BLOB,
    newBlob: "b".repeat(40),
    newBytes: text.length,
  };
  const change = { baseCommit: "c", baseTree: "t0", tree: "t1", files: [file], hazards: [] };
  return {
    change,
    texts: fileTexts(change, new Map([[file.newBlob, text]])),
    paths: [path],
    copied: [],
    territory: { mayEdit: [], mayAppend: [], mustNotEdit: [], source: "unknown" },
    settings: DEFAULT_CONFIG.verify,
    findings: [],
  };
}

describe("the static checks", () => {
  it("each give one result under the name, in the order, of the table", () => {
    const results = runStaticChecks(inputOf("src/a.ts", "export const a = 1;\n"));
    expect(results.map(({ name }) => name)).toEqual(STATIC_CHECKS.map(({ nature }) => nature.name));
    expect(results.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "size",
        "paths",
        "protected files",
        "territory",
        "local files",
        "readable content",
        "secrets",
        "debug statements",
        "tests kept",
        "invisible characters",
      ]
    `);
    expect(results.every(({ status, durationMs }) => status === "pass" && durationMs === 0)).toBe(true);
  });

  it("have different names", () => {
    expect(new Set(STATIC_CHECKS.map(({ nature }) => nature.name)).size).toBe(STATIC_CHECKS.length);
  });

  it("block when one of them breaks, even an advisory one", () => {
    const broken = {
      nature: { name: "mine", weight: "advisory" as const, fixable: true },
      run: () => {
        throw new Error("my bug");
      },
    };
    const results = runStaticChecks(inputOf("a.ts", ""), [broken, ...STATIC_CHECKS]);
    expect(results[0]).toMatchObject({
      name: "mine",
      status: "not-run",
      weight: "blocking",
      fixable: false,
      evidence: "mine: my bug",
    });
    expect(results).toHaveLength(STATIC_CHECKS.length + 1);
    expect(blockingFailures(results)).toHaveLength(1);
  });

  it("block when a glob of the settings cannot be matched safely", () => {
    const input = inputOf("a.ts", "x");
    const results = runStaticChecks({ ...input, settings: { ...input.settings, allowProtected: ["*a*a*a*a*"] } });
    expect(blockingFailures(results).map(({ name }) => name)).toEqual(["protected files"]);
  });

  it("never show a line that holds a secret, whichever check points at it", () => {
    const secret = "s3cr3t-value";
    const input = inputOf("src/a.ts", `console.log("${secret}");\nconsole.log(1);\n// eslint-disable ${secret}\n`);
    const findings = [1, 3].map((line) => ({ path: "src/a.ts", line, rule: "x: Y" }));
    const results = runStaticChecks({ ...input, findings });
    expect(JSON.stringify(results)).not.toContain(secret);
    expect(results.find(({ name }) => name === "debug statements")?.evidence).toBe(
      "(withheld: this line holds a secret)\nsrc/a.ts:2: console.log(1);",
    );
  });
});
