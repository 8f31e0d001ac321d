// Which identifiers stand in which files, turned around: nothing is lost and nothing is added.
import fc from "fast-check";
import { expect, it } from "vitest";
import { createPostings } from "../../src/retrieval/postings.ts";

const IDENTIFIERS = 6;

it("say of each identifier the files it stands in, in their order, how often and whether in comments", () => {
  const token = fc.tuple(fc.integer({ min: 1, max: IDENTIFIERS - 1 }), fc.boolean(), fc.integer({ min: 1, max: 9 }));
  const file = fc.uniqueArray(token, { selector: ([number, isComment]) => `${number} ${isComment}`, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(file, { maxLength: 6 }), (files) => {
      const streams = files.map((tokens) => ({
        distinct: Uint32Array.from(tokens, ([number, isComment]) => 2 * number + Number(isComment)),
        times: Uint32Array.from(tokens, ([, , times]) => times),
      }));
      const { firsts, places, times } = createPostings(streams, IDENTIFIERS);
      const rows = Array.from({ length: IDENTIFIERS }, (_, number) =>
        Array.from(places.subarray(firsts[number], firsts[number + 1]), (place, at) => {
          const often = times[(firsts[number] ?? 0) + at] ?? 0;
          return { number, place, often: often >>> 1, isComment: (often & 1) === 1 };
        }),
      );
      const wanted = Array.from({ length: IDENTIFIERS }, (_, number) =>
        files.flatMap((tokens, place) =>
          tokens.filter(([own]) => own === number).map(([, isComment, often]) => ({ number, place, often, isComment })),
        ),
      );
      expect(rows).toEqual(wanted);
    }),
  );
});
