// Options → ports and settings. The only file that names concrete adapters.
import { createHash } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { claude } from "./adapters/agent/claude.ts";
import { command } from "./adapters/agent/command.ts";
import { createAgent } from "./adapters/agent/supervisor.ts";
import { createCommands } from "./adapters/commands/celled.ts";
import { createGithubForge } from "./adapters/forge/github.ts";
import { createLocalForge } from "./adapters/forge/local.ts";
import { createClock } from "./adapters/machine/clock.ts";
import { createFiles } from "./adapters/machine/files.ts";
import { createShell } from "./adapters/machine/process.ts";
import { createMessagesReranker } from "./adapters/reranker/messages.ts";
import { createNoSandbox } from "./adapters/sandbox/none.ts";
import { createSandboxRuntime } from "./adapters/sandbox/sandbox-runtime.ts";
import { createSecretScanner } from "./adapters/scanner/secretlint.ts";
import { createDirectSetUp } from "./adapters/set-up/direct.ts";
import { createSharedSetUp, type SharedSetUpSettings } from "./adapters/set-up/shared.ts";
import { createLinearTracker } from "./adapters/tracker/linear.ts";
import { createTicketFileTracker } from "./adapters/tracker/ticket-file.ts";
import { createGitWorkspace, type GitSettings, type GitWorkspace } from "./adapters/workspace/git.ts";
import { parseArtefact } from "./core/artefact.ts";
import type { Config } from "./core/config/config.ts";
import { childEnvironment } from "./core/environment.ts";
import { type Options, type Stage, withOverrides } from "./core/options.ts";
import { findRepositoryName, parseRepository } from "./core/repository.ts";
import { minutesToMs, type Settings } from "./core/settings.ts";
import { createRedactor, type Redact } from "./core/words/redact.ts";
import { PipelineError } from "./errors.ts";
import { readPolicy } from "./policy.ts";
import type {
  Board,
  Clock,
  Commands,
  Files,
  Forge,
  Log,
  Ports,
  Sandbox,
  Scanner,
  SecretFinding,
  SetUp,
  Shell,
  Tracker,
} from "./ports.ts";

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly board: Board;
  readonly version: string;
}

/** Disposing ends what serves the cells. */
export interface Wired extends AsyncDisposable {
  readonly ports: Ports;
  readonly settings: Settings;
  /** Takes the session's secrets out of what people are shown: an agent can put them into a name as well as into a text. */
  readonly redact: Redact;
}

/** Who the engine's commits are from; `[bot]` names cannot be registered by people. */
const IDENTITY = { name: "linear-to-pr[bot]", email: "linear-to-pr[bot]@users.noreply.github.com" };

/** @throws CHECKOUT_*, BASE_NOT_FOUND, CONFIG_INVALID, GIT_*, INPUT_INVALID, SANDBOX_UNAVAILABLE. */
export async function wire(options: Options, world: World): Promise<Wired> {
  const { log } = world;
  const secrets = secretsOf(options, world);
  for (const secret of secrets) log.mask(secret);
  // Whatever an agent said or named: no artefact holds a secret.
  const redact = createRedactor(secrets);
  const shell = createShell();
  const clock = createClock();
  const files = createFiles();
  const repo = path.resolve(options.repo);
  const stateDir = stateDirectory(options, world, repo);
  const isLocal = options.forge === "local";
  const git = gitSettings({ options, world, repo, stateDir, shell });
  const workspace = await createGitWorkspace(git);
  const [dirt, policy] = await Promise.all([
    options["allow-dirty"] ? [] : workspace.findDirt(),
    findPinned(options, files).then((pinned) => readPolicy(workspace, options.base, pinned)),
  ]);
  refuseDirt(dirt);
  for (const warning of policy.warnings) log.warn("detect", { warning });
  const config = withOverrides(policy.config, options);
  if (isLocal) refuseSigning(config);
  const env = childEnvironment(world.env, config.run.env);
  const cells = createSandboxRuntime({ stateDir, log, env: world.env, hidden: options.bare ? [] : [repo] });
  const sandbox = provenFirst(config.run.isolation === "none" ? createNoSandbox({ stateDir }) : cells, options.stage);

  const commands = withoutSecrets(createCommands({ shell, sandbox, env }), redact);

  const ports: Ports = {
    log,
    clock,
    files: { ...files, saveText: (file, text) => files.saveText(file, redact(text)) },
    workspace,
    trees: workspace,
    tracker: discreet(wireTracker(options, log), redact),
    forge: isLocal
      ? createLocalForge({
          dir: path.resolve(options["forge-dir"] ?? path.join(stateDir, "pull-requests")),
          files,
          branch: config.deliver.branch,
        })
      : githubForge(options, workspace.originUrl, { log, clock, config }),
    agent: createAgent({
      adapter: config.run.agent === "claude" ? claude : command,
      shell,
      sandbox,
      log,
      clock,
      env,
      stateDir,
      settings: config.run,
      anthropicApiKey: options["anthropic-api-key"],
      anthropicBaseUrl: world.env.ANTHROPIC_BASE_URL,
      secrets,
    }),
    commands,
    setUp: createSetUp({ ...policy, config }, { commands, workspace, stateDir, shell, env, log }),
    board: world.board,
    scanner: knowing(createSecretScanner(), redact),
    reranker: createMessagesReranker({
      apiKey: options["anthropic-api-key"],
      baseUrl: world.env.ANTHROPIC_BASE_URL,
      model: config.scaffold.rerankModel,
      clock,
    }),
  };
  const settings: Settings = {
    ...policy,
    trusted: policy.base,
    stopFile: path.join(stateDir, "stop"),
    config,
    checkout: options.bare ? undefined : repo,
    artefactDir: path.join(stateDir, "artefacts"),
    repository: options.repository ?? findRepositoryName(workspace.originUrl),
    run: runOf(world.env),
    version: world.version,
  };
  return { ports, settings, redact, [Symbol.asyncDispose]: () => cells[Symbol.asyncDispose]() };
}

