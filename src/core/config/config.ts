// The repository's own settings: `.github/linear-to-pr.yml` on the base commit. This schema is the single source of the
// defaults, of schema/linear-to-pr.schema.json and of docs/configuration.md; descriptions are written for those readers.
import { z } from "zod";
import { findGlobProblem } from "../globs.ts";

const minutes = (value: number) => z.number().positive().max(360).default(value);
const names = (what: string) => z.array(z.string().min(1).max(200)).max(200).default([]).describe(what);

// What a pattern asks for is said in words beside it: editors show `patternErrorMessage`, and so do our own messages.
// No flags on patterns: a JSON schema cannot carry them.
const RepositoryPath = z
  .string()
  .max(300)
  .regex(/^(?!!)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\x00-\x1f\x7f]+$/)
  .meta({ patternErrorMessage: "a path from the repository's root with `/`, without `..`" });
const Glob = RepositoryPath.superRefine(refuseWildGlob).meta({
  patternErrorMessage: "a path or glob from the repository's root with `/`, without `..` or a leading `!`",
});
const globs = (value: string[]) => z.array(Glob).max(500).default(value);
const Host = z
  .string()
  .max(260)
  .regex(/^(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?$/)
  .meta({
    patternErrorMessage:
      "a host or host:port without scheme and path, such as `registry.example.com` or `*.example.com`",
  });
const EnvName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
  .meta({ patternErrorMessage: "the name of an environment variable, without its value" });

/** A branch that git takes for nothing else: no option, no range, no special form. */
export const BranchName = z
  .string()
  .max(200)
  .regex(/^(?![-/])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[./]$))[^\s~^:?*[\\\x00-\x1f\x7f]+$/)
  .meta({ patternErrorMessage: "the name of a branch" });

/** A glob that could take very long to match is refused where it is written. */
export function refuseWildGlob(glob: string, context: z.RefinementCtx): void {
  const message = findGlobProblem(glob);
  if (message !== undefined) context.addIssue({ code: "custom", message });
}

export const CommandLevel = z.enum(["strict", "regression-only", "informational"]);
export type CommandLevel = z.infer<typeof CommandLevel>;

export const VerifyCommand = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$/)
    .meta({
      description: "Shown in the pull request.",
      patternErrorMessage: "1 to 40 letters, digits, spaces, `-` or `_`, beginning with a letter or digit",
    }),
  run: z.string().min(1).describe("A shell command line, run in the root of the working directory."),
  level: CommandLevel.default("regression-only").describe(
    "`strict`: must pass. `regression-only`: must pass unless it already fails on the base commit. `informational`: shown, never in the way.",
  ),
  timeoutMinutes: minutes(10).describe("The command and everything it started is ended after this time."),
});
export type VerifyCommand = z.infer<typeof VerifyCommand>;

const TriggerConfig = z.strictObject({
  states: names("State names or ids that start work; empty means every state of the type `started`."),
  teams: names("Team keys whose tickets are taken; empty means every team the key can read."),
  labels: names("A ticket must carry one of these labels; empty means every ticket."),
  actors: names("GitHub logins that may dispatch; empty means everyone who can start the workflow."),
  assignee: z
    .enum(["anyone", "unassigned", "delegate"])
    .default("anyone")
    .describe(
      "Whose tickets an event may start. `anyone`: everybody's. `unassigned`: not what a person has taken, unless they delegated it to us. `delegate`: only what is assigned or delegated to the user of the Linear key.",
    ),
});

const PollConfig = z.strictObject({
  state: z
    .string()
    .min(1)
    .max(200)
    .default("Todo")
    .describe("Name of the ready state: `poll` starts its tickets as slots become free."),
  moveTo: z
    .string()
    .min(1)
    .max(200)
    .default("In Progress")
    .describe(
      "Name of the state that a ticket is moved to before it is started; it must be one that starts work. The same as `state`: it stays where it is.",
    ),
  slots: z.number().int().min(1).max(64).default(4).describe("How many tickets may be under way at once."),
  count: z
    .array(z.enum(["runs", "drafts"]))
    .min(1)
    .max(2)
    .default(["runs", "drafts"])
    .describe("What takes a slot: tickets of live workflow runs, open pull requests of ours, or both."),
  workflow: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]*\.ya?ml$/)
    .default("linear-to-pr.yml")
    .meta({ patternErrorMessage: "the file name of a workflow, such as `linear-to-pr.yml`" })
    .describe("File name of the workflow that is started, in `.github/workflows`."),
  ref: BranchName.optional().describe("Branch whose workflow is started; left out, the repository's default branch."),
});

const RetryConfig = z.strictObject({
  attempts: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe("How often a ticket is started when its runs die without an outcome, the first time included."),
  firstMinutes: minutes(10).describe(
    "Wait before the second start; doubles with each further one, to at most 30 times as long.",
  ),
});

