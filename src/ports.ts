// What we ask of the world, in our own words. Types only. Every port has a twin that passes the same contract tests.
// Each method's comment is its contract: what empty input returns, what it throws, whether it may be repeated.
import type { AgentReport } from "./core/attempt.ts";
import type { Cell } from "./core/cell.ts";
import type { Change, ChangedFile } from "./core/change.ts";
import type { Operation, PullRequest } from "./core/delivery.ts";
import type { Finished } from "./core/finished.ts";
import type { Limits } from "./core/plan.ts";
import type { Candidate } from "./core/poll/candidate.ts";
import type { LiveRun } from "./core/poll/live-run.ts";
import type { Ticket } from "./core/ticket.ts";
import type { TicketFilter } from "./core/ticket-filter.ts";
import type { Usage } from "./core/usage.ts";

export interface Tracker {
  /**
   * The tickets with everything a run needs, in the order of `keys`; an empty list asks for nothing and returns []
   * (the ticket-file twin: every ticket of the file). Repeatable.
   * @throws TICKET_NOT_FOUND naming every missing key at once; LINEAR_* / TICKET_FILE_INVALID.
   */
  tickets(keys: readonly string[]): Promise<Candidate[]>;
  /**
   * The tickets that match every part of a filter, oldest first, all pages of them; [] when there are none. Repeatable.
   * @throws INPUT_INVALID naming a team, label, project, cycle or state that does not exist, with those that do.
   */
  ticketsWhere(filter: TicketFilter): Promise<Candidate[]>;
  /** A light second look at one ticket: its state and last edit now, undefined when it is gone. Repeatable. */
  findStatus(ticketId: string): Promise<TicketStatus | undefined>;
  /**
   * One comment, one state move and one link, in one request where the product can. Repeatable: the comment's id is the
   * caller's, so that a lost answer, asked again, edits instead of doubling; a state the ticket is in already is left alone.
   */
  say(note: TicketNote): Promise<SaidNote>;
  /** The user that our key belongs to. Repeatable. */
  findUs(): Promise<TrackerUser>;
}
export interface TrackerUser {
  readonly id: string;
  readonly name: string;
}
export interface TicketStatus {
  readonly stateName: string;
  readonly stateType: Ticket["state"]["type"];
  readonly updatedAt: string;
}
export interface TicketNote {
  readonly ticket: Pick<Ticket, "id" | "key" | "team" | "comments">;
  /** UUID v4 shape, made with `deterministicUuid`. */
  readonly commentId: string;
  /** Markdown. */
  readonly body: string;
  /** Name or id of the state to move to. An unknown one is not an error: `moved` is then "no-such-state". */
  readonly moveTo?: string;
  /** The pull request to attach. */
  readonly link?: { readonly url: string; readonly title: string };
}
export interface SaidNote {
  readonly comment: "created" | "edited" | "unchanged";
  readonly moved: "moved" | "already-there" | "no-such-state" | "not-asked";
}

