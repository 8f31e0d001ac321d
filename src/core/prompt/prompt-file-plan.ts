// A plan → its prompt file, and a prompt file → the plan a person made of it. What they wrote wins; what they left out comes
// from the tickets and the configuration, as if there were no file.
import { PipelineError } from "../../errors.ts";
import { dependenciesOf, relationEdges } from "../batch/dependencies.ts";
import { edgesOfTasks, leadsOf } from "../batch/leads.ts";
import type { Config, VerifyCommand } from "../config/config.ts";
import type { Dependency, Limits, Plan, Task } from "../plan.ts";
import { createTask } from "../task.ts";
import type { Territory } from "../territory.ts";
import type { Ticket } from "../ticket.ts";
import { type Prompt, type PromptFields, type PromptFile, parsePromptFile } from "./prompt-file.ts";
import { withoutContext } from "./prompt-file-context.ts";
import { orderProblems } from "./prompt-file-order.ts";
import { MINUTE_MS, printHead, printTask } from "./prompt-file-text.ts";

/**
 * @param commands shown to the reader; they are always taken from the configuration, never from the file.
 * @throws PLAN_INVALID for a plan no file can say: phases with odd names, a circle, a prompt in no phase, a glob too wild to match.
 */
export function planToPromptFile(plan: Plan, commands: readonly VerifyCommand[] = []): PromptFile {
  const pieces = plan.tasks.map((task) => printTask(task, commands));
  return parsePromptFile([printHead(plan), ...pieces].join("\n"), "the plan");
}

/** Every ticket a file names, each once: those of the prompts, each followed by those merged into it. */
export function ticketKeysOf({ prompts }: Pick<PromptFile, "prompts">): string[] {
  return [...new Set(prompts.flatMap(({ key, fields }) => [key, ...(fields.also ?? [])]))];
}

/**
 * The plan a prompt file stands for. What stands in it as parked or as a warning is for people and not read back.
 * @param parts.tickets fresh from the tracker, those of `ticketKeysOf`; others are left alone.
 * @throws PLAN_INVALID naming every ticket that is missing, or a circle that the tickets' relations make with the file.
 */
export function promptFileToPlan(parts: {
  readonly file: PromptFile;
  readonly tickets: readonly Ticket[];
  readonly config: Config;
}): Plan {
  const { file, config } = parts;
  const tickets = new Map(parts.tickets.map((ticket) => [ticket.key, ticket]));
  const missing = file.prompts.flatMap(({ number, key, fields }) =>
    [key, ...(fields.also ?? [])]
      .filter((each) => !tickets.has(each))
      .map((each) => `prompt ${number}: no ticket ${each}`),
  );
  if (missing.length > 0) throw new PipelineError("PLAN_INVALID", missing.join("\n"));
  const waits = waitsOf(file, tickets);
  const tasks = file.prompts.flatMap((prompt) => {
    const ticket = tickets.get(prompt.key);
    if (ticket === undefined) return [];
    const also = (prompt.fields.also ?? []).flatMap((key) => tickets.get(key) ?? []);
    const task = createTask({ ticket, also, number: prompt.number, base: file.base, config });
    return [toTask(prompt, task, waits.get(prompt.key) ?? [])];
  });
  refuseCircle(file, tasks);
  return { base: file.base, phases: [...file.phases], tasks, parked: [], warnings: [] };
}

/** What each prompt waits for: as written, else what the tracker says of its tickets and others of the file. */
function waitsOf({ prompts }: PromptFile, tickets: ReadonlyMap<string, Ticket>): Map<string, Dependency[]> {
  const together = prompts.map(({ key, fields }) => ({
    ticket: { key },
    also: (fields.also ?? []).map((other) => ({ key: other })),
  }));
  const leads = leadsOf(together);
  const relations = relationEdges([...leads.keys()].flatMap((key) => tickets.get(key) ?? []));
  const related = dependenciesOf(edgesOfTasks(together, relations));
  return new Map(
    prompts.map(({ key, fields }) => {
      const written = fields.depends_on?.map(({ ticket, kind, why }) => {
        return { key: leads.get(ticket) ?? ticket, kind, reason: why };
      });
      return [key, written ?? related.get(key) ?? []];
    }),
  );
}

/** The file alone was looked at when it was read; relations that it leaves to the tickets may close a circle. */
function refuseCircle({ phases }: PromptFile, tasks: readonly Task[]): void {
  const prompts = tasks.map(({ number, ticket, after }) => ({
    number,
    key: ticket.key,
    line: 0,
    fields: { depends_on: after.map(({ key, kind }) => ({ ticket: key, kind })) },
  }));
  const [problem] = orderProblems({ phases, prompts, placeOf: () => ({ line: 0 }) });
  if (problem !== undefined) throw new PipelineError("PLAN_INVALID", problem.text);
}

function toTask({ fields, body }: Prompt, task: Task, after: Dependency[]): Task {
  return {
    ...task,
    branch: fields.branch ?? task.branch,
    territory: territoryOf(fields, task.territory),
    after,
    limits: limitsOf(fields.limits, task.limits),
    notes: withoutContext(body),
  };
}

/** Files that a person wrote down are known, whatever the file says of their source. */
function territoryOf(fields: PromptFields, given: Territory): Territory {
  const mayEdit = fields.may_edit ?? given.mayEdit;
  const written = fields.territory ?? given.source;
  const source = mayEdit.length > 0 && written === "unknown" ? "configuration" : written;
  const confidence = fields.confidence ?? given.confidence;
  return {
    mayEdit,
    mayAppend: fields.may_append ?? given.mayAppend,
    mustNotEdit: fields.must_not_edit ?? given.mustNotEdit,
    source,
    ...(source === "prediction" && confidence !== undefined ? { confidence } : {}),
  };
}

function limitsOf(fields: PromptFields["limits"], given: Limits): Limits {
  const toMs = (minutes: number | undefined) => (minutes === undefined ? undefined : Math.round(minutes * MINUTE_MS));
  return {
    maxTurns: fields?.max_turns ?? given.maxTurns,
    timeoutMs: toMs(fields?.timeout_minutes) ?? given.timeoutMs,
    stallMs: toMs(fields?.stall_minutes) ?? given.stallMs,
    maxCostUsd: fields?.max_cost_usd ?? given.maxCostUsd,
  };
}
