import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ARTEFACTS, type ArtefactKind, parseArtefact, printArtefact } from "../../src/core/artefact.ts";
import { isPipelineError } from "../../src/errors.ts";
import { ticketOf } from "../fakes/ports.ts";

const text = printArtefact("tickets", [ticketOf()]);
const envelope = (changes: Record<string, unknown>) =>
  JSON.stringify({ kind: "tickets", version: 1, value: [], ...changes });
function messageOf(work: () => unknown): string {
  try {
    work();
    return "no error";
  } catch (error) {
    return isPipelineError(error) ? `${error.code}: ${error.message}` : `not ours: ${error}`;
  }
}

describe("an artefact", () => {
  it("comes back as it was written, and ends with a newline", () => {
    expect(parseArtefact("tickets", text, "t.json")).toEqual([ticketOf()]);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("does not carry what its noun does not have", () => {
    const [ticket] = parseArtefact("tickets", envelope({ value: [{ ...ticketOf(), token: "secret" }] }), "t.json");
    expect(ticket).toEqual(ticketOf());
  });

  it.each<[string, string, RegExp]>([
    ["no JSON", "{", /^ARTEFACT_INVALID: t\.json: not JSON$/],
    ["an empty file", "", /^ARTEFACT_INVALID: t\.json: not JSON$/],
    ["JSON that is none of ours", "[]", /^ARTEFACT_INVALID: t\.json: not an artefact of linear-to-pr$/],
    ["one more field around it", envelope({ more: 1 }), /not an artefact of linear-to-pr$/],
    [
      "another kind",
      envelope({ kind: "brief" }),
      /^ARTEFACT_INVALID: t\.json: holds kind "brief", this stage reads "tickets"$/,
    ],
    [
      "a version of the future",
      envelope({ version: 2 }),
      /^ARTEFACT_INVALID: t\.json: version 2, this program reads 1$/,
    ],
    ["no value", JSON.stringify({ kind: "tickets", version: 1 }), /^ARTEFACT_INVALID: /],
    [
      "a field of another type",
      envelope({ value: [{ ...ticketOf(), title: 7 }] }),
      /^ARTEFACT_INVALID: t\.json: 0\.title: /,
    ],
    ["a number that was none", envelope({ value: [{ ...ticketOf(), estimate: null }] }), /0\.estimate: /],
  ])("is refused when the file holds %s", (_what, given, message) => {
    expect(messageOf(() => parseArtefact("tickets", given, "t.json"))).toMatch(message);
  });

  it("names at most ten wrong fields", () => {
    const message = messageOf(() =>
      parseArtefact("tickets", envelope({ value: Array.from({ length: 50 }, () => 1) }), "t.json"),
    );
    expect(message.split("\n")).toHaveLength(10);
  });

  it("throws nothing but errors of the catalogue, whatever the file holds and whoever reads it", () => {
    const kind = fc.constantFrom(...(Object.keys(ARTEFACTS) as ArtefactKind[]));
    const content = fc.oneof(
      fc.string(),
      fc.json(),
      fc.tuple(kind, fc.jsonValue()).map(([name, value]) => envelope({ kind: name, value })),
    );
    fc.assert(
      fc.property(kind, content, (wanted, given) => {
        expect(messageOf(() => parseArtefact(wanted, given, "t.json"))).toMatch(
          /^(no error|ARTEFACT_INVALID: t\.json: )/,
        );
      }),
    );
  });
});
