// What the engine adds to a file that a person has edited: only what is missing, in one place, the same bytes the second time,
// whatever stands in the file or in what is added.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/core/config/config.ts";
import { parsePromptFile, printPromptFile } from "../../../src/core/prompt/prompt-file.ts";
import { withoutContext } from "../../../src/core/prompt/prompt-file-context.ts";
import { type Enrichment, enrichPromptFile } from "../../../src/core/prompt/prompt-file-enrich.ts";
import { planToPromptFile, promptFileToPlan, ticketKeysOf } from "../../../src/core/prompt/prompt-file-plan.ts";
import { createPlan, createTask } from "../../../src/core/task.ts";
import type { Territory } from "../../../src/core/territory.ts";
import type { Ticket } from "../../../src/core/ticket.ts";

const state = { id: "s1", name: "In Progress", type: "started" } as const;
const ticket = (key: string): Ticket => ({
  id: key,
  key,
  title: "Title",
  description: "",
  comments: [],
  labels: [],
  state,
  team: { key: "ENG", name: "Engineering", states: [state] },
  children: [],
  blockedBy: [],
  related: [],
  attachments: [],
  files: [],
  updatedAt: "2026-11-20T09:00:00Z",
});
const config = DEFAULT_CONFIG;
const GUESS: Territory = {
  mayEdit: ["src/cart.ts", "app/[id]/page.tsx"],
  mayAppend: ["CHANGELOG.md"],
  mustNotEdit: [],
  source: "prediction",
  confidence: 0.62,
};
const ADDITION: Enrichment = {
  territory: GUESS,
  patterns: [{ path: "src/cart.ts", startLine: 3, endLine: 20, reason: "matches: cart, total (BM25 3.2)" }],
  verification: ["npm test"],
  missing: ["a description", "how to tell that it is done"],
};
const read = (text: string) => parsePromptFile(text, "p.md");
const enrich = (text: string, addition: Enrichment = ADDITION, keys = ["ENG-1"]) =>
  printPromptFile(enrichPromptFile(read(text), new Map(keys.map((key) => [key, addition]))));
const planOf = (text: string) => {
  const file = read(text);
  return promptFileToPlan({ file, tickets: ticketKeysOf(file).map(ticket), config });
};
const HEAD = "---\nversion: 1\nbase: main\nphases: { A: { prompts: [1] } }\n---\n\n";
const SECTION = /<!-- linear-to-pr:context -->[\s\S]*?<!-- \/linear-to-pr:context -->/;

describe("a file as plan wrote it", () => {
  const tasks = ["ENG-1", "ENG-2"].map((key, at) =>
    createTask({ ticket: ticket(key), number: at + 1, base: "main", config }),
  );
  const text = printPromptFile(planToPromptFile(createPlan("main", tasks)));

  it("gets territory and section where something was found, and stays as it is elsewhere", () => {
    const enriched = enrich(text);
    expect(enriched.slice(0, enriched.indexOf("## Prompt 2"))).toMatchSnapshot();
    expect(enriched.slice(enriched.indexOf("## Prompt 2"))).toBe(text.slice(text.indexOf("## Prompt 2")));
    expect(enrich(text, ADDITION, ["ENG-7"])).toBe(text);
  });

  it("is the plan it was, but for the territory: the section is not for the agent", () => {
    const [one, two] = planOf(enrich(text)).tasks;
    expect(one).toMatchObject({ notes: "", territory: { ...GUESS, mayAppend: config.plan.mayAppend } });
    expect(two).toEqual(tasks[1]);
  });

  it("gets a new section in the place of the old one, and keeps the first guess", () => {
    const other = { ...ADDITION, territory: { ...GUESS, mayEdit: ["src/other.ts"] }, missing: [], patterns: [] };
    const once = enrich(text);
    const twice = enrich(once, other);
    expect(twice.replace(SECTION, "")).toBe(once.replace(SECTION, ""));
    expect(SECTION.exec(twice)?.[0]).toContain("Patterns: none found.");
    expect(enrich(twice)).toBe(once);
  });
});

