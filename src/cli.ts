// Door: `linear-to-pr <command>`. Reads argv and environment, shows people what happens, sets the only exit code.
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { parseTicketKey } from "./core/names.ts";
import { filterOf, type Options, parseOptions, STAGES } from "./core/options.ts";
import type { Trigger } from "./core/trigger.ts";
import { batchJson, batchTable } from "./core/words/batch-report.ts";
import { billMarkdown } from "./core/words/bill.ts";
import { forecastJson, forecastText } from "./core/words/forecast-text.ts";
import { type ExitCode, exitCodeOf, isPipelineError, PipelineError } from "./errors.ts";
import type { Session } from "./session.ts";
import { prepareV8 } from "./v8.ts";
import { VERSION } from "./version.ts";
import { watch } from "./watch.ts";

const HELP = `linear-to-pr ${VERSION}: turns a Linear ticket into a verified draft pull request

  linear-to-pr all ENG-12 [ENG-13 …]          ticket to draft, everything
  linear-to-pr all --label agent --state Todo every ticket that matches; also --team, --project, --cycle
  linear-to-pr all --tickets tickets.yml      the same from a file, no account needed
  linear-to-pr context "words of a ticket"    what the agent would be shown: likely files, excerpts, and why
  linear-to-pr demo                           watch it work on an example

a batch with a look at its plan in between:
  linear-to-pr plan ENG-1 ENG-2 … --out prompts-login.md     dependencies, territories, phases; then edit the file
  linear-to-pr scaffold prompts-login.md                     fills in what you left open: likely files, patterns
  linear-to-pr orchestrate prompts-login.md                  works it through; again: goes on where it stopped
  linear-to-pr verify ENG-1                                  one task again; also fix, deliver
  --dry-run with all, plan or orchestrate shows phases, reasons, warnings and the likely time, and starts nothing

on GitHub:
  linear-to-pr init                           writes the workflow and the configuration for this repository
  linear-to-pr doctor                         says what is still missing, from git to the webhook
  linear-to-pr relay --config relay.yml       hands Linear's webhooks on to GitHub; --replay FILE sends one again
  linear-to-pr webhook create --url URL       Linear's side of it; rotate gives it the next secret
  each of these, context and poll say with --help what they take

the jobs of the reusable workflow, one after the other on machines of their own:
  linear-to-pr prepare ENG-12 ENG-13          plans a batch and claims its tickets
  linear-to-pr work     --from plan.json --task ENG-12 --to outbox
  linear-to-pr verify   --from outbox --to verified
  linear-to-pr deliver  --from verified --plan plan.json --task ENG-12 --bare
  linear-to-pr sum      --from endings ENG-12 ENG-13    what a batch took, once the ending of each is there
  linear-to-pr poll                           starts what is ready, as far as slots are free; with --watch again and
                                              again (--every SECONDS, default 60), working on it here, until SIGTERM
  linear-to-pr reconcile                      closes runs that died, tries again what is due

one stage alone, each reading and writing a file:
  linear-to-pr trigger ENG-12 --to tickets.json
  linear-to-pr plan     --from tickets.json --to plan.json
  linear-to-pr scaffold --from plan.json    --to brief.json   [--task ENG-12]
  linear-to-pr run      --from brief.json   --to attempt.json
  linear-to-pr verify   --from attempt.json --to verdict.json
  linear-to-pr fix      --from verdict.json --to brief.json
  linear-to-pr deliver  --from verdict.json --to delivery.json
  linear-to-pr report   --from endings.json

options
  --repo DIR             the checkout (default: here)
  --tickets FILE         take tickets from a YAML or Markdown file instead of Linear
  --slots N              tickets worked on at once (default: orchestrate.slots, 4)
  --order dag|phases     a ticket starts when what it waits for has ended, or when the phases before have
  --unknown-territory solo|parallel   whether a ticket whose files nobody knows runs alone
  --base BRANCH          start from this branch (default: the repository's)
  --forge github|local   where drafts go; local writes Markdown files and local branches (default with --tickets: local)
  --forge-dir DIR        folder of the local drafts
  --repository OWNER/NAME  on GitHub (default: from the origin remote)
  --agent claude|command --agent-command LINE --model NAME   instead of the configuration's
  --isolation sandbox|none   none accepts the risk by name
  --state-dir DIR        where working directories and artefacts are kept
  --plan FILE            for deliver of a folder: the plan from before any agent ran
  --base-commit SHA      start from this commit of the base branch (default: the plan's, else the tip)
  --bare                 no checkout, everything from the remote
  --agent-result R --verify-result R   how the jobs before ended: success, failure, cancelled, skipped
  --verify-where own-job|agent-job     where a delivered folder's commands were run
  --prepare-seconds N --agent-seconds N --verify-seconds N   how long those jobs ran
  --began SECONDS        when this job began, in seconds since 1970
  --receipt FILE         for deliver of a folder: where to write what the ticket took
  --again                start anew although a person closed the ticket's pull request, it is merged, or a run was begun
  --allow-dirty          run although the checkout has uncommitted changes (they are not part of the run)
  --json                 one JSON object on standard output
  --verbose              more log lines

environment: LINEAR_API_KEY, GITHUB_TOKEN, ANTHROPIC_API_KEY
exit codes: 0 done or nothing to do · 1 a fault of ours · 2 yours · 3 upstream · 4 the work was refused
`;

