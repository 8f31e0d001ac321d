// What a relay may be told, and what it says about mistakes.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readRelaySettings } from "../../src/relay/settings.ts";
import { SECRET } from "./deliveries.ts";
import { settingsOf, told } from "./scenes.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const environment = {
  LINEAR_WEBHOOK_SECRET: SECRET,
  GITHUB_TOKEN: "ghp_cccccccccccccccccccccccccccc",
  GITHUB_APP_PRIVATE_KEY: "-----BEGIN PRIVATE KEY-----",
  LINEAR_AGENT_TOKEN: "lin_oauth_dddddddddddddddddddddd",
};

describe("the relay's settings", () => {
  it("need an organisation, our own users, a route and the secrets; the rest has defaults", () => {
    const settings = settingsOf(told("https://api.github.com"));
    expect(settings).toMatchObject({
      deadlineMs: 900,
      linear: { stale: "accept", windowMs: 60_000, sessionToken: undefined },
      github: { dispatch: "workflow_dispatch", credential: { kind: "token" } },
      routes: [
        { team: "ENG", states: ["In Progress"], labels: [], actors: [], workflow: "linear-to-pr.yml", ref: "main" },
      ],
    });
  });

  it("tell every problem at once, with its place and what is allowed, and no secret", () => {
    const problems = problemsOf(
      {
        version: 2,
        deadlineMs: 60_000,
        states: "In Progress",
        colour: "blue",
        linear: {
          organization: "acme",
          stale: "maybe",
          apiUrl: "http://evil.example.com/graphql",
          agentSessions: "yes",
        },
        github: { apiUrl: "https://user@evil.example.com", app: { id: 7, installations: { other: "x" } } },
        routes: [{ team: "eng", repository: "../etc", ref: "--upload-pack=x", workflow: "../x.yml", actors: ["Ada"] }],
      },
      { LINEAR_WEBHOOK_SECRET: "short" },
    );
    expect(problems).toEqual([
      "version: 2 is not allowed: a whole number from 1 to 1",
      'states: "In Progress" is not allowed: a list, each a text of at most 200 characters',
      'routes[0].repository: "../etc" is not allowed: owner/name',
      'routes[0].team: "eng" is not allowed: the key of a team, such as ENG',
      'routes[0].workflow: "../x.yml" is not allowed: the file name of a workflow',
      'routes[0].ref: "--upload-pack=x" is not allowed: a branch or tag',
      'routes[0].actors[0]: "Ada" is not allowed: an id of Linear or an e-mail address (a name can be changed by its owner)',
      "deadlineMs: 60000 is not allowed: a whole number from 100 to 4500",
      "LINEAR_WEBHOOK_SECRET: too short: a secret in the environment",
      'linear.agentSessions: "yes" is not allowed: true or false',
      'linear.organization: "acme" is not allowed: an id of Linear (a UUID in lower case)',
      "linear.self: missing: a list, each an id of Linear (a UUID in lower case)",
      'linear.stale: "maybe" is not allowed: accept or refuse',
      'linear.apiUrl: "http://evil.example.com/graphql" is not allowed: an https address (http on this machine only)',
      'github.apiUrl: "https://user@evil.example.com" is not allowed: an https address (http on this machine only)',
      'github.app.installations.other: "x" is not allowed: a whole number from 1 to 9007199254740991',
      "GITHUB_APP_PRIVATE_KEY: missing: a secret in the environment",
      "github.app.id: 7 is not allowed: the app's id or client id, as text",
      "colour: unknown key",
    ]);
  });

  it.each([undefined, null, [], "text", 7])("refuse what is no mapping: %j", (value) => {
    expect(problemsOf(value, environment)).toContain("relay: the configuration must be a mapping");
  });

  it("want an installation for every owner of a route", () => {
    const { settings } = told("https://api.github.com", {
      github: { app: { id: "Iv1.x", installations: { Acme: 7 } } },
    });
    expect(problemsOf(settings, environment)).toEqual([]);
    const routes = [{ team: "ENG", repository: "elsewhere/shop" }];
    expect(problemsOf({ ...settings, routes }, environment)).toEqual([
      "github.app.installations.elsewhere: missing: the installation's number",
    ]);
  });

  it("are those of every example", () => {
    const example: unknown = parse(readFileSync(path.join(ROOT, "examples/relay/linear-to-pr.relay.yml"), "utf8"));
    expect(problemsOf(example, environment)).toEqual([]);
    const blocks = readFileSync(path.join(ROOT, "docs/relay.md"), "utf8").matchAll(/```yaml\n([\s\S]*?)```/g);
    const texts = [...blocks].map((block) => block[1] ?? "");
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(problemsOf(parse(text), environment)).toEqual([]);
  });
});

function problemsOf(value: unknown, given: Record<string, string>): readonly string[] {
  const read = readRelaySettings(value, given);
  return "problems" in read ? read.problems : [];
}
