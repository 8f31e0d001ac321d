import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { branchName, deterministicUuid, hexSha256, isTicketKey, parseTicketKey } from "../../src/core/names.ts";
import { isPipelineError } from "../../src/errors.ts";

describe("a ticket key", () => {
  it.each([
    ["ENG-1", "ENG-1"],
    ["  eng-12\n", "ENG-12"],
    ["A1-999999999", "A1-999999999"],
  ])("is read from %j", (text, key) => {
    expect(parseTicketKey(text)).toBe(key);
    expect(isTicketKey(key)).toBe(true);
  });

  it.each([
    "",
    "ENG",
    "ENG-0",
    "ENG-01",
    "1NG-1",
    "ENG-1-2",
    "ENG 1",
    "ENG-１",
    "../ENG-1",
    "ENG-1\nOPS-1",
    "TOOLONGTEAM-1",
    "__proto__",
    "ENG-1234567890",
  ])("is not read from %j, and the message names the text", (text) => {
    expect(isTicketKey(text)).toBe(false);
    expect(() => parseTicketKey(text)).toThrow(
      expect.objectContaining({ code: "TICKET_KEY_INVALID", message: `"${text}" is not a ticket key` }),
    );
  });

  it("is all that gets past, whatever is typed, and a long text is cut in the message", () => {
    const typed = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[A-Za-z0-9 -]{0,20}$/));
    fc.assert(
      fc.property(typed, (text) => {
        try {
          expect(parseTicketKey(text)).toMatch(/^[A-Z][A-Z0-9]{0,9}-[1-9][0-9]{0,8}$/);
        } catch (error) {
          expect(isPipelineError(error) && error.code === "TICKET_KEY_INVALID" && error.message.length < 90).toBe(true);
        }
      }),
    );
  });
});

describe("a branch name", () => {
  it("holds the key in lower case and nothing else of the ticket", () => {
    expect(branchName("linear-to-pr/{key}", "ENG-12")).toBe("linear-to-pr/eng-12");
    expect(branchName("bot/{key}-work", "eng-12")).toBe("bot/eng-12-work");
  });

  it("cannot be made from what is no key", () => {
    expect(() => branchName("x/{key}", "../../main")).toThrow(expect.objectContaining({ code: "TICKET_KEY_INVALID" }));
  });
});

describe("a deterministic UUID", () => {
  it("has the shape of version 4, whatever it is made from", () => {
    const v4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => v4.test(deterministicUuid(text))));
  });

  it("is the same for the same text for ever, and another for another", () => {
    expect(deterministicUuid("linear-to-pr outcome 1")).toBe("2f37019b-155f-427e-8ab7-4f9361ce2493");
    expect(deterministicUuid("a")).not.toBe(deterministicUuid("b"));
  });
});

it("hashes UTF-8 as everybody else does", () => {
  expect(hexSha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(hexSha256("é")).toBe("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
});
