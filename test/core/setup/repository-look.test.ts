// What files of a checkout say, and the configuration made of it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../src/core/config/config-file.ts";
import { firstConfig } from "../../../src/core/setup/config-text.ts";
import { lookAt } from "../../../src/core/setup/repository-look.ts";

const scripts = JSON.stringify({ scripts: { test: "node --test" } });

describe("the look of a repository", () => {
  it.each([
    ["npm", ["package.json", "package-lock.json"], ["package-lock.json"], "npm ci"],
    ["pnpm", ["package.json", "pnpm-lock.yaml"], ["pnpm-lock.yaml"], "pnpm install --frozen-lockfile"],
    ["no lockfile", ["package.json"], [], undefined],
    ["a lockfile of a package below", ["package.json", "web/yarn.lock"], [], undefined],
  ])("takes tools from the root's lockfile: %s", (_, paths, lockfiles, setup) => {
    expect(lookAt({ paths, packageJson: scripts })).toMatchObject({ lockfiles, setup, monorepo: [] });
  });

  it.each([
    ["its own file", ["package.json", "pnpm-workspace.yaml"], scripts, ["pnpm-workspace.yaml"]],
    ["the manifest", ["package.json"], '{"workspaces":["a"],"scripts":{"test":"t"}}', ["workspaces in package.json"]],
    ["neither", ["package.json", "web/package.json"], scripts, []],
  ])("knows a monorepo by %s, and says where its commands run", (_, paths, packageJson, monorepo) => {
    const look = lookAt({ paths, packageJson });
    expect(look.monorepo).toEqual(monorepo);
    expect(look.warnings.join().includes("a monorepo")).toBe(monorepo.length > 0);
  });

  it.each([
    [
      "packages below a bare root",
      ["api/go.mod", "web/package.json", "web/test/x/package.json"],
      "packages in api, web:",
    ],
    ["nothing", ["README.md"], "no command to verify with"],
    ["a broken manifest", ["package.json"], "package.json: not JSON"],
  ])("warns when there is nothing to verify with: %s", (_, paths, words) => {
    const packageJson = paths.includes("package.json") ? "{" : undefined;
    expect(lookAt({ paths, packageJson }).warnings.join("\n")).toContain(words);
  });
});

describe("the first configuration", () => {
  it("brings every command line back as it was, whatever it holds", () => {
    const line = fc.string({ minLength: 1, unit: fc.constantFrom(..."aZ0 #:'\"\\{}[]&*!|>%@`,-?\t\n~$é") });
    fc.assert(
      fc.property(line, line, (setup, run) => {
        const config = parseConfig(firstConfig({ setup, commands: [{ name: "test", run }] }), "c.yml");
        expect(config.scaffold.setup).toBe(setup);
        expect(config.verify.commands?.[0]).toMatchObject({ name: "test", run, level: "regression-only" });
      }),
      { numRuns: 300 },
    );
  });

  it.each(["true", "no", "y", "null"])("keeps the command %s a text", (run) => {
    expect(parseConfig(firstConfig({ setup: run, commands: [] }), "c.yml").scaffold.setup).toBe(run);
  });
});
