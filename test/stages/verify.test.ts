import { beforeAll, describe, expect, it } from "vitest";
import type { Attempt } from "../../src/core/attempt.ts";
import type { CheckResult, Verdict } from "../../src/core/verdict.ts";
import { fix } from "../../src/stages/fix.ts";
import { run } from "../../src/stages/run.ts";
import { scaffold } from "../../src/stages/scaffold.ts";
import { verify } from "../../src/stages/verify.ts";
import type { AgentTurn } from "../fakes/fake-agent.ts";
import type { FakeLine, SeenDirectory } from "../fakes/fake-commands.ts";
import {
  codeOf,
  createFakeWorld,
  type FakeWorld,
  GOOD_EDIT,
  type Machine,
  type MachineSettings,
  recorded,
  taskOf,
  ticketOf,
} from "../fakes/ports.ts";

interface Case extends MachineSettings {
  readonly turn?: AgentTurn;
  readonly world?: FakeWorld;
}

async function attemptOn(machine: Machine): Promise<Attempt> {
  const { ports, settings } = machine.hall;
  const { signal } = new AbortController();
  return run(await scaffold(await taskOf(machine), ports, settings, signal), ports, settings, signal);
}
async function verified({ turn = { edits: GOOD_EDIT }, world = createFakeWorld(), ...given }: Case = {}) {
  const machine = world.machine({ script: [turn], ...given });
  const attempt = await attemptOn(machine);
  const { hall, calls } = recorded(machine.hall);
  const verdict = await verify(attempt, hall.ports, hall.settings, hall.signal);
  return { ...machine, attempt, verdict, calls };
}
const resultOf = ({ checks }: Verdict, name: string): CheckResult | undefined =>
  checks.find((check) => check.name === name);
const TEST = [{ name: "test", run: "npm test" }];
const FILE = "/state/work/eng-1";
const isWork = (path: string) => path === FILE;
const red =
  (line: string): FakeLine =>
  () => ({ exitCode: 1, stdout: `${line}\n` });