const FLAGS = ["again", "allow-dirty", "bare", "dry-run", "json", "verbose", "watch"] as const;
const TEXTS = [
  "tickets",
  "from",
  "to",
  "out",
  "task",
  "plan",
  "base-commit",
  "agent-result",
  "verify-result",
  "verify-where",
  "prepare-seconds",
  "agent-seconds",
  "verify-seconds",
  "began",
  "receipt",
  "team",
  "label",
  "project",
  "cycle",
  "state",
  "slots",
  "every",
  "order",
  "unknown-territory",
  "repo",
  "base",
  "forge",
  "forge-dir",
  "repository",
  "agent",
  "agent-command",
  "model",
  "isolation",
  "state-dir",
  "linear-api-url",
  "github-api-url",
] as const;

export async function main(): Promise<void> {
  prepareV8();
  process.exitCode = await runCommand(process.argv.slice(2));
}

async function runCommand(argv: readonly string[]): Promise<ExitCode> {
  const [command = "help", ...rest] = argv;
  if (command === "help" || argv.includes("--help") || argv.includes("-h")) return print(await helpOn(argv));
  if (command === "--version" || command === "version") return print(`${VERSION}\n`);
  try {
    if (command === "demo") {
      const { demo } = await import("./demo/demo.ts");
      return await demo(rest);
    }
    if (command === "relay") {
      const { relayCommand } = await import("./relay/command.ts");
      using cancel = cancelOnSignals();
      const write = (text: string) => void process.stdout.write(text);
      return await relayCommand(rest, { environment: process.env, write, signal: cancel.signal });
    }
    if (command === "context") return await lookAhead(rest);
    if (command === "init" || command === "doctor" || command === "webhook") return await setUp(command, rest);
    return await runStage(command, rest);
  } catch (error) {
    return explain(error);
  }
}

/** The page of a command that has one of its own: `init --help`, `help init`. */
async function helpOn(argv: readonly string[]): Promise<string> {
  switch (argv[0] === "help" ? argv[1] : argv[0]) {
    case "context":
      return (await import("./context.ts")).CONTEXT_HELP;
    case "init":
      return (await import("./setup/init.ts")).INIT_HELP;
    case "doctor":
      return (await import("./setup/doctor.ts")).DOCTOR_HELP;
    case "webhook":
      return (await import("./setup/webhook.ts")).WEBHOOK_HELP;
    case "relay":
      return (await import("./relay/command.ts")).RELAY_HELP;
    case "poll":
      return (await import("./poll-watch.ts")).POLL_HELP;
    default:
      return HELP;
  }
}

async function lookAhead(rest: readonly string[]): Promise<ExitCode> {
  const { contextCommand } = await import("./context.ts");
  const { stdin, stdout, stderr, env } = process;
  const isColored = stdout.isTTY && (env.NO_COLOR ?? "") === "";
  const page = await contextCommand(rest, {
    env,
    readStdin: () => text(stdin),
    writeError: (line) => void stderr.write(line),
    paper: { width: stdout.columns ?? 100, color: isColored ? "ansi" : "none" },
  });
  return print(page);
}

async function setUp(command: "init" | "doctor" | "webhook", rest: readonly string[]): Promise<ExitCode> {
  const world = { env: process.env, version: VERSION, program: process.argv[1] };
  const end =
    command === "init"
      ? await (await import("./setup/init.ts")).initCommand(rest, world)
      : command === "doctor"
        ? await (await import("./setup/doctor.ts")).doctorCommand(rest, world)
        : await (await import("./setup/webhook.ts")).webhookCommand(rest, world);
  print(end.text);
  return end.exitCode;
}

async function runStage(command: string, rest: readonly string[]): Promise<ExitCode> {
  const options = readOptions(command, rest);
  const { log, board } = watch(options);
  using cancel = cancelOnSignals();
  if (options.stage === "poll" && options.watch) {
    const { pollWatch } = await import("./poll-watch.ts");
    const program = [process.execPath, ...process.argv.slice(1, 2), "all", ...withoutWatching(rest)];
    const world = { env: process.env, log, board, version: VERSION };
    await pollWatch({ options, program, world, signal: cancel.signal });
    return 0;
  }
  const { session } = await import("./session.ts");
  const done = await session(options, askedFor(options), {
    env: process.env,
    log,
    board,
    version: VERSION,
    signal: cancel.signal,
  });
  show(done, options);
  return done.exitCode;
}