const PlanConfig = z.strictObject({
  mayEdit: globs([]).describe(
    "Globs that every ticket may edit, used when a ticket names no files itself; empty means unknown.",
  ),
  mayAppend: globs([
    "**/package-lock.json",
    "**/pnpm-lock.yaml",
    "**/yarn.lock",
    "**/bun.lock",
    "CHANGELOG.md",
  ]).describe("Shared files that any ticket may add to."),
  mustNotEdit: globs([]).describe("Globs no ticket may touch."),
  predict: z
    .enum(["on", "off"])
    .default("on")
    .describe(
      "Whether the files of a ticket that names none are guessed from the code; a guess orders a batch and never blocks a change.",
    ),
  hints: z
    .enum(["off", "on"])
    .default("off")
    .describe(
      'Whether words in tickets ("after ENG-12", a file that another ticket creates) steer who comes first. Nobody waits for a hint.',
    ),
  overlap: z
    .enum(["sequence", "merge"])
    .default("sequence")
    .describe(
      "Tickets that may edit the same file: one after the other, or merged into one task with one pull request.",
    ),
  expansions: z
    .enum(["grant", "reject"])
    .default("grant")
    .describe("What becomes of an agent's request for a file outside its territory that nobody owns."),
});

const ScaffoldConfig = z.strictObject({
  setup: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Shell command that prepares a fresh working directory, for example `npm ci`. Left out: found from the lockfile. `none`: nothing is run.",
    ),
  setupTimeoutMinutes: minutes(10).describe("The set-up is ended after this time."),
  copy: z
    .array(z.string().min(1).max(300))
    .max(100)
    .default([])
    .describe(
      "Files of the checkout that git ignores and a fresh working directory needs, such as `.env.test`, in .gitignore syntax; added to `.worktreeinclude`. A file that git does not ignore is never copied.",
    ),
  share: z
    .enum(["copy", "link", "off"])
    .default("copy")
    .describe(
      "How working directories share what the set-up installed (`node_modules`) while the lockfiles are the same. `copy`: copy-on-write where the disk can, a plain copy elsewhere. `link`: hard links, faster, but an agent that edits an installed file edits it for all. `off`: every directory runs its own set-up.",
    ),
  docs: z
    .array(RepositoryPath)
    .max(20)
    .default([])
    .describe(
      "Paths of documents that are always shown to the agent, such as API contracts: whole while they fit half of `tokenBudget`, by name beyond.",
    ),
  tokenBudget: z
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(8000)
    .describe("Tokens that code patterns may take in the prompt."),
  rerank: z
    .enum(["off", "model"])
    .default("off")
    .describe(
      "Who has the last word on which code is shown. `off`: our own ranking. `model`: one request per ticket has `rerankModel` order its best 30 files, with the model key, from the job of the agent; its cost counts towards `run.maxCostUsd`. Without a useful answer the order stays as it is.",
    ),
  rerankModel: z
    .string()
    .min(1)
    .max(200)
    .default("claude-haiku-5-5")
    .describe("Model of the Anthropic Messages API for `rerank: model`; a cheap one will do."),
});

const RunConfig = z.strictObject({
  agent: z
    .enum(["claude", "command"])
    .default("claude")
    .describe("Which coding agent works. `command` runs any program given in `command`."),
  command: z
    .string()
    .min(1)
    .optional()
    .describe(
      "For `agent: command`: a shell command line; it gets the prompt on standard input and the working directory as its directory.",
    ),
  agentVersion: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Exact version the agent program must have; left out, any version is taken and named in the pull request.",
    ),
  model: z.string().min(1).optional().describe("Model name handed to the agent; left out, the agent's own default."),
  maxTurns: z.number().int().min(1).max(1000).default(50).describe("Model turns in one round, counted by us."),
  timeoutMinutes: minutes(30).describe("Wall clock of one round."),
  stallMinutes: minutes(5).describe(
    "A round ends when the agent says nothing for this long; when written, not more than `timeoutMinutes`.",
  ),
  maxCostUsd: z
    .number()
    .positive()
    .max(1000)
    .default(5)
    .describe(
      "US dollars for one ticket, over all rounds; an unknown cost of an agent that usually reports one counts as all of it.",
    ),
  attempts: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe("Tries of one round when the model's service fails (overload, rate limit, server error)."),
  backoffSeconds: z
    .number()
    .positive()
    .max(600)
    .default(10)
    .describe(
      "First wait between such tries; doubles each time, at most five minutes, with jitter; a Retry-After of the service is obeyed.",
    ),
  isolation: z
    .enum(["sandbox", "none"])
    .default("sandbox")
    .describe(
      "`sandbox`: own process namespace, writes only to the working directory, no network but the model's. `none`: accept the risk by name.",
    ),
  env: z
    .array(EnvName)
    .max(100)
    .default([])
    .describe(
      "Names of environment variables that set-up, agent and checks may see, beyond PATH, HOME, LANG, TERM and CI. Secrets do not belong here: names that look like one are refused.",
    ),
  allowHosts: z
    .array(Host)
    .max(100)
    .default([])
    .describe("Hosts the agent may reach beside the model's, for example `registry.example.com` or `*.example.com`."),
});

