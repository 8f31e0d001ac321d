// `linear-to-pr init`: looks at a checkout, writes the caller workflow and the first configuration, says what comes next.
// Never writes over what is there unless told to; never touches GitHub or Linear.
import path from "node:path";
import { createGithubLook } from "../adapters/doctor/github.ts";
import { createFiles } from "../adapters/machine/files.ts";
import { createShell } from "../adapters/machine/process.ts";
import { CONFIG_PATH } from "../core/config/config.ts";
import { readCaller } from "../core/setup/caller-reading.ts";
import { callerWorkflow, WORKFLOW_PATH } from "../core/setup/caller-workflow.ts";
import { firstConfig } from "../core/setup/config-text.ts";
import { changeOf, type FileChange, type Mode } from "../core/setup/file-change.ts";
import { type InitReport, initJson, initText } from "../core/setup/init-report.ts";
import { nextSteps } from "../core/setup/next-steps.ts";
import { lookAt } from "../core/setup/repository-look.ts";
import { PipelineError } from "../errors.ts";
import { parseOptionsOf } from "./arguments.ts";
import { type CheckoutReading, findText, readCheckout } from "./checkout-reading.ts";
import { findSource } from "./source-finding.ts";
import type { SetupEnd, SetupWorld } from "./world.ts";

export interface InitOptions {
  readonly repo: string;
  /** `owner/name@ref` of the linear-to-pr to call; left out, the checkout this program runs from. */
  readonly uses?: string | undefined;
  /** When to look for tickets, as five fields of cron. */
  readonly poll?: string | undefined;
  readonly mode: Mode;
}

export const INIT_HELP = `linear-to-pr init: writes ${WORKFLOW_PATH} and ${CONFIG_PATH} for this repository

  --repo DIR       the checkout (default: here)
  --uses OWNER/linear-to-pr@REF   which linear-to-pr the workflow calls; a tag is looked up on GitHub and pinned
  --poll CRON      also look for tickets on a schedule, such as '*/15 * * * *'
  --force          write over files that are there with another text
  --dry-run        show what would be written
  --json           one JSON object on standard output

environment: GITHUB_TOKEN to look up the tag of a repository that is not public
`;

const FLAGS = ["force", "dry-run", "json"] as const;
const TEXTS = ["repo", "uses", "poll"] as const;

/** @throws USAGE, CHECKOUT_NOT_FOUND, GIT_NOT_FOUND, GITHUB_* for a tag that has to be looked up. */
export async function initCommand(argv: readonly string[], world: SetupWorld): Promise<SetupEnd> {
  const { texts, flags } = parseOptionsOf(argv, { texts: TEXTS, flags: FLAGS });
  const force = flags.has("force");
  const mode = flags.has("dry-run") ? (force ? "dry-run-force" : "dry-run") : force ? "force" : "write";
  const report = await init({ repo: texts.repo ?? ".", uses: texts.uses, poll: texts.poll, mode }, world);
  const text = flags.has("json") ? `${JSON.stringify(initJson(report), null, 2)}\n` : initText(report);
  return { exitCode: 0, text };
}

/** Running it twice changes nothing the second time. */
export async function init(options: InitOptions, world: SetupWorld): Promise<InitReport> {
  checkCron(options.poll);
  const shell = world.shell ?? createShell();
  const given = { shell, env: world.env };
  const github = createGithubLook({ token: world.env.GITHUB_TOKEN, apiUrl: world.env.GITHUB_API_URL });
  const [checkout, source] = await Promise.all([
    readCheckout(given, path.resolve(options.repo)),
    findSource({ ...given, ...world, uses: options.uses, findCommit: github.findCommit }),
  ]);
  const { top, paths, repository, defaultBranch } = checkout;
  const look = lookAt({ paths, packageJson: await findText(top, "package.json") });
  const files = await Promise.all([
    plan(top, WORKFLOW_PATH, callerWorkflow({ source, poll: options.poll }), options.mode),
    plan(top, CONFIG_PATH, firstConfig(look), options.mode),
  ]);
  await write(top, files);
  return {
    repository,
    defaultBranch,
    look,
    source,
    files,
    otherCallers: await findOtherCallers(checkout),
    steps: nextSteps({
      repository,
      defaultBranch,
      paths: files.map((file) => file.path),
      polls: options.poll !== undefined,
    }),
  };
}

/** Five fields of digits, lists, ranges and steps; whether GitHub runs it that often is GitHub's. @throws USAGE */
function checkCron(poll: string | undefined): void {
  if (poll === undefined || /^(?:[\d*/,-]+ ){4}[\d*/,-]+$/.test(poll)) return;
  throw new PipelineError("USAGE", `--poll: "${poll.slice(0, 60)}" must be five fields of cron, such as */15 * * * *`);
}

async function plan(top: string, name: string, wanted: string, mode: Mode): Promise<FileChange> {
  return changeOf(name, { wanted, found: await findText(top, name) }, mode);
}

async function write(top: string, files: readonly FileChange[]): Promise<void> {
  const { saveText } = createFiles();
  for (const { path: name, action, text } of files) {
    if (action === "created" || action === "replaced") await saveText(path.join(top, name), text);
  }
}

async function findOtherCallers({ top, paths }: CheckoutReading): Promise<string[]> {
  const workflows = paths.filter((name) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(name) && name !== WORKFLOW_PATH);
  const texts = await Promise.all(workflows.map(async (name) => ({ name, text: (await findText(top, name)) ?? "" })));
  return texts.filter(({ text }) => readCaller(text, []) !== undefined).map(({ name }) => name);
}
