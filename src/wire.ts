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
import { createNoSandbox } from "./adapters/sandbox/none.ts";
import { createSandboxRuntime } from "./adapters/sandbox/sandbox-runtime.ts";
import { createSecretScanner } from "./adapters/scanner/secretlint.ts";
import { createLinearTracker } from "./adapters/tracker/linear.ts";
import { createTicketFileTracker } from "./adapters/tracker/ticket-file.ts";
import { createGitWorkspace, type GitSettings } from "./adapters/workspace/git.ts";
import { CONFIG_PATH, type Config, DEFAULT_CONFIG, PROMPT_TEMPLATE_PATH } from "./core/config.ts";
import { parseConfig } from "./core/config-file.ts";
import { type Detected, detectCommands } from "./core/detect.ts";
import { childEnvironment } from "./core/environment.ts";
import { type Options, type Stage, withOverrides } from "./core/options.ts";
import { checkTemplate } from "./core/prompt.ts";
import { createRedactor } from "./core/redact.ts";
import { parseRepository } from "./core/repository.ts";
import type { Settings } from "./core/settings.ts";
import { PipelineError } from "./errors.ts";
import type { Base, Clock, Commands, Forge, Log, Ports, Shell, Trees } from "./ports.ts";

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly version: string;
}

/** Disposing ends what serves the cells. */
export interface Wired extends AsyncDisposable {
  readonly ports: Ports;
  readonly settings: Settings;
  /** Settles when this machine has shown that it can isolate: await it before anything is run. @throws SANDBOX_UNAVAILABLE */
  readonly ready: Promise<void>;
}

/** Who the engine's commits are from; `[bot]` names cannot be registered by people. */
const IDENTITY = { name: "linear-to-pr[bot]", email: "linear-to-pr[bot]@users.noreply.github.com" };

/** @throws CHECKOUT_*, BASE_NOT_FOUND, CONFIG_INVALID, GIT_*, INPUT_INVALID, SANDBOX_UNAVAILABLE. */
export async function wire(options: Options, world: World): Promise<Wired> {
  const { log } = world;
  const secrets = secretsOf(options, world);
  for (const secret of secrets) log.mask(secret);
  const shell = createShell();
  const clock = createClock();
  const files = createFiles();
  const repo = path.resolve(options.repo);
  const stateDir = stateDirectory(options, world, repo);
  const isLocal = options.forge === "local";
  const git = gitSettings({ options, world, repo, stateDir, shell });
  const workspace = await createGitWorkspace(git);
  const [dirt, { base, config: written, template }] = await Promise.all([
    options["allow-dirty"] ? [] : workspace.findDirt(),
    readPolicy(workspace, options.base),
  ]);
  refuseDirt(dirt);
  const config = withOverrides(written, options);
  const env = childEnvironment(world.env, config.run.env);
  const cells = createSandboxRuntime({ stateDir, log, env: world.env, hidden: [repo] });
  const sandbox = config.run.isolation === "none" ? createNoSandbox({ stateDir }) : cells;
  // Under way while tickets are fetched: the proof that this machine can isolate takes a quarter of a second.
  const ready = RUNS_COMMANDS.includes(options.stage) ? sandbox.check() : Promise.resolve();
  // Whoever awaits it is told; until then a failure must not end the process.
  ready.catch(() => undefined);

  const ports: Ports = {
    log,
    clock,
    files,
    workspace,
    trees: workspace,
    tracker:
      options.tickets === undefined
        ? createLinearTracker({ apiKey: options["linear-api-key"], apiUrl: options["linear-api-url"], log, clock })
        : createTicketFileTracker({ path: path.resolve(options.tickets), files, clock }),
    forge: isLocal
      ? createLocalForge({ dir: path.resolve(options["forge-dir"] ?? path.join(stateDir, "pull-requests")), files })
      : githubForge(options, workspace.originUrl, { log, clock }),
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
    commands: withoutSecrets(createCommands({ shell, sandbox, env }), secrets),
    scanner: createSecretScanner(),
  };
  const found = await findCommands(workspace, base, log);
  const settings: Settings = {
    config,
    base,
    setup: config.scaffold.setup === "none" ? undefined : (config.scaffold.setup ?? found.setup),
    commands: config.verify.commands ?? found.commands,
    template,
    checkout: repo,
    artefactDir: path.join(stateDir, "artefacts"),
    version: world.version,
  };
  return { ports, settings, ready, [Symbol.asyncDispose]: () => cells[Symbol.asyncDispose]() };
}