/** What a batch of the poll is started with: the poll's own options and filter are not for it. */
function withoutWatching(rest: readonly string[]): string[] {
  const alone = ["--watch"];
  const withValue = ["--every", "--team", "--label", "--project", "--cycle", "--state"];
  return rest.filter((word, at) => {
    const name = word.split("=")[0] ?? word;
    return !alone.includes(name) && !withValue.includes(name) && !withValue.includes(rest[at - 1] ?? "");
  });
}

function readOptions(command: string, rest: readonly string[]): Options {
  if (!(STAGES as readonly string[]).includes(command)) {
    throw new PipelineError(
      "USAGE",
      `"${command.slice(0, 60)}" is not a command; allowed: context, demo, init, doctor, relay, webhook, ${STAGES.join(", ")}`,
    );
  }
  const { values, positionals } = parse(rest);
  if ("out" in values && "to" in values) throw new PipelineError("USAGE", "--out and --to mean the same: give one");
  const { env } = process;
  const files = positionals.filter(isFile);
  if (files.length > 1) throw new PipelineError("USAGE", `one file at a time, not ${files.join(" and ")}`);
  const [file] = files;
  if (file !== undefined && "from" in values)
    throw new PipelineError("USAGE", `two files to read: ${file} and --from ${values.from}; name one`);
  return parseOptions(
    {
      stage: command,
      // Tickets from a file are for trying things out: nothing is pushed anywhere unless a forge is named.
      forge: "tickets" in values ? "local" : "github",
      keys: positionals
        .filter((word) => !isFile(word))
        .map(parseTicketKey)
        .join(" "),
      ...(file === undefined ? {} : { from: file }),
      "linear-api-key": env.LINEAR_API_KEY,
      "github-token": env.GITHUB_TOKEN,
      "anthropic-api-key": env.ANTHROPIC_API_KEY,
      "linear-api-url": env.LINEAR_API_URL,
      "github-api-url": env.GITHUB_API_URL,
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [spelled(name), String(value)])),
    },
    "USAGE",
    (name) => `--${name}`,
  );
}

/** A plan is put out for people to edit; everything else is handed to the next stage. */
function spelled(name: string): string {
  return name === "out" ? "to" : name;
}

function parse(args: readonly string[]) {
  const options = Object.fromEntries([
    ...TEXTS.map((name) => [name, { type: "string" as const }]),
    ...FLAGS.map((name) => [name, { type: "boolean" as const }]),
  ]);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new PipelineError("USAGE", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** `prompts-login.md`, `plan.json`: no ticket key looks like it. */
function isFile(word: string): boolean {
  return /\.(?:md|json)$/i.test(word);
}

function askedFor(options: Options): Trigger {
  const filter = filterOf(options);
  const source = options.tickets === undefined ? "command-line" : "ticket-file";
  return { source, keys: options.keys, ...(filter === undefined ? {} : { filter }) };
}

/** The first signal ends the run cleanly, the second at once. */
function cancelOnSignals(): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(name === "SIGINT" ? 130 : 143);
    controller.abort();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
  };
}

function show(done: Session, { json }: Options): void {
  const { ended, forecast, artefacts, bill } = done;
  const width = process.stdout.columns ?? 100;
  if (forecast !== undefined) print(json ? printJson(forecastJson(forecast)) : `${forecastText(forecast, width)}\n`);
  else if (bill !== undefined) print(json ? printJson(bill) : billMarkdown(bill, undefined));
  else if (json) print(printJson({ ...batchJson(done.report), artefacts }));
  else print(`${ended.length > 0 ? `${batchTable(done.report, width)}\n` : ""}artefacts: ${artefacts}\n`);
  for (const error of [...ended.flatMap((one) => [one.error, one.unsaid]), ...(done.errors ?? [])])
    if (error !== undefined) explain(error);
}

function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function print(text: string): ExitCode {
  process.stdout.write(text);
  return 0;
}

function explain(error: unknown): ExitCode {
  if (isPipelineError(error)) process.stderr.write(`${error.code}: ${error.message}\n  → ${error.hint}\n`);
  else {
    const stack = error instanceof Error ? error.stack : String(error);
    process.stderr.write(
      `INTERNAL: a fault of linear-to-pr ${VERSION} on Node ${process.version}; please report it with this:\n${stack}\n`,
    );
  }
  return exitCodeOf(error);
}
