// What another machine says is believed only where nobody can look again, and even then only to the worse.
import { describe, expect, it } from "vitest";
import type { Task } from "../../src/core/plan.ts";
import type { RanOn } from "../../src/core/reported.ts";
import type { CheckResult, Verdict } from "../../src/core/verdict.ts";
import { recheck } from "../../src/stages/recheck.ts";
import { run } from "../../src/stages/run.ts";
import { scaffold } from "../../src/stages/scaffold.ts";
import { verify } from "../../src/stages/verify.ts";
import type { AgentTurn } from "../fakes/fake-agent.ts";
import type { FakeLine } from "../fakes/fake-commands.ts";
import {
  codeOf,
  createFakeWorld,
  type FakeWorld,
  GOOD_EDIT,
  type MachineSettings,
  recorded,
  taskOf,
  ticketOf,
} from "../fakes/ports.ts";

interface Case {
  readonly world?: FakeWorld;
  readonly turn?: AgentTurn;
  /** Of the machine that ran the agent. */
  readonly there?: MachineSettings;
  /** Of the machine that looks again; the same unless given. */
  readonly here?: MachineSettings;
  /** What the agent's machine makes of its verdict before it hands it over. */
  readonly forge?: (verdict: Verdict) => Verdict;
  readonly task?: (task: Task) => Task;
  readonly ranOn?: RanOn;
}

const TEST = [{ name: "test", run: "npm test" }];

/** One machine lets an agent work and verifies; another, which has only the plan, the verdict and the bundle, looks again. */
async function rechecked(given: Case = {}) {
  const { world = createFakeWorld(), turn = { edits: GOOD_EDIT }, there = {}, here = there } = given;
  const agent = world.machine({ script: [turn], ...there });
  const { ports, settings, signal } = agent.hall;
  const plan = await taskOf(agent);
  const attempt = await run(await scaffold(plan, ports, settings, signal), ports, settings, signal);
  const honest = await verify(attempt, ports, settings, signal);
  const { change, baseCommit, finishedAt } = honest;
  const commit = await agent.workspace.commit({
    tree: change.tree,
    parent: baseCommit,
    message: "Work\n",
    date: finishedAt,
  });
  const bundle = await agent.workspace.salvage("eng-1-work", commit);

  const machine = world.machine(here);
  machine.files.texts.set(bundle, agent.files.texts.get(bundle) ?? "");
  const { hall, calls } = recorded(machine.hall);
  const task = given.task?.(await taskOf(machine)) ?? (await taskOf(machine));
  const told = given.forge?.(honest) ?? honest;
  const again = () =>
    recheck({ verdict: told, task, bundle, ranOn: given.ranOn ?? "agent-job" }, hall.ports, hall.settings);
  return { world, machine, honest, told, task, again, calls };
}

async function verdictOf(given: Case = {}) {
  const all = await rechecked(given);
  return { ...all, verdict: await all.again() };
}

const resultOf = ({ checks }: Verdict, name: string): CheckResult | undefined =>
  checks.find((check) => check.name === name);
const passed = (name: string): CheckResult => ({
  name,
  status: "pass",
  weight: "blocking",
  fixable: false,
  summary: "exit code 0",
  evidence: "",
  locations: [],
  durationMs: 5,
});
/** As a machine would say that is in somebody else's hands. */
const allIsWell = (verdict: Verdict): Verdict => ({
  ...verdict,
  decision: "deliver",
  reason: "all is well",
  checks: verdict.checks.map(({ name }) => passed(name)),
});

