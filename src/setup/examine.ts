// Every check of the doctor, started together. What several need is looked at once; when that look fails, the check it belongs
// to says so and those that needed it are unknown.
import { createGitWorkspace } from "../adapters/workspace/git.ts";
import { CONFIG_PATH } from "../core/config/config.ts";
import { parseRepository } from "../core/repository.ts";
import { type Caller, readCaller } from "../core/setup/caller-reading.ts";
import { SECRETS, WORKFLOW_PATH } from "../core/setup/caller-workflow.ts";
import { CHECKS, type CheckName, type Finding, type Judgement, missing, ok } from "../core/setup/finding.ts";
import {
  judgeActionsMayOpen,
  judgeNoRelay,
  judgePermissions,
  judgeRepository,
  judgeSecrets,
  judgeSource,
  judgeWorkflow,
} from "../core/setup/judge-github.ts";
import {
  judgeLabels,
  judgeRelay,
  judgeStates,
  judgeTeams,
  judgeViewer,
  judgeWebhook,
  refuseRelayAddress,
} from "../core/setup/judge-linear.ts";
import { judgeConfiguration, judgeForRunsHere, judgeNode } from "../core/setup/judge-machine.ts";
import { isPipelineError, PipelineError } from "../errors.ts";
import { type Policy, readPolicy } from "../policy.ts";
import type { Log, Sandbox, Trees } from "../ports.ts";
import { findLine, findText } from "./checkout-reading.ts";
import type { DoctorOptions, Looks } from "./doctor-ports.ts";
import { checkAgent, checkGit, checkSandbox, type Machine } from "./machine-checks.ts";
import { needed, notLooked, settle, shared, shutOut } from "./settling.ts";

export interface Examination {
  readonly options: DoctorOptions;
  readonly looks: Looks;
  readonly sandbox: Pick<Sandbox, "check">;
  readonly log: Log;
  readonly stateDir: string;
  readonly machine: Machine;
}

const GIT_TIMEOUT_MS = 10_000;
const ADMIN =
  "Only an administrator's token may look (fine-grained: administration and secrets, read); look in the settings.";
const LINEAR_ADMIN = "Only the key of an administrator may look; see Settings → API in Linear.";

export async function examine(examination: Examination): Promise<Finding[]> {
  const { options, looks, machine, sandbox } = examination;
  const { github, linear, relay } = looks;
  const workspace = shared(() => openCheckout(examination));
  const base = shared(async () => (await workspace()).base(options.base));
  const policy = shared(async () => readPolicy(await workspace(), options.base));
  const config = () => needed(policy, "configuration").then((read) => read.config);
  const repository = shared(async () => {
    const named = options.repository ?? (await needed(workspace, "checkout")).originUrl;
    return github.repository(repositoryOf(named));
  });
  const seen = () => needed(repository, "repository");
  const workflow = shared(async () => {
    const { name, defaultBranch } = await seen();
    const text = await github.findFile(name, WORKFLOW_PATH, defaultBranch);
    if (text === undefined) return { branch: defaultBranch, caller: undefined, text };
    return { branch: defaultBranch, text, caller: readCaller(text, await neededSecrets(policy)) };
  });
  const caller = () => needed(workflow, "workflow").then((read) => read.caller);
  /** Where a workflow calls us, GitHub's runners do the work, and install for themselves what it takes. */
  const forRunsHere = async (check: () => Promise<Judgement>) => {
    const judged = await settle(check);
    const read = await workflow().catch(() => undefined);
    return read?.caller === undefined ? judged : judgeForRunsHere(judged);
  };
  const viewer = shared(linear.viewer);
  const names = shared(() => needed(viewer, "linear-key").then(linear.names));

  const checks: Record<CheckName, () => Promise<Judgement> | Judgement> = {
    git: () => checkGit(machine),
    node: () => judgeNode(process.version),
    checkout: async () => {
      const { branch, commit } = await base();
      return ok(`${branch} at ${commit.slice(0, 12)}`);
    },
    configuration: async () => {
      await needed(base, "checkout");
      return judgeConfiguration({
        path: CONFIG_PATH,
        ...(await placesOfConfig(await policy(), await workspace(), machine)),
      });
    },
    agent: () => forRunsHere(async () => checkAgent(machine, (await config()).run)),
    sandbox: () =>
      forRunsHere(async () =>
        checkSandbox(sandbox, (await policy().catch(() => undefined))?.config.run.isolation ?? "sandbox"),
      ),
    repository: async () => judgeRepository(await repository()),
    permissions: async () => judgePermissions(await seen()),
    "pull-requests": async () => {
      const { name } = await seen();
      return judgeActionsMayOpen(await shutOut(github.actionsMayOpen(name), ADMIN));
    },
    workflow: async () => {
      const { branch, caller: read, text } = await workflow();
      const todo = "Run `linear-to-pr init`, then commit and push what it writes.";
      return text === undefined ? missing(`no ${WORKFLOW_PATH} on ${branch}`, todo) : judgeWorkflow(read, branch);
    },
    source: async () => {
      const read = await caller();
      if (read === undefined) return notLooked("workflow");
      return judgeSource(read, (await github.findFile(read.repository, WORKFLOW_PATH, read.ref)) !== undefined);
    },
    secrets: async () => {
      const { name } = await seen();
      const [wanted, read] = await Promise.all([neededSecrets(policy), workflow().catch(() => undefined)]);
      return judgeSecrets(namesThere(wanted, read?.caller), await shutOut(github.secrets(name), ADMIN));
    },
    "linear-key": async () => judgeViewer(await viewer()),
    teams: async () => judgeTeams(await config(), await names()),
    states: async () => judgeStates(await config(), await names()),
    labels: async () => judgeLabels(await config(), await names()),
    webhook: async () => {
      const { trigger } = await config();
      await needed(viewer, "linear-key");
      return judgeWebhook(await shutOut(linear.webhooks(), LINEAR_ADMIN), options.relay, trigger.teams);
    },
    relay: async () => {
      if (options.relay === undefined) return judgeNoRelay(await caller().catch(() => undefined));
      const refused = refuseRelayAddress(options.relay);
      if (refused !== undefined) return refused;
      const answered = await relay.health(options.relay);
      return answered === undefined
        ? missing("no answer", "Start it, or correct its address; Linear has to reach it from the internet.")
        : judgeRelay(answered);
    },
  };
  return Promise.all(CHECK_NAMES.map(async (check) => ({ check, ...(await settle(checks[check])) })));
}

