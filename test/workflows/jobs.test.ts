// The conditions of our jobs and steps, evaluated as tables: what runs, in which state of a run, and from which artifact.
import { describe, expect, it } from "vitest";
import { evaluate, runs } from "./expressions.ts";
import { isOnlyCalled, jobOf, readWorkflow } from "./workflow-files.ts";

const BATCH = readWorkflow(".github/workflows/linear-to-pr.yml");
const TICKET = readWorkflow(".github/workflows/ticket.yml");
const expression = (text: string) => `\${{ ${text} }}`;
const PHASES = [1, 2, 3, 4, 5, 6, 7, 8];

describe("the expressions of this suite", () => {
  it.each([
    ["'a' == 'A'", true],
    ["!cancelled() && 'it''s' != ''", true],
    ["'' || 0 || null", null],
    ["'x' && 'y' || 'z'", "y"],
    ["needs.a.outputs.b-c == '[]'", true],
    ["needs.none.outputs.b == ''", true],
    ["startsWith('[1]', '[') && fromJSON('[1]') || 'x'", [1]],
    ["fromJSON(toJSON(needs)).a.outputs.b-c", "[]"],
  ])("%s comes to %o", (text, wanted) => {
    const contexts = { needs: { a: { outputs: { "b-c": "[]" } } }, null: null };
    expect(evaluate(text, { contexts })).toEqual(wanted);
  });

  it("asks for success where a condition does not ask about the run itself", () => {
    const state = { contexts: {}, failed: true };
    expect([runs("'x'", state), runs("always()", state), runs("!cancelled()", state), runs(undefined, state)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("refuses what it does not know", () => {
    expect(() => evaluate("hashFiles('a')", { contexts: {} })).toThrow("hashFiles");
    expect(() => evaluate("vars.x", { contexts: {} })).toThrow("vars");
  });
});

describe("the batch", () => {
  const phase = (n: number) => jobOf(BATCH, `phase-${n}`);

  it("is the same job for every phase but for its number and what it waits for", () => {
    const [first, ...others] = PHASES.map((n) =>
      JSON.stringify({ ...phase(n), needs: [] }).replaceAll(`phase-${n}`, "phase-N"),
    );
    expect(new Set(others)).toEqual(new Set([first]));
  });

  it("lets a phase wait for the plan and for every phase before it", () => {
    for (const n of PHASES) {
      expect(phase(n).needs).toEqual([
        "prepare",
        ...PHASES.filter((other) => other < n).map((other) => `phase-${other}`),
      ]);
    }
    expect(jobOf(BATCH, "carry-on").needs).toEqual(["prepare", ...PHASES.map((n) => `phase-${n}`)]);
  });

  it("never ends a ticket because of another one or of a newer event", () => {
    const { strategy, concurrency } = phase(1);
    expect(strategy).toMatchObject({ "fail-fast": false, "max-parallel": expression("inputs.slots") });
    expect(concurrency).toEqual({
      group: `linear-to-pr-ticket-${expression("matrix.key")}`,
      "cancel-in-progress": false,
      queue: "max",
    });
  });

  it.each([
    { prepared: "success", keys: '["ENG-1"]', before: "success", cancelled: false, wanted: true },
    { prepared: "success", keys: '["ENG-1"]', before: "failure", cancelled: false, wanted: true },
    { prepared: "success", keys: '["ENG-1"]', before: "skipped", cancelled: false, wanted: true },
    { prepared: "success", keys: '["ENG-1"]', before: "cancelled", cancelled: true, wanted: false },
    { prepared: "success", keys: "[]", before: "success", cancelled: false, wanted: false },
    { prepared: "failure", keys: "", before: "skipped", cancelled: false, wanted: false },
    { prepared: "cancelled", keys: "", before: "skipped", cancelled: true, wanted: false },
    { prepared: "skipped", keys: "", before: "skipped", cancelled: false, wanted: false },
  ])("prepare $prepared with $keys, phase before $before, cancelled $cancelled: starts $wanted", (row) => {
    for (const n of [...PHASES, "carry-on"]) {
      const outputs = { [n === "carry-on" ? "rest" : `phase-${n}`]: row.keys };
      const contexts = { needs: { prepare: { result: row.prepared, outputs }, "phase-1": { result: row.before } } };
      const job = n === "carry-on" ? jobOf(BATCH, n) : phase(Number(n));
      expect(runs(job.if, { contexts, cancelled: row.cancelled, failed: row.before !== "success" })).toBe(row.wanted);
    }
  });

  it("takes a plan that says nothing, as when everything is switched off, for one without tickets", () => {
    const { outputs } = jobOf(BATCH, "prepare");
    const said = (given: Record<string, string>) =>
      PHASES.map((n) =>
        evaluate(outputs[`phase-${n}`] ?? "", { contexts: { steps: { prepare: { outputs: given } } } }),
      );
    expect(new Set(said({}))).toEqual(new Set(["[]"]));
    expect(said({ "phase-1": '["ENG-1"]' })[0]).toBe('["ENG-1"]');
  });

  it.each([
    { event: "schedule", given: {}, wanted: ["poll"] },
    { event: "schedule", given: { label: "agent" }, wanted: ["prepare"] },
    { event: "schedule", given: { keys: "ENG-1" }, wanted: ["prepare"] },
    { event: "workflow_dispatch", given: {}, wanted: ["prepare"] },
    { event: "repository_dispatch", given: {}, wanted: ["prepare"] },
    { event: "workflow_dispatch", given: { state: "Todo" }, wanted: ["prepare"] },
  ])("$event with $given starts $wanted", ({ event, given, wanted }) => {
    const inputs = { keys: "", team: "", label: "", project: "", cycle: "", state: "", ...given };
    const contexts = { github: { event_name: event }, inputs };
    expect(["poll", "prepare"].filter((id) => runs(jobOf(BATCH, id).if, { contexts }))).toEqual(wanted);
  });

  it("polls although closing dead runs failed", () => {
    const [, , , start] = jobOf(BATCH, "poll").steps;
    const state = (outcome: string) => ({ contexts: { steps: { reconcile: { outcome } } }, failed: true });
    expect([runs(start?.if, state("failure")), runs(start?.if, state("skipped"))]).toEqual([true, false]);
  });
});

describe("a ticket", () => {
  const deliver = jobOf(TICKET, "deliver");
  const step = (job: string, id: string) => jobOf(TICKET, job).steps.find((one) => one.id === id || one.name === id);
  const tells = step("deliver", "Deliver and tell");

  it.each([
    { where: "own-job", decision: "deliver", artifact: "7", cancelled: false, wanted: true },
    { where: "own-job", decision: "stop", artifact: "7", cancelled: false, wanted: false },
    { where: "own-job", decision: "deliver", artifact: "", cancelled: false, wanted: false },
    { where: "own-job", decision: "", artifact: "", cancelled: false, wanted: false },
    { where: "own-job", decision: "deliver", artifact: "7", cancelled: true, wanted: false },
    { where: "agent-job", decision: "deliver", artifact: "7", cancelled: false, wanted: false },
  ])(
    "$where, decision $decision, artifact $artifact, cancelled $cancelled: a clean machine verifies $wanted",
    (row) => {
      const needs = { agent: { result: "success", outputs: { decision: row.decision, "artifact-id": row.artifact } } };
      const contexts = { needs, inputs: { "verify-where": row.where } };
      expect(runs(jobOf(TICKET, "verify").if, { contexts, cancelled: row.cancelled })).toBe(row.wanted);
    },
  );

  it.each(["success", "failure", "cancelled", "skipped"])(
    "is told about although the agent's job ended %s",
    (result) => {
      for (const cancelled of [true, false]) {
        const contexts = { needs: { agent: { result }, verify: { result: "skipped" } } };
        expect(runs(deliver.if, { contexts, cancelled, failed: result !== "success" })).toBe(true);
        const steps = { plan: { outcome: "success" } };
        expect(runs(tells?.if, { contexts: { ...contexts, steps }, cancelled, failed: true })).toBe(true);
      }
    },
  );

  it("hands on whatever work there is, although the step failed or was cancelled", () => {
    for (const outcome of ["success", "failure", "cancelled"]) {
      const state = { contexts: { steps: { work: { outcome } } }, failed: true, cancelled: outcome === "cancelled" };
      expect(runs(step("agent", "outbox")?.if, state)).toBe(true);
    }
    expect(runs(step("agent", "outbox")?.if, { contexts: { steps: { work: { outcome: "skipped" } } } })).toBe(false);
  });

  interface Ended {
    readonly where?: "own-job" | "agent-job";
    readonly agent: string;
    /** The outcome of the step that worked; undefined when the job ended before it could say. */
    readonly worked?: string;
    readonly work?: boolean;
    readonly verify: string;
    readonly verified?: string;
    readonly verdict?: boolean;
  }
  /** What the step that tells is given when all that it can fetch arrives. */
  function handedOn({ where = "own-job", agent, worked, work, verify, verified, verdict }: Ended) {
    const needs = {
      agent: { result: agent, outputs: { result: worked ?? "", "artifact-id": work === true ? "7" : "" } },
      verify: { result: verify, outputs: { result: verified ?? "", "artifact-id": verdict === true ? "8" : "" } },
    };
    const steps: Record<string, unknown> = { plan: { outcome: "success" } };
    const state = { contexts: { needs, steps, inputs: { "verify-where": where } }, failed: agent !== "success" };
    for (const id of ["verified", "work"]) {
      steps[id] = { outcome: runs(step("deliver", id)?.if, state) ? "success" : "skipped" };
    }
    const { from, ...given } = tells?.with ?? {};
    return [from, given["agent-result"], given["verify-result"]].map((text) => evaluate(String(text), state));
  }

  it.each<[string, Ended, unknown[]]>([
    [
      "all went well",
      { agent: "success", worked: "success", work: true, verify: "success", verified: "success", verdict: true },
      ["verified", "success", "success"],
    ],
    [
      "the clean machine says no",
      { agent: "success", worked: "success", work: true, verify: "success", verified: "failure", verdict: true },
      ["verified", "success", "failure"],
    ],
    [
      "the clean machine is lost",
      { agent: "success", worked: "success", work: true, verify: "failure" },
      ["work", "success", "failure"],
    ],
    [
      "the clean machine breaks off without a verdict",
      { agent: "success", worked: "success", work: true, verify: "success", verified: "failure" },
      ["work", "success", "failure"],
    ],
    [
      "there is nothing to verify",
      { agent: "success", worked: "success", work: true, verify: "skipped" },
      ["work", "success", "skipped"],
    ],
    [
      "the agent's step breaks off",
      { agent: "success", worked: "failure", verify: "skipped" },
      ["nothing", "failure", "skipped"],
    ],
    ["the agent's runner is lost", { agent: "failure", verify: "skipped" }, ["nothing", "failure", "skipped"]],
    [
      "the run is cancelled with work in hand",
      { agent: "cancelled", worked: "cancelled", work: true, verify: "skipped" },
      ["work", "cancelled", "skipped"],
    ],
    [
      "verified where the agent was",
      { where: "agent-job", agent: "success", worked: "success", work: true, verify: "skipped" },
      ["work", "success", "success"],
    ],
    [
      "cancelled where the agent was",
      { where: "agent-job", agent: "cancelled", work: true, verify: "skipped" },
      ["work", "cancelled", "cancelled"],
    ],
  ])("%s", (_, ended, wanted) => {
    expect(handedOn(ended)).toEqual(wanted);
  });

  it("says success of verification in no state but one in which it was", () => {
    const results = ["success", "failure", "cancelled", "skipped"];
    const said = results.flatMap((verify) =>
      results.flatMap((verified) =>
        ["success", ""].map((worked) => ({
          verify,
          verified,
          given: handedOn({ agent: "success", worked, work: true, verify, verified, verdict: true }),
        })),
      ),
    );
    const passed = said.filter(({ given }) => given[2] === "success");
    expect(new Set(passed.map(({ verify, verified }) => `${verify} ${verified}`))).toEqual(
      new Set(["success success"]),
    );
  });

  it("checks out no repository where it may write, and nothing but this workflow's own commit", () => {
    const checkouts = deliver.steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    expect(checkouts.map((one) => one.with?.path)).toEqual(["linear-to-pr"]);
    const [own] = checkouts;
    const at = (job: object, inputs: object) =>
      ["repository", "ref"].map((name) => evaluate(String(own?.with?.[name]), { contexts: { job, inputs } }));
    const said = { workflow_repository: "a/linear-to-pr", workflow_sha: "f00" };
    expect(at(said, { "action-repository": "evil/evil", "action-ref": "bad" })).toEqual(["a/linear-to-pr", "f00"]);
    expect(at({}, { "action-repository": "a/b", "action-ref": "c0" })).toEqual(["a/b", "c0"]);
    // Empty would be the repository that called, whose code must not run here.
    expect(at({}, { "action-repository": "", "action-ref": "" })).toEqual(["unknown/unknown", "unknown"]);
  });

  it("takes its action from the same place in every job of both workflows", () => {
    const jobs = [BATCH, TICKET].flatMap(({ workflow }) => Object.values(workflow.jobs));
    const using = jobs.filter(({ steps }) => steps.some(({ uses }) => uses === "./linear-to-pr"));
    const places = using.map(({ steps }) =>
      JSON.stringify(steps.find((one) => one.with?.path === "linear-to-pr")?.with),
    );
    expect(using).toHaveLength(5);
    expect(new Set(places).size).toBe(1);
  });

  it("is switched off by the variable wherever something is begun or published", () => {
    const steps = [jobOf(BATCH, "prepare"), jobOf(BATCH, "poll"), deliver].flatMap((job) => job.steps);
    const ours = steps.filter(({ uses }) => uses === "./linear-to-pr");
    expect(ours.map(({ env }) => env)).toEqual(
      ours.map(() => ({ LINEAR_TO_PR_DISABLED: expression("vars.LINEAR_TO_PR_DISABLED") })),
    );
  });

  it.each([
    { told: "success", plan: "success", keys: "ENG-1 ENG-2", wanted: true },
    { told: "failure", plan: "success", keys: "ENG-1 ENG-2", wanted: true },
    { told: "success", plan: "success", keys: "", wanted: false },
    { told: "skipped", plan: "failure", keys: "ENG-1 ENG-2", wanted: false },
  ])("hands on what it took after telling ended in $told, plan $plan, keys '$keys': $wanted", (row) => {
    for (const cancelled of [true, false]) {
      const contexts = { steps: { plan: { outcome: row.plan } }, inputs: { keys: row.keys } };
      expect(runs(step("deliver", "receipt")?.if, { contexts, cancelled, failed: row.told !== "success" })).toBe(
        row.wanted,
      );
    }
  });

  it.each([
    { handedOn: "9", fetched: "success", taken: "success", wanted: ["fetched", "endings", "sum"] },
    { handedOn: "9", fetched: "success", taken: "failure", wanted: ["fetched", "endings"] },
    { handedOn: "9", fetched: "failure", taken: "skipped", wanted: ["fetched"] },
    { handedOn: "", fetched: "skipped", taken: "skipped", wanted: [] },
  ])("sums up nothing but what has arrived: handed on '$handedOn', fetched $fetched, taken $taken", (row) => {
    const steps = {
      receipt: { outputs: { "artifact-id": row.handedOn } },
      fetched: { outcome: row.fetched },
      endings: { outcome: row.taken },
    };
    const state = { contexts: { steps }, failed: true };
    const named = { fetched: "fetched", endings: "endings", sum: "Sum up the batch" };
    const started = Object.entries(named).filter(([, id]) => runs(step("deliver", id)?.if, state));
    expect(started.map(([name]) => name)).toEqual(row.wanted);
  });

  it("can fail by nothing that comes after the telling, which is told no more than its own key and numbers", () => {
    const after = deliver.steps.slice(deliver.steps.findIndex(({ name }) => name === tells?.name) + 1);
    expect(after.map((one) => one["continue-on-error"])).toEqual([true, true, true, true]);
    const last = after.at(-1);
    expect(last?.with).toMatchObject({ stage: "sum", "github-token": "" });
    expect(JSON.stringify(after)).not.toMatch(/secrets\.|github\.token/);
    const given = { agent: { outputs: { seconds: "61" } }, verify: { outputs: {} } };
    const contexts = { needs: given, steps: { began: { outputs: { at: "1700000000" } } } };
    const asked = ["agent-seconds", "verify-seconds", "began"].map((name) =>
      evaluate(String(tells?.with?.[name]), { contexts }),
    );
    expect(asked).toEqual(["61", null, "1700000000"]);
  });

  it("measures each job from its first step to its last, whatever happens in between", () => {
    const measured = [jobOf(BATCH, "prepare"), jobOf(TICKET, "agent"), jobOf(TICKET, "verify")];
    for (const { steps, outputs } of measured) {
      expect(steps[0]?.id).toBe("began");
      expect([steps.at(-1)?.id, runs(steps.at(-1)?.if, { contexts: {}, failed: true, cancelled: true })]).toEqual([
        "ran",
        true,
      ]);
      expect(outputs.seconds).toBe(expression("steps.ran.outputs.seconds"));
    }
    expect(deliver.steps[0]?.id).toBe("began");
  });

  it("can only be called, and says every input and secret that it is called with", () => {
    expect([isOnlyCalled(BATCH), isOnlyCalled(TICKET)]).toEqual([true, true]);
    const called = JSON.stringify(TICKET.workflow.on);
    const given = [...Object.keys(jobOf(BATCH, "phase-1").with ?? {}), "linear-api-key", "anthropic-api-key"];
    expect(given.filter((name) => !called.includes(`"${name}":`))).toEqual([]);
  });
});