export interface Forge {
  /** The newest pull request with this head branch in this repository, open ones first; undefined when there is none. Repeatable. */
  findPullRequest(branch: string): Promise<PullRequest | undefined>;
  /**
   * Creates the pull request of `branch`, or brings title, body, labels and reviewers of the open one up to date; a base
   * that a person changed and a draft they marked ready stay as they are. Never reopens a closed one: creates anew. Repeatable:
   * "already exists" means adopt. A reviewer or label that the forge refuses is returned in `refused`, not thrown.
   */
  upsertPullRequest(wanted: WantedPullRequest): Promise<UpsertedPullRequest>;
  /**
   * Moves an open pull request onto another base, as long as it is still against `from`: a base that a person chose stays.
   * Repeatable.
   */
  moveBase(pullRequest: number, from: string, to: string): Promise<"moved" | "already-there" | "left">;
  /**
   * Runs of our workflow that have not ended, all pages, each once; [] when there are none or no such workflow. What was started
   * a moment ago may still be missing. Repeatable.
   */
  liveRuns(): Promise<LiveRun[]>;
  /** Open pull requests of this repository whose branch has a name of ours, all pages, oldest first. Repeatable. */
  openDrafts(): Promise<PullRequest[]>;
  /**
   * Starts the workflow for these tickets. Twice starts two runs: the caller claims the tickets first, and after an error looks
   * before asking again. @throws INPUT_INVALID where there are no workflows (the local twin).
   */
  dispatch(wanted: WantedDispatch): Promise<{ readonly run?: number }>;
  /**
   * Has the forge make one commit object, signed by itself, and returns its id; no branch moves. Repeatable: a commit made twice
   * is two objects, of which one is never referred to. @throws GITHUB_REJECTED when the forge comes to another tree or does not
   * sign; INPUT_INVALID where nobody signs (the local twin).
   */
  commit(wanted: WantedSignedCommit): Promise<string>;
}
export interface WantedSignedCommit {
  readonly tree: string;
  /** On the forge already. */
  readonly parent: string;
  readonly parentTree: string;
  readonly message: string;
  /** What lies between the two trees. */
  readonly files: readonly ChangedFile[];
  /** Asked for new blobs only. */
  contentOf(blob: string): Promise<Uint8Array>;
}
export interface WantedDispatch {
  /** At least one. */
  readonly keys: readonly string[];
  readonly correlation: string;
  /** ISO 8601; the workflow must have an input of this name then. */
  readonly movedAt?: string;
}
export interface WantedPullRequest {
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  readonly labels: readonly string[];
  /** Logins, or `team/slug`. */
  readonly reviewers: readonly string[];
  /** What an earlier look found, to save a request; the adapter looks itself when undefined. */
  readonly found?: PullRequest;
}
export interface UpsertedPullRequest {
  readonly operation: Operation;
  readonly pullRequest: PullRequest;
  readonly refused: readonly string[];
}

/** The repository's trees, read from commits, never from a directory an agent could write. */
export interface Trees {
  /**
   * Resolves a base branch (undefined: the default branch), fetching it when it is not there; with a commit, that one of it
   * instead of its tip. @throws BASE_NOT_FOUND, CHECKOUT_*
   */
  base(branch: string | undefined, commit?: string): Promise<Base>;
  /** Every file of a commit or tree, sorted by path; gitlinks and symlinks included with their mode. */
  list(treeish: string): Promise<TreeEntry[]>;
  /** Contents by blob id as UTF-8 text (lossy for binary); unknown ids are absent. Empty input returns an empty map. */
  blobs(ids: readonly string[]): Promise<Map<string, string>>;
  /** The content of one blob, byte for byte. Repeatable. @throws GIT_FAILED when it is not there. */
  bytes(blob: string): Promise<Uint8Array>;
  /**
   * Three commits put together in memory: what `theirs` changed since `base` (undefined: since they parted), applied to `ours`.
   * Nothing is checked out, no attribute, driver or hook of any tree is in force. Repeatable: the same commits, the same answer.
   */
  merge(ours: string, theirs: string, base?: string): Promise<Merged>;
  /**
   * The files in which two trees (or the trees of two commits) differ, as ours alone tell it, sorted by path; a moved file is a
   * deleted and an added one. Equal trees: []. Repeatable. @throws GIT_FAILED when one of them is not there.
   */
  diff(baseTree: string, tree: string): Promise<ChangedFile[]>;
}
/** A conflict is an answer, not an error: the files in which it lies, sorted. */
export type Merged =
  | { readonly tree: string; readonly conflicts: readonly [] }
  | { readonly tree: undefined; readonly conflicts: readonly string[] };
export interface Base {
  readonly branch: string;
  readonly commit: string;
  readonly tree: string;
}
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
  readonly bytes: number;
}