const VerifyConfig = z.strictObject({
  commands: z
    .array(VerifyCommand)
    .max(20)
    .optional()
    .describe(
      "Commands that decide; left out, the `build`, `lint`, `typecheck` and `test` scripts of package.json are used.",
    ),
  network: z
    .enum(["none", "allow-hosts"])
    .default("none")
    .describe("Network that verification commands have: `none`, or `allow-hosts`: the hosts of `run.allowHosts`."),
  debug: z.enum(["block", "flag", "off"]).default("block").describe("Debug statements in added lines."),
  debugAllow: globs(["**/*.md"]).describe(
    "Globs where debug statements are no concern, such as command-line programs.",
  ),
  scope: z.enum(["block", "flag", "off"]).default("block").describe("Files changed outside the ticket's territory."),
  allowProtected: globs([]).describe(
    "Globs of protected paths (`.github/`, hooks, agent configuration) that tickets may change all the same.",
  ),
  maxFiles: z
    .number()
    .int()
    .min(1)
    .max(3000)
    .default(100)
    .describe("A change with more files is refused before anything else is run."),
  maxBytes: z
    .number()
    .int()
    .min(1)
    .max(100 * 1024 * 1024)
    .default(4 * 1024 * 1024)
    .describe("A change whose new content is larger is refused, in bytes."),
  secrets: z.enum(["block", "flag"]).default("block").describe("Secrets found in added lines."),
});

const FixConfig = z.strictObject({
  rounds: z
    .number()
    .int()
    .min(0)
    .max(10)
    .default(2)
    .describe("How often a failed check is handed back to the agent with its evidence."),
});

const OrchestrateConfig = z.strictObject({
  slots: z.number().int().min(1).max(64).default(4).describe("How many tickets are worked on at once."),
  order: z
    .enum(["dag", "phases"])
    .default("dag")
    .describe(
      "`dag`: a ticket starts when all it waits for has ended. `phases`: a phase starts when the phases before it have ended.",
    ),
  unknownTerritory: z
    .enum(["solo", "parallel"])
    .default("solo")
    .describe("A ticket whose files nobody knows runs alone, or beside others at the risk of conflicts."),
});

const DeliverConfig = z.strictObject({
  base: BranchName.optional().describe("Base branch; left out, the repository's default branch."),
  branch: z
    .string()
    .max(100)
    .regex(
      /^(?=[^{]*\{key\}[^{]*$)(?!-)(?!.*\.lock(?:\/|$))(?:[A-Za-z0-9_-]|\{key\})+(?:[./](?:[A-Za-z0-9_-]|\{key\})+)*$/,
    )
    .default("linear-to-pr/{key}")
    .meta({
      patternErrorMessage:
        "a branch name of letters, digits, `-`, `_`, `.` and `/` with `{key}` in it once, such as `linear-to-pr/{key}`",
    })
    .describe(
      "Branch name. `{key}` is the ticket's key in lower case; nothing else is put in, so that a renamed ticket keeps its branch.",
    ),
  commit: z
    .enum(["git", "api"])
    .default("git")
    .describe(
      'Who makes the commit. `git`: we do; it is not signed. `api`: GitHub does and signs it ("Verified"), with the token of a workflow or of a GitHub App; any other token is refused when it comes to the commit.',
    ),
  draft: z.boolean().default(true).describe("Open pull requests as drafts."),
  labels: names("Labels the pull request gets."),
  reviewers: names("Logins, or `team/slug` for teams, that are asked to review."),
  states: z
    .strictObject({
      delivered: z
        .string()
        .min(1)
        .optional()
        .describe("State the ticket moves to when its draft is open, for example `In Review`."),
      failed: z.string().min(1).optional().describe("State it moves to when a run ends without one."),
    })
    .default({})
    .describe("State names the ticket moves to; left out, it stays where it is."),
});

export const Config = z.strictObject({
  version: z.literal(1).describe("Version of this file's format."),
  trigger: TriggerConfig.prefault({}).describe("Which tickets start work."),
  plan: PlanConfig.prefault({}).describe("How tickets become tasks, and which files a task may touch."),
  scaffold: ScaffoldConfig.prefault({}).describe("How a working directory and a prompt are prepared."),
  run: RunConfig.prefault({}).describe("The agent and its limits."),
  verify: VerifyConfig.prefault({}).describe("What a change must pass."),
  fix: FixConfig.prefault({}).describe("What happens when it does not."),
  orchestrate: OrchestrateConfig.prefault({}).describe("How a batch of tickets is worked through."),
  deliver: DeliverConfig.prefault({}).describe("The branch, the pull request and the ticket's next state."),
  poll: PollConfig.prefault({}).describe("How tickets are looked for without being told."),
  retry: RetryConfig.prefault({}).describe("What becomes of runs that died."),
});
export type Config = z.infer<typeof Config>;

export const CONFIG_PATH = ".github/linear-to-pr.yml";
export const PROMPT_TEMPLATE_PATH = ".github/linear-to-pr.prompt.md";
export const DEFAULT_CONFIG: Config = Config.parse({ version: 1 });
