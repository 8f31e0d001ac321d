// What a repository without configuration gets.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectCommands } from "../../../src/core/config/detect.ts";

const detect = (paths: string[], manifest?: unknown) =>
  detectCommands({ paths, packageJson: manifest === undefined ? undefined : JSON.stringify(manifest) });
const runs = (paths: string[], manifest?: unknown) => detect(paths, manifest).commands.map(({ run }) => run);

describe("detectCommands", () => {
  it.each([
    [["package-lock.json"], {}, "npm ci"],
    [["npm-shrinkwrap.json"], {}, "npm ci"],
    [["pnpm-lock.yaml"], {}, "pnpm install --frozen-lockfile"],
    [["yarn.lock", ".yarnrc.yml"], {}, "yarn install --immutable"],
    [["yarn.lock"], { packageManager: "yarn@4.5.0" }, "yarn install --immutable"],
    [["yarn.lock"], {}, "yarn install --frozen-lockfile"],
    [["yarn.lock", ".yarnrc.yml"], { packageManager: "yarn@1.22.22" }, "yarn install --frozen-lockfile"],
    [["bun.lock"], {}, "bun install --frozen-lockfile"],
    [["bun.lockb"], {}, "bun install --frozen-lockfile"],
    [
      ["package-lock.json", "pnpm-lock.yaml"],
      { packageManager: "pnpm@9.1.0+sha512.aa" },
      "pnpm install --frozen-lockfile",
    ],
    [[], { devDependencies: { vitest: "5" } }, "npm install --no-audit --no-fund"],
    [[], { packageManager: "pnpm@9.1.0", dependencies: { a: "1" } }, "pnpm install"],
    [[], { workspaces: ["packages/*"] }, "npm install --no-audit --no-fund"],
    [[], { scripts: { test: "node --test" } }, undefined],
    [[], { dependencies: {} }, undefined],
  ])("prepares %j with %j by %j", (paths, manifest, setup) => {
    expect(detect(["package.json", ...paths], manifest).setup).toBe(setup);
  });

  it("runs the known scripts in a fixed order with the project's own package manager", () => {
    const scripts = {
      test: "vitest run",
      typecheck: "tsc",
      build: "vite build",
      lint: "biome check",
      deploy: "rm -rf /",
    };
    expect(runs(["package.json", "pnpm-lock.yaml"], { scripts })).toEqual([
      "pnpm run build",
      "pnpm run lint",
      "pnpm run typecheck",
      "pnpm run test",
    ]);
  });

  it("takes neither npm's placeholder nor an empty script for a test", () => {
    const scripts = { test: 'echo "Error: no test specified" && exit 1', build: " " };
    expect(runs(["package.json"], { scripts })).toEqual([]);
  });

  it("warns when lockfiles disagree and nothing decides", () => {
    const { warnings } = detect(["package.json", "package-lock.json", "yarn.lock"], {});
    expect(warnings).toEqual(["lockfiles of npm and yarn: npm is used; say `packageManager` in package.json"]);
  });

  it.each([
    ["not json", "package.json: not JSON; its scripts are not used"],
    ["null", "package.json: Invalid input: expected object, received null; its scripts are not used"],
    [
      '{"scripts": ["test"]}',
      "package.json scripts: Invalid input: expected record, received array; its scripts are not used",
    ],
  ])("warns about a malformed package.json: %s", (packageJson, warning) => {
    const found = detectCommands({ paths: ["package.json", "package-lock.json"], packageJson });
    expect(found).toEqual({ setup: undefined, commands: [], warnings: [warning] });
  });

  it("knows Go, Rust and pytest, and fetches what verification cannot", () => {
    expect(detect(["go.mod", "go.sum"])).toMatchObject({
      setup: "go mod download",
      commands: [{ run: "go build ./..." }, { run: "go vet ./..." }, { run: "go test ./..." }],
    });
    expect(detect(["Cargo.toml", "Cargo.lock"])).toMatchObject({
      setup: "cargo fetch --locked",
      commands: [{ run: "cargo build" }, { run: "cargo test" }],
    });
    expect(detect(["uv.lock", "tests/conftest.py"])).toMatchObject({
      setup: "uv sync --locked",
      commands: [{ run: "uv run pytest" }],
    });
    expect(detect(["pytest.ini"])).toMatchObject({ setup: undefined, commands: [{ run: "python -m pytest" }] });
  });

  it("does not take a manifest in a folder for the repository's own", () => {
    expect(detect(["sub/go.mod", "sub/Cargo.toml", "README.md"])).toEqual({
      setup: undefined,
      commands: [],
      warnings: [],
    });
  });

  it("joins several languages, each command with a name of its own", () => {
    const found = detect(["package.json", "package-lock.json", "go.mod", "go.sum"], { scripts: { test: "x" } });
    expect(found.setup).toBe("npm ci && go mod download");
    expect(found.commands.map(({ name }) => name)).toEqual(["test", "go build", "go vet", "go test"]);
  });

  it("never throws, whatever package.json holds", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (packageJson) => {
        const { commands, warnings } = detectCommands({ paths: ["package.json"], packageJson });
        expect(warnings.length === 0 || commands.length === 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