export interface Workspace {
  /**
   * A working directory named `name` at `commit`. Idempotent: an existing one at the same commit is taken as it is
   * (`fresh` false, the agent's edits still in it); at another commit it is made anew.
   */
  open(name: string, commit: string): Promise<Workdir>;
  /** The change in a working directory against the commit it was opened at, collected without running anything the agent wrote. */
  collect(workdir: Workdir): Promise<Change>;
  /** One commit object over `tree`; the same input gives the same id. Nothing is pushed. */
  commit(wanted: WantedCommit): Promise<string>;
  /**
   * Fetches a commit that the forge made for us by its id, so that it can be pushed to `expected.branch`. Repeatable.
   * @throws GIT_UNAVAILABLE, GIT_UNAUTHORIZED when it cannot be had; GIT_FAILED when it holds another tree, stands on anything
   * but `expected.parent`, or would not be known for ours on that branch.
   */
  fetchMade(
    commit: string,
    expected: { readonly branch: string; readonly tree: string; readonly parent: string },
  ): Promise<void>;
  /**
   * Puts the files of a working directory back to `tree`, removing what is neither in it nor ignored: what verification
   * commands dropped must not become part of the next round. Ignored files (dependencies, caches) stay. Repeatable.
   */
  restore(workdir: Workdir, tree: string): Promise<void>;
  /** What the remote holds under `branch`, and whether it is ours. Repeatable. */
  findRemoteBranch(branch: string): Promise<RemoteBranch | undefined>;
  /**
   * Pushes `commit` to `branch` with a lease on `expected` (undefined: the branch must not exist). Repeatable: a branch that
   * already holds `commit` answers "up-to-date". A lease that fails answers "stale". @throws GIT_PUSH_REJECTED, GIT_UNAUTHORIZED, GIT_UNAVAILABLE
   */
  push(branch: string, commit: string, expected: string | undefined): Promise<"pushed" | "up-to-date" | "stale">;
  /** Saves `commit` as a git bundle file beside our state and returns its absolute path: for work that cannot be pushed. */
  salvage(name: string, commit: string): Promise<string>;
  /**
   * Takes in a bundle that `salvage` of another machine wrote, and returns its commit, whose only parent is `expected.parent`
   * (fetched when it is missing) and whose tree is `expected.tree`, with everything it holds. The file is hostile until shown
   * otherwise: nothing of it enters the store before all of it was looked at, and nothing in it is ever run. Repeatable.
   * @throws ARTEFACT_INVALID naming the file and what is wrong with it; CHECKOUT_SHALLOW, GIT_* for a parent that cannot be had.
   */
  adopt(file: string, expected: { readonly parent: string; readonly tree: string }): Promise<string>;
  /** Removes a working directory; one that is not there is fine. */
  release(name: string): Promise<void>;
  /**
   * Branches of the remote that make it impossible to create one of `branches`: one is a folder of the other. One request
   * for all. Repeatable.
   */
  findNameClashes(branches: readonly string[]): Promise<readonly NameClash[]>;
  /**
   * This process has `name` for itself, also against other processes on the same state folder, until it is disposed of or
   * dies. Undefined: a living process has it.
   */
  claim(name: string): Promise<AsyncDisposable | undefined>;
  /** Working directories that no living process has claimed: left by runs that died. Repeatable. */
  leftOvers(): Promise<Workdir[]>;
}
export interface NameClash {
  readonly branch: string;
  /** The branch that is there. */
  readonly taken: string;
}
export interface Workdir {
  readonly name: string;
  readonly path: string;
  /** The git directory of this working directory; readable by the agent, never writable. */
  readonly gitDir: string;
  readonly commit: string;
  readonly fresh: boolean;
}
export interface WantedCommit {
  readonly tree: string;
  readonly parent: string;
  /** Further parents of a merge. */
  readonly alsoParents?: readonly string[];
  readonly message: string;
  /** ISO 8601; fixed by the caller so that a repeated commit has the same id. */
  readonly date: string;
}
export interface RemoteBranch {
  readonly commit: string;
  readonly tree: string;
  readonly parent: string | undefined;
  /** ISO 8601. */
  readonly committedAt: string;
  /** True when the engine made this commit (committer and trailer are ours). */
  readonly ours: boolean;
}

