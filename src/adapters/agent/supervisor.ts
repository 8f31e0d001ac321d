// Runs an agent program under our limits, whoever made it: wall clock, silence, turns, cost, cancellation. It records why it
// ended a run before it ends it, because an exit code tells nothing about that. It never judges the work and never commits.
import { existsSync } from "node:fs";
import path from "node:path";
import type { AgentReport } from "../../core/attempt.ts";
import type { Cell } from "../../core/cell.ts";
import { createRedactor, type Redact } from "../../core/words/redact.ts";
import { PipelineError } from "../../errors.ts";
import type { Agent, Assignment, Clock, Finished, Log, Sandbox, Shell } from "../../ports.ts";
import type { AgentAdapter, AgentCommand, AgentFinish, AgentSettings } from "./adapter.ts";
import { type AgentEvent, NOTHING_TOLD, type Told, withEvent } from "./events.ts";
import { createNews } from "./news.ts";
import { openTranscript, type Transcript } from "./transcript.ts";
import { createWatch, type Watch } from "./watch.ts";

export interface SupervisorSettings {
  readonly adapter: AgentAdapter;
  readonly shell: Shell;
  readonly sandbox: Sandbox;
  readonly log: Log;
  readonly clock: Clock;
  /** The allow-listed environment, made with `childEnvironment`. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute; transcripts are kept below it. */
  readonly stateDir: string;
  readonly settings: AgentSettings["run"];
  readonly program?: string | undefined;
  readonly anthropicApiKey?: string | undefined;
  readonly anthropicBaseUrl?: string | undefined;
  /** Secrets of ours that must not be in any text of the agent's, beside the ones it works with. */
  readonly secrets?: readonly string[];
}

const MAX_CLOSING_WORDS = 4000;
const MAX_DETAIL = 300;
const STDERR_TAIL = 4000;
const VERSION_TIMEOUT_MS = 30_000;
/** Our own watch ends a run; the shell's deadline is for a watch that fails. */
const DEADLINE_MARGIN_MS = 10_000;
/** Shorter waits are the agent's own back-off, not something its service asked for. */
const ASKED_TO_WAIT_MS = 1000;
/** What a shell answers for a program it cannot find. */
const NOT_FOUND_EXIT = 127;

/** An agent of the program that `adapter` knows. */
export function createAgent(settings: SupervisorSettings): Agent {
  const { adapter } = settings;
  let versionChecked: Promise<void> | undefined;
  return {
    name: adapter.name,
    async work(assignment, signal) {
      const command = adapter.command(assignment, agentSettings(settings));
      if (signal.aborted) return refused(adapter, "cancelled", "cancelled before it was started");
      if (assignment.maxCostUsd <= 0) return refused(adapter, "over-budget", "nothing is left of the cost cap");
      versionChecked ??= checkVersion(settings);
      await versionChecked;
      return supervise(settings, command, assignment, signal);
    },
  };
}

function agentSettings(settings: SupervisorSettings): AgentSettings {
  return {
    run: settings.settings,
    program: settings.program,
    anthropicApiKey: settings.anthropicApiKey,
    anthropicBaseUrl: settings.anthropicBaseUrl,
  };
}

async function supervise(
  settings: SupervisorSettings,
  command: AgentCommand,
  assignment: Assignment,
  signal: AbortSignal,
): Promise<AgentReport> {
  const { adapter, shell, sandbox, clock, log } = settings;
  const redact = createRedactor([...command.secrets.map(({ value }) => value), ...(settings.secrets ?? [])]);
  const dir = path.join(settings.stateDir, "transcripts");
  const transcript = await openTranscript({ dir, name: assignment.name, redact });
  const startedMs = clock.monotonicMs();
  let told = NOTHING_TOLD;
  let lines = 0;
  try {
    await using wrapped = await sandbox.wrap(
      {
        file: command.file,
        args: command.args,
        cwd: assignment.workdir,
        env: { ...settings.env, ...command.env },
        timeoutMs: assignment.limits.timeoutMs + DEADLINE_MARGIN_MS,
      },
      cellOf(settings, command, assignment),
    );
    const watch = createWatch({ clock, assignment, signal });
    const onTrouble = (reason: string) => log.warn("news", { name: assignment.name, reason });
    const news = createNews({ assignment, clock, redact, onTrouble });
    const finished = await shell
      .run(wrapped.command, {
        input: command.input,
        signal: watch.signal,
        ladder: command.ladder,
        onActivity: watch.onActivity,
        onLine(line) {
          lines += 1;
          const events = hear({ adapter, transcript, line });
          told = events.reduce(withEvent, told);
          watch.onTold(told);
          if (events.length > 0) news.hear(events, told);
        },
      })
      .finally(() => {
        watch.stop();
        news.stop();
      });
    if (isMissing(finished, lines)) throw notFound(command, redact(finished.stderr));
    const finish = finishOf(adapter, watch, finished, told);
    return reportOf({ adapter, finish, told, redact, transcript, durationMs: clock.monotonicMs() - startedMs });
  } finally {
    const trouble = await transcript.close();
    if (trouble !== undefined) log.warn("transcript", { path: transcript.path, trouble });
  }
}

