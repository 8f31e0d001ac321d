import { describe, expect, it } from "vitest";
import { Config } from "../../src/core/config/config.ts";
import { assertSetUp, setUpOf } from "../../src/core/set-up.ts";

const ended = (changes: Partial<Parameters<typeof assertSetUp>[1]> = {}) => ({
  exitCode: 0,
  timedOut: false,
  cancelled: false,
  stdout: "",
  stderr: "",
  ...changes,
});

describe("the set-up of a working directory", () => {
  it("is nothing when there is nothing to prepare", () => {
    expect(setUpOf({ setup: undefined, config: Config.parse({ version: 1 }) }, "/w")).toBeUndefined();
  });

  it("is one line with its own time, and may reach any host", () => {
    const config = Config.parse({ version: 1, scaffold: { setupTimeoutMinutes: 2 } });
    expect(setUpOf({ setup: "npm ci", config }, "/w")).toEqual({
      line: "npm ci",
      workdir: "/w",
      timeoutMs: 120_000,
      allowHosts: ["*"],
    });
  });

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
