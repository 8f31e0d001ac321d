// The hall for one stage alone: reads the artefact of the stage before, writes its own. "Agent job here, deliver job there"
// and "verify again on my laptop" are both this file.
import { type ArtefactKind, type ArtefactValue, parseArtefact, printArtefact } from "./core/artefact.ts";
import type { Attempt } from "./core/attempt.ts";
import { deliveredEnding, factsOf, stoppedEnding, withheldEnding } from "./core/ending.ts";
import { parseTicketKey } from "./core/names.ts";
import type { JobResult, Stage } from "./core/options.ts";
import type { Plan, Task } from "./core/plan.ts";
import { type PromptFile, parsePromptFile, printPromptFile } from "./core/prompt/prompt-file.ts";
import { planToPromptFile, promptFileToPlan, ticketKeysOf } from "./core/prompt/prompt-file-plan.ts";
import { type JobTimes, MOST_SECONDS, printReceipt, type Receipt, receiptOf } from "./core/receipt.ts";
import type { RanOn } from "./core/reported.ts";
import type { Ticket } from "./core/ticket.ts";
import type { Verdict } from "./core/verdict.ts";
import type { Foreseen } from "./core/words/forecast-text.ts";
import { PipelineError } from "./errors.ts";
import { foretell } from "./hall/foretell.ts";
import { deliverInbox } from "./hall/inbox.ts";
import { fillOutbox, verifyAgain } from "./hall/outbox.ts";
import { prepareBatch } from "./hall/prepare.ts";
import { type Batch, orchestrate } from "./orchestrate.ts";
import { type Ended, type Hall, tell } from "./pipeline.ts";
import { deliver, isWithheld } from "./stages/deliver.ts";
import { enrich } from "./stages/enrich.ts";
import { fix } from "./stages/fix.ts";
import { plan, replan } from "./stages/plan.ts";
import { poll } from "./stages/poll.ts";
import { reconcile } from "./stages/reconcile.ts";
import { run } from "./stages/run.ts";
import { scaffold } from "./stages/scaffold.ts";
import { trigger } from "./stages/trigger.ts";
import { verify } from "./stages/verify.ts";

export interface StepFiles {
  /** Artefact to read; required by every stage but trigger. */
  readonly from?: string | undefined;
  /** Artefact to write; left out: `<artefactDir>/<kind>.json`. */
  readonly to?: string | undefined;
  /** Key of the task to take from a plan that holds several. */
  readonly task?: string | undefined;
  /** The plan, when another machine's work is delivered. */
  readonly plan?: string | undefined;
  readonly "agent-result"?: JobResult | undefined;
  readonly "verify-result"?: JobResult | undefined;
  readonly "verify-where"?: RanOn | undefined;
  readonly "agent-seconds"?: number | undefined;
  readonly "verify-seconds"?: number | undefined;
  /** When the job that delivers began, in seconds since 1970. */
  readonly began?: number | undefined;
  /** File for what the ticket took. */
  readonly receipt?: string | undefined;
  /** Only say what would happen. */
  readonly dryRun?: boolean | undefined;
}

export interface Stepped {
  /** Endings, for the stages that end a ticket. */
  readonly ended: readonly Ended[];
  /** Where the artefact was written; empty for a dry run. */
  readonly artefact: string;
  readonly batch?: Batch;
  /** Keys of the tasks that need an agent, phase by phase. */
  readonly phases?: readonly (readonly string[])[];
  /** What came of a task that was worked out but not delivered. */
  readonly decision?: string;
  /** What was thrown beside the endings. */
  readonly errors?: readonly unknown[];
  readonly forecast?: Foreseen;
  /** What the ticket took, after `deliver` of a folder. */
  readonly receipt?: Receipt;
}

/** `all` walks the others; `sum` needs no hall. */
export type StepStage = Exclude<Stage, "all" | "sum">;
type Step = (files: StepFiles, hall: Hall) => Promise<Stepped>;

