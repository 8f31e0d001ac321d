import { describe, expect, it } from "vitest";
import { assertSetUp, setUpFingerprint } from "../../src/core/set-up.ts";

const ended = (changes: Partial<Parameters<typeof assertSetUp>[1]> = {}) => ({
  exitCode: 0,
  timedOut: false,
  cancelled: false,
  stdout: "",
  stderr: "",
  ...changes,
});

describe("the set-up of a working directory", () => {
  it("is fine with exit code 0 and nothing else", () => {
    expect(() => assertSetUp("npm ci", ended())).not.toThrow();
  });

  it.each([
    ["an exit code", ended({ exitCode: 3 }), "SETUP_FAILED", "set-up `npm ci` ended with exit code 3"],
    ["a signal", ended({ exitCode: undefined }), "SETUP_FAILED", "set-up `npm ci` ended with exit code none"],
    [
      "no end in time",
      ended({ exitCode: undefined, timedOut: true }),
      "SETUP_FAILED",
      "set-up `npm ci` did not end in time",
    ],
    ["a stop from outside", ended({ exitCode: 1, cancelled: true }), "CANCELLED", "stopped during set-up"],
    ["a stop from outside that it survived", ended({ cancelled: true }), "CANCELLED", "stopped during set-up"],
  ])("fails for %s", (_what, end, code, message) => {
    expect(() => assertSetUp("npm ci", end)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it("shows the last lines of both streams, the errors last", () => {
    const stdout = Array.from({ length: 20 }, (_, at) => `out ${at}`).join("\n");
    expect(() => assertSetUp("npm ci", ended({ exitCode: 1, stdout, stderr: "boom\n" }))).toThrow(
      /exit code 1\nout 13\n(?:out \d+\n){6}boom$/,
    );
  });
});

describe("the fingerprint of a set-up", () => {
  const entries = [
    { path: "package.json", blob: "1" },
    { path: "package-lock.json", blob: "2" },
    { path: "src/a.ts", blob: "3" },
  ];
  const plain = { line: "npm ci", tree: "t", entries, manifests: ['{"scripts":{"test":"x"}}'], machine: ["linux"] };
  const changed = (path: string) => [...entries.filter((entry) => entry.path !== path), { path, blob: "other" }];
  const same = (changes: Partial<typeof plain>) =>
    setUpFingerprint({ ...plain, ...changes }) === setUpFingerprint(plain);

  it.each(["src/a.ts", "README.md", "docs/package.json.md", "src/patches.ts"])(
    "is the same when %s changed",
    (path) => {
      expect(same({ entries: [...entries, { path, blob: "other" }], tree: "another" })).toBe(true);
    },
  );

  it.each([
    "package.json",
    "package-lock.json",
    "npm-shrinkwrap.json",
    "packages/a/package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "yarn.lock",
    ".yarnrc.yml",
    ".npmrc",
    "packages/a/.npmrc",
    "bun.lock",
    "bun.lockb",
    "patches/left-pad+1.0.0.patch",
    "prisma/schema.prisma",
  ])("is another when %s changed", (path) => {
    expect(same({ entries: changed(path) })).toBe(false);
  });

  it("is another with another line or another machine", () => {
    expect([same({ line: "npm ci --ignore-scripts" }), same({ machine: ["darwin"] })]).toEqual([false, false]);
  });

  it.each([
    ["a line that does more than install", { line: "npm ci && npm run codegen" }],
    ["a script that the install runs", { manifests: ['{"scripts":{"postinstall":"node make.js"}}'] }],
    ["a manifest that cannot be read", { manifests: ["{"] }],
  ])("is that of the whole tree with %s", (_what, changes) => {
    const fingerprint = (tree: string) => setUpFingerprint({ ...plain, ...changes, tree });
    expect(fingerprint("t")).not.toBe(fingerprint("another"));
    expect(fingerprint("t")).toBe(fingerprint("t"));
  });
});
