import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../../src/core/words/redact.ts";

const CANARY = 'lin_api_Ca/na+ry?"7\\ü';
const base64 = (text: string) => Buffer.from(text).toString("base64");
const percentAll = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

const ENCODINGS: Record<string, string> = {
  "as it is": CANARY,
  base64: base64(CANARY),
  "base64 after one other byte": base64(`x${CANARY}yz`),
  "base64 after two other bytes": base64(`xy${CANARY}z`),
  base64url: Buffer.from(`id:${CANARY}`).toString("base64url"),
  "base64 in lines": base64(CANARY.repeat(3)).replace(/(.{19})/g, "$1\n"),
  "URL-encoded": encodeURIComponent(CANARY),
  "URL-encoded in lower case": encodeURIComponent(CANARY).replace(/%../g, (code) => code.toLowerCase()),
  "URL form": new URLSearchParams({ key: CANARY }).toString(),
  "every byte URL-encoded": percentAll(CANARY),
  JSON: JSON.stringify({ key: CANARY }),
  "JSON in ASCII": JSON.stringify(CANARY).replace("ü", "\\u00fc").replaceAll("/", "\\/"),
  hex: Buffer.from(CANARY).toString("hex"),
  "hex in capitals": Buffer.from(CANARY).toString("hex").toUpperCase(),
  HTML: CANARY.replaceAll('"', "&quot;"),
};

/** Every way a run of eight or more characters of the secret could still be read from the text. */
function remains(text: string): boolean {
  const joined = text.replace(/\s/g, "");
  const encoded = [
    CANARY,
    encodeURIComponent(CANARY),
    Buffer.from(CANARY).toString("hex"),
    ...["", "x", "xy"].map((before) => base64(before + CANARY)),
  ];
  const windows = encoded.flatMap((form) =>
    Array.from({ length: form.length - 10 }, (_, at) => form.slice(at, at + 10)),
  );
  return windows.some((window) => joined.toLowerCase().includes(window.toLowerCase()));
}

describe("createRedactor", () => {
  it.each(Object.entries(ENCODINGS))("finds the canary %s", (_, text) => {
    const redacted = createRedactor([CANARY])(`before ${text} after`);
    expect(redacted).toContain("***");
    expect(remains(redacted)).toBe(false);
    expect(redacted).toMatch(/^before [\s\S]* after$/);
  });

  it("finds a secret at any place in any bytes, in base64 and hex", () => {
    const secret = fc
      .string({ unit: "grapheme-ascii", minLength: 9, maxLength: 40 })
      .filter((text) => text.trim().length >= 9);
    fc.assert(
      fc.property(fc.string({ maxLength: 7 }), secret, fc.string({ maxLength: 7 }), (before, hidden, after) => {
        const redact = createRedactor([hidden]);
        for (const encoding of ["base64", "base64url", "hex"] as const) {
          expect(redact(Buffer.from(before + hidden + after).toString(encoding))).toContain("***");
        }
        expect(redact(`${before}${hidden}${after}`)).not.toContain(hidden);
      }),
    );
  });

  it("hides each line of a secret of several lines", () => {
    const redact = createRedactor(["-----BEGIN-----\r\nMIIEpAIBAAKC\nAQEA7yW9\n-----END-----\n"]);
    expect(redact("x MIIEpAIBAAKC y\nAQEA7yW9")).toBe("x *** y\n***");
  });

  it("takes the longer of two secrets that begin alike", () => {
    expect(createRedactor(["secret-1", "secret-1-long"])("a secret-1-long b secret-1 c")).toBe("a *** b *** c");
  });

  it("ignores secrets under six characters and the empty list", () => {
    expect(createRedactor(["a", "12345", ""])("a 12345")).toBe("a 12345");
    expect(createRedactor([])("text")).toBe("text");
  });

  it("takes a secret as text, never as a pattern, and survives half a character", () => {
    expect(createRedactor([".*.*.*(x)[", "abc\ud83ddef"])("plain .*.*.*(x)[ abc\ud83ddef")).toBe("plain *** ***");
  });
});
