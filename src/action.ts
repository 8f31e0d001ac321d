// Door: the packaged action. Inputs and event in; outputs, summary and the only setFailed out.
import { readFileSync } from "node:fs";
import { createLinesBoard } from "./adapters/board/lines.ts";
import { createActionsLog } from "./adapters/log/actions.ts";
import { createClock } from "./adapters/machine/clock.ts";
import { parseEvent } from "./core/event.ts";
import { filterOf, OPTION_NAMES, type Options, parseOptions } from "./core/options.ts";
import type { Trigger } from "./core/trigger.ts";
import { batchMarkdown } from "./core/words/batch-report.ts";
import { billMarkdown } from "./core/words/bill.ts";
import { forecastJson } from "./core/words/forecast-text.ts";
import { exitCodeOf, isPipelineError, PipelineError } from "./errors.ts";
import type { Log } from "./ports.ts";
import type { Session } from "./session.ts";
import { prepareV8 } from "./v8.ts";
import { VERSION } from "./version.ts";

/** An action has outputs instead of `json`, and ends: watching is for machines that stay. */
const INPUTS = OPTION_NAMES.filter((name) => !["json", "watch", "every"].includes(name));

export async function main(): Promise<void> {
  prepareV8();
  const { env } = process;
  const log = createActionsLog({
    write: (text) => process.stdout.write(text),
    level: env.RUNNER_DEBUG === "1" || env.INPUT_VERBOSE === "true" ? "debug" : "info",
  });
  log.info("linear-to-pr", { version: VERSION, event: env.GITHUB_EVENT_NAME, node: process.version });
  // The repository variable LINEAR_TO_PR_DISABLED stops everything without a commit.
  if (env.LINEAR_TO_PR_DISABLED !== undefined && !["", "0", "false"].includes(env.LINEAR_TO_PR_DISABLED)) {
    log.warn("disabled", { variable: "LINEAR_TO_PR_DISABLED" });
    return;
  }
  try {
    const options = readInputs(env);
    const asked = readTrigger(options, env);
    using cancel = cancelOnSignals();
    const { session } = await import("./session.ts");
    const board = createLinesBoard({ log, clock: createClock() });
    const done = await session(options, asked, { env, log, board, version: VERSION, signal: cancel.signal });
    await publish(done, log);
  } catch (error) {
    await fail(error, log);
  }
}

function readInputs(env: NodeJS.ProcessEnv): Options {
  const raw = Object.fromEntries(INPUTS.map((name) => [name, env[`INPUT_${name.toUpperCase()}`]?.trim()]));
  return parseOptions(
    {
      ...raw,
      repo: raw.repo || env.GITHUB_WORKSPACE,
      repository: raw.repository || env.GITHUB_REPOSITORY,
      "github-api-url": raw["github-api-url"] || env.GITHUB_API_URL,
    },
    "INPUT_INVALID",
    (name) => name,
  );
}

/** A single stage works from its artefact; only `all` and `trigger` need the event to name tickets. */
function readTrigger(options: Options, env: NodeJS.ProcessEnv): Trigger {
  const { stage, keys, tickets, from } = options;
  const filter = filterOf(options);
  const asked = { keys, ...(filter === undefined ? {} : { filter }) };
  if (tickets !== undefined) return { source: "ticket-file", ...asked };
  const isFromEvent = ["all", "prepare", "trigger"].includes(stage) || (stage === "plan" && from === undefined);
  if (!isFromEvent) return { source: "workflow_dispatch", ...asked };
  return parseEvent(env.GITHUB_EVENT_NAME ?? "", readEvent(env.GITHUB_EVENT_PATH), asked);
}

function readEvent(path: string | undefined): unknown {
  if (path === undefined) return {};
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new PipelineError("EVENT_INVALID", `the event file ${path} cannot be read as JSON`, { cause });
  }
}

/** The runner sends SIGINT, SIGTERM after 7.5 s, and kills after 10 s: the first must be enough. */
function cancelOnSignals(): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const onSignal = () => controller.abort();
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
  };
}

async function publish(done: Session, log: Log): Promise<void> {
  const { ended, artefacts, exitCode, forecast } = done;
  // Loaded late: it is the slowest import of this door, and nothing before this line needs it.
  const core = await import("@actions/core");
  const endings = ended.map(({ ending }) => ending);
  const [first] = endings;
  core.setOutput("outcome", first?.outcome ?? "");
  core.setOutput("operation", first?.operation ?? "");
  core.setOutput("pull-request-number", first?.pullRequest?.number ?? "");
  core.setOutput("pull-request-url", first?.pullRequest?.url ?? "");
  core.setOutput("artefacts", artefacts);
  core.setOutput("endings", JSON.stringify(endings));
  core.setOutput("decision", done.decision ?? "");
  publishPhases(done.phases, (name, value) => core.setOutput(name, value));
  if (endings.length > 0 && process.env.GITHUB_STEP_SUMMARY)
    await core.summary.addRaw(batchMarkdown(done.report)).write();
  if (done.bill !== undefined && process.env.GITHUB_STEP_SUMMARY)
    await core.summary.addRaw(billMarkdown(done.bill, pullsOf(process.env))).write();
  if (forecast !== undefined) log.info("dry-run", { forecast: JSON.stringify(forecastJson(forecast)) });
  for (const error of [...ended.flatMap((one) => [one.error, one.unsaid]), ...(done.errors ?? [])])
    if (error !== undefined) explain(error, log);
  if (exitCode === 0) return;
  const bad = endings.filter(({ outcome }) => outcome !== "delivered").map(({ key, outcome }) => `${key} ${outcome}`);
  core.setFailed(bad.length > 0 ? bad.join(", ") : "the ticket could not be told how it ended");
  process.exitCode = exitCode;
}

/** As many phases as the reusable workflow has jobs for; what is beyond goes to a next run. */
const MOST_PHASES = 8;

function pullsOf({ GITHUB_SERVER_URL, GITHUB_REPOSITORY }: NodeJS.ProcessEnv): string | undefined {
  return GITHUB_SERVER_URL && GITHUB_REPOSITORY ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/pull` : undefined;
}

/** Empty for every stage but `prepare`. */
function publishPhases(phases: Session["phases"], set: (name: string, value: string) => void): void {
  const print = (value: unknown) => (phases === undefined ? "" : JSON.stringify(value));
  set("phases", print(phases));
  for (let at = 0; at < MOST_PHASES; at += 1) set(`phase-${at + 1}`, print(phases?.[at] ?? []));
  set("keys", phases?.slice(0, MOST_PHASES).flat().join(" ") ?? "");
  set("rest", print(phases?.slice(MOST_PHASES).flat()));
}

async function fail(error: unknown, log: Log): Promise<void> {
  explain(error, log);
  const core = await import("@actions/core");
  core.setFailed(isPipelineError(error) ? error.code : "INTERNAL");
  process.exitCode = exitCodeOf(error);
}

function explain(error: unknown, log: Log): void {
  if (isPipelineError(error)) {
    for (const line of error.message.split("\n")) log.error(error.code, { message: line });
    log.error(error.code, { next: error.hint });
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error("INTERNAL", { please: "report this", version: VERSION, node: process.version, stack });
}
