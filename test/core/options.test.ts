import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../src/core/config/config.ts";
import { parseOptions, STAGES, withOverrides } from "../../src/core/options.ts";
import { isPipelineError } from "../../src/errors.ts";

const parse = (raw: Record<string, string | undefined>) => parseOptions(raw, "USAGE", (name) => `--${name}`);
function messageOf(work: () => unknown): string {
  try {
    work();
    return "no error";
  } catch (error) {
    return isPipelineError(error) ? `${error.code}: ${error.message}` : `not ours: ${error}`;
  }
}

describe("the options of both doors", () => {
  it("have defaults, and empty texts count as not given", () => {
    expect(parse({})).toEqual(parse({ stage: "", keys: "", agent: "", from: undefined }));
    expect(parse({})).toMatchObject({ stage: "all", keys: [], repo: ".", "allow-dirty": false, "linear-api-key": "" });
  });

  it("take keys apart at commas and white space", () => {
    expect(parse({ keys: " ENG-1,ENG-2\n\tops-3 ,, " }).keys).toEqual(["ENG-1", "ENG-2", "ops-3"]);
  });

  it("know every stage", () => {
    expect(STAGES.map((stage) => parse({ stage }).stage)).toEqual([...STAGES]);
  });

  it("say all that is wrong at once, each with its name and value as the door spells it", () => {
    const lines = messageOf(() => parse({ agent: "gpt", repository: "no-slash", json: "yes", wrong: "x" })).split("\n");
    expect(lines).toEqual([
      'USAGE: --repository: "no-slash": must look like owner/name',
      expect.stringMatching(/^--agent: "gpt": .*"claude"\|"command"/),
      expect.stringMatching(/^--json: "yes": .*"true"\|"false"/),
      expect.stringContaining('"wrong"'),
    ]);
  });

  it("never repeat a secret in a message, and cut long values", () => {
    const text = messageOf(() =>
      parse({
        "linear-api-key": "lin_secret",
        "github-token": "gho_secret",
        "github-token ": "gho_other",
        agent: "x".repeat(500),
      }),
    );
    expect(text).toMatch(/^USAGE: /);
    expect(text).not.toMatch(/lin_secret|gho_secret|gho_other/);
    expect(text.length).toBeLessThan(300);
  });

  it("throw nothing but what the door asked for, whatever is typed", () => {
    const raw = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom("stage", "keys", "agent", "__proto__", "repo")),
      fc.string(),
    );
    fc.assert(
      fc.property(raw, (given) => {
        expect(messageOf(() => parse(given))).toMatch(/^(no error|USAGE: )/);
      }),
    );
  });
});

describe("what was said at the door", () => {
  it("wins over the configuration file, and only where something was said", () => {
    const config = {
      ...DEFAULT_CONFIG,
      run: { ...DEFAULT_CONFIG.run, model: "from-file", isolation: "none" as const },
    };
    expect(withOverrides(config, parse({}))).toEqual(config);
    const said = parse({ agent: "command", "agent-command": "./agent.sh", model: "said", isolation: "sandbox" });
    expect(withOverrides(config, said).run).toMatchObject({
      agent: "command",
      command: "./agent.sh",
      model: "said",
      isolation: "sandbox",
    });
  });

  it("is refused when a command agent has no command", () => {
    expect(messageOf(() => withOverrides(DEFAULT_CONFIG, parse({ agent: "command" })))).toMatch(
      /^INPUT_INVALID: .*run\.command/,
    );
  });
});