function cellOf({ settings }: SupervisorSettings, command: AgentCommand, { workdir, gitDir }: Assignment): Cell {
  const link = path.join(workdir, ".git");
  return {
    writable: [workdir],
    // The link too: rewritten, it would lead everybody's git somewhere else.
    readOnly: existsSync(link) ? [gitDir, link] : [gitDir],
    hidden: [],
    allowHosts: [...new Set([...command.hosts, ...settings.allowHosts])],
    masked: command.secrets,
  };
}

/** One line of the agent: into the transcript, and what it says in our words. */
function hear(heard: {
  readonly adapter: AgentAdapter;
  readonly transcript: Transcript;
  readonly line: string;
}): AgentEvent[] {
  const json = parsed(heard.line);
  if (!isFragment(json)) heard.transcript.write(heard.line);
  return heard.adapter.onLine(json);
}

/** A JSON object, or the line as it is. */
function parsed(line: string): unknown {
  if (!line.startsWith("{")) return line;
  try {
    return JSON.parse(line);
  } catch {
    // Text that happens to start with a brace, or a line that was cut.
    return line;
  }
}

/** Pieces of a message that comes whole later: a sign of life, not worth keeping. */
function isFragment(json: unknown): boolean {
  return typeof json === "object" && json !== null && "type" in json && json.type === "stream_event";
}

function isMissing({ started, cancelled, exitCode }: Finished, lines: number): boolean {
  return (!started && !cancelled) || (exitCode === NOT_FOUND_EXIT && lines === 0);
}

function notFound(command: AgentCommand, words: string): PipelineError {
  const tried = command.file === "sh" ? command.args.join(" ") : command.file;
  return new PipelineError("AGENT_NOT_FOUND", `cannot run "${tried}": ${oneLine(words)}`);
}

/** Why we ended it comes first; but an agent that had already said its last word was only slow to leave. */
function finishOf(adapter: AgentAdapter, watch: Watch, finished: Finished, told: Told): AgentFinish {
  const { exitCode, signal, stderr, timedOut } = finished;
  const stopped =
    watch.stopped() ?? (timedOut ? ({ outcome: "timed-out", detail: "still running" } as const) : undefined);
  if (stopped === undefined) return adapter.finish({ exitCode, signal, told, stderrTail: stderr.slice(-STDERR_TAIL) });
  const wasDone = told.final?.outcome === "finished" && stopped.outcome !== "cancelled";
  return wasDone ? { outcome: "finished", detail: told.final.message } : stopped;
}

function reportOf(made: {
  readonly adapter: AgentAdapter;
  readonly finish: AgentFinish;
  readonly told: Told;
  readonly redact: Redact;
  readonly transcript: Transcript;
  readonly durationMs: number;
}): AgentReport {
  const { adapter, finish, told, redact } = made;
  const isService = finish.outcome === "rate-limited" || finish.outcome === "api-error";
  const waitMs = isService ? (told.retry?.waitMs ?? 0) : 0;
  return {
    agent: adapter.name,
    ...(told.version === undefined ? {} : { agentVersion: redact(told.version) }),
    ...(told.model === undefined ? {} : { model: redact(told.model) }),
    outcome: finish.outcome,
    detail: oneLine(redact(finish.detail)),
    usage: { turns: told.turns, ...told.usage, durationMs: Math.round(made.durationMs) },
    metered: adapter.metered || told.usage.costUsd !== undefined,
    denials: told.denials.map(({ tool, reason }) => ({ tool: redact(tool), reason: redact(reason) })),
    closingWords: redact(told.words).slice(-MAX_CLOSING_WORDS),
    transcript: made.transcript.path,
    ...(waitMs < ASKED_TO_WAIT_MS ? {} : { retryAfterMs: Math.round(waitMs) }),
  };
}

function refused({ name, metered }: AgentAdapter, outcome: AgentReport["outcome"], detail: string): AgentReport {
  const usage = { turns: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, durationMs: 0 };
  return { agent: name, outcome, detail, usage, metered, denials: [], closingWords: "" };
}

/** @throws AGENT_NOT_FOUND, AGENT_VERSION_UNSUPPORTED. */
async function checkVersion(settings: SupervisorSettings): Promise<void> {
  const { adapter, shell, sandbox, env } = settings;
  const wanted = settings.settings.agentVersion;
  const ask = adapter.version?.(agentSettings(settings));
  if (wanted === undefined || ask === undefined) return;
  const cell = { writable: [], readOnly: [], hidden: [], allowHosts: [], masked: [] };
  await using wrapped = await sandbox.wrap({ ...ask, cwd: "/", env, timeoutMs: VERSION_TIMEOUT_MS }, cell);
  const finished = await shell.run(wrapped.command);
  const found = /\d+\.\d+\.\d+\S*/.exec(finished.stdout)?.[0];
  if (found === wanted) return;
  if (found === undefined) {
    throw new PipelineError(
      "AGENT_NOT_FOUND",
      `"${ask.file} ${ask.args.join(" ")}" names no version: ${oneLine(finished.stderr)}`,
    );
  }
  throw new PipelineError("AGENT_VERSION_UNSUPPORTED", `${ask.file} is ${found}; run.agentVersion asks for ${wanted}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, MAX_DETAIL);
}