describe("recheck", () => {
  it("lets an honest verdict through: the same change, checks of its own, and the commands as they were told", async () => {
    const { verdict, honest, again, machine } = await verdictOf({ there: { commands: TEST } });
    expect(verdict.decision).toBe("deliver");
    expect(verdict.change).toEqual(honest.change);
    expect(verdict.checks.map(({ name, status }) => [name, status])).toEqual(
      honest.checks.map(({ name, status }) => [name, status]),
    );
    expect(resultOf(verdict, "test")?.summary).toBe("exit code 0 (told by the agent's machine)");
    expect(machine.commands.runs).toEqual([]);
    expect(await again()).toEqual(verdict);
  });

  it("says of commands that ran in a job of their own that they did", async () => {
    const { verdict } = await verdictOf({ there: { commands: TEST }, ranOn: "own-job" });
    expect(resultOf(verdict, "test")?.summary).toBe("exit code 0 (told by a machine of its own)");
  });

  it("reads trees and the bundle, and does nothing else", async () => {
    const { calls } = await verdictOf();
    const kinds = [...new Set(calls)].filter((call) => !call.startsWith("tracker.") && !call.startsWith("forge."));
    expect(kinds.sort()).toEqual(["scanner.scan", "trees.blobs", "trees.diff", "trees.list", "workspace.adopt"].sort());
  });

  it.each<[string, AgentTurn, MachineSettings, string]>([
    ["a workflow", { edits: { ".github/workflows/ci.yml": "on: push\n" } }, {}, "protected files"],
    ["the agent's own instructions", { edits: { "AGENTS.md": "Obey.\n" } }, {}, "protected files"],
    ["a name that means .git elsewhere", { edits: { "src/GIT~1/x.ts": "x\n" } }, {}, "paths"],
    ["a debug statement", { edits: { "src/a.ts": "debugger;\n" } }, {}, "debug statements"],
    ["too many files", { edits: { "a.ts": "a\n", "b.ts": "b\n" } }, { config: { verify: { maxFiles: 1 } } }, "size"],
    ["a file outside the territory", { edits: GOOD_EDIT }, { config: { plan: { mayEdit: ["docs/**"] } } }, "territory"],
    ["a secret", { edits: GOOD_EDIT }, { findings: [{ path: "src/discount.ts", line: 1, rule: "aws" }] }, "secrets"],
    ["what the scanner could not look at", { edits: GOOD_EDIT }, { findings: "not-run" }, "secrets"],
    [
      "a local file",
      { edits: { "settings.local": "x\n" } },
      { config: { scaffold: { copy: ["*.local"] } } },
      "local files",
    ],
  ])("refuses %s, whatever the other machine says of it", async (_, turn, here, name) => {
    const world = createFakeWorld({ repository: { "README.md": "# Shop\n" } });
    const forWhom =
      name === "local files"
        ? createFakeWorld({ repository: { ".gitignore": "*.local\n", "README.md": "#\n" } })
        : world;
    // The agent took the file out of `.gitignore` first.
    const edits = name === "local files" ? { ...turn.edits, ".gitignore": "\n" } : turn.edits;
    const case_ = { world: forWhom, turn: edits === undefined ? turn : { ...turn, edits }, here, forge: allIsWell };
    const { verdict } = await verdictOf(case_);
    expect(verdict.decision).toBe("stop");
    expect(verdict.reason).toContain("looked at again before delivery");
    expect(resultOf(verdict, name)?.status).not.toBe("pass");
  });

  it("does not believe a list of files: what the trees say counts, and the difference is logged", async () => {
    const turn = { edits: { ...GOOD_EDIT, ".github/workflows/ci.yml": "on: push\n" } };
    const forge = (verdict: Verdict): Verdict => {
      const files = verdict.change.files.filter(({ path }) => path === "src/discount.ts");
      return { ...allIsWell(verdict), change: { ...verdict.change, files } };
    };
    const { verdict, machine } = await verdictOf({ turn, forge });
    expect(verdict.decision).toBe("stop");
    expect(verdict.change.files.map(({ path }) => path)).toContain(".github/workflows/ci.yml");
    expect(machine.log.lines.map(({ word }) => word)).toContain("not-as-told");
  });

  it("drops what was told of hazards and of checks nobody here knows", async () => {
    const forge = (verdict: Verdict): Verdict => ({
      ...verdict,
      change: { ...verdict.change, hazards: [{ path: "x", kind: "unreadable" }] },
      checks: [...verdict.checks, passed("made up")],
    });
    const { verdict } = await verdictOf({ forge });
    expect([verdict.decision, verdict.change.hazards, resultOf(verdict, "made up")]).toEqual([
      "deliver",
      [],
      undefined,
    ]);
  });
});

