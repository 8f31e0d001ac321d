import { describe, expect, it } from "vitest";
import { fileTexts } from "../../../src/core/added-lines.ts";
import { ABSENT_BLOB, type Change } from "../../../src/core/change.ts";
import { isTestFile } from "../../../src/core/checks/test-files.ts";
import { testsCheck } from "../../../src/core/checks/tests.ts";

interface Edit {
  readonly path: string;
  readonly old?: string;
  readonly new?: string;
}

function judge(...edits: Edit[]) {
  const blobs = new Map<string, string>();
  const keep = (text: string | undefined) => {
    if (text === undefined) return ABSENT_BLOB;
    const id = [...blobs].find(([, known]) => known === text)?.[0] ?? String(blobs.size + 1).padStart(40, "b");
    blobs.set(id, text);
    return id;
  };
  const files: Change["files"] = edits.map((edit) => ({
    path: edit.path,
    status: edit.old === undefined ? "added" : edit.new === undefined ? "deleted" : "modified",
    oldMode: "100644",
    newMode: "100644",
    oldBlob: keep(edit.old),
    newBlob: keep(edit.new),
    newBytes: 1,
  }));
  const change = { baseCommit: "c", baseTree: "t0", tree: "t1", files, hazards: [] };
  return testsCheck({ change, texts: fileTexts(change, blobs) });
}

