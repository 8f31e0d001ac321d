// The pure parts of the Linear tracker: how long to wait, what a failure is, where a long text is cut.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRefusal } from "../../src/adapters/tracker/linear-refusal.ts";
import { askedWaitMs, backoffMs } from "../../src/adapters/tracker/linear-wait.ts";
import { cutText } from "../../src/adapters/tracker/long-text.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const HOUR = 3_600_000;

describe("the wait an answer asks for", () => {
  it.each([
    [{}, undefined],
    [{ "retry-after": "30" }, 30_000],
    [{ "retry-after": "0.5" }, 500],
    [{ "retry-after": "30000" }, 30_000],
    [{ "retry-after": "3600" }, HOUR],
    [{ "retry-after": "Sat, 21 Nov 2026 12:00:45 GMT" }, 45_000],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "-5" }, undefined],
    [{ "retry-after": "0" }, undefined],
    [{ "retry-after": "Infinity" }, HOUR],
    [{ "x-ratelimit-requests-reset": String(NOW + 20_000) }, 20_000],
    [{ "x-ratelimit-requests-reset": String(NOW / 1000 + 20) }, 20_000],
    [{ "x-ratelimit-requests-reset": String(NOW - 20_000) }, undefined],
    [{ "x-ratelimit-requests-reset": "99999999999999" }, HOUR],
    [{ "retry-after": "5", "x-ratelimit-requests-reset": String(NOW + 20_000) }, 5000],
    [
      {
        "x-ratelimit-requests-remaining": "17",
        "x-ratelimit-requests-reset": String(NOW + 900_000),
        "x-ratelimit-complexity-remaining": "0",
        "x-ratelimit-complexity-reset": String(NOW + 40_000),
      },
      40_000,
    ],
    [
      {
        "x-ratelimit-requests-remaining": "0",
        "x-ratelimit-requests-reset": String(NOW + 9000),
        "x-ratelimit-endpoint-requests-remaining": "0",
        "x-ratelimit-endpoint-requests-reset": String(NOW + 12_000),
      },
      12_000,
    ],
  ])("reads %j as %s ms", (headers, wait) => {
    expect(askedWaitMs(new Headers(Object.entries(headers)), NOW)).toBe(wait);
  });

  it("is never negative, never more than an hour, whatever the header says", () => {
    const value = fc.oneof(fc.double().map(String), fc.string({ unit: fc.constantFrom(..."0123456789.-+eE :,GMTx") }));
    fc.assert(
      fc.property(value, (text) => {
        const wait = askedWaitMs(new Headers({ "retry-after": text }), NOW) ?? 1;
        expect(wait > 0 && wait <= HOUR).toBe(true);
      }),
    );
  });
});

describe("the wait of our own choice", () => {
  it("doubles from ten seconds to five minutes, the upper half by chance", () => {
    const waits = (random: number) => [1, 2, 3, 6, 50].map((tries) => backoffMs(tries, random));
    expect(waits(0)).toEqual([5000, 10_000, 20_000, 150_000, 150_000]);
    expect(waits(0.999_999_9)).toEqual([10_000, 20_000, 40_000, 300_000, 300_000]);
  });
});

describe("a failure", () => {
  const context = { nowMs: NOW, secret: "lin_api_secret" };

  it("never repeats the key, whoever put it there", () => {
    const errors = [{ message: "bad key lin_api_secret", extensions: { userPresentableMessage: "lin_api_secret?" } }];
    const fromServer = { status: 400, raw: { response: { headers: new Headers(), errors } } };
    for (const error of [fromServer, new TypeError('"lin_api_secret" is no header'), new Error("lin_api_secret")]) {
      expect(readRefusal(error, context).message).not.toContain("secret");
    }
  });

  it("is one short line without control characters", () => {
    const errors = [{ message: `a\u001b[31m\nb\u0000${"x".repeat(5000)}` }];
    const { message, kind } = readRefusal(
      { status: 200, raw: { response: { headers: new Headers(), errors } } },
      context,
    );
    expect(kind).toBe("rejected");
    expect(message).toMatch(/^a b?x+…$|^a bx+…$/);
    expect(message.length).toBeLessThanOrEqual(300);
  });

  it.each([
    [401, undefined, "unauthorized"],
    [403, undefined, "forbidden"],
    [408, undefined, "unavailable"],
    [429, undefined, "rate-limited"],
    [504, undefined, "unavailable"],
    [404, undefined, "rejected"],
    [200, "AUTHENTICATION_ERROR", "unauthorized"],
    [400, "RATELIMITED", "rate-limited"],
    [400, "GRAPHQL_VALIDATION_FAILED", "rejected"],
  ])("with status %s and code %s is %s", (status, code, kind) => {
    const errors = code === undefined ? undefined : [{ message: "x", extensions: { code } }];
    expect(readRefusal({ status, raw: { response: { headers: new Headers(), errors } } }, context).kind).toBe(kind);
  });

  it.each([undefined, null, "text", 7, {}, { status: "400" }])("of a kind nobody knows (%j) is no answer", (error) => {
    expect(readRefusal(error, context)).toMatchObject({ kind: "unavailable", message: "no answer" });
  });
});

describe("the SDK", () => {
  it("is loaded by the first request, not with the program", () => {
    const folder = new URL("../../src/adapters/tracker/", import.meta.url);
    const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
    const mentions = texts.flatMap((text) => text.match(/^.*"@linear\/sdk".*$/gm) ?? []);
    expect(mentions.map((line) => line.trim())).toEqual(['const { LinearClient } = await import("@linear/sdk");']);
  });
});

describe("a long text", () => {
  it("is cut at the last whole character within its bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "ä", "字", "🚀") }), fc.nat(40), (text, maxBytes) => {
        const cut = cutText(text, maxBytes);
        const next = Array.from(text)[Array.from(cut).length] ?? "";
        expect(text.startsWith(cut)).toBe(true);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(maxBytes);
        expect(cut === text || Buffer.byteLength(cut + next) > maxBytes).toBe(true);
      }),
    );
  });
});