const CHECK_NAMES: readonly CheckName[] = Object.keys(CHECKS).filter((name): name is CheckName => name in CHECKS);

function openCheckout({ options, machine, log, stateDir }: Examination) {
  const { shell, env } = machine;
  const identity = { name: "linear-to-pr[bot]", email: "linear-to-pr[bot]@users.noreply.github.com" };
  const token = env.GITHUB_TOKEN ?? "";
  const tokenHost = new URL(env.GITHUB_SERVER_URL ?? "https://github.com").host;
  const remote = { tokenHost, ...(token === "" ? {} : { token }) };
  return createGitWorkspace({
    repo: options.repo,
    stateDir,
    shell,
    log,
    identity,
    env,
    remote,
    timeoutMs: GIT_TIMEOUT_MS,
  });
}

async function placesOfConfig({ base }: Policy, trees: Trees, machine: Machine) {
  const top = await findLine(machine, machine.checkout, ["rev-parse", "--show-toplevel"]);
  const [entries, text] = await Promise.all([
    trees.list(base.tree),
    top === undefined ? undefined : findText(top, CONFIG_PATH),
  ]);
  const onBase = entries.some((entry) => entry.path === CONFIG_PATH);
  return { branch: base.branch, onBase, inCheckout: text !== undefined };
}

/** @throws INPUT_INVALID */
function repositoryOf(named: string | undefined): string {
  try {
    const { owner, repo } = parseRepository(named);
    return `${owner}/${repo}`;
  } catch (cause) {
    if (!isPipelineError(cause)) throw cause;
    const hint = "Say --repository OWNER/NAME, or give the checkout an origin on GitHub.";
    throw new PipelineError("INPUT_INVALID", "the checkout's origin names no repository on GitHub", { cause, hint });
  }
}

/** Our names of the secrets this configuration needs. Of one that cannot be read, all. */
async function neededSecrets(policy: () => Promise<Policy>): Promise<string[]> {
  const agent = await policy().then(
    ({ config }) => config.run.agent,
    () => "claude",
  );
  return SECRETS.filter(({ as }) => agent === "claude" || as !== "anthropic-api-key").map(({ as }) => as);
}

/** The repository's names for them: the workflow's, else those that `init` writes. */
function namesThere(wanted: readonly string[], caller: Caller | undefined): string[] {
  return SECRETS.filter(({ as }) => wanted.includes(as)).map(({ as, name }) => caller?.secrets[as] ?? name);
}
