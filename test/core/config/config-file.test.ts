// The configuration as people write it: what is read, and how every mistake is told.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/core/config/config.ts";
import { parseConfig } from "../../../src/core/config/config-file.ts";
import { isPipelineError } from "../../../src/errors.ts";

function problemsOf(text: string): string[] {
  try {
    parseConfig(text, "c.yml");
  } catch (error) {
    if (isPipelineError(error) && error.code === "CONFIG_INVALID") return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("parseConfig reads", () => {
  it("the shortest file as the defaults", () => {
    expect(parseConfig("version: 1\n", "c.yml")).toEqual(DEFAULT_CONFIG);
  });

  it("a byte order mark, CRLF, comments and anchors", () => {
    const text =
      "\uFEFF# ours\r\nversion: 1\r\nrun: { timeoutMinutes: &long 60 }\r\nscaffold: { setupTimeoutMinutes: *long }\r\n";
    const config = parseConfig(text, "c.yml");
    expect([config.run.timeoutMinutes, config.scaffold.setupTimeoutMinutes]).toEqual([60, 60]);
  });

  it("a written section without disturbing the defaults of its other keys", () => {
    expect(parseConfig("version: 1\nfix: { rounds: 0 }\nrun: { maxTurns: 7 }", "c.yml")).toEqual({
      ...DEFAULT_CONFIG,
      fix: { rounds: 0 },
      run: { ...DEFAULT_CONFIG.run, maxTurns: 7 },
    });
  });

  it("a timeout below the default stall time, which then never comes into play", () => {
    expect(problemsOf("version: 1\nrun: { timeoutMinutes: 3 }")).toEqual([]);
  });
});

describe("parseConfig tells every problem at once, in the order of the file", () => {
  it("with line, column, path, value and what is allowed", () => {
    const text = `version: 2
run:
  maxTurns: 0
  max_turn: 4
  isolation: "no\\nne"
verify:
  commands:
    - { name: test, run: npm test }
    - { name: lint, level: sometimes }
fix:
deliver: { labels: bug }
`;
    expect(problemsOf(text)).toEqual([
      "c.yml:1:10: version: 2 is not allowed: 1",
      "c.yml:3:13: run.maxTurns: 0 is not allowed: a whole number from 1 to 1000",
      'c.yml:4:3: run.max_turn: unknown key; did you mean "maxTurns"?',
      'c.yml:5:14: run.isolation: "no\\u{a}ne" is not allowed: sandbox or none',
      "c.yml:9:7: verify.commands[1].run: is missing, must be text that is not empty",
      'c.yml:9:28: verify.commands[1].level: "sometimes" is not allowed: strict, regression-only or informational',
      "c.yml:10:5: fix: an empty value is not allowed: a section with the key rounds",
      'c.yml:11:20: deliver.labels: "bug" is not allowed: a list of at most 200, each text of 1 to 200 characters',
    ]);
  });

  it.each([
    ["", "c.yml:1:1: the file is empty; the least it must say is `version: 1`"],
    ["# nothing yet\n", "c.yml:1:1: the file is empty; the least it must say is `version: 1`"],
    ["fix: { rounds: 1 }", "c.yml:1:1: version: is missing, must be 1"],
    ["version: 1\nmaxTurns: 4", 'c.yml:2:1: maxTurns: unknown key; did you mean "run.maxTurns"?'],
    ["version: 1\nfix: { colour: 4 }", "c.yml:2:8: fix.colour: unknown key; known here: rounds"],
    ["version: 1\nfix: { rounds: 1 }\nfix: { rounds: 2 }", "c.yml:3:1: fix is written twice"],
    ["version: 1\n---\nversion: 1", "c.yml:2:1: not valid YAML: a second document begins here; one is allowed"],
    [
      "version: 1\nrun: {\n",
      "c.yml:3:1: not valid YAML: Flow map in block collection must be sufficiently indented and end with a }",
    ],
    ["version: 1\nrun: !!js/function x", "c.yml:2:6: not valid YAML: Unresolved tag: tag:yaml.org,2002:js/function"],
    ["version: 1\n? [run]\n: 2", "c.yml:2:3: a key must be a plain word"],
    [
      "version: *nowhere",
      "c.yml:1:1: not valid YAML: Unresolved alias (the anchor must be set before the alias): nowhere",
    ],
    [
      "version: 1\n__proto__: { x: 1 }",
      "c.yml:2:1: __proto__: unknown key; known here: version, trigger, plan, scaffold, run, verify, fix, orchestrate, deliver, poll, retry",
    ],
    [
      "just words",
      'c.yml:1:1: the file: "just words" is not allowed: a section with the keys version, trigger, plan, scaffold, run, verify, fix, orchestrate, deliver, poll, retry',
    ],
  ])("%j", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it("together with a repeated key, which does not hide the rest", () => {
    const text = "version: 1\nfix: { rounds: 1 }\nfix: { rounds: 99 }";
    expect(problemsOf(text)).toEqual([
      "c.yml:3:1: fix is written twice",
      "c.yml:3:16: fix.rounds: 99 is not allowed: a whole number from 0 to 10",
    ]);
  });
});

describe("rules that join keys", () => {
  it.each([
    ["run: { agent: command }", "c.yml:2:15: run.agent: `command` needs run.command: the command line of the agent"],
    [
      "run: { stallMinutes: 31 }",
      "c.yml:2:22: run.stallMinutes: 31 is not allowed: at most run.timeoutMinutes, which is 30",
    ],
    [
      "verify: { commands: [{ name: Test, run: a }, { name: test, run: b }] }",
      'c.yml:2:54: verify.commands[1].name: "test" is not allowed: verify.commands[0] has this name already',
    ],
    [
      "verify: { network: allow-hosts }",
      "c.yml:2:20: verify.network: `allow-hosts` needs at least one host in run.allowHosts",
    ],
    [
      "trigger: { states: [Doing] }\ndeliver: { states: { failed: Doing } }",
      'c.yml:3:30: deliver.states.failed: "Doing" is not allowed: it is one of trigger.states and would start the ticket again',
    ],
    [
      'plan: { mayEdit: ["**/**/**/**/x"] }',
      'c.yml:2:19: plan.mayEdit[0]: "**/**/**/**/x" is not allowed: more than 3 times "**"',
    ],
  ])("%s", (lines, problem) => {
    expect(problemsOf(`version: 1\n${lines}\n`)).toEqual([problem]);
  });

  it("allow a stall time as long as the round", () => {
    expect(problemsOf("version: 1\nrun: { stallMinutes: 30, timeoutMinutes: 30 }")).toEqual([]);
  });

  it("are told together with the problems of single keys", () => {
    expect(problemsOf("version: 1\nrun: { agent: command, maxTurns: x }")).toHaveLength(2);
  });

  it.each([
    "NPM_TOKEN",
    "MY_SECRET",
    "API_KEY",
    "AWS_ACCESS_KEY_ID",
    "dbPassword",
    "GITHUB_SHA",
    "ACTIONS_CACHE_URL",
    "INPUT_X",
    "LINEAR_TEAM",
    "CLAUDECODE",
  ])("%s may not be shown to an agent", (name) => {
    expect(problemsOf(`version: 1\nrun: { env: [${name}] }`)).toEqual([
      expect.stringContaining(`run.env[0]: "${name}" is not allowed: `),
    ]);
  });

  it.each(["TZ", "NODE_ENV", "DATABASE_URL", "KEYBOARD", "TOKENIZERS_PARALLELISM"])("%s may", (name) => {
    expect(problemsOf(`version: 1\nrun: { env: [${name}] }`)).toEqual([]);
  });

  it("never repeat a value that was written beside the name of a variable", () => {
    const message = problemsOf('version: 1\nrun: { env: ["API_KEY=hunter2"] }').join("\n");
    expect(message).toContain("API_KEY=…");
    expect(message).not.toContain("hunter2");
  });
});

describe("patterns of names and paths", () => {
  it.each(["linear-to-pr/{key}", "{key}", "bots/{key}-work", "a.b/{key}"])("branch %j is accepted", (branch) => {
    expect(problemsOf(`version: 1\ndeliver: { branch: ${JSON.stringify(branch)} }`)).toEqual([]);
  });

  it.each([
    "main",
    "{key}/{key}",
    "-{key}",
    "/{key}",
    "{key}/",
    "a//{key}",
    "a..{key}",
    "{key}.lock",
    "x.lock/{key}",
    "ü{key}",
    "a b{key}",
    "{KEY}",
  ])("branch %j is refused", (branch) => {
    expect(problemsOf(`version: 1\ndeliver: { branch: ${JSON.stringify(branch)} }`)).toHaveLength(1);
  });

  it.each(["../x", "a/../b", "..", "!x", "a\\b", "a\nb"])("glob %j is refused", (glob) => {
    expect(problemsOf(`version: 1\nplan: { mayEdit: [${JSON.stringify(glob)}] }`)).not.toEqual([]);
  });

  it.each(["src/**", "app/[id]/page.tsx", "a b.txt", "..hidden/x", "docs/{a,b}.md", "/src", "日本/**"])(
    "glob %j is accepted",
    (glob) => {
      expect(problemsOf(`version: 1\nplan: { mayEdit: [${JSON.stringify(glob)}] }`)).toEqual([]);
    },
  );

  it.each(["https://example.com", "example.com/x", "a b", "*", "-x"])("host %j is refused", (host) => {
    expect(problemsOf(`version: 1\nrun: { allowHosts: [${JSON.stringify(host)}] }`)).toHaveLength(1);
  });
});

describe("hostile files are refused in a bounded number of words", () => {
  const bomb = [
    "a: &a [x, x, x, x]",
    ...Array.from(
      { length: 12 },
      (_, i) =>
        `b${i}: &b${i} [${Array(9)
          .fill(i === 0 ? "*a" : `*b${i - 1}`)
          .join(", ")}]`,
    ),
  ];
  it.each([
    ["deep nesting", "[".repeat(20_000), /nested too deeply/],
    ["an alias bomb", bomb.join("\n"), /Excessive alias count/],
    ["a circle of aliases", "version: 1\nplan: &a [*a]", /a list of 1 is not allowed/],
    [
      "thousands of unknown keys",
      Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join("\n"),
      /and more problems$/,
    ],
    ["too many bytes", `# ${"é".repeat(131_072)}`, /larger than 256 KiB/],
    ["a long value", `version: ${"9".repeat(5000)}x`, /^c\.yml:1:10: version: "9{60}"… is not allowed: 1$/],
  ])("%s", (_, text, words) => {
    const message = problemsOf(text).join("\n");
    expect(message).toMatch(words);
    expect(message.length).toBeLessThan(20_000);
  });

  it("no text at all gives anything but a configuration or CONFIG_INVALID", () => {
    const words = fc.constantFrom(
      "version: 1",
      "run:",
      "  maxTurns: 3",
      "- x",
      "*a",
      "&a",
      "{",
      "]",
      "? ",
      "\t",
      "verify: {commands: [",
      "\u202e",
      "!!",
      "|",
      ">-",
      "---",
    );
    const lines = fc.array(fc.oneof(words, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (parts) => {
        for (const problem of problemsOf(parts.join("\n")))
          expect(problem).toMatch(/^c\.yml:(?:\d+:\d+: .+| and more problems)$/u);
      }),
      { numRuns: 100 },
    );
  });
});