describe("verify", () => {
  it("lets a good change be delivered: every check has passed, the commands last", async () => {
    const { verdict, commands } = await verified({
      commands: [...TEST, { name: "lint", run: "npm run lint" }],
      config: { run: { allowHosts: ["registry.example.com"] } },
    });
    expect(verdict).toMatchObject({ decision: "deliver", commandsMs: 200 });
    expect(verdict.checks.map(({ status }) => status)).toEqual(verdict.checks.map(() => "pass"));
    expect(verdict.checks.slice(-2).map(({ name }) => name)).toEqual(["test", "lint"]);
    expect(commands.runs.map(({ line, allowHosts }) => [line, allowHosts])).toEqual([
      ["npm test", []],
      ["npm run lint", []],
    ]);
  });

  it("gives commands the hosts of run.allowHosts only when it is told to", async () => {
    const config = { verify: { network: "allow-hosts" }, run: { allowHosts: ["registry.example.com"] } };
    const { commands } = await verified({ commands: TEST, config });
    expect(commands.runs[0]?.allowHosts).toEqual(["registry.example.com"]);
  });

  it.each<[string, AgentTurn, string]>([
    [
      "nothing was touched and the agent says so",
      { report: { closingWords: "It is already implemented." } },
      "already-done",
    ],
    ["nothing was touched", { report: { closingWords: "Sorry." } }, "blocked"],
    ["a tool was refused", { report: { denials: [{ tool: "Edit", reason: "outside" }] } }, "permission-denied"],
    ["the model refused the key", { report: { outcome: "auth" } }, "auth-failure"],
    ["the agent was cut off", { report: { outcome: "max-turns" } }, "interrupted"],
    [
      "only blanks changed",
      {
        edits: {
          "src/price.ts":
            "export function formatPrice(cents: number): string {\n    return (cents / 100).toFixed(2);\n}\n\n",
        },
      },
      "noise-only",
    ],
    [
      "only ignored files were written",
      { edits: { "coverage/index.html": "x" }, report: { closingWords: "" } },
      "blocked",
    ],
  ])("stops when there is no change, with its kind: %s", async (_what, turn, kind) => {
    const { verdict, commands } = await verified({ turn, commands: TEST });
    expect(verdict).toMatchObject({ decision: "stop", noChange: kind, checks: [{ name: "change", status: "fail" }] });
    expect(commands.runs).toEqual([]);
  });

  it.each([{ maxFiles: 1 }, { maxBytes: 10 }])(
    "refuses a change over %j without reading or running any of it",
    async (limits) => {
      const edits = { "a.ts": "export const a = 1;\n", "b.ts": "export const b = 1;\n" };
      const { verdict, calls } = await verified({ turn: { edits }, commands: TEST, config: { verify: limits } });
      expect(verdict.decision).toBe("stop");
      expect(verdict.checks.map(({ name, status }) => [name, status])).toEqual([
        ["size", "fail"],
        ["test", "not-run"],
      ]);
      expect(calls).toEqual([]);
    },
  );

  it("runs no command on a change that left its territory", async () => {
    const world = createFakeWorld({ tickets: [ticketOf({ files: ["src/price.ts"] })] });
    const { verdict, commands } = await verified({ world, commands: TEST });
    expect(verdict.decision).toBe("stop");
    expect(resultOf(verdict, "territory")).toMatchObject({ status: "fail", locations: [{ path: "src/discount.ts" }] });
    expect(resultOf(verdict, "test")).toMatchObject({ status: "not-run" });
    expect(commands.runs).toEqual([]);
  });

  it("runs no command on protected files, and none for an agent that did not finish", async () => {
    const guarded = await verified({ turn: { edits: { ".github/workflows/ci.yml": "on: push\n" } }, commands: TEST });
    const cut = await verified({ turn: { edits: GOOD_EDIT, report: { outcome: "timed-out" } }, commands: TEST });
    for (const { verdict, commands } of [guarded, cut]) expect([verdict.decision, commands.runs]).toEqual(["stop", []]);
    expect(cut.verdict.reason).toBe("the agent did not finish: timed-out");
  });

  it("still runs the commands when what is wrong can be put right, so that the agent hears of all of it", async () => {
    const edits = { "src/discount.ts": "export const discount = 1;\nconsole.log(discount);\n" };
    const { verdict, commands } = await verified({ turn: { edits }, commands: TEST });
    expect([verdict.decision, resultOf(verdict, "debug statements")?.status]).toEqual(["fix", "fail"]);
    expect(commands.runs).toHaveLength(1);
  });

  it("does not let a change through that the scanner did not look at", async () => {
    const { verdict } = await verified({ findings: "not-run", commands: TEST });
    expect(verdict.decision).not.toBe("deliver");
    expect(resultOf(verdict, "secrets")?.status).toBe("not-run");
  });

  it("asks for a fix when a secret was found", async () => {
    const { verdict } = await verified({ findings: [{ path: "src/discount.ts", line: 1, rule: "npm-token" }] });
    expect([verdict.decision, resultOf(verdict, "secrets")?.status]).toEqual(["fix", "fail"]);
  });
});

