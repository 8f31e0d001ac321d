// The workflow files and the examples as text and as YAML, for the tests that judge them.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const ROOT = path.resolve(import.meta.dirname, "../..");
const Permissions = z.union([z.string(), z.record(z.string(), z.string())]);
const Values = z.record(z.string(), z.unknown());
const Step = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: Values.optional(),
  env: Values.optional(),
  "continue-on-error": z.boolean().optional(),
});
const Job = z.looseObject({
  uses: z.string().optional(),
  if: z.string().optional(),
  needs: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  steps: z.array(Step).default([]),
  permissions: Permissions.optional(),
  secrets: z.unknown().optional(),
  with: Values.optional(),
  strategy: z.record(z.string(), z.unknown()).optional(),
  concurrency: z.union([z.string(), Values]).optional(),
  outputs: z.record(z.string(), z.string()).default({}),
  "timeout-minutes": z.union([z.number(), z.string()]).optional(),
});
const Workflow = z.looseObject({
  on: z.unknown(),
  permissions: Permissions,
  concurrency: z.unknown().optional(),
  jobs: z.record(z.string(), Job),
});
export type Step = z.infer<typeof Step>;
export type Job = z.infer<typeof Job>;

export interface WorkflowFile {
  /** Below the project's root. */
  readonly file: string;
  readonly text: string;
  readonly workflow: z.infer<typeof Workflow>;
}

/** Every YAML file of a folder. */
export function readWorkflows(folder: string): WorkflowFile[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => readWorkflow(`${folder}/${name}`));
}

export function readWorkflow(file: string): WorkflowFile {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  return { file, text, workflow: Workflow.parse(parse(text)) };
}

/** @throws when there is no such job */
export function jobOf({ file, workflow }: WorkflowFile, id: string): Job {
  const job = workflow.jobs[id];
  if (job === undefined) throw new Error(`${file} has no job ${id}`);
  return job;
}

/** Whether it can only be called: then what may run beside it is said where it is called. */
export function isOnlyCalled({ workflow: { on } }: WorkflowFile): boolean {
  return typeof on === "object" && on !== null && Object.keys(on).join() === "workflow_call";
}