describe("a verdict that is not what it says", () => {
  it.each<[string, (verdict: Verdict) => Verdict]>([
    ["names another tree", (one) => ({ ...one, change: { ...one.change, tree: one.change.baseTree } })],
    ["names no tree", (one) => ({ ...one, change: { ...one.change, tree: "--all" } })],
    ["names no base", (one) => ({ ...one, baseCommit: "HEAD" })],
    ["ends on no day", (one) => ({ ...one, finishedAt: "yesterday" })],
    ["ends before there was git", (one) => ({ ...one, finishedAt: "1969-01-01T00:00:00Z" })],
  ])("is invalid: it %s", async (_, forge) => {
    const { again } = await rechecked({ forge });
    expect(await codeOf(again())).toMatch(/^ARTEFACT_INVALID: /);
  });

  it("is invalid when it says deliver and nothing came with it", async () => {
    const { machine, told, task } = await rechecked();
    const { ports, settings } = machine.hall;
    const work = recheck({ verdict: told, task, bundle: undefined, ranOn: "own-job" }, ports, settings);
    expect(await codeOf(work)).toBe("ARTEFACT_INVALID: verdict: says deliver, but no bundle is with it");
  });

  it("is about the plan's task: ticket, branch, base and territory are taken from there", async () => {
    const forge = (verdict: Verdict): Verdict => ({
      ...verdict,
      ticket: ticketOf({ key: "ENG-666", title: "Another" }),
      also: [ticketOf({ key: "ENG-667" })],
      branch: "main",
      base: "release",
      territory: { mayEdit: ["**"], mayAppend: [], mustNotEdit: [], source: "ticket" },
      earlier: { pullRequest: 1, url: "https://example.com", status: "open" },
    });
    const { verdict, task } = await verdictOf({ forge });
    const { ticket, also, branch, base, territory, earlier } = verdict;
    expect({ ticket, also, branch, base, territory }).toEqual({
      ticket: task.ticket,
      also: [],
      branch: task.branch,
      base: task.base,
      territory: task.territory,
    });
    expect(earlier).toBeUndefined();
  });

  it("that has no change is stopped, however it is told", async () => {
    const { verdict } = await verdictOf({ turn: { report: { closingWords: "Done." } }, forge: unsaid });
    expect(verdict).toMatchObject({ decision: "stop", noChange: "blocked" });

    function unsaid({ noChange: _, ...verdict }: Verdict): Verdict {
      return allIsWell({ ...verdict, checks: [passed("size")] });
    }
  });

  it("of an agent that did not finish is stopped", async () => {
    const turn: AgentTurn = { edits: GOOD_EDIT, report: { outcome: "max-turns" } };
    const { verdict } = await verdictOf({ turn, forge: allIsWell });
    expect([verdict.decision, verdict.reason]).toEqual(["stop", "the agent did not finish: max-turns"]);
  });

  it.each(["stop", "fix"] as const)(
    "is never made better: %s stays a stop, and its bundle is not looked at",
    async (decision) => {
      const forge = (verdict: Verdict): Verdict => ({ ...allIsWell(verdict), decision, reason: "no" });
      const { verdict, calls } = await verdictOf({ forge });
      expect(verdict).toMatchObject({ decision: "stop", reason: "no" });
      expect(calls).not.toContain("workspace.adopt");
    },
  );
});

describe("the commands of a verdict", () => {
  const strict = [{ name: "test", run: "npm test", level: "strict" }];
  const shown = [{ name: "test", run: "npm test", level: "informational" }];
  const tell =
    (...results: CheckResult[]) =>
    (verdict: Verdict): Verdict => ({ ...verdict, checks: results });

  it.each<[string, typeof strict | typeof TEST, Partial<CheckResult> | undefined, string, string]>([
    ["that nothing was told of did not run", TEST, undefined, "not-run", "stop"],
    [
      "that failed are not excused by being called advisory",
      TEST,
      { status: "fail", weight: "advisory" },
      "fail",
      "stop",
    ],
    ["that must pass inherit nothing", strict, { status: "inherited" }, "fail", "stop"],
    ["that may be red on the base are", TEST, { status: "inherited" }, "inherited", "deliver"],
    ["that are only shown do not stop", shown, { status: "fail", weight: "blocking" }, "fail", "deliver"],
    ["have no result of another kind", TEST, { status: "flagged" }, "not-run", "stop"],
    ["that did not run stop", TEST, { status: "not-run" }, "not-run", "stop"],
  ])("%s", async (_, commands, told, status, decision) => {
    const forge = tell(...(told === undefined ? [] : [{ ...passed("test"), ...told }]));
    const { verdict } = await verdictOf({ there: { commands }, forge });
    expect([resultOf(verdict, "test")?.status, verdict.decision]).toEqual([status, decision]);
  });

  it("are those of our own configuration, not of theirs", async () => {
    const here = { commands: [...TEST, { name: "lint", run: "npm run lint" }] };
    const { verdict } = await verdictOf({ there: { commands: TEST }, here });
    expect(resultOf(verdict, "lint")).toMatchObject({ status: "not-run", weight: "blocking" });
    expect(verdict.decision).toBe("stop");
  });

  it("cannot stand in for a static check of the same name", async () => {
    const commands = [{ name: "protected files", run: "true" }];
    const turn = { edits: { ".github/x.yml": "x\n" } };
    const { verdict } = await verdictOf({ turn, there: { commands }, forge: allIsWell });
    expect(verdict.checks.filter(({ name }) => name === "protected files").map(({ status }) => status)).toEqual([
      "fail",
      "pass",
    ]);
    expect(verdict.decision).toBe("stop");
  });
});

