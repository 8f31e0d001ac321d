import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { createSecretScanner } from "../../src/adapters/scanner/secretlint.ts";
import type { Scanner } from "../../src/ports.ts";
import { createFixedScanner } from "../fakes/fixed-scanner.ts";

// Made up, and put together here so that no scanner stumbles over this file.
const TOKENS = {
  github: `ghp_${"a1B2c3D4e5F6".repeat(3)}`,
  anthropic: `sk-ant-api03-${"a".repeat(93)}AA`,
  linear: `lin_api_${"aB3dE5fG7h".repeat(4)}`,
  slack: `xoxb-${"123456789012-1234567890123"}-${"abcdefghijABCDEFGHIJabcd"}`,
  postgres: `postgres://user:${"hunter2pass"}@db.acme.io/x`,
  aws: `AWS_SECRET_ACCESS_KEY = "${"aB3/dE5fG7".repeat(4)}"`,
} as const;
const KEY = [
  "-----BEGIN RSA ",
  "PRIVATE KEY-----\n",
  `${"MIIEpAIBAAKCAQEA".repeat(4)}\n`.repeat(12),
  "-----END RSA ",
  "PRIVATE KEY-----",
].join("");

const scanner = createSecretScanner();
const scan = async (text: string, path = "src/a.ts") => {
  const found = await scanner.scan([{ path, text }]);
  if (found === "not-run") throw new Error("the scanner did not run");
  return found;
};

describe.each<[string, () => Scanner]>([
  ["secretlint", createSecretScanner],
  ["the fixed twin", () => createFixedScanner([{ path: "a", line: 2, rule: "github: GITHUB_TOKEN" }])],
])("a scanner: %s", (_name, create) => {
  it("finds nothing in nothing", async () => {
    expect(await create().scan([])).toEqual([]);
  });

  it("names path, line and rule of each finding, in texts of their own", async () => {
    const found = await create().scan([
      { path: "clean", text: "const a = 1;\n" },
      { path: "a", text: `one\n${TOKENS.github}\n` },
    ]);
    expect(found).toMatchObject([{ path: "a", line: 2, rule: expect.stringMatching(/^github: /) }]);
  });
});

describe("secretlint", () => {
  it.each(Object.entries(TOKENS))("finds a token of %s and does not repeat it", async (kind, token) => {
    const found = await scan(`const a = 1;\n\n  key: ${token}\n`);
    expect(found.map(({ line }) => line)).toEqual([3]);
    expect(JSON.stringify(found)).not.toContain(token.slice(-12));
    expect(found[0]?.rule).toContain(kind === "postgres" ? "database" : kind);
  });

  it("tells first and last line of a private key", async () => {
    expect(await scan(`a\n${KEY}\nb\n`)).toMatchObject([
      { line: 2, endLine: 15, rule: expect.stringContaining("privatekey") },
    ]);
  });

  it("is not switched off by comments in the text", async () => {
    expect(
      await scan(
        `// secretlint-disable\n// secretlint-disable-next-line\n${TOKENS.github} // secretlint-disable-line\n`,
      ),
    ).toHaveLength(1);
  });

  it.each([
    ["after a byte order mark", `\ufeffa\n${TOKENS.github}`, 2],
    ["after Windows line ends", `a\r\nb\r\n${TOKENS.github}`, 3],
    ["after a lone carriage return and a line separator", `a\rb\u2028c\n${TOKENS.github}`, 2],
    ["in the first line", TOKENS.github, 1],
  ])("counts lines by line feeds: %s", async (_what, text, line) => {
    expect((await scan(text)).map((found) => found.line)).toEqual([line]);
  });

  it("looks at package manifests and at files with names of every kind", async () => {
    expect(
      await scan(`//registry.example.com/:_authToken=${"npm_"}${"aB3dE5fG7h".repeat(3)}abcdef\n`, ".npmrc"),
    ).not.toEqual([]);
    expect(await scan(TOKENS.github, "a.p12")).toHaveLength(1);
    expect(await scan(TOKENS.github, "Makefile")).toHaveLength(1);
  });

  it("scans many texts quickly and leaves no marks behind", async () => {
    const text = `${"const value = compute(1, 2, 3);\n".repeat(300)}${TOKENS.github}\n`;
    const texts = Array.from({ length: 100 }, (_, index) => ({ path: `src/${index}.ts`, text }));
    const start = performance.now();
    expect(await scanner.scan(texts)).toHaveLength(100);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(performance.getEntriesByType("mark").filter(({ name }) => name.startsWith("@core"))).toEqual([]);
  });

  it("says that it did not run instead of throwing", async () => {
    const odd = {
      path: "a",
      get text(): string {
        throw new Error("cannot be read");
      },
    };
    expect(await scanner.scan([odd])).toBe("not-run");
  });
});