export interface Agent {
  readonly name: string;
  /**
   * Works on a brief until it ends or a limit is met. Never throws for what the agent or its service does: that is an outcome.
   * @throws AGENT_NOT_FOUND, AGENT_VERSION_UNSUPPORTED, SANDBOX_UNAVAILABLE.
   */
  work(assignment: Assignment, signal: AbortSignal): Promise<AgentReport>;
}
export interface Assignment {
  /** Names the transcript file: key, round, try. */
  readonly name: string;
  readonly prompt: string;
  readonly workdir: string;
  readonly gitDir: string;
  readonly limits: Limits;
  /** What is left of the cost cap. */
  readonly maxCostUsd: number;
  /** Called now and then while the agent works; must not throw. */
  readonly onNews?: (news: AgentNews) => void;
}
export interface AgentNews {
  readonly turns: number;
  readonly costUsd?: number;
  /** One line in words: what the agent did last; untrusted. */
  readonly event: string;
}

export type { Cell, MaskedSecret } from "./core/cell.ts";
export type { Finished } from "./core/finished.ts";

export interface Shell {
  /**
   * Runs one program to its end. Never throws for how it ended; success is `exitCode === 0` and nothing else. Both streams are
   * drained from the first tick; the process tree is dead when this returns. @throws only for an impossible call (empty file).
   */
  run(command: Command, options?: RunOptions): Promise<Finished>;
}
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the child: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}
export interface RunOptions {
  readonly input?: string;
  readonly signal?: AbortSignal;
  /** Called with each whole line of standard output, without its end; lines over 1 MiB are cut. */
  readonly onLine?: (line: string) => void;
  /** Called whenever either stream said something; for stall clocks. */
  readonly onActivity?: () => void;
  /** How the tree is ended: signals with the time each gets, SIGKILL follows the last. Default SIGTERM 2 s. */
  readonly ladder?: readonly { readonly signal: "SIGINT" | "SIGTERM"; readonly graceMs: number }[];
  /** Bytes of each stream kept; the middle is dropped beyond. Default 1 MiB. */
  readonly maxOutputBytes?: number;
}
export interface Sandbox {
  readonly isolation: "sandbox" | "none";
  /** Proves that this machine can isolate. @throws SANDBOX_UNAVAILABLE saying what is missing. Repeatable. */
  check(): Promise<void>;
  /** The command that runs `command` inside `cell`. Dispose the result when the command has ended. @throws SANDBOX_UNAVAILABLE */
  wrap(command: Command, cell: Cell): Promise<WrappedCommand>;
}
export interface WrappedCommand extends AsyncDisposable {
  readonly command: Command;
}

/** The repository's own command lines (set-up, verification), each inside its cell, with an environment that holds no secret. */
export interface Commands {
  /** Runs one shell command line to its end. Never throws for how it ended. @throws SANDBOX_UNAVAILABLE. Repeatable as far as the command is. */
  run(wanted: WantedRun, signal?: AbortSignal): Promise<Finished>;
}
export interface WantedRun {
  readonly line: string;
  readonly workdir: Pick<Workdir, "path" | "gitDir">;
  readonly timeoutMs: number;
  /** Hosts it may reach; `["*"]` any, [] none. */
  readonly allowHosts: readonly string[];
}

/** Brings a working directory to where the repository's commands can run: its dependencies are there. */
export interface SetUp {
  /**
   * Runs the set-up of base code in a fresh working directory, or takes over what an earlier set-up of the same lockfiles
   * made. Afterwards the directory holds `tree` (its ignored files apart). Never throws for how the set-up ended.
   * The set-up may reach any host, so it never sees what an agent wrote: a working directory whose commit is not the trusted
   * base is set back to the trusted tree while it runs. @throws SANDBOX_UNAVAILABLE, DISK_FULL. Repeatable.
   */
  prepare(workdir: Workdir, tree: string, signal: AbortSignal): Promise<Prepared>;
}
export type Prepared =
  | { readonly how: "nothing-to-do" | "shared"; readonly ms: number }
  | { readonly how: "ran"; readonly ms: number; readonly line: string; readonly finished: Finished };

/** Where people watch many tasks at once. Losing an update changes nothing; no method throws. */
export interface Board {
  /** The tasks that will be shown, in order. */
  begin(rows: readonly BoardRow[]): void;
  /** What is new about one task. Text is made harmless here. */
  update(key: string, news: BoardNews): void;
  end(): void;
}
export interface BoardRow {
  readonly key: string;
  readonly title: string;
  readonly phase: string;
}
export interface BoardNews {
  /** `waiting`, a stage's verb (`scaffold`, `run`, `verify`, `fix`, `deliver`), or an outcome. */
  readonly state?: string;
  readonly turns?: number;
  readonly costUsd?: number;
  /** One line: what happened last. */
  readonly event?: string;
}

