// The prompt file: bytes in, the same bytes out; a person's edits reach the tasks; every mistake is told with its line.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG, VerifyCommand } from "../../../src/core/config/config.ts";
import type { Plan } from "../../../src/core/plan.ts";
import { parsePromptFile, printPromptFile } from "../../../src/core/prompt/prompt-file.ts";
import { planToPromptFile, promptFileToPlan, ticketKeysOf } from "../../../src/core/prompt/prompt-file-plan.ts";
import { createPlan, createTask } from "../../../src/core/task.ts";
import type { Territory } from "../../../src/core/territory.ts";
import type { Ticket } from "../../../src/core/ticket.ts";
import { isPipelineError } from "../../../src/errors.ts";

const state = { id: "s1", name: "In Progress", type: "started" } as const;
function ticket(number: number, over: Partial<Ticket> = {}): Ticket {
  return {
    id: `t${number}`,
    key: `ENG-${number}`,
    title: `Ticket ${number}`,
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
    ...over,
  };
}
function planOf(tickets: readonly Ticket[], also: readonly Ticket[][] = []): Plan {
  const config = DEFAULT_CONFIG;
  return createPlan(
    "develop",
    tickets.map((each, index) =>
      createTask({ ticket: each, also: also[index], number: index + 1, base: "develop", config }),
    ),
  );
}
const BLOCKED = { key: "ENG-1", kind: "hard", reason: "blocks relation" };
const TICKETS = [
  ticket(1),
  ticket(2, { files: ["src/**", "docs/a b.md"], blockedBy: [{ key: "ENG-1", title: "first" }] }),
];
const TERRITORY: Territory = { mayEdit: [], mayAppend: [], mustNotEdit: [], source: "unknown" };
const read = (text: string) => parsePromptFile(text, "p.md");
const back = (text: string, tickets: readonly Ticket[] = TICKETS) =>
  promptFileToPlan({ file: read(text), tickets, config: DEFAULT_CONFIG });

function problemsOf(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (isPipelineError(error) && error.code === "PLAN_INVALID") return error.message.split("\n");
    throw error;
  }
  return [];
}

const HEAD =
  "---\nversion: 1\nbase: main\nphases:\n  A: { prompts: [1] }\n  B: { prompts: [2], depends_on_phases: [A] }\n---\n";

describe("planToPromptFile", () => {
  it("prints a plan as people read it", () => {
    const commands = [VerifyCommand.parse({ name: "test", run: "npm test" })];
    const made = planOf(TICKETS);
    const after = [
      { key: "ENG-1", kind: "hard", reason: "blocks relation" },
      { key: "OPS-7", kind: "order", reason: "nobody knows the files of OPS-7, so it runs alone" },
    ] as const;
    const [one, two] = made.tasks;
    const guess: Territory = { ...TERRITORY, mayEdit: ["src/a.ts"], source: "prediction", confidence: 0.62 };
    const tasks = [
      ...(one === undefined ? [] : [{ ...one, territory: guess }]),
      ...(two === undefined ? [] : [{ ...two, also: [ticket(3)], after: [...after] }]),
    ];
    const parked = [{ ticket: ticket(9), reason: "blocked by ENG-80, which is not in this batch and not done" }];
    const warnings = [{ key: "ENG-1", text: "vague, missing: a description" }, { text: "phase A has 9 tickets" }];
    const text = printPromptFile(planToPromptFile({ ...made, tasks, parked, warnings }, commands));
    expect(text).toMatchSnapshot();
    expect(back(text, [...TICKETS, ticket(3)]).tasks).toMatchObject(tasks.map(({ snapshot: _, ...task }) => task));
  });

  it("of an empty plan is a file without prompts", () => {
    const file = planToPromptFile(createPlan("main", []));
    expect(back(printPromptFile(file), [])).toEqual(createPlan("main", []));
  });
});

