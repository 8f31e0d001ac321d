import { describe, expect, it } from "vitest";
import { childEnvironment } from "../../src/core/environment.ts";

const RUNNER = {
  PATH: "/opt/node/bin:/usr/bin",
  LANG: "de_DE.UTF-8",
  TERM: "xterm-256color",
  CI: "true",
  HOME: "/home/runner",
  RUNNER_TRACKING_ID: "github_1",
  ACTIONS_RUNTIME_TOKEN: "canary",
  GITHUB_TOKEN: "canary",
  GITHUB_ENV: "/home/runner/env",
  "INPUT_LINEAR-API-KEY": "canary",
  LINEAR_API_KEY: "canary",
  CLAUDECODE: "1",
  ANTHROPIC_API_KEY: "canary",
  NPM_CONFIG_REGISTRY: "https://registry.example.com",
  EMPTY: "",
};

describe("the environment of a child", () => {
  it("is the allow-list and nothing else", () => {
    expect(childEnvironment(RUNNER, [])).toEqual({
      PATH: "/opt/node/bin:/usr/bin",
      LANG: "de_DE.UTF-8",
      TERM: "dumb",
      CI: "true",
      RUNNER_TRACKING_ID: "github_1",
    });
  });

  it("has a path and a language even where there is none", () => {
    expect(childEnvironment({}, [])).toEqual({ PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", TERM: "dumb" });
  });

  it("takes the names that are configured and set", () => {
    const env = childEnvironment(RUNNER, ["NPM_CONFIG_REGISTRY", "EMPTY", "NOT_SET"]);
    expect(env.NPM_CONFIG_REGISTRY).toBe("https://registry.example.com");
    expect(Object.keys(env)).not.toContain("EMPTY");
    expect(Object.keys(env)).not.toContain("NOT_SET");
  });

  it.each([
    "ACTIONS_RUNTIME_TOKEN",
    "GITHUB_TOKEN",
    "GITHUB_ENV",
    "INPUT_LINEAR-API-KEY",
    "LINEAR_API_KEY",
    "LINEAR_TO_PR_RUN",
    "CLAUDECODE",
    "CLAUDE_CODE_OAUTH_TOKEN",
    "ANTHROPIC_API_KEY",
    "github_token",
  ])("refuses %s even when it is configured", (name) => {
    expect(() => childEnvironment(RUNNER, ["NPM_CONFIG_REGISTRY", name])).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining(name) }),
    );
  });
});