describe("a request for files outside the territory", () => {
  const MINE = { "src/discount.ts": "export const discount = 1;\n" };
  const THEIRS = { "src/index.ts": 'export * from "./discount.ts";\n' };
  const request = (...paths: string[]) => ({
    "SCOPE-EXPANSIONS.md": paths.map((path) => `## ${path}\nReason: it must be exported\n`).join("\n"),
  });
  const siblings = [{ key: "ENG-2", globs: ["src/cart.ts", "lib/**"] }];

  /** Verifies one turn of an agent whose territory is `src/discount.ts`, beside a sibling. */
  async function requested(turn: AgentTurn, more: Omit<Case, "turn" | "world"> & { changes?: Partial<Attempt> } = {}) {
    const world = createFakeWorld({ tickets: [ticketOf({ files: ["src/discount.ts"] })] });
    const machine = world.machine({ script: [turn], ...more });
    const attempt = await attemptOn(machine);
    const given = { ...attempt, territory: { ...attempt.territory, siblings }, ...more.changes };
    const again = (changes: Partial<Attempt> = {}) =>
      verify({ ...given, ...changes }, machine.ports, machine.settings, machine.hall.signal);
    return { ...machine, given, again, verdict: await again() };
  }

  it("that nobody owns is granted: the territory grows and another round follows", async () => {
    const { verdict } = await requested({ edits: { ...MINE, ...request("src/index.ts") } });
    expect(verdict).toMatchObject({ decision: "fix", reason: "1 file granted; fix round 1 of 2" });
    expect(verdict.territory.mayEdit).toEqual(["src/discount.ts", "src/index.ts"]);
    expect(verdict.expansions).toMatchObject([
      { path: "src/index.ts", decision: "granted", reason: "it must be exported" },
    ]);
    const { territory, expansions, complaints, prompt } = fix(verdict, { commands: [], template: undefined });
    expect([territory, expansions]).toEqual([verdict.territory, verdict.expansions]);
    expect(complaints.at(-1)).toMatchObject([{ check: "scope requests", summary: expect.stringContaining("go on") }]);
    expect(prompt).toContain("src/index.ts: granted, may be edited now");
    expect(prompt).toContain("- src/discount.ts\n- src/index.ts\n");
  });

  it("wins over no change: an agent that only asked is sent on", async () => {
    const { verdict, again } = await requested({ edits: request("src/index.ts"), report: { closingWords: "" } });
    expect([verdict.decision, verdict.noChange]).toEqual(["fix", undefined]);
    const { territory, expansions } = verdict;
    // The file still lies there in the next round: who was told once and did nothing is not asked for ever.
    expect(await again({ territory, expansions, round: 2 })).toMatchObject({ decision: "stop", noChange: "blocked" });
  });

  it("is granted before the change is judged, so that an edit made too early is no breach", async () => {
    const { verdict } = await requested({ edits: { ...MINE, ...THEIRS, ...request("src/index.ts") } });
    expect(verdict.decision).toBe("deliver");
    expect(resultOf(verdict, "territory")?.status).toBe("pass");
    expect(resultOf(verdict, "scope requests")).toMatchObject({ status: "flagged", summary: "1 file granted" });
  });

  it("is not needed for anything else that was edited: that stays a breach, and is not asked about twice", async () => {
    const { verdict } = await requested({ edits: { ...THEIRS, ...request("src/other.ts") } });
    expect([verdict.decision, resultOf(verdict, "territory")?.status]).toEqual(["stop", "fail"]);
  });

  it("that a sibling owns is left for later, and the rest is delivered", async () => {
    const { verdict } = await requested({ edits: { ...MINE, ...request("src/cart.ts") } });
    expect(verdict.decision).toBe("deliver");
    expect(verdict.expansions).toMatchObject([{ path: "src/cart.ts", decision: "deferred", owner: "ENG-2" }]);
    expect(verdict.territory.mayEdit).toEqual(["src/discount.ts"]);
  });

  it("that a sibling owns does not excuse an edit", async () => {
    const { verdict } = await requested({ edits: { ...MINE, "src/cart.ts": "", ...request("src/cart.ts") } });
    expect([verdict.decision, resultOf(verdict, "territory")?.locations]).toEqual(["stop", [{ path: "src/cart.ts" }]]);
  });

  it("that a sibling owns blocks a change that consists of nothing else, and the reason names the file", async () => {
    const turn = { edits: request("src/cart.ts"), report: { closingWords: "It is already done." } };
    const { verdict } = await requested(turn);
    expect(verdict).toMatchObject({ decision: "stop", noChange: "blocked" });
    expect(verdict.reason).toBe("no change: blocked; it needs what a task beside this one owns: src/cart.ts");
    expect(resultOf(verdict, "change")?.summary).toBe("no change: the agent changed nothing");
  });

  it("that is protected, forbidden or no path is rejected, and the rest is delivered", async () => {
    const paths = [".github/workflows/ci.yml", "docs/api.md", "../x.ts", "docs/"];
    const config = { plan: { mustNotEdit: ["docs/api.md"] } };
    const { verdict } = await requested({ edits: { ...MINE, ...request(...paths) } }, { config });
    expect(verdict.decision).toBe("deliver");
    expect(verdict.expansions.map(({ decision }) => decision)).toEqual(paths.map(() => "rejected"));
  });

  it("is rejected when plan.expansions says so", async () => {
    const config = { plan: { expansions: "reject" } };
    const { verdict } = await requested({ edits: { ...MINE, ...request("src/index.ts") } }, { config });
    expect([verdict.decision, verdict.expansions[0]?.decision]).toEqual(["deliver", "rejected"]);
  });

  it.each([
    ["no round", { config: { fix: { rounds: 0 } } }],
    ["no money", { changes: { totalUsage: { turns: 1, durationMs: 1, costUsd: 99 } } }],
  ])("that comes when %s is left changes nothing: what is there is judged", async (_what, more) => {
    const some = await requested({ edits: { ...MINE, ...request("src/index.ts") } }, more);
    expect(some.verdict.decision).toBe("deliver");
    expect(resultOf(some.verdict, "scope requests")).toMatchObject({
      status: "flagged",
      summary: "1 file granted; no round was left to use 1 grant",
    });
    const none = await requested({ edits: request("src/index.ts"), report: { closingWords: "" } }, more);
    expect(none.verdict).toMatchObject({ decision: "stop", noChange: "blocked" });
  });

  it("of an agent that did not finish is decided, and the run stays what it was", async () => {
    const turn = { edits: { ...MINE, ...request("src/index.ts") }, report: { outcome: "timed-out" as const } };
    const { verdict } = await requested(turn);
    expect([verdict.decision, verdict.expansions.length]).toEqual(["stop", 1]);
  });

  it("does not tell a reason that may hold a secret", async () => {
    const findings = [{ path: "SCOPE-EXPANSIONS.md", line: 2, rule: "npm-token" }];
    const { verdict } = await requested({ edits: { ...MINE, ...request("src/cart.ts") } }, { findings });
    expect(verdict.expansions).toMatchObject([{ path: "src/cart.ts", reason: "(withheld: it may hold a secret)" }]);
  });

  it("is settled the same the second time", async () => {
    const { verdict, again } = await requested({ edits: { ...MINE, ...request("src/index.ts", "src/cart.ts") } });
    expect(await again()).toEqual(verdict);
  });
});

