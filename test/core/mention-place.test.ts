// Plain words name a place seldom enough to be told at once: against the long way, which a written `./` makes them go.
import fc from "fast-check";
import { expect, it } from "vitest";
import { findPlace } from "../../src/core/mention-place.ts";

it("finds in a plain word what it finds behind ./", () => {
  const word = fc.oneof(
    fc.constantFrom("Makefile", "Dockerfile", "LICENSE", "makefile", "node_modules", "src", "C", ""),
    fc.stringMatching(/^[\w-]{0,320}$/),
  );
  const around = fc.record({ code: fc.boolean(), after: fc.constantFrom("", ", lines 3 to 9", "`:12") });
  fc.assert(
    fc.property(word, around, (written, where) => {
      expect(findPlace(written, where)).toEqual(findPlace(`./${written}`, where));
    }),
  );
});