describe("the commit that work stands on", () => {
  const GRAND = "export const grand = 1;\n";

  it("may be an older one of the base branch", async () => {
    const world = createFakeWorld();
    const { store, base } = world;
    const tree = store.putTree(store.textsOf(base.tree).set("later.md", "later\n"));
    const commit = store.putCommit({ tree, parent: base.commit, message: "Later\n", date: DATE, ours: false });
    const moved = { branch: "main", commit, tree };
    const { verdict, honest } = await verdictOf({ world, here: { settings: { base: moved, trusted: moved } } });
    expect([verdict.decision, verdict.baseCommit]).toEqual(["deliver", base.commit]);
    expect(verdict.change).toEqual(honest.change);
  });

  it("may not be one that brings what nobody checked", async () => {
    const world = createFakeWorld();
    const { store, base } = world;
    const texts = store.textsOf(base.tree).set(".github/workflows/evil.yml", "on: push\n").set("grand.ts", GRAND);
    const tree = store.putTree(texts);
    const commit = store.putCommit({ tree, parent: base.commit, message: "Evil\n", date: DATE, ours: false });
    const evil = { branch: "main", commit, tree };
    const there = { settings: { base: evil, trusted: evil } };
    const { verdict, calls } = await verdictOf({ world, there, here: {} });
    expect(verdict.decision).toBe("stop");
    expect(resultOf(verdict, "base")?.status).toBe("fail");
    expect(calls).not.toContain("workspace.adopt");
  });

  it("has the tree it has, whatever is told", async () => {
    const world = createFakeWorld();
    const { store, base } = world;
    const later = store.putTree(store.textsOf(base.tree).set("later.md", "later\n"));
    const commit = store.putCommit({ tree: later, parent: base.commit, message: "L\n", date: DATE, ours: false });
    const moved = { branch: "main", commit, tree: later };
    const forge = (one: Verdict): Verdict => ({ ...one, change: { ...one.change, baseTree: later } });
    const { again } = await rechecked({ world, here: { settings: { base: moved, trusted: moved } }, forge });
    expect(await codeOf(again())).toMatch(/^ARTEFACT_INVALID: verdict: change.baseTree/);
  });

  const DATE = "2026-01-01T00:00:00Z";
});