/** One row a stage: what it reads, what it makes, what it writes. */
const STEPS: Record<StepStage, Step> = {
  trigger: async (files, hall) => {
    const { tickets } = await trigger(hall.asked, hall.ports, hall.settings);
    return write("tickets", tickets, files, hall);
  },
  prepare: async (files, hall) => {
    const { plan: planned, phases, ended } = await prepareBatch(hall);
    return { ...(await write("plan", planned, files, hall)), phases, ended };
  },
  work: async (files, hall) => {
    const planned = await readPlan(files, hall);
    const task = pickTask(planned, files.task);
    const folder = files.to ?? `${hall.settings.artefactDir}/${task.ticket.key}/outbox`;
    const result = await fillOutbox(folder, { plan: planned, task }, hall);
    return { ended: [], artefact: folder, decision: "decision" in result ? result.decision : result.outcome };
  },
  plan: async (files, hall) => {
    // Without a file of tickets, those that were asked for: planning a batch is one command.
    const tickets =
      files.from === undefined
        ? (await trigger(hall.asked, hall.ports, hall.settings)).tickets
        : await read("tickets", files, hall);
    const planned = await plan(tickets, hall.ports, hall.settings);
    if (files.dryRun === true) return { ended: [], artefact: "", forecast: await foretell(planned, hall) };
    return isPromptFile(files.to) ? writePromptFile(planned, files.to, hall) : write("plan", planned, files, hall);
  },
  scaffold: async (files, hall) => {
    if (isPromptFile(files.from) && files.task === undefined) return enrichFile(files.from, hall);
    const task = pickTask(await readPlan(files, hall), files.task);
    return write("brief", await scaffold(task, hall.ports, hall.settings, hall.signal), files, hall);
  },
  orchestrate: async (files, hall) => {
    const planned = await replan(await readPlan(files, hall), hall.ports, hall.settings);
    if (files.dryRun === true) return { ended: [], artefact: "", forecast: await foretell(planned, hall) };
    const batch = await orchestrate(planned, hall);
    return { ended: batch.ended, artefact: hall.settings.artefactDir, batch };
  },
  run: async (files, hall) => {
    const brief = await read("brief", files, hall);
    return write("attempt", await run(brief, hall.ports, hall.settings, hall.signal), files, hall);
  },
  verify: async (files, hall) => {
    if (isFolder(files.from)) return verifyFolder(files.from, files, hall);
    const attempt = await read("attempt", files, hall);
    await putBack(attempt, hall);
    const verdict = await verify(attempt, hall.ports, hall.settings, hall.signal);
    const stepped = await write("verdict", verdict, files, hall);
    if (verdict.decision !== "stop") return stepped;
    return { ...stepped, ended: [{ ending: stoppedEnding(factsOf(verdict.ticket, verdict, 0), verdict, undefined) }] };
  },
  fix: async (files, hall) => write("brief", fix(await read("verdict", files, hall), hall.settings), files, hall),
  deliver: async (files, hall) => {
    if (files.plan !== undefined) return deliverFolder(files.plan, files, hall);
    const verdict = await read("verdict", files, hall);
    if (verdict.decision === "fix") {
      throw new PipelineError(
        "ARTEFACT_INVALID",
        `${files.from}: decision is "fix", deliver takes "deliver" or "stop"`,
      );
    }
    if (verdict.decision === "stop") return tellStop(verdict, files, hall);
    const result = await deliver(verdict, hall.ports, hall.settings, hall.asked);
    const facts = factsOf(verdict.ticket, isWithheld(result) ? verdict : result, 0);
    const ending = isWithheld(result) ? withheldEnding(facts, result, undefined) : deliveredEnding(facts, result);
    const stepped = isWithheld(result)
      ? await write("endings", [ending], files, hall)
      : await write("delivery", result, files, hall);
    return { ...stepped, ended: [await tell({ ending }, verdict.ticket, hall)] };
  },
  poll: async (_files, hall) => {
    await poll(hall.ports, hall.settings, { kind: "workflow" });
    return { ended: [], artefact: "" };
  },
  reconcile: async (_files, hall) => {
    const { errors } = await reconcile(hall.ports, hall.settings, { kind: "workflow" });
    return { ended: [], artefact: "", errors };
  },
  report: async (files, hall) => {
    const endings = await read("endings", files, hall);
    const tickets = await hall.ports.tracker.tickets(endings.map(({ key }) => key));
    const ended: Ended[] = [];
    for (const ending of endings) {
      const ticket = tickets.find(({ key }) => key === ending.key);
      ended.push(ticket === undefined ? { ending } : await tell({ ending }, ticket, hall));
    }
    return { ended, artefact: files.from ?? "" };
  },
};