/** A tracker that is told no secret: names of files are an agent's words, too. */
function discreet(tracker: Tracker, redact: Redact): Tracker {
  return { ...tracker, say: (note) => tracker.say({ ...note, body: redact(note.body) }) };
}

function runOf({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID }: World["env"]): Settings["run"] {
  const number = Number(GITHUB_RUN_ID);
  if (!Number.isSafeInteger(number) || number <= 0) return undefined;
  return { number, url: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${number}` };
}

/** The jobs of one run start from one commit: the one its plan was made at. */
async function findPinned(options: Options, files: Files): Promise<{ branch?: string; commit?: string } | undefined> {
  const commit = options["base-commit"];
  if (commit !== undefined) return { commit };
  const file = options.stage === "work" ? options.from : options.plan;
  if (file === undefined || !file.endsWith(".json")) return undefined;
  const text = await files.findText(file);
  if (text === undefined) return undefined;
  const { base, baseCommit } = parseArtefact("plan", text, file);
  return baseCommit === undefined ? undefined : { branch: base, commit: baseCommit };
}

function createSetUp(
  { setup, config, base }: Pick<Settings, "setup" | "config" | "base">,
  given: Pick<SharedSetUpSettings, "commands" | "stateDir" | "shell" | "env" | "log"> & { workspace: GitWorkspace },
): SetUp {
  const { share, setupTimeoutMinutes } = config.scaffold;
  const settings = { ...given, line: setup, timeoutMs: minutesToMs(setupTimeoutMinutes), trusted: base };
  return share === "off"
    ? createDirectSetUp(settings)
    : createSharedSetUp({ ...settings, share, trees: given.workspace });
}

/** Names under which people keep secrets. */
const SECRET_NAME = /(TOKEN|SECRET|PASSWORD|PASSPHRASE|API[_-]?KEY|(ACCESS|PRIVATE|SIGNING)_KEY|CREDENTIALS?)$/i;

/** What is shorter may be a word that stands in honest text. */
const SHORTEST_OF_A_NAME = 12;

/** What we were given and what our environment holds beside: without a cell a child can read all of it there. */
function secretsOf(options: Options, { env }: World): string[] {
  const named = Object.keys(env)
    .filter((name) => SECRET_NAME.test(name))
    .map((name) => env[name] ?? "")
    .filter((value) => value.length >= SHORTEST_OF_A_NAME);
  const given = [options["linear-api-key"], options["github-token"], options["anthropic-api-key"]];
  return [...new Set([...given, ...named])].filter((secret) => secret !== "");
}

/** The tracker alone, for telling tickets of what went wrong before anything else could be made. */
export function wireTracker(
  options: Pick<Options, "tickets" | "linear-api-key" | "linear-api-url">,
  log: Log,
): Tracker {
  const clock = createClock();
  return options.tickets === undefined
    ? createLinearTracker({ apiKey: options["linear-api-key"], apiUrl: options["linear-api-url"], log, clock })
    : createTicketFileTracker({ path: path.resolve(options.tickets), files: createFiles(), clock });
}

/** The trees of a checkout as they lie there: for looking, without a word to its remote. @throws CHECKOUT_NOT_FOUND, GIT_NOT_FOUND */
export function wireTrees(
  place: { readonly repo: string; readonly stateDir: string },
  { env, log }: Pick<World, "env" | "log">,
): Promise<GitWorkspace> {
  const { repo } = place;
  const alone = { remote: { url: repo }, partial: "borrowed" } as const;
  return createGitWorkspace({ ...place, ...alone, shell: createShell(), log, identity: IDENTITY, env });
}

/** Rules know what secrets look like, and never the ones that are ours. */
function knowing(scanner: Scanner, redact: Redact): Scanner {
  return {
    async scan(texts) {
      const found = await scanner.scan(texts);
      if (found === "not-run") return found;
      return [
        ...found,
        ...texts.flatMap(({ path, text }) => (redact(text) === text ? [] : placesIn(path, text, redact))),
      ];
    },
  };
}

/** Line by line, or the whole text when an encoder has spread the secret over several. */
function placesIn(path: string, text: string, redact: Redact): SecretFinding[] {
  const rule = "a secret of the run itself";
  const lines = text.split("\n");
  const found = lines.flatMap((line, index) => (redact(line) === line ? [] : [{ path, line: index + 1, rule }]));
  return found.length > 0 ? found : [{ path, line: 1, endLine: lines.length, rule }];
}

/** What a check prints becomes evidence for the agent, the ticket and the pull request. */
function withoutSecrets(commands: Commands, redact: Redact): Commands {
  return {
    async run(wanted, signal) {
      const finished = await commands.run(wanted, signal);
      return { ...finished, stdout: redact(finished.stdout), stderr: redact(finished.stderr) };
    },
  };
}

/** Stages that need a cell in any case; the others make the proof when they first do. */
const RUNS_COMMANDS: readonly Stage[] = ["all", "orchestrate", "work", "run", "verify"];

/**
 * Nothing runs before this machine has shown that it can isolate. The proof takes a quarter of a second and starts now, so
 * that it is there when tickets are fetched, directories opened and patterns found.
 */
function provenFirst(sandbox: Sandbox, stage: Stage): Sandbox {
  const early = RUNS_COMMANDS.includes(stage) ? sandbox.check() : undefined;
  // Whoever wraps a command is told; until then a failure must not end the process.
  early?.catch(() => undefined);
  return {
    ...sandbox,
    async wrap(command, cell) {
      await (early ?? sandbox.check());
      return sandbox.wrap(command, cell);
    },
  };
}

/** Outside every checkout: nothing of ours can be committed, and the agent's cell cannot see more than its own directory. */
function stateDirectory(options: Options, { env }: World, repo: string): string {
  if (options["state-dir"] !== undefined) return path.resolve(options["state-dir"]);
  const runner = env.GITHUB_ACTIONS === "true" ? (env.RUNNER_WORKSPACE ?? env.RUNNER_TEMP) : undefined;
  if (runner !== undefined) return path.join(runner, ".linear-to-pr");
  const real = existsSync(repo) ? realpathSync(repo) : repo;
  const unique = createHash("sha256").update(real).digest("hex").slice(0, 8);
  const home = env.XDG_STATE_HOME ?? path.join(homedir(), ".local", "state");
  return path.join(home, "linear-to-pr", `${path.basename(real)}-${unique}`);
}

function gitSettings(wanted: {
  readonly options: Options;
  readonly world: World;
  readonly repo: string;
  readonly stateDir: string;
  readonly shell: Shell;
}): GitSettings {
  const { options, world, repo, stateDir, shell } = wanted;
  return {
    repo: options.bare ? undefined : repo,
    stateDir,
    shell,
    log: world.log,
    identity: IDENTITY,
    env: world.env,
    remote: remoteOf(options, world, repo),
  };
}

/** Local drafts mean local branches: pushes go to the checkout itself. On a runner the address comes from the runner. */
function remoteOf(options: Options, { env }: World, repo: string): NonNullable<GitSettings["remote"]> {
  if (options.forge === "local") return { url: repo };
  const token = options["github-token"];
  const server = env.GITHUB_SERVER_URL ?? "https://github.com";
  // On a command line the address is the origin's, and a GitHub token is for GitHub only.
  const url =
    (env.GITHUB_SERVER_URL !== undefined || options.bare) && options.repository
      ? `${server}/${options.repository}.git`
      : undefined;
  return { url, tokenHost: new URL(server).host, ...(token === "" ? {} : { token }) };
}

function refuseDirt(paths: readonly string[]): void {
  if (paths.length === 0) return;
  throw new PipelineError("CHECKOUT_DIRTY", `the checkout has changes that are not committed: ${paths.join(", ")}`);
}

/** Said before anything is spent. */
function refuseSigning({ deliver }: Config): void {
  if (deliver.commit === "git") return;
  throw new PipelineError(
    "CONFIG_INVALID",
    "deliver.commit: `api` has GitHub make the commit, local drafts have none",
    {
      hint: "Set `deliver.commit: git` on the base branch (--base names another one), or leave out --forge local.",
    },
  );
}

function githubForge(
  options: Options,
  originUrl: string | undefined,
  { log, clock, config: { deliver, poll } }: { log: Log; clock: Clock; config: Config },
): Forge {
  const { owner, repo } = parseRepository(options.repository ?? originUrl);
  const apiUrl = options["github-api-url"];
  const token = options["github-token"];
  const ours = { branch: deliver.branch, workflow: poll.workflow, ref: poll.ref };
  return createGithubForge({ token, owner, repo, log, clock, ...ours, ...(apiUrl === undefined ? {} : { apiUrl }) });
}