describe("files outside the territory", () => {
  const config = { plan: { mayEdit: ["src/discount.ts"] } };
  const edits = { ...GOOD_EDIT, "src/price.ts": "export const price = 1;\n" };
  const asking = (path: string, decision: "granted" | "rejected" = "granted") => ({
    path,
    reason: "needed",
    smallest: "one line",
    decision,
    why: "because I say so",
  });
  const told =
    (...expansions: ReturnType<typeof asking>[]) =>
    (verdict: Verdict): Verdict => ({ ...allIsWell(verdict), expansions });

  it("count as granted when that was told and is granted again", async () => {
    const given = { turn: { edits }, there: { config }, forge: told(asking("src/price.ts")) };
    const { verdict } = await verdictOf(given);
    expect(verdict.decision).toBe("deliver");
    expect(verdict.expansions).toMatchObject([
      { path: "src/price.ts", decision: "granted", why: "nobody else owns it", reason: "needed" },
    ]);
    expect(verdict.territory.mayEdit).toEqual(["src/discount.ts", "src/price.ts"]);
  });

  it("are decided again for work that is stopped too: nobody waits for whom another machine names", async () => {
    const one = { ...asking("src/price.ts"), decision: "deferred" as const, owner: "ENG-9" };
    const forge = (verdict: Verdict): Verdict => ({ ...verdict, decision: "stop", expansions: [one] });
    const { verdict } = await verdictOf({ turn: { edits }, there: { config }, forge });
    expect(verdict.expansions).toMatchObject([
      { path: "src/price.ts", decision: "rejected", why: "it was not granted while the agent worked" },
    ]);
    expect(verdict.expansions[0]).not.toHaveProperty("owner");
  });

  it.each<[string, Pick<Case, "forge" | "task" | "here">]>([
    ["nobody was asked", { forge: told() }],
    ["the answer was no", { forge: told(asking("src/price.ts", "rejected")) }],
    ["a pattern was asked for", { forge: told(asking("src/*.ts")) }],
    ["a folder was asked for", { forge: told(asking("src")) }],
    ["our configuration grants nothing", { here: { config: { plan: { ...config.plan, expansions: "reject" } } } }],
    ["it must not be edited", { here: { config: { plan: { ...config.plan, mustNotEdit: ["src/price.ts"] } } } }],
    [
      "a task beside this one owns it",
      {
        task: (task) => ({
          ...task,
          territory: { ...task.territory, siblings: [{ key: "ENG-2", globs: ["src/price.ts"] }] },
        }),
      },
    ],
    [
      "ten others were granted before",
      { forge: told(...Array.from({ length: 10 }, (_, at) => asking(`x${at}.ts`)), asking("src/price.ts")) },
    ],
  ])("do not count: %s", async (_, given) => {
    const { verdict } = await verdictOf({
      turn: { edits },
      there: { config },
      forge: told(asking("src/price.ts")),
      ...given,
    });
    expect(resultOf(verdict, "territory")?.status).toBe("fail");
    expect(verdict.decision).toBe("stop");
    expect(verdict.territory.mayEdit).not.toContain("src/price.ts");
  });
});

describe("the words of another machine", () => {
  const LONG = "x".repeat(2_000_000);

  it("are cut to size", async () => {
    const forge = (verdict: Verdict): Verdict => ({
      ...verdict,
      prompt: LONG,
      closingWords: LONG,
      detail: LONG,
      agent: LONG,
      model: LONG,
      workdir: LONG,
      transcript: LONG,
      copied: Array.from({ length: 100_000 }, (_, at) => `${at}`),
      denials: Array.from({ length: 10_000 }, () => ({ tool: "x", reason: "y".repeat(1000) })),
      complaints: Array.from({ length: 1000 }, () => [{ check: "x", summary: LONG, evidence: LONG }]),
      expansions: Array.from({ length: 10_000 }, (_, at) => ({
        path: `p${at}`,
        reason: LONG,
        smallest: "",
        decision: "deferred" as const,
        why: "",
      })),
      checks: [{ ...passed("test"), summary: LONG, evidence: LONG, locations: [{ path: LONG }] }],
    });
    const { verdict } = await verdictOf({ there: { commands: TEST }, forge });
    expect(JSON.stringify(verdict).length).toBeLessThan(500_000);
    expect(verdict).not.toHaveProperty("transcript");
    expect(verdict.decision).toBe("deliver");
  });

  it("that may hold a secret are withheld; those of the others stay", async () => {
    const red: FakeLine = () => ({ exitCode: 1, stdout: "token=abc\n" });
    const there = {
      commands: [{ ...TEST[0], name: "test", run: "npm test", level: "informational" }],
      lines: { "npm test": red },
    };
    const here = { ...there, findings: [{ path: "closing-words.md", line: 1, rule: "x" }] };
    const turn: AgentTurn = { edits: GOOD_EDIT, report: { closingWords: "It is ghp_abc" } };
    const { verdict } = await verdictOf({ turn, there, here });
    expect(verdict.closingWords).toBe("(withheld: it may hold a secret)");
    expect(resultOf(verdict, "test")?.evidence).toContain("token=abc");
    const blind = await verdictOf({ turn, there, here: { ...there, findings: "not-run" } });
    expect(JSON.stringify(blind.verdict)).not.toContain("token=abc");
    expect(blind.verdict.decision).toBe("stop");
  });
});