/** @throws what the stage throws; INPUT_INVALID without --from; ARTEFACT_INVALID for a file of another kind. */
export function step(stage: StepStage, files: StepFiles, hall: Hall): Promise<Stepped> {
  return STEPS[stage](files, hall);
}

/** A folder that another job filled has no ending; the artefact of a stage always has one. */
function isFolder(path: string | undefined): path is string {
  return path !== undefined && !/\.\w+$/.test(path);
}

async function verifyFolder(from: string, { to }: StepFiles, hall: Hall): Promise<Stepped> {
  const folder = to ?? `${from}-verified`;
  const verdict = await verifyAgain(from, folder, hall);
  return { ended: [], artefact: folder, decision: verdict.decision };
}

/** From a folder that another machine filled; the task comes from the plan, which no agent has seen. */
async function deliverFolder(planFile: string, files: StepFiles, hall: Hall): Promise<Stepped> {
  const planned = parseArtefact("plan", await readText(planFile, hall), planFile);
  const task = pickTask(planned, files.task);
  const inbox = {
    folder: files.from,
    plan: planned,
    task,
    agentResult: files["agent-result"],
    verifyResult: files["verify-result"],
    ranOn: files["verify-where"] ?? "own-job",
  };
  const ended = [await deliverInbox(inbox, hall)];
  const endings = ended.map(({ ending }) => ending);
  const told = { ...(await write("endings", endings, { to: files.to }, hall)), ended };
  const [ending] = endings;
  if (files.receipt === undefined || ending === undefined) return told;
  const receipt = receiptOf(ending, timesOf(files, hall));
  await hall.ports.files.saveText(files.receipt, printReceipt(receipt));
  return { ...told, receipt };
}

function timesOf(files: StepFiles, { ports }: Hall): JobTimes {
  const seconds = Math.floor(Date.parse(ports.clock.now()) / 1000) - (files.began ?? Number.NaN);
  return {
    agentResult: files["agent-result"],
    verifyResult: files["verify-result"],
    isVerifiedApart: files["verify-where"] !== "agent-job",
    agentSeconds: files["agent-seconds"],
    verifySeconds: files["verify-seconds"],
    deliverSeconds: seconds >= 0 && seconds <= MOST_SECONDS ? seconds : undefined,
  };
}

/** Verifying again must not judge what the commands of the last time dropped. */
async function putBack({ ticket, baseCommit, change }: Attempt, { ports }: Hall): Promise<void> {
  const workdir = await ports.workspace.open(ticket.key.toLowerCase(), baseCommit);
  if (!workdir.fresh) await ports.workspace.restore(workdir, change.tree);
}

/** Nothing to publish, but the ticket must hear of it: verification itself cannot reach the tracker. */
async function tellStop(verdict: Verdict, files: StepFiles, hall: Hall): Promise<Stepped> {
  const ending = stoppedEnding(factsOf(verdict.ticket, verdict, 0), verdict, undefined);
  const stepped = await write("endings", [ending], files, hall);
  return { ...stepped, ended: [await tell({ ending }, verdict.ticket, hall)] };
}

/** A plan is also a file for people: the name's ending says which of the two is meant. */
function isPromptFile(path: string | undefined): path is string {
  return path?.endsWith(".md") === true;
}

async function writePromptFile(planned: Plan, path: string, { ports, settings }: Hall): Promise<Stepped> {
  await ports.files.saveText(path, printPromptFile(planToPromptFile(planned, settings.commands)));
  return { ended: [], artefact: path };
}

