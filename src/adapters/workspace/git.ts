// The Workspace and the Trees over real git: opens the store once and hands out the two ports.
import { mkdir, realpath } from "node:fs/promises";
import path from "node:path";
import { PipelineError } from "../../errors.ts";
import type { Log, Shell, Trees, Workspace } from "../../ports.ts";
import { adoptBundle } from "./adopt.ts";
import { type Checkout, readCheckout } from "./checkout.ts";
import { claimName } from "./claim.ts";
import { collectChange, restoreWorkdir } from "./collect.ts";
import { makeCommit } from "./commits.ts";
import { findDirtIn } from "./dirt.ts";
import { fetchMade } from "./fetch-made.ts";
import { createGit } from "./git-command.ts";
import { findNameClashes } from "./name-clashes.ts";
import { findRemoteBranch, pushCommit, salvageCommit } from "./push.ts";
import { parseRemote, type Remote } from "./remote-address.ts";
import { type Identity, readyStore, type Store } from "./store.ts";
import { sweepTemporary } from "./temporary.ts";
import { createTrees } from "./trees.ts";
import { emptyTrash, findLeftOvers, openWorkdir, releaseWorkdir } from "./worktrees.ts";

export interface GitSettings {
  /** The user's checkout, a folder in it, or a bare repository. Undefined: none, everything is fetched from `remote.url`. */
  readonly repo: string | undefined;
  /** Ours alone: store, working directories, bundles. Made when it is not there. */
  readonly stateDir: string;
  readonly shell: Shell;
  readonly log: Log;
  /** Without an address: the checkout's origin; without one, the checkout itself takes pushes. */
  readonly remote?: RemoteSettings | undefined;
  /** Author and committer of our commits. */
  readonly identity: Identity;
  /** The world's environment: PATH, ssh agent, proxies and certificates are taken from it, nothing else. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /**
   * What becomes of a checkout that is a partial clone. `fetched`: its objects come from the remote. `borrowed`: those it has
   * are used and the others are missing: enough to look at what is checked out. Default `fetched`.
   */
  readonly partial?: "fetched" | "borrowed";
  /** For every single git process. Default two minutes. */
  readonly timeoutMs?: number;
}

export interface RemoteSettings {
  readonly url?: string | undefined;
  readonly token?: string | undefined;
  /** Host the token is for: an origin elsewhere never gets it. */
  readonly tokenHost?: string | undefined;
}

const DEFAULT_TIMEOUT_MS = 120_000;

/** Both ports, and what the doors ask of the user's checkout. */
export interface GitWorkspace extends Workspace, Trees {
  /** Address of the checkout's origin as it is written there; undefined without one, or without a checkout. */
  readonly originUrl: string | undefined;
  /** The first ten tracked paths of the checkout with changes that are not committed; they would not be in a run. Repeatable. */
  findDirt(): Promise<string[]>;
}

/**
 * Everything over one store. What the remote or the checkout may lack shows at the first call that needs it.
 * @throws CHECKOUT_NOT_FOUND, GIT_NOT_FOUND, INPUT_INVALID for an address that would run a program, or for none where there is no checkout.
 */
export async function createGitWorkspace(settings: GitSettings): Promise<GitWorkspace> {
  const store = await openStore(settings);
  emptyTrash(store);
  sweepTemporary(store);
  return {
    ...createTrees(store),
    ...createWorkspace(store),
    originUrl: store.checkout?.originUrl,
    findDirt: () => findDirtIn(store),
  };
}

async function openStore(settings: GitSettings): Promise<Store> {
  await mkdir(settings.stateDir, { recursive: true });
  const stateDir = await realpath(settings.stateDir);
  const { shell, env = {}, timeoutMs = DEFAULT_TIMEOUT_MS, identity, log } = settings;
  const git = createGit({ shell, stateDir, env, timeoutMs });
  const found = settings.repo === undefined ? undefined : await readCheckout(git, path.resolve(settings.repo));
  const checkout = settings.partial === "borrowed" && found !== undefined ? { ...found, isComplete: true } : found;
  return {
    dir: path.join(stateDir, "store.git"),
    stateDir,
    git,
    checkout,
    remote: await findRemote(settings.remote, checkout),
    identity,
    log,
    commits: new Map(),
    deepened: new Set(),
  };
}

/** Undefined: the checkout takes its place. */
async function findRemote(
  settings: RemoteSettings | undefined,
  checkout: Checkout | undefined,
): Promise<Remote | undefined> {
  const given = addressOf(settings, checkout?.originUrl);
  if (checkout === undefined) {
    if (given !== undefined) return parseRemote(given, ".");
    throw new PipelineError("INPUT_INVALID", "without a checkout, the address of the repository is needed");
  }
  const from = checkout.top ?? checkout.commonDir;
  const remote = given === undefined ? undefined : parseRemote(given, from);
  const isItself = remote !== undefined && (await isSame(remote, [checkout.repo, from, checkout.commonDir]));
  return isItself ? undefined : remote;
}

function addressOf(remote: RemoteSettings = {}, originUrl: string | undefined) {
  if (remote.url !== undefined) return { url: remote.url, token: remote.token };
  if (originUrl === undefined) return undefined;
  const host = URL.canParse(originUrl) ? new URL(originUrl).host : undefined;
  return { url: originUrl, token: host === remote.tokenHost ? remote.token : undefined };
}

async function isSame(remote: Remote, places: readonly string[]): Promise<boolean> {
  if (remote.transport !== "path") return false;
  const at = await realpath(remote.url).catch(() => remote.url);
  return (await Promise.all(places.map((place) => realpath(place)))).includes(at);
}

function createWorkspace(store: Store): Workspace {
  const onDisk = <T>(work: () => Promise<T>) => work().catch((error: unknown) => rethrow(error, store.stateDir));
  return {
    open: (name, commit) => onDisk(() => openWorkdir(store, name, commit)),
    collect: (workdir) => onDisk(() => collectChange(store, workdir)),
    commit: (wanted) => onDisk(() => readyStore(store).then(() => makeCommit(store, wanted))),
    fetchMade: (commit, expected) => onDisk(() => fetchMade(store, commit, expected)),
    restore: (workdir, tree) => onDisk(() => restoreWorkdir(store, workdir, tree)),
    findRemoteBranch: (branch) => onDisk(() => findRemoteBranch(store, branch)),
    push: (branch, commit, expected) => onDisk(() => pushCommit(store, { branch, commit, expected })),
    salvage: (name, commit) => onDisk(() => salvageCommit(store, name, commit)),
    adopt: (file, expected) => onDisk(() => adoptBundle(store, file, expected)),
    release: (name) => onDisk(() => releaseWorkdir(store, name)),
    findNameClashes: (branches) => onDisk(() => findNameClashes(store, branches)),
    claim: (name) => onDisk(() => claimName(store, name)),
    leftOvers: () => onDisk(() => findLeftOvers(store)),
  };
}

/** A full disk that showed in a file of ours instead of in git. */
function rethrow(error: unknown, stateDir: string): never {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ENOSPC" && code !== "EDQUOT") throw error;
  throw new PipelineError("DISK_FULL", `no space is left for ${stateDir}`, { cause: error });
}
