// The generated schema and documentation: committed as generated, and true in every example.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Config, DEFAULT_CONFIG } from "../../../src/core/config/config.ts";
import { configJsonSchema, configMarkdown } from "../../../src/core/config/config-docs.ts";
import {
  DISPATCH_EXAMPLE,
  FULL_EXAMPLE,
  MINIMAL_EXAMPLE,
  PROMPT_FILE_EXAMPLE,
  TEMPLATE_EXAMPLE,
  WORKFLOW_EXAMPLE,
} from "../../../src/core/config/config-docs-text.ts";
import { parseConfig } from "../../../src/core/config/config-file.ts";
import { keysOf, type Schema } from "../../../src/core/config/schema-words.ts";
import { parseEvent } from "../../../src/core/event.ts";
import { checkTemplate } from "../../../src/core/prompt/prompt.ts";
import { parsePromptFile } from "../../../src/core/prompt/prompt-file.ts";

const committed = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

describe("what is committed is what the schema says now (run `npm run build` when this fails)", () => {
  it("docs/configuration.md", () => {
    expect(committed("docs/configuration.md")).toBe(configMarkdown());
  });

  it("schema/linear-to-pr.schema.json", () => {
    expect(committed("schema/linear-to-pr.schema.json")).toBe(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  });
});

describe("the JSON schema", () => {
  const all = (schema: Schema, path: string): [string, Schema][] =>
    keysOf(schema).flatMap(({ key, part }) => [
      [`${path}${key}`, part] as [string, Schema],
      ...all(part, `${path}${key}.`),
    ]);

  it("describes every key", () => {
    expect(all(configJsonSchema(), "").filter(([, part]) => part.description === undefined)).toEqual([]);
  });

  it("holds the defaults that are used", () => {
    for (const [path, part] of all(configJsonSchema(), "")) {
      if (part.default === undefined || part.type === "object") continue;
      const used = path.split(".").reduce<unknown>((value, key) => Object(value)[key], DEFAULT_CONFIG);
      expect([path, part.default]).toEqual([path, used]);
    }
  });

  it("has no pattern that needs flags, and words for each", () => {
    const text = JSON.stringify(configJsonSchema());
    const patterns = text.match(/"pattern":/g)?.length ?? 0;
    expect(patterns).toBeGreaterThan(5);
    expect(text.match(/"patternErrorMessage":/g)).toHaveLength(patterns);
  });
});

describe("every example in the documentation is true", () => {
  it("the minimal configuration gives the defaults", () => {
    expect(parseConfig(MINIMAL_EXAMPLE, "minimal")).toEqual(DEFAULT_CONFIG);
  });

  it("the full configuration is valid and leaves out no key", () => {
    const config = parseConfig(FULL_EXAMPLE, "full");
    const left = keysOf(configJsonSchema()).flatMap(({ key, part }) => {
      const section: unknown = Reflect.get(config, key);
      const written = new RegExp(`^${key}:`, "m").test(FULL_EXAMPLE);
      const missing = keysOf(part).filter((inner) => !new RegExp(`^ {2}${inner.key}:`, "m").test(FULL_EXAMPLE));
      return [...(written ? [] : [key]), ...missing.map((inner) => `${key}.${inner.key} of ${typeof section}`)];
    });
    expect(left).toEqual([]);
    expect(Config.parse(config)).toEqual(config);
  });

  it("the events name their tickets", () => {
    expect(parseEvent("repository_dispatch", JSON.parse(DISPATCH_EXAMPLE), { keys: [] }).keys).toEqual(["ENG-12"]);
    expect(parseEvent("workflow_dispatch", JSON.parse(WORKFLOW_EXAMPLE), { keys: [] }).keys).toEqual([
      "ENG-12",
      "ENG-13",
    ]);
  });

  it("the template has no unknown variable", () => {
    expect(() => checkTemplate({ text: TEMPLATE_EXAMPLE, path: "example" })).not.toThrow();
  });

  it("the prompt file can be read", () => {
    expect(parsePromptFile(PROMPT_FILE_EXAMPLE, "example").prompts.map(({ key }) => key)).toEqual(["ENG-12", "ENG-13"]);
  });
});
