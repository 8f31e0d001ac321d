// Parts of ASCII identifiers against the expression that says what a part is.
import fc from "fast-check";
import { expect, it } from "vitest";
import { partEnd } from "../../src/retrieval/part-end.ts";
import { splitIdentifier } from "../../src/retrieval/tokenize.ts";

function partsOf(text: string): string[] {
  const codes = new TextEncoder().encode(text);
  const parts: string[] = [];
  for (let at = 0; at < codes.length; ) {
    const stop = partEnd(codes, at, codes.length);
    if (stop > at) parts.push(text.slice(at, stop));
    at = Math.max(stop, at + 1);
  }
  return parts;
}

it.each(["parseHTTPUrl_v2", "HTTPServer", "ABCd", "Ab", "A", "x2Y3", "__a$B9c", "aB", "", "ABC12d"])(
  "parts of %j are those of the expression",
  (text) => expect(partsOf(text)).toEqual(splitIdentifier(text)),
);

it("are those of the expression in any ASCII text", () => {
  const wild = fc.oneof(fc.stringMatching(/^[A-Ca-c0-1_$]{0,20}$/), fc.string({ unit: "binary-ascii", maxLength: 30 }));
  fc.assert(
    fc.property(wild, (text) => {
      expect(partsOf(text)).toEqual(splitIdentifier(text));
    }),
    { numRuns: 10_000 },
  );
});

it("of a piece of a text stop at its end", () => {
  const codes = new TextEncoder().encode("cartTotal");
  expect([partEnd(codes, 0, 3), partEnd(codes, 4, 5), partEnd(codes, 0, 9)]).toEqual([3, 5, 4]);
});