describe("what a person wrote", () => {
  const block = (fields: string) =>
    `${HEAD}## Prompt 1: ENG-1 x\n\n\`\`\`yaml\nticket: ENG-1\n${fields}\`\`\`\n\nWords.\n`;

  it.each([
    ["a territory", block("may_edit: [lib/**]\n")],
    ["an empty one", block("may_edit: []\n")],
    ["a source", block("territory: ticket\n")],
  ])("stays: %s", (_, text) => {
    const enriched = enrich(text);
    expect(enriched.startsWith(text)).toBe(true);
    expect(planOf(enriched).tasks[0]?.notes).toBe("Words.");
  });

  it.each([
    ["comments and order", "# mine\nterritory: unknown  # not yet\nmust_not_edit: [a]   # never\nmay_edit: []\n"],
    ["no territory", "limits: { max_turns: 3 }\n"],
    ["a value on the next line", "territory:\n  unknown\nmay_edit:\n  []\n"],
    ["quotes", "'territory': \"unknown\"\n"],
  ])("is kept byte for byte around what is filled in: %s", (_, fields) => {
    const text = block(fields);
    const enriched = enrich(text);
    const task = planOf(enriched).tasks[0];
    expect(task?.territory).toMatchObject({ mayEdit: GUESS.mayEdit, confidence: 0.62, source: "prediction" });
    const before = planOf(text).tasks[0];
    expect({ ...task, territory: 0 }).toEqual({ ...before, territory: 0 });
    for (const line of fields.split("\n").filter((each) => /#|limits/.test(each) && !each.startsWith("territory"))) {
      expect(enriched.split("\n")).toContain(line);
    }
    expect(enriched).toContain("Words.");
    expect(enrich(enriched)).toBe(enriched);
  });

  it("is a block whose indentation is kept, and a file with Windows line ends", () => {
    const indented = `${HEAD}## Prompt 1: ENG-1\n\`\`\`yaml\n  ticket: ENG-1\n  territory: unknown\n\`\`\`\nWords.`;
    for (const text of [indented, indented.replaceAll("\n", "\r\n")]) {
      const enriched = enrich(text);
      expect(planOf(enriched).tasks[0]?.territory).toMatchObject({ mayEdit: GUESS.mayEdit, source: "prediction" });
      expect(enriched.includes("\r\n") && /[^\r]\n/.test(enriched)).toBe(false);
      expect(enrich(enriched)).toBe(enriched);
    }
  });

  it("may be a heading alone, which gets a block", () => {
    const enriched = enrich(`${HEAD}## Prompt 1: ENG-1 x`);
    expect(planOf(enriched).tasks[0]).toMatchObject({ notes: "", territory: { ...GUESS, mustNotEdit: [] } });
    expect(enrich(enriched)).toBe(enriched);
  });

  it("is left alone where its YAML would come to mean something else", () => {
    const text = `${HEAD}## Prompt 1: ENG-1\n\`\`\`yaml\n{ ticket: ENG-1, territory: unknown }\n\`\`\`\n`;
    expect(enrich(text).replace(SECTION, "").trimEnd()).toBe(text.trimEnd());
    const alias = block("may_edit: &none []\nterritory: unknown\nmust_not_edit: *none\n");
    expect(planOf(enrich(alias)).tasks[0]?.territory.mustNotEdit).toEqual([]);
  });

  it("keeps its place around a section that was moved, and one that lost its end", () => {
    const moved = enrich(block("")).replace(SECTION, (section) => `${section}\n\nMore words.`);
    expect(planOf(moved).tasks[0]?.notes).toBe("Words.\n\nMore words.");
    expect(enrich(moved)).toBe(moved);
    const broken = moved.replace("<!-- /linear-to-pr:context -->\n", "");
    const again = enrich(broken);
    expect(again.startsWith(broken.trimEnd())).toBe(true);
    expect(enrich(again)).toBe(again);
  });
});

describe("whatever is in the file and in what is added", () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      "-->",
      "<!-- /linear-to-pr:context -->",
      "<!-- linear-to-pr:context -->",
      "\n## Prompt 9: ENG-9 x\n",
      "\n```yaml\nticket: X\n",
      "````",
      "\n~~~\n",
      "\n---\n",
      "``a`",
      "\r\n<!-- /linear-to-pr:context -->\r\n",
    ),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const line = fc.oneof(
    fc.constantFrom(
      "",
      "  ",
      "Words",
      "## Not a prompt",
      "```",
      "~~~~",
      "<!-- linear-to-pr:context -->",
      "<!-- /linear-to-pr:context -->  ",
      "    code",
      "- item",
    ),
    fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !/[\n\r]|^\s*##\s*prompt/i.test(text)),
  );
  const addition = fc.record({
    territory: fc.constantFrom(
      GUESS,
      { ...GUESS, mayEdit: ["a\nb", "**/**/**/**"] },
      { ...GUESS, mayEdit: ["`", "#x: y"] },
    ),
    patterns: fc.array(fc.record({ path: hostile, startLine: fc.nat(99), endLine: fc.nat(99), reason: hostile }), {
      maxLength: 3,
    }),
    verification: fc.array(hostile, { maxLength: 2 }),
    missing: fc.array(hostile, { maxLength: 2 }),
  });
  const fields = fc.constantFrom(
    "```yaml\nticket: ENG-1\nterritory: unknown\nmay_edit: []\n```\n",
    "```yaml\nticket: ENG-1\n```\n",
    "~~~~ yaml\nticket: ENG-1 # c\nmay_edit: [x]\n~~~~\n",
    "",
  );

  it("the second time changes nothing, the plan stays but for the territory, and no word of a person is lost", () => {
    fc.assert(
      fc.property(
        fields,
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom("\n", "\r\n"),
        addition,
        (yaml, body, end, added) => {
          const text = `${HEAD}## Prompt 1: ENG-1 x\n${yaml}${body.join("\n")}`.replaceAll("\n", end);
          const once = enrich(text, added);
          expect(enrich(once, added)).toBe(once);
          const [before, after] = [planOf(text), planOf(once)];
          expect(after.tasks).toHaveLength(1);
          const bare = (tasks: typeof before.tasks) => tasks.map((task) => ({ ...task, territory: 0 }));
          expect(bare(after.tasks)).toEqual(bare(before.tasks));
          const given = read(text).prompts[0]?.fields.may_edit?.length ?? 0;
          if (given > 0) expect(after).toEqual(before);
          if (!text.includes("linear-to-pr:context")) {
            const left = new Set(once.split(/\r?\n/));
            for (const each of body) expect(left.has(each) || each.trim() === "").toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("taking sections out twice is taking them out once", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const once = withoutContext(lines.join("\n"));
        expect(withoutContext(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