describe("a red command", () => {
  const onlyHere: FakeLine = ({ path }) => (isWork(path) ? { exitCode: 1, stdout: "FAIL src/a.test.ts\n" } : {});

  it("that is green at the base asks for a fix", async () => {
    const { verdict, commands } = await verified({ commands: TEST, lines: { "npm test": onlyHere } });
    expect(verdict.decision).toBe("fix");
    expect(resultOf(verdict, "test")).toMatchObject({ status: "fail", summary: "exit code 1; passes on the base" });
    expect(commands.runs.map(({ workdir }) => workdir.path)).toEqual([FILE, `${FILE}-base`]);
    expect(verdict.commandsMs).toBe(200);
  });

  it("that is red at the base in the same way is inherited, and the change is delivered", async () => {
    const { verdict } = await verified({ commands: TEST, lines: { "npm test": red("FAIL src/old.test.ts") } });
    expect(verdict.decision).toBe("deliver");
    expect(resultOf(verdict, "test")?.status).toBe("inherited");
  });

  it("that is red at the base in another way is not inherited", async () => {
    const line: FakeLine = ({ path }) => ({
      exitCode: 1,
      stdout: `FAIL src/${isWork(path) ? "new" : "old"}.test.ts\n`,
    });
    const { verdict } = await verified({ commands: TEST, lines: { "npm test": line } });
    expect(verdict.decision).toBe("fix");
  });

  it("must pass when it is strict, whatever the base does", async () => {
    const strict = [{ name: "test", run: "npm test", level: "strict" }];
    const { verdict } = await verified({ commands: strict, lines: { "npm test": red("FAIL src/old.test.ts") } });
    expect([verdict.decision, resultOf(verdict, "test")?.status]).toEqual(["fix", "fail"]);
  });

  it("is only shown when it is informational, and the base is not asked", async () => {
    const shown = [{ name: "test", run: "npm test", level: "informational" }];
    const { verdict, commands } = await verified({ commands: shown, lines: { "npm test": onlyHere } });
    expect(verdict.decision).toBe("deliver");
    expect(resultOf(verdict, "test")).toMatchObject({ status: "fail", weight: "advisory" });
    expect(commands.runs).toHaveLength(1);
  });

  it("that could not be started stops: the machine is at fault, not the agent", async () => {
    const line: FakeLine = () => ({ started: false, exitCode: undefined });
    const { verdict } = await verified({ commands: TEST, lines: { "npm test": line } });
    expect([verdict.decision, resultOf(verdict, "test")?.status]).toEqual(["stop", "not-run"]);
  });

  it("has its base prepared once for all commands, at the base, and the directory is gone afterwards", async () => {
    const lines: Record<string, FakeLine> = { "npm test": onlyHere, "npm run lint": onlyHere };
    const { commands, workspace } = await verified({
      commands: [...TEST, { name: "lint", run: "npm run lint" }],
      lines,
      config: { scaffold: { setup: "npm ci" } },
    });
    expect(commands.runs.map(({ line, workdir }) => `${line} in ${workdir.path.slice(FILE.length - 5)}`)).toEqual([
      "npm ci in eng-1",
      "npm test in eng-1",
      "npm ci in eng-1-base",
      "npm test in eng-1-base",
      "npm run lint in eng-1",
      "npm run lint in eng-1-base",
    ]);
    expect([...workspace.workdirs.keys()]).toEqual(["eng-1"]);
  });

  it("is not excused by a base that could not be prepared", async () => {
    const lines: Record<string, FakeLine> = {
      "npm ci": ({ path }) => ({ exitCode: isWork(path) ? 0 : 1 }),
      "npm test": red("sh: vitest: not found"),
    };
    const { verdict } = await verified({ commands: TEST, lines, config: { scaffold: { setup: "npm ci" } } });
    expect(resultOf(verdict, "test")).toMatchObject({
      status: "fail",
      summary: "exit code 1; how it ends on the base is unknown",
    });
    expect(verdict.decision).not.toBe("deliver");
  });

  it("is compared with the base, not with what a dead run left in its directory", async () => {
    const world = createFakeWorld();
    const machine = world.machine({
      commands: TEST,
      lines: {
        "npm test": ({ path, read }) => ({ exitCode: isWork(path) || read("junk") ? 1 : 0, stdout: "FAIL a\n" }),
      },
    });
    const attempt = await attemptOn(machine);
    await machine.workspace.open("eng-1-base", world.base.commit);
    machine.files.texts.set(`${FILE}-base/junk`, "left");
    const verdict = await verify(attempt, machine.ports, machine.settings, machine.hall.signal);
    expect(verdict.decision).toBe("fix");
  });

  it("leaves no base directory behind, even when a command cannot be run at all", async () => {
    const machine = createFakeWorld().machine({ commands: TEST, lines: { "npm test": red("FAIL a") } });
    const attempt = await attemptOn(machine);
    const commands: typeof machine.commands = {
      runs: [],
      run: (wanted, signal) =>
        isWork(wanted.workdir.path) ? machine.commands.run(wanted, signal) : Promise.reject(new Error("no cell")),
    };
    const work = verify(attempt, { ...machine.ports, commands }, machine.settings, machine.hall.signal);
    await expect(work).rejects.toThrow("no cell");
    expect([...machine.workspace.workdirs.keys()]).toEqual(["eng-1"]);
  });
});