/** What we were given and what the runner gave us: without a cell a child can read both in our own environment. */
function secretsOf(options: Options, { env }: World): string[] {
  const ofRunner = Object.keys(env).filter((name) => /^ACTIONS_\w*TOKEN$/.test(name));
  const all = [options["linear-api-key"], options["github-token"], options["anthropic-api-key"]];
  return [...all, ...ofRunner.map((name) => env[name] ?? "")].filter((secret) => secret !== "");
}

/** What a check prints becomes evidence for the agent, the ticket and the pull request. */
function withoutSecrets(commands: Commands, secrets: readonly string[]): Commands {
  const redact = createRedactor(secrets);
  return {
    async run(wanted, signal) {
      const finished = await commands.run(wanted, signal);
      return { ...finished, stdout: redact(finished.stdout), stderr: redact(finished.stderr) };
    },
  };
}

const RUNS_COMMANDS: readonly Stage[] = ["all", "scaffold", "run", "verify"];

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
    repo,
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
  const url =
    env.GITHUB_SERVER_URL && options.repository ? `${env.GITHUB_SERVER_URL}/${options.repository}.git` : undefined;
  return { url, ...(token === "" ? {} : { token }) };
}

function refuseDirt(paths: readonly string[]): void {
  if (paths.length === 0) return;
  throw new PipelineError("CHECKOUT_DIRTY", `the checkout has changes that are not committed: ${paths.join(", ")}`);
}

interface Policy {
  readonly base: Base;
  readonly config: Config;
  readonly template: Settings["template"];
}

/** Configuration as the base commit has it; `deliver.base` may name another base, whose own configuration then counts. */
async function readPolicy(trees: Trees, named: string | undefined): Promise<Policy> {
  const first = await policyAt(trees, await trees.base(named));
  const other = first.config.deliver.base;
  if (named !== undefined || other === undefined || other === first.base.branch) return first;
  return policyAt(trees, await trees.base(other));
}

async function policyAt(trees: Trees, base: Base): Promise<Policy> {
  const texts = await readPaths(trees, base, [CONFIG_PATH, PROMPT_TEMPLATE_PATH]);
  const config = texts.get(CONFIG_PATH);
  const text = texts.get(PROMPT_TEMPLATE_PATH);
  const template = text === undefined ? undefined : { text, path: PROMPT_TEMPLATE_PATH };
  // Mistakes that only a fix round would meet are found before the first one is paid for.
  if (template !== undefined) checkTemplate(template);
  return {
    base,
    config: config === undefined ? DEFAULT_CONFIG : parseConfig(config, CONFIG_PATH),
    template,
  };
}

async function readPaths(trees: Trees, base: Base, paths: readonly string[]): Promise<Map<string, string>> {
  const entries = (await trees.list(base.tree)).filter(({ path }) => paths.includes(path));
  const texts = await trees.blobs(entries.map(({ blob }) => blob));
  return new Map(entries.map(({ path, blob }) => [path, texts.get(blob) ?? ""]));
}

async function findCommands(trees: Trees, base: Base, log: Log): Promise<Detected> {
  const paths = (await trees.list(base.tree)).map(({ path }) => path);
  const packageJson = (await readPaths(trees, base, ["package.json"])).get("package.json");
  const found = detectCommands({ paths, packageJson });
  for (const warning of found.warnings) log.warn("detect", { warning });
  return found;
}

function githubForge(
  options: Options,
  originUrl: string | undefined,
  { log, clock }: { log: Log; clock: Clock },
): Forge {
  const { owner, repo } = parseRepository(options.repository ?? originUrl);
  const apiUrl = options["github-api-url"];
  const token = options["github-token"];
  return createGithubForge({ token, owner, repo, log, clock, ...(apiUrl === undefined ? {} : { apiUrl }) });
}