async function readPlan(files: StepFiles, hall: Hall): Promise<Plan> {
  const planned = await (isPromptFile(files.from) ? readPromptFile(files.from, hall) : read("plan", files, hall));
  const { branch } = hall.settings.trusted;
  if (planned.base === branch) return planned;
  // Configuration and commands were read from the base of this run: it cannot be another one half way.
  throw new PipelineError("PLAN_INVALID", `base: the plan says "${planned.base}", this run starts from "${branch}"`, {
    hint: `Run it with --base ${planned.base}, or correct the base in the file.`,
  });
}

/** The file names tickets and what a person decided about them; their text is fetched afresh. */
async function readPromptFile(path: string, hall: Hall): Promise<Plan> {
  const { file, tickets } = await readPrompts(path, hall);
  return promptFileToPlan({ file, tickets, config: hall.settings.config });
}

/** Fills in what people left open in the prompt file; what they wrote stays. */
async function enrichFile(path: string, hall: Hall): Promise<Stepped> {
  const { file, tickets } = await readPrompts(path, hall);
  const enriched = await enrich(file, tickets, hall.ports, hall.settings);
  await hall.ports.files.saveText(path, printPromptFile(enriched));
  return { ended: [], artefact: path };
}

async function readPrompts(path: string, hall: Hall): Promise<{ file: PromptFile; tickets: Ticket[] }> {
  const file = parsePromptFile(await readText(path, hall), path);
  const keys = ticketKeysOf(file);
  // No keys at all would mean every ticket of a ticket file.
  return { file, tickets: keys.length === 0 ? [] : await hall.ports.tracker.tickets(keys) };
}

async function readText(from: string, { ports }: Hall): Promise<string> {
  const text = await ports.files.findText(from);
  if (text === undefined) throw new PipelineError("INPUT_INVALID", `from: there is no file "${from}"`);
  return text;
}

/** Without a file, what the last run of the one ticket that was named has left. */
async function read<K extends ArtefactKind>(kind: K, files: StepFiles, hall: Hall): Promise<ArtefactValue<K>> {
  const from = files.from ?? ownFile(kind, hall);
  if (from === undefined)
    throw new PipelineError(
      "INPUT_INVALID",
      `from: this stage reads a "${kind}" artefact; name its file or its ticket`,
    );
  return parseArtefact(kind, await readText(from, hall), from);
}

async function write<K extends ArtefactKind>(
  kind: K,
  value: ArtefactValue<K>,
  { from, to }: StepFiles,
  hall: Hall,
): Promise<Stepped> {
  const own = from === undefined ? ownFile(kind, hall) : undefined;
  const path = to ?? own ?? `${hall.settings.artefactDir}/${kind}.json`;
  await hall.ports.files.saveText(path, printArtefact(kind, value));
  return { ended: [], artefact: path };
}

/** Nouns of one ticket only: tickets, plans and endings are about many. */
const OF_ONE_TICKET: readonly ArtefactKind[] = ["brief", "attempt", "verdict", "delivery"];

function ownFile(kind: ArtefactKind, { asked, settings }: Hall): string | undefined {
  const [key, ...others] = asked.keys;
  const isOne = key !== undefined && others.length === 0 && OF_ONE_TICKET.includes(kind);
  return isOne ? `${settings.artefactDir}/${key}/${kind}.json` : undefined;
}

function pickTask({ tasks }: Plan, key: string | undefined): Task {
  const [only] = tasks;
  const keys = tasks.map(({ ticket }) => ticket.key).join(", ");
  if (key === undefined) {
    if (only !== undefined && tasks.length === 1) return only;
    throw new PipelineError("INPUT_INVALID", `task: the plan holds ${tasks.length} tasks (${keys}); name one`);
  }
  const wanted = parseTicketKey(key);
  const found = tasks.find(({ ticket }) => ticket.key === wanted);
  if (found === undefined) throw new PipelineError("INPUT_INVALID", `task: "${key}" is not in the plan (${keys})`);
  return found;
}