/** Finds secrets in text; a maintained scanner behind it. */
export interface Scanner {
  /** One finding a secret; never holds the secret itself. Empty input returns []. @throws never: a scanner that fails returns "not-run". */
  scan(texts: readonly { readonly path: string; readonly text: string }[]): Promise<SecretFinding[] | "not-run">;
}
export interface SecretFinding {
  readonly path: string;
  readonly line: number;
  /** Last line of a secret that spans several. */
  readonly endLine?: number;
  readonly rule: string;
}

/** A model's second opinion on a ranking. Advice: nothing depends on there being any. */
export interface Reranker {
  /**
   * Has `files` ordered by how likely a change for the ticket edits them: one request, no second try. Never throws: what goes
   * wrong is `trouble` in words, with an empty order. Nothing is asked about no files, or for more than it may cost.
   */
  rank(asked: RerankAsked, limits: RerankLimits): Promise<Reranked>;
}
export interface RerankAsked {
  /** Untrusted; what of it is too long is not read. */
  readonly ticket: string;
  /** At most a few dozen; `lines` are a few telling ones of the file. */
  readonly files: readonly { readonly path: string; readonly lines: string }[];
}
export interface RerankLimits {
  readonly maxCostUsd: number;
  readonly signal: AbortSignal;
}
export interface Reranked {
  /** Indices of `files`, each at most once, best first. Those left out keep their order behind them. */
  readonly order: readonly number[];
  /** The cost is always known: the most it can be, when the service did not say. No turns: those are an agent's. */
  readonly usage: Usage;
  readonly trouble?: string;
}

/** Files of our own making (artefacts, prompts) and of a working directory. Paths are absolute. */
export interface Files {
  /**
   * The text, or undefined when there is no such file. With limits, for what somebody else wrote: an ordinary file that is no
   * link and not larger. @throws for a directory or no permission; ARTEFACT_INVALID beyond the limits.
   */
  findText(path: string, limits?: { readonly maxBytes: number }): Promise<string | undefined>;
  /** Writes atomically, making folders as needed. @throws DISK_FULL */
  saveText(path: string, text: string): Promise<void>;
  /** Copies the files (not symlinks) among `paths` from one folder to another where the target is missing; returns what was copied. */
  copy(fromDir: string, toDir: string, paths: readonly string[]): Promise<string[]>;
  /** Every file and symlink below a folder as relative paths with `/`, not entering `.git` or `skip`; [] when there is no such folder. */
  list(dir: string, skip: readonly string[]): Promise<string[]>;
}

/** The one writer for everything people read while we work. Untrusted text is made harmless here. */
export interface Log {
  /** A line `word key=value …`; values are sanitised. */
  info(word: string, fields?: LogFields): void;
  warn(word: string, fields?: LogFields): void;
  error(word: string, fields?: LogFields): void;
  debug(word: string, fields?: LogFields): void;
  /** From now on this value never appears in any line. */
  mask(secret: string): void;
  /** Runs `work` inside a named, foldable group. */
  group<T>(name: string, work: () => Promise<T>): Promise<T>;
}
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Clock {
  /** Milliseconds on a monotonic clock. */
  monotonicMs(): number;
  /** ISO 8601 wall-clock time. */
  now(): string;
  /** Ends early, without throwing, when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number in [0, 1) for jitter. */
  random(): number;
}

export interface Ports {
  readonly tracker: Tracker;
  readonly forge: Forge;
  readonly trees: Trees;
  readonly workspace: Workspace;
  readonly agent: Agent;
  readonly commands: Commands;
  readonly setUp: SetUp;
  readonly board: Board;
  readonly scanner: Scanner;
  readonly reranker: Reranker;
  readonly files: Files;
  readonly log: Log;
  readonly clock: Clock;
}
