// What a repository's workflow says about how it calls us, read from YAML. Judges against what a caller must say; a text that
// cannot be read is a problem like any other.
import { z } from "zod";
import { parseYaml } from "../config/yaml-source.ts";
import { DISPATCH_INPUTS, PERMISSIONS, WORKFLOW_PATH } from "./caller-workflow.ts";
import { isCommit } from "./workflow-source.ts";

export interface Caller {
  readonly repository: string;
  readonly ref: string;
  /** The repository's secrets that it hands on: our name for each, and its name there. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Whether it looks for tickets on a schedule. */
  readonly polls: boolean;
  /** What is wrong with it, one line each. */
  readonly problems: readonly string[];
}

const Job = z.looseObject({
  uses: z.string().optional(),
  permissions: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  secrets: z.union([z.literal("inherit"), z.record(z.string(), z.string())]).optional(),
});
const Workflow = z.looseObject({
  on: z.unknown().optional(),
  permissions: z.unknown().optional(),
  jobs: z.record(z.string(), Job),
});
type Job = z.infer<typeof Job>;
type Workflow = z.infer<typeof Workflow>;

const USES = new RegExp(`^([\\w.-]+/[\\w.-]+)/${WORKFLOW_PATH.replaceAll(".", "\\.")}@(\\S+)$`);
const SECRET = /^\$\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}$/;

/** Undefined: no job of this workflow calls us. @param needed secrets it has to hand on, by our names. */
export function readCaller(text: string, needed: readonly string[]): Caller | undefined {
  const parsed = Workflow.safeParse(parseYaml(text).value);
  if (!parsed.success) return undefined;
  for (const job of Object.values(parsed.data.jobs)) {
    const [, repository, ref] = USES.exec(job.uses ?? "") ?? [];
    if (repository === undefined || ref === undefined) continue;
    return {
      repository,
      ref,
      secrets: secretsOf(job),
      polls: eventsOf(parsed.data).includes("schedule"),
      problems: [...problemsOf(parsed.data, job, ref), ...unmapped(job, needed)],
    };
  }
  return undefined;
}

function secretsOf({ secrets }: Job): Record<string, string> {
  if (secrets === undefined || secrets === "inherit") return {};
  const named = Object.entries(secrets).map(([as, value]) => [as, SECRET.exec(value)?.[1]] as const);
  return Object.fromEntries(named.flatMap(([as, name]) => (name === undefined ? [] : [[as, name]])));
}

function problemsOf(workflow: Workflow, job: Job, ref: string): string[] {
  const events = eventsOf(workflow);
  const unpinned = isCommit(ref) ? [] : [`uses "${ref}", which can be moved; pin the full commit id`];
  const inherited =
    job.secrets === "inherit" ? ["hands on every secret (`secrets: inherit`); map each one by its name"] : [];
  const dumb = events.some((name) => ["workflow_dispatch", "repository_dispatch", "schedule"].includes(name))
    ? []
    : ["starts on none of workflow_dispatch, repository_dispatch, schedule"];
  return [...unpinned, ...inherited, ...ungranted(job, workflow), ...dumb, ...undeclared(workflow)];
}

/** GitHub refuses a dispatch with an input that the workflow does not declare. */
function undeclared({ on }: Workflow): string[] {
  const event = z.looseObject({ workflow_dispatch: z.unknown() }).safeParse(on);
  if (!event.success || !Object.hasOwn(event.data, "workflow_dispatch")) return [];
  const { inputs } = z
    .object({ inputs: z.record(z.string(), z.unknown()) })
    .catch({ inputs: {} })
    .parse(event.data.workflow_dispatch);
  const missing = DISPATCH_INPUTS.filter((name) => !Object.hasOwn(inputs, name));
  return missing.length === 0
    ? []
    : [`workflow_dispatch declares no input ${missing.join(", ")}: the relay's dispatch would be refused`];
}

function unmapped(job: Job, needed: readonly string[]): string[] {
  if (job.secrets === "inherit") return [];
  const names = Object.keys(job.secrets ?? {});
  return needed.filter((as) => !names.includes(as)).map((as) => `hands on no secret \`${as}\``);
}

/** A job without permissions of its own has those of the workflow. */
function ungranted(job: Job, workflow: Workflow): string[] {
  const granted = job.permissions ?? workflow.permissions;
  if (granted === "write-all") return ["grants every permission (`write-all`)"];
  const named = z.record(z.string(), z.string()).catch({}).parse(granted);
  const missing = Object.entries(PERMISSIONS).filter(([name, level]) => !isEnough(named[name], level));
  const excess = Object.entries(named).filter(
    ([name, level]) => level === "write" && !Object.hasOwn(PERMISSIONS, name),
  );
  return [
    ...missing.map(([name, level]) => `does not grant \`${name}: ${level}\``),
    ...excess.map(([name]) => `grants \`${name}: write\`, which nothing needs`),
  ];
}

function isEnough(given: string | undefined, needed: string): boolean {
  return given === needed || given === "write";
}

function eventsOf({ on }: Workflow): string[] {
  if (typeof on === "string") return [on];
  if (Array.isArray(on)) return on.map(String);
  return typeof on === "object" && on !== null ? Object.keys(on) : [];
}