describe("the working directory of a verification", () => {
  const dropping: FakeLine = ({ write }) => {
    write("report.html", "dropped");
    write("src/discount.ts", "overwritten");
    write("coverage/out", "ignored");
    return {};
  };

  it("holds the agent's tree again when another round follows; what is ignored stays", async () => {
    const strict = [{ name: "test", run: "npm test", level: "strict" }];
    const lines = { "npm test": (dir: SeenDirectory) => ({ ...dropping(dir), exitCode: 1 }) };
    const { files, workspace, attempt, verdict } = await verified({ commands: strict, lines });
    expect(verdict.decision).toBe("fix");
    const workdir = await workspace.open("eng-1", attempt.baseCommit);
    expect((await workspace.collect(workdir)).tree).toBe(attempt.change.tree);
    expect(files.texts.get(`${FILE}/coverage/out`)).toBe("ignored");
  });

  it("is judged the same the second time", async () => {
    const { verdict, attempt, ports, settings, hall } = await verified({
      commands: TEST,
      lines: { "npm test": dropping },
    });
    expect(await verify(attempt, ports, settings, hall.signal)).toEqual(verdict);
  });
});

describe("a verification on another machine", () => {
  const world = createFakeWorld();
  let attempt: Attempt;
  beforeAll(async () => {
    attempt = await attemptOn(world.machine({ config: { scaffold: { setup: "npm ci" } } }));
  });
  const elsewhere = (setUp: FakeLine, test: FakeLine = () => ({})) => {
    const lines = { "npm ci": setUp, "npm test": test };
    const machine = world.machine({ commands: TEST, lines, config: { scaffold: { setup: "npm ci" } } });
    return { machine, work: verify(attempt, machine.ports, machine.settings, machine.hall.signal) };
  };

  it("prepares the base, which alone may reach any host, and then puts the agent's tree there", async () => {
    const seen: string[] = [];
    const look =
      (what: string): FakeLine =>
      ({ read }) => {
        seen.push(`${what}: ${read("src/discount.ts") === undefined ? "base" : "change"}`);
        return {};
      };
    const { machine, work } = elsewhere(look("set-up"), look("test"));
    const verdict = await work;
    expect(seen).toEqual(["set-up: base", "test: change"]);
    expect(machine.commands.runs.map(({ allowHosts }) => allowHosts)).toEqual([["*"], []]);
    expect([verdict.decision, verdict.commandsMs]).toEqual(["deliver", attempt.commandsMs + 200]);
  });

  it("says so when it cannot be prepared, instead of judging what was never there", async () => {
    const { work } = elsewhere(() => ({ exitCode: 1, stderr: "network is down" }), red("sh: vitest: not found"));
    expect(await codeOf(work)).toMatch(/^SETUP_FAILED: [\s\S]*network is down/);
  });
});

describe("a verification that is stopped from outside", () => {
  it.each(["npm test", "npm ci"])("is no judgement of the change: during %s", async (during) => {
    const controller = new AbortController();
    const lines: Record<string, FakeLine> = {
      "npm test": ({ path }) => {
        if (during === "npm test") controller.abort();
        return { exitCode: isWork(path) ? 1 : 0 };
      },
      "npm ci": ({ path }) => {
        if (during === "npm ci" && !isWork(path)) controller.abort();
        return {};
      },
    };
    const config = { scaffold: { setup: "npm ci" } };
    const work = verified({ commands: TEST, lines, config, signal: controller.signal });
    expect(await codeOf(work)).toMatch(/^CANCELLED: /);
  });
});
