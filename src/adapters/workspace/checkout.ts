// The user's checkout as we find it: where its objects are, what it calls origin, which branch it is on. Read only; of its
// configuration only the address of origin is looked at, and no command is used that could run a hook, filter or monitor.
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { PipelineError } from "../../errors.ts";
import type { Git } from "./git-command.ts";

export interface Checkout {
  /** As the user named it, for messages. */
  readonly repo: string;
  /** The git directory of this very working tree: its HEAD and index. */
  readonly gitDir: string;
  /** The git directory that all worktrees of the checkout share: refs, objects, `shallow`. */
  readonly commonDir: string;
  /** Root of the working tree; undefined in a bare repository. */
  readonly top: string | undefined;
  /** Address of the remote `origin`, as it is written in the configuration. */
  readonly originUrl: string | undefined;
  /** False for a partial clone: objects are missing from it, so that nothing can be borrowed. */
  readonly isComplete: boolean;
}

/** @throws CHECKOUT_NOT_FOUND */
export async function readCheckout(git: Git, repo: string): Promise<Checkout> {
  // Every line but the last is printed for a bare repository too, which then fails for want of a top.
  const args = ["rev-parse", "--path-format=absolute", "--show-object-format", "--is-bare-repository"];
  const call = { args: [...args, "--git-dir", "--git-common-dir", "--show-toplevel"], gitDir: undefined, cwd: repo };
  const found = (await isFolder(repo)) ? (await git.run(call)).stdout.split("\n").filter((one) => one !== "") : [];
  const [format, , gitDir, commonDir, top] = found;
  if (gitDir === undefined || commonDir === undefined) {
    throw new PipelineError("CHECKOUT_NOT_FOUND", `${repo} is not in a git checkout`);
  }
  if (format !== "sha1") {
    throw new PipelineError("CHECKOUT_NOT_FOUND", `${repo} uses ${format} object names, which are not supported`);
  }
  const originUrl = await findLine(git, gitDir, ["config", "--get", "remote.origin.url"]);
  return { repo, gitDir, commonDir, top, originUrl, isComplete: !(await isPartial(commonDir)) };
}

/** The branch that is checked out; undefined when HEAD is detached. */
export async function findHeadBranch(git: Git, { gitDir }: Checkout): Promise<string | undefined> {
  const ref = await findLine(git, gitDir, ["symbolic-ref", "--quiet", "HEAD"]);
  return ref?.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : undefined;
}

/** The commit a full ref (or HEAD) of the checkout is at. */
export function findRef(git: Git, { gitDir }: Checkout, ref: string): Promise<string | undefined> {
  return findLine(git, gitDir, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
}

/** Names of local branches, at most `count`; 0: all. */
export async function listBranches(git: Git, { gitDir }: Checkout, count = 0): Promise<string[]> {
  const args = ["for-each-ref", `--count=${count}`, "--format=%(refname:lstrip=2)", "refs/heads/"];
  return (await git.text({ args, gitDir })).split("\n").filter((name) => name !== "");
}

/** Whether a working tree of the checkout is on this branch. */
export async function isCheckedOut(git: Git, { commonDir }: Checkout, branch: string): Promise<boolean> {
  const listed = await git.text({ args: ["worktree", "list", "--porcelain", "-z"], gitDir: commonDir });
  return listed.split("\0").includes(`branch refs/heads/${branch}`);
}

async function findLine(git: Git, gitDir: string, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await git.run({ args, gitDir });
  const line = stdout.split("\n")[0];
  return exitCode === 0 && line !== undefined && line !== "" ? line : undefined;
}

async function isPartial(commonDir: string): Promise<boolean> {
  const packs = await readdir(path.join(commonDir, "objects", "pack")).catch(() => []);
  return packs.some((name) => name.endsWith(".promisor"));
}

function isFolder(dir: string): Promise<boolean> {
  return stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