describe("kept tests", () => {
  it.each([
    ["src/a.test.ts", "it.skip('x', f)"],
    ["src/a.test.ts", "describe.only('x', f)"],
    ["src/a.test.ts", "test.concurrent.skip('x', f)"],
    ["src/a.test.ts", "xit('x', f)"],
    ["src/a.test.ts", "test('x', { skip: true }, f)"],
    ["src/a.test.ts", "it.todo('x')"],
    ["tests/test_a.py", "@pytest.mark.skip(reason='x')"],
    ["tests/test_a.py", "@pytest.mark.xfail"],
    ["tests/test_a.py", "@unittest.skip('x')"],
    ["a/a_test.go", '\tt.Skip("later")'],
    ["src/lib.rs", "    #[ignore]"],
    ["src/test/java/ATest.java", "@Disabled"],
    ["a/ATests.cs", '[Fact(Skip = "x")]'],
    ["spec/a_spec.rb", "  xit 'x' do"],
    ["tests/ATest.php", "$this->markTestSkipped('x');"],
    ["test/a_test.dart", "test('x', f, skip: true);"],
    ["src/a.ts", "// @ts-ignore"],
    ["src/a.ts", "x(); // eslint-disable-line"],
    ["src/a.py", "x = y  # type: ignore"],
    ["src/a.go", "x() //nolint:errcheck"],
    ["src/a.rs", "#[allow(dead_code)]"],
  ])("are flagged when something is switched off in %s: %s", (path, line) => {
    const result = judge({ path, old: "a\n", new: `a\n${line}\n` });
    expect(result).toMatchObject({ status: "flagged", weight: "advisory", locations: [{ path, line: 2 }] });
    expect(judge({ path, old: `a\n${line}\n`, new: `a\n${line}\nb\n` }).status).toBe("pass");
  });

  it.each([
    ["src/a.test.ts", "it('x', f)\nit('y', f)\n", "it('x', f)\n", "1 test case, was 2"],
    ["src/a.test.ts", "it('x', f)\n// it('y', f)\n", "it('x', f)\n", undefined],
    ["src/a.test.ts", "it('x', f)\nit('y', f)\n", "it('x', f)\n// it('y', f)\n", "1 test case, was 2"],
    [
      "src/a.test.ts",
      "it('x', () => { expect(1).toBe(1); expect(2).toBe(2) })",
      "it('x', () => { expect(1).toBe(1) })",
      "1 assertion, was 2",
    ],
    [
      "tests/test_a.py",
      "def test_a():\n  assert x\ndef test_b():\n  assert y\n",
      "def test_a():\n  assert x\n",
      "1 test case, was 2",
    ],
    [
      "a_test.go",
      "func TestA(t *testing.T) {}\nfunc TestB(t *testing.T) {}\n",
      "func TestA(t *testing.T) {}\n",
      "1 test case, was 2",
    ],
    ["spec/a_spec.rb", "it 'x' do\nend\nit 'y' do\nend\n", "it 'x' do\nend\n", "1 test case, was 2"],
    ["src/a.ts", "it('x', f)\nit('y', f)\n", "it('x', f)\n", undefined],
  ])("are counted in %s", (path, old, text, expected) => {
    const result = judge({ path, old, new: text });
    if (expected === undefined) expect(result.status).toBe("pass");
    else expect(result.evidence).toContain(expected);
  });

  it("are flagged when a test file is deleted, not when it was moved", () => {
    expect(judge({ path: "a.test.ts", old: "x" }).evidence).toBe("a.test.ts: test file deleted");
    expect(judge({ path: "a.test.ts", old: "x" }, { path: "b/a.test.ts", new: "x" }).status).toBe("pass");
    expect(judge({ path: "a.test.ts", old: "x" }, { path: "b/a.ts", new: "x" }).status).toBe("flagged");
    expect(judge({ path: "a.ts", old: "x" }).status).toBe("pass");
  });

  const manifest = (scripts: Record<string, unknown>) => JSON.stringify({ name: "x", scripts }, null, 2);
  it.each([
    ["a changed test script", manifest({ test: "vitest run" }), manifest({ test: "true" }), '"test" changed'],
    ["a removed lint script", manifest({ lint: "eslint ." }), manifest({}), '"lint" changed'],
    ["a hook that npm runs by itself", manifest({}), manifest({ postinstall: "x" }), '"postinstall" changed'],
    ["a manifest that cannot be read", manifest({ test: "x" }), "{", '"scripts" changed'],
    ["scripts of an odd shape", manifest({ test: "x" }), '{"scripts": []}', "changed"],
    ["a new script", manifest({ test: "x" }), manifest({ test: "x", "test:unit": "y", dev: "z" }), undefined],
    ["another changed script", manifest({ dev: "x" }), manifest({ dev: "y" }), undefined],
    [
      "a dependency only",
      manifest({ test: "x" }),
      manifest({ test: "x" }).replace('"x",', '"x", "dependencies": {},'),
      undefined,
    ],
  ])("are judged by check scripts too: %s", (_what, old, text, expected) => {
    const result = judge({ path: "packages/a/package.json", old, new: text });
    if (expected === undefined) expect(result.status).toBe("pass");
    else expect(result.evidence).toContain(expected);
  });

  it.each([
    "Makefile",
    "vitest.config.ts",
    "a/jest.config.js",
    "pytest.ini",
    ".eslintrc.json",
    "tsconfig.build.json",
    "biome.json",
    ".golangci.yml",
  ])("are flagged when %s changes or goes, not when it is new", (path) => {
    expect(judge({ path, old: "a\n", new: "b\n" }).status).toBe("flagged");
    expect(judge({ path, old: "a\n" }).status).toBe("flagged");
    expect(judge({ path, new: "b\n" }).status).toBe("pass");
  });
});

describe("a test file", () => {
  it.each([
    "a.test.ts",
    "a.spec.js",
    "test/a.ts",
    "src/__tests__/a.js",
    "a_test.go",
    "tests/test_a.py",
    "conftest.py",
    "x/ATest.java",
    "a_spec.rb",
    "cypress/a.cy.ts",
  ])("is %s", (path) => expect(isTestFile(path)).toBe(true));
  it.each(["src/a.ts", "src/contest.ts", "latest/a.ts", "src/testimony.py", "src/Fastest.java"])("is not %s", (path) =>
    expect(isTestFile(path)).toBe(false),
  );
});
