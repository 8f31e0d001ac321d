// The catalogue of everything the world or the user can get wrong. One entry says what happened, what to do next,
// whose move it is, and whether trying again can help. Bad *work* is not here: that is a value in a noun.

export type Blame = "user" | "upstream";

interface Entry {
  readonly blame: Blame;
  readonly retryable: boolean;
  readonly hint: string;
}

const user = (hint: string): Entry => ({ blame: "user", retryable: false, hint });
const upstream = (hint: string, retryable: boolean): Entry => ({ blame: "upstream", retryable, hint });

export const CATALOGUE = {
  USAGE: user("Run `linear-to-pr help` to see the commands and their options."),
  INPUT_INVALID: user("Correct the input named above; action.yml and `linear-to-pr help` describe what is allowed."),
  EVENT_INVALID: user(
    "Check what triggers the workflow; docs/configuration.md shows the payloads that are understood.",
  ),
  CONFIG_INVALID: user("Correct the places named above on the base branch; docs/configuration.md lists every key."),
  PROMPT_TEMPLATE_INVALID: user(
    "Correct .github/linear-to-pr.prompt.md on the base branch; docs/configuration.md lists the variables.",
  ),
  ARTEFACT_INVALID: user(
    "Pass the file an earlier stage wrote with --to; it must be of the kind and version named above.",
  ),
  TICKET_KEY_INVALID: user("A ticket key looks like ENG-123: a team key, a dash, a number."),
  TICKET_NOT_FOUND: user("Check the key, and that the Linear API key may read the ticket's team."),
  TICKET_FILE_INVALID: user("Correct the ticket file; docs/recipes.md shows the format."),
  PLAN_INVALID: user("Correct the prompt file at the place named above."),
  LINEAR_UNAUTHORIZED: user(
    "Create a personal API key in Linear (Settings → Security & access) and pass it as linear-api-key / LINEAR_API_KEY.",
  ),
  LINEAR_FORBIDDEN: user(
    "Give the Linear API key access to the ticket's team, with permission to comment and to move the ticket.",
  ),
  LINEAR_REJECTED: user("Linear did not accept the request; its answer is above."),
  LINEAR_RATE_LIMITED: upstream("Linear's request limit is used up; run again after the time named above.", true),
  LINEAR_UNAVAILABLE: upstream(
    "Linear did not answer; run again later. Nothing is lost: work already done is kept.",
    true,
  ),
  GITHUB_UNAUTHORIZED: user("Pass a valid token as github-token / GITHUB_TOKEN."),
  GITHUB_FORBIDDEN: user(
    "Give the token `contents: write` and `pull-requests: write`, and allow Actions to create pull requests in the repository settings.",
  ),
  GITHUB_NOT_FOUND: user("Check owner/name of the repository and that the token may see it."),
  GITHUB_REJECTED: user("GitHub did not accept the request; its answer is above."),
  GITHUB_RATE_LIMITED: upstream("GitHub's request limit is used up; run again after the time named above.", true),
  GITHUB_UNAVAILABLE: upstream(
    "GitHub did not answer; run again later. Nothing is lost: work already done is kept.",
    true,
  ),
  FORGE_FOLDER_INVALID: user("Point --forge-dir to a folder this user may write, or repair the file named above."),
  CHECKOUT_NOT_FOUND: user(
    "Run inside a git checkout, or pass --repo DIR (in a workflow: add actions/checkout before this step).",
  ),
  CHECKOUT_DIRTY: user(
    "Commit or stash these changes: a run starts from the base commit and would not contain them. --allow-dirty runs without them.",
  ),
  CHECKOUT_SHALLOW: user(
    "The base commit is missing from this shallow checkout and could not be fetched: use `fetch-depth: 0`, or name a base that is present.",
  ),
  BASE_NOT_FOUND: user("Name an existing branch in deliver.base or with --base."),
  BRANCH_TAKEN: user("Remove or rename that branch of the remote, or give deliver.branch another form."),
  TICKET_BUSY: upstream("Wait for the other run on this machine, or stop it.", true),
  RUN_LOST: upstream("Look at the log of its runs; it is tried again by reconcile, or move the ticket again.", true),
  JOB_LOST: upstream("Look at the log of the job named above; move the ticket again to start anew.", true),
  GIT_NOT_FOUND: user("Install git 2.38 or newer and put it on PATH."),
  GIT_UNAUTHORIZED: user("Give the token `contents: write` for this repository."),
  GIT_PUSH_REJECTED: user(
    "The repository refused the push (branch rules, a hook, or workflow files without permission); the work is kept where the message says.",
  ),
  GIT_UNAVAILABLE: upstream(
    "The git server did not answer; run again later. The work is kept where the message says.",
    true,
  ),
  GIT_FAILED: upstream("git failed in a way we do not know; its words are above.", false),
  SETUP_FAILED: user("Run the set-up command of scaffold.setup by hand in a clean clone; its last lines are above."),
  AGENT_NOT_FOUND: user("Install the agent program and put it on PATH, or set run.command / --agent-command."),
  AGENT_UNAUTHORIZED: user("Pass a valid model key (for claude: anthropic-api-key / ANTHROPIC_API_KEY)."),
  AGENT_VERSION_UNSUPPORTED: user(
    "Install the version named above, or set run.agentVersion to the one you have tested.",
  ),
  SANDBOX_UNAVAILABLE: user(
    "Install bubblewrap and socat and allow user namespaces (docs/security.md), or accept the risk by name with `run.isolation: none`.",
  ),
  SECRET_IN_ARTEFACT: user(
    "A secret was found in a value about to be written; nothing was written. Remove it from the place named above.",
  ),
  DISK_FULL: user("Free some disk space; nothing that was written before is lost."),
  CANCELLED: user("The run was stopped from outside; run the same command again to continue."),
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof CATALOGUE;

export interface ErrorOptions {
  readonly cause?: unknown;
  /** When the world said it may be tried again, in milliseconds from now. */
  readonly retryAfterMs?: number;
  /** Replaces the catalogue's hint where the place knows better. */
  readonly hint?: string;
}

/** The world or the user is wrong. `message` is one line (or one line per problem) naming the offending value. */
export class PipelineError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly blame: Blame;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    const entry: Entry = CATALOGUE[code];
    this.name = "PipelineError";
    this.code = code;
    this.hint = options.hint ?? entry.hint;
    this.blame = entry.blame;
    this.retryable = entry.retryable;
    this.retryAfterMs = options.retryAfterMs;
  }
}

export function isPipelineError(error: unknown): error is PipelineError {
  return error instanceof PipelineError;
}

/** 0 done or nothing to do · 1 our bug · 2 user · 3 upstream · 4 the work was refused by verify. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

export function exitCodeOf(error: unknown): ExitCode {
  if (!isPipelineError(error)) return 1;
  return error.blame === "user" ? 2 : 3;
}