describe("parsing and printing", () => {
  it("keeps comments, unknown sections, free words, blank lines and both line ends", () => {
    const text = `\uFEFF---\r\n# ours\r\nversion: 1   # one\nbase: "main"\nphases: {A: {prompts: [1,2]}}\r\n---  \n\nWords for people.\n\n# Anything\n
## Prompt 1: ENG-1   A title with trailing blanks   \r\n\r\n~~~~ yaml\r\nticket: ENG-1 # the key\r\n\r\nmay_edit: [a]\r\n~~~~\r\n\r\n
Words.\r\n### Steps\r\n## Not a prompt\n\`\`\`md\n## Prompt 9: ENG-9 inside a fence\n\`\`\`\n\n\n##\tPrompt 2: ENG-2`;
    const file = read(text);
    expect(printPromptFile(file)).toBe(text);
    expect(file.prompts.map(({ number, key, title, fields }) => ({ number, key, title, fields }))).toEqual([
      { number: 1, key: "ENG-1", title: "A title with trailing blanks", fields: { ticket: "ENG-1", may_edit: ["a"] } },
      { number: 2, key: "ENG-2", title: "", fields: { ticket: "ENG-2" } },
    ]);
    expect(file.prompts[0]?.body).toBe(
      "Words.\n### Steps\n## Not a prompt\n```md\n## Prompt 9: ENG-9 inside a fence\n```",
    );
  });

  const noise = fc.array(
    fc.oneof(
      fc.constantFrom(
        "",
        "  ",
        "# Heading",
        "## Other",
        "text",
        "\t- item",
        "<!-- comment -->",
        "    ## Prompt 7: indented",
        "\\## Prompt 3: escaped",
        "> ## Prompt 4: quoted",
        "---",
        "```\n## Prompt 5: fenced\n```",
        "~~~yaml\nticket: X\n~~~",
      ),
      fc.string({ unit: "grapheme", maxLength: 20 }).filter((line) => !/[`~\n\r]|^\s*##\s*prompt/i.test(line)),
    ),
    { maxLength: 6 },
  );
  it("returns every valid file byte for byte, and its value by value", () => {
    const parts = fc.record({
      preamble: noise,
      bodies: fc.array(noise, { minLength: 1, maxLength: 4 }),
      end: fc.constantFrom("\n", "\r\n"),
      last: fc.constantFrom("", "end"),
    });
    fc.assert(
      fc.property(parts, ({ preamble, bodies, end, last }) => {
        const numbers = bodies.map((_, index) => index + 1);
        const prompts = bodies.flatMap((body, index) => [
          `## Prompt ${index + 1}: ENG-${index + 1} t`,
          "",
          "```yaml",
          `ticket: ENG-${index + 1}`,
          "```",
          ...body,
        ]);
        const front = ["---", "version: 1 # c", "", "base: main", `phases: { A: { prompts: [${numbers}] } }`, "---"];
        const text = [...front, ...preamble, ...prompts, last].join("\n").replaceAll("\n", end);
        const file = read(text);
        expect(printPromptFile(file)).toBe(text);
        expect(read(printPromptFile(file))).toEqual(file);
        expect(file.prompts).toHaveLength(bodies.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a plan survives its file", () => {
  const path = fc.oneof(
    fc.constantFrom(
      "src/**",
      "a b",
      "*.x",
      "#x",
      "- y",
      "true",
      "null",
      "1.5",
      "~",
      "[id]/x",
      "{a,b}",
      'it\'s "q"',
      "日本",
      "a: b",
      "\u200bx",
      "&a",
      "`x`",
    ),
    fc
      .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 10 })
      .filter((text) => /^[\w ./:#'"@%&-]+$/.test(text) && text.trim() !== "" && !/^[./]*$/.test(text.trim())),
  );
  const reason = fc.string({ unit: "grapheme", maxLength: 30 });
  const details = fc.record({
    title: fc.string({ unit: "grapheme", maxLength: 40 }),
    mayEdit: fc.array(path, { maxLength: 4 }),
    mayAppend: fc.array(path, { maxLength: 2 }),
    mustNotEdit: fc.array(path, { maxLength: 2 }),
    source: fc.constantFrom("ticket", "configuration", "prediction" as const),
    after: fc.array(
      fc.record({
        key: fc.integer({ min: 100, max: 999 }).map((n) => `OPS-${n}`),
        kind: fc.constantFrom("hard", "soft", "order", "hint" as const),
        reason,
      }),
      { maxLength: 2 },
    ),
    maxTurns: fc.integer({ min: 1, max: 1000 }),
    timeoutMs: fc.integer({ min: 1, max: 360 * 60_000 }),
    stallMs: fc.integer({ min: 1, max: 360 * 60_000 }),
    maxCostUsd: fc.double({ min: 0.01, max: 1000, noNaN: true }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    also: fc.nat(2),
  });

  it("with territory, dependencies, limits, branch and phases as they were", () => {
    fc.assert(
      fc.property(fc.array(details, { minLength: 1, maxLength: 4 }), (all) => {
        const tickets = all.map(({ title }, index) => ticket(index + 1, { title }));
        const others = all.map(({ also, title }, index) =>
          Array.from({ length: also }, (_, at) => ticket(10 * (index + 1) + at, { title })),
        );
        const made = planOf(tickets, others);
        const tasks = all.flatMap(
          ({ mayEdit, mayAppend, mustNotEdit, source, confidence, after, ...limits }, index) => {
            const { maxTurns, timeoutMs, stallMs, maxCostUsd } = limits;
            const sure = source === "prediction" ? { confidence } : {};
            const changes = {
              territory: { mayEdit, mayAppend, mustNotEdit, source, ...sure },
              after,
              limits: { maxTurns, timeoutMs, stallMs, maxCostUsd },
            };
            return made.tasks.slice(index, index + 1).map((task) => ({ ...task, ...changes }));
          },
        );
        const phases = tasks.map(({ number }, index) => ({
          name: `P${number}`,
          prompts: [number],
          parallel: index % 2 === 0,
          dependsOnPhases: index === 0 ? [] : [`P${index}`],
        }));
        const plan = { ...made, phases, tasks };
        const file = planToPromptFile(plan);
        expect(read(printPromptFile(file))).toEqual(file);
        expect(ticketKeysOf(file)).toEqual(
          tasks.flatMap((task) => [task.ticket.key, ...task.also.map(({ key }) => key)]),
        );
        expect(back(printPromptFile(file), [...tickets, ...others.flat()])).toEqual(plan);
      }),
      { numRuns: 150 },
    );
  });

  it("with notes that can never become another prompt or swallow one", () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(
          "## Prompt 2: ENG-2 x",
          "## prompt",
          "```",
          "````yaml",
          "~~~",
          "---",
          "",
          "  ",
          "    code",
          "ticket: X",
          "\r",
          "\\## Prompt",
        ),
        fc.string({ maxLength: 10 }),
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(lines, (parts) => {
        const plan = planOf(TICKETS);
        const tasks = plan.tasks.map((task) => ({ ...task, notes: parts.join("\n") }));
        const once = back(printPromptFile(planToPromptFile({ ...plan, tasks })));
        expect(once.tasks.map(({ notes: _, ...task }) => task)).toEqual(
          plan.tasks.map(({ notes: _, ...task }) => task),
        );
        expect(back(printPromptFile(planToPromptFile(once)))).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });

  it("with plain notes unchanged", () => {
    const notes = "    code first\n\nThen words.\n\n```\n## Prompt 2: an example\n```";
    const plan = planOf(TICKETS);
    const tasks = plan.tasks.map((task) => ({ ...task, notes }));
    expect(back(printPromptFile(planToPromptFile({ ...plan, tasks }))).tasks.map((task) => task.notes)).toEqual([
      notes,
      notes,
    ]);
  });
});

describe("what a person writes reaches the task", () => {
  it("and what they leave out comes from ticket and configuration", () => {
    const text = `${HEAD}## Prompt 1: ENG-1 x
\`\`\`yaml
ticket: ENG-1
may_edit: [lib/**]
limits: { max_turns: 7, timeout_minutes: 1.5 }
depends_on: []
\`\`\`
Mind the gap.
## Prompt 2: ENG-2
`;
    const [first, second] = back(text).tasks;
    const [, given] = planOf(TICKETS).tasks;
    expect(first).toMatchObject({
      base: "main",
      branch: "linear-to-pr/eng-1",
      territory: { mayEdit: ["lib/**"], mayAppend: DEFAULT_CONFIG.plan.mayAppend, source: "configuration" },
      limits: { maxTurns: 7, timeoutMs: 90_000, maxCostUsd: DEFAULT_CONFIG.run.maxCostUsd },
      notes: "Mind the gap.",
    });
    expect(second).toEqual({ ...given, base: "main", after: [BLOCKED] });
  });

  it("but a ticket that is gone is named, also one that was merged into another", () => {
    const text = `${HEAD}## Prompt 1: ENG-1\n\`\`\`yaml\nticket: ENG-1\nalso: [ENG-8]\n\`\`\`\n## Prompt 2: ENG-7\n`;
    expect(() => back(text)).toThrow("prompt 1: no ticket ENG-8\nprompt 2: no ticket ENG-7");
  });

  it("and who waits for a merged ticket waits for its task", () => {
    const block = (key: string, rest: string) => `\n\`\`\`yaml\nticket: ${key}\n${rest}\n\`\`\`\n`;
    const prompt1 = `## Prompt 1: ENG-1${block("ENG-1", "also: [ENG-3]\ndepends_on: []")}`;
    const written = `${HEAD}${prompt1}## Prompt 2: ENG-2${block("ENG-2", "depends_on: [{ ticket: ENG-3, kind: order }]")}`;
    const tickets = [ticket(1), ticket(2, { blockedBy: [{ key: "ENG-3", title: "x" }] }), ticket(3)];
    const afterOf = (text: string) => back(text, tickets).tasks.map(({ after }) => after);
    expect(afterOf(written)).toEqual([[], [{ key: "ENG-1", kind: "order", reason: "" }]]);
    expect(afterOf(`${HEAD}${prompt1}## Prompt 2: ENG-2\n`)[1]).toMatchObject([{ key: "ENG-1", kind: "hard" }]);
  });

  it("but not a circle that it makes with what the tickets say", () => {
    const front = HEAD.replace("[1] }", "[1, 2] }").replace("[2],", "[],");
    const text = `${front}## Prompt 1: ENG-1\n\`\`\`yaml\nticket: ENG-1\ndepends_on: [{ ticket: ENG-2 }]\n\`\`\`\n## Prompt 2: ENG-2\n`;
    expect(() => back(text)).toThrow("nothing in this circle can begin: prompt 1 → prompt 2 → prompt 1");
  });

  it("and what is shown as parked or as a warning stays one comment a line, whatever it says", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("\n---\n## Prompt 9: ENG-9 x", "a\u0085b: [", "\u2028version: 2", "\r- x", "# ```yaml"),
    );
    fc.assert(
      fc.property(wild, wild, (reason, text) => {
        const plan = planOf(TICKETS);
        const parked = [{ ticket: ticket(9), reason }];
        const printed = printPromptFile(planToPromptFile({ ...plan, parked, warnings: [{ text }] }));
        expect(back(printed)).toEqual(plan);
        expect(printed.split("\n").filter((line) => /^# (?:parked|warning): ?/.test(line))).toHaveLength(2);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a wrong file is told about all at once", () => {
  const file = (phases: string, prompts: string) => `---\nversion: 1\nbase: main\nphases:\n${phases}\n---\n${prompts}`;
  const two = "## Prompt 1: ENG-1\n## Prompt 2: ENG-2\n";
  it.each([
    ["no front matter", "# Hello", ["p.md:1: the file must begin with `---` and its front matter"]],
    ["an open front matter", "---\nversion: 1", ["p.md:1: the front matter is not closed with `---`"]],
    ["another version", HEAD.replace("version: 1", "version: 2"), ["p.md:2:10: version: 2 is not allowed: 1"]],
    [
      "unknown keys and names",
      file("  A: { prompts: [], paralel: true }\n  1st: { prompts: [] }", ""),
      [
        'p.md:5:21: phases.A.paralel: unknown key; did you mean "parallel"?',
        "p.md:6:3: phases.1st: a phase has a name of letters, digits, `-` and `_`, such as A",
      ],
    ],
    [
      "a phase written twice",
      file("  A: { prompts: [1, 2] }\n  A: { prompts: [1, 2] }", two),
      ["p.md:6:3: A is written twice"],
    ],
    [
      "numbers and phases that do not fit",
      file(
        "  A: { prompts: [1, 9], depends_on_phases: [C] }\n  B: { prompts: [1], depends_on_phases: [B] }",
        "## Prompt 1: ENG-1\n## Prompt 1: ENG-1\n## Prompt 3: ENG-3\n",
      ),
      [
        "p.md:5:21: phase A: there is no prompt 9",
        'p.md:5:45: phase A: there is no phase "C"',
        "p.md:6:18: phase B: prompt 1 is in phase A already",
        "p.md:6:42: phase B depends on itself",
        "p.md:9: prompt 1 is written twice, first in line 8",
        "p.md:9: ticket ENG-1 has two prompts, the first in line 8",
        "p.md:10: prompt 3 is in no phase",
      ],
    ],
    [
      "a circle of phases",
      file(
        "  A: { prompts: [1], depends_on_phases: [C] }\n  B: { prompts: [2], depends_on_phases: [A] }\n  C: { prompts: [], depends_on_phases: [B] }",
        two,
      ),
      ["p.md:5:6: nothing in this circle can begin: phase A → phase C → phase B → phase A"],
    ],
    [
      "a prompt that waits for a later phase",
      HEAD + two.replace("ENG-1\n", "ENG-1\n```yaml\nticket: ENG-1\ndepends_on: [{ ticket: ENG-2 }]\n```\n"),
      ["p.md:8: nothing in this circle can begin: prompt 1 → prompt 2 → phase B → prompt 1"],
    ],
    [
      "a prompt that waits for itself",
      HEAD + two.replace("ENG-1\n", "ENG-1\n```yaml\nticket: ENG-1\ndepends_on: [{ ticket: ENG-1 }]\n```\n"),
      ["p.md:8: prompt 1: ENG-1 depends on itself"],
    ],
    [
      "a merged ticket that is in two places",
      HEAD +
        two
          .replace("ENG-1\n", "ENG-1\n```yaml\nticket: ENG-1\nalso: [ENG-2, ENG-3, eng-4]\n```\n")
          .replace("ENG-2\n", "ENG-2\n```yaml\nticket: ENG-2\nalso: [ENG-3]\ndepends_on: [{ ticket: ENG-3 }]\n```\n"),
      ['p.md:11:22: also[2]: "eng-4" is not allowed: a ticket key such as ENG-12'],
    ],
    [
      "a merged ticket that has a prompt, and one that is waited for by its own task",
      HEAD +
        `## Prompt 1: ENG-1\n\`\`\`yaml\nticket: ENG-1\nalso: [ENG-2, ENG-3]\n\`\`\`\n` +
        `## Prompt 2: ENG-2\n\`\`\`yaml\nticket: ENG-2\nalso: [ENG-3, ENG-4]\ndepends_on: [{ ticket: ENG-4 }]\n\`\`\`\n`,
      [
        "p.md:8: prompt 1: also: ENG-2 is in prompt 2 already",
        "p.md:13: prompt 2: also: ENG-3 is in prompt 1 already",
        "p.md:13: prompt 2: ENG-2 depends on itself",
      ],
    ],
    [
      "headings and blocks",
      `${HEAD}## Prompt one: ENG-1\n## Prompt 2: eng-2\n\`\`\`yaml\nticket: ENG-3\nmay_edti: [x]\nlimits: { max_turns: 0 }\n\`\`\`\n`,
      [
        'p.md:8: "## Prompt one: ENG-1" is not allowed: `## Prompt 1: ENG-12 title`',
        'p.md:9: "## Prompt 2: eng-2" is not allowed: `## Prompt 1: ENG-12 title`',
      ],
    ],
    [
      "fields",
      HEAD +
        two.replace(
          "ENG-2\n",
          'ENG-2\n```yaml\nticket: ENG-3\nmay_edti: [x]\nmay_edit: ["**/**/**/**"]\nlimits: { max_turns: 0 }\nbranch: "-x"\n```\n',
        ),
      [
        'p.md:12:1: may_edti: unknown key; did you mean "may_edit"?',
        'p.md:13:12: may_edit[0]: "**/**/**/**" is not allowed: more than 3 times "**"',
        "p.md:14:22: limits.max_turns: 0 is not allowed: a whole number from 1 to 1000",
        'p.md:15:9: branch: "-x" is not allowed: the name of a branch',
      ],
    ],
    [
      "another ticket in the block",
      HEAD + two.replace("ENG-2\n", "ENG-2\n```yaml\nticket: ENG-3\n```\n"),
      ['p.md:11:9: ticket: "ENG-3" is not allowed: the heading says ENG-2'],
    ],
    [
      "a block that nothing closes",
      HEAD + two.replace("ENG-1\n", "ENG-1\n```yaml\nticket: ENG-1\n"),
      ["p.md:9: this block is not closed", "p.md:9: this code fence is never closed; headings below it are not seen"],
    ],
  ])("%s", (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it("and no text at all gives anything but a file or PLAN_INVALID", () => {
    const pieces = fc.constantFrom(
      "---",
      "version: 1",
      "base: main",
      "phases: {}",
      "## Prompt 1: ENG-1",
      "```yaml",
      "```",
      "ticket: ENG-1",
      "- {",
      "\u0000",
      "A: &a [*a]",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 10 })), { maxLength: 14 }),
        (parts) => {
          for (const problem of problemsOf(parts.join("\n"))) expect(problem).toMatch(/^p\.md:\d+(?::\d+)?: .+$/u);
        },
      ),
      { numRuns: 150 },
    );
  });
});
