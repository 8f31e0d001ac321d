// The text of the workflow that a repository calls us with. It runs nothing itself, hands on each secret by its name, and
// grants no more than the jobs behind it need together.
import type { WorkflowSource } from "./workflow-source.ts";

export const WORKFLOW_PATH = ".github/workflows/linear-to-pr.yml";
/** Event type of a `repository_dispatch` that starts work. */
export const DISPATCH_TYPE = "linear-to-pr";

/** Secrets of the repository, each with the name the reusable workflow knows it by. */
export const SECRETS = [
  { name: "LINEAR_API_KEY", as: "linear-api-key", what: "Linear key: reads, comments on and moves tickets" },
  { name: "ANTHROPIC_API_KEY", as: "anthropic-api-key", what: "model key: the agent's cell sees a placeholder" },
] as const;

/** What the jobs of the reusable workflow need in sum; each of them lowers it to its own share. */
export const PERMISSIONS = { actions: "read", contents: "write", "pull-requests": "write" } as const;

/** What relay and poll send with a `workflow_dispatch`. */
export const DISPATCH_INPUTS = ["keys", "movedAt", "correlation"] as const;

/** Inputs of a start by hand or by the relay, handed on under the same names. */
const INPUTS = [
  ["keys", "Tickets, such as ENG-12 ENG-13"],
  ["team", "Or every ticket of a team, by its key"],
  ["label", "… with this label"],
  ["project", "… of this project"],
  ["cycle", "… of this cycle: number, name, or current"],
  ["state", "… in this state"],
] as const;

const expression = (text: string) => `\${{ ${text} }}`;
const KEYS = "inputs.keys || github.event.client_payload.key || github.event.client_payload.keys";

/** @param caller.poll when to look for tickets without being told, as five fields of cron; undefined: never. */
export function callerWorkflow({ source, poll }: { source: WorkflowSource; poll: string | undefined }): string {
  const { repository, commit, called } = source;
  const permissions = Object.entries(PERMISSIONS).map(([name, level]) => `      ${name}: ${level}`);
  return `${[
    "# Written by `linear-to-pr init`. Each job behind `uses` lowers these permissions to its own share.",
    "name: linear-to-pr",
    `run-name: linear-to-pr ${expression(`${KEYS} || github.event_name`)} ${expression("inputs.correlation || github.event.client_payload.correlation")}`,
    "on:",
    `  repository_dispatch: { types: [${DISPATCH_TYPE}] }`,
    ...(poll === undefined ? [] : [`  schedule: [{ cron: "${poll}" }]`]),
    "  workflow_dispatch:",
    "    inputs:",
    ...INPUTS.map(([name, what]) => `      ${name}: { description: "${what}", type: string }`),
    `      movedAt: { description: "When the ticket was moved here, as the relay says it", type: string }`,
    `      correlation: { description: "Id of whoever sent this", type: string }`,
    "permissions: {}",
    "concurrency:",
    `  group: linear-to-pr-start-${expression(`${KEYS} || github.run_id`)}`,
    "  cancel-in-progress: false",
    "jobs:",
    "  linear-to-pr:",
    "    permissions:",
    ...permissions,
    `    uses: ${repository}/${WORKFLOW_PATH}@${commit}${called === undefined ? "" : ` # ${called}`}`,
    "    with:",
    ...INPUTS.map(([name]) => `      ${name}: ${expression(`inputs.${name}`)}`),
    "    secrets:",
    ...SECRETS.map(({ name, as }) => `      ${as}: ${expression(`secrets.${name}`)}`),
  ].join("\n")}\n`;
}
