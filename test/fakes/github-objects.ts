// GitHub's git database for tests: blobs, trees and commits made by real git in the bare repository that the git server serves.
// Refuses what GitHub refuses; signs for a bot's token as GitHub does, with a signature that nobody can check.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { type Answered, type Asked, refusal } from "./github-rules.ts";

export interface ObjectsOptions {
  readonly gitRoot?: string;
  readonly signs?: boolean;
}
type Git = (args: readonly string[], input?: string | Buffer, env?: Record<string, string>) => Promise<Ended>;
interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const BOT = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>";
const PERSON = "Octo Cat <octocat@users.noreply.github.com>";
const WEB_FLOW = "GitHub <noreply@github.com>";
const SIGNATURE = ["-----BEGIN PGP SIGNATURE-----", "", "bm90IGEgc2lnbmF0dXJl", "-----END PGP SIGNATURE-----", ""];
const DEADLINE_MS = 20_000;

const Blob = z.object({ content: z.string(), encoding: z.enum(["utf-8", "base64"]).default("utf-8") });
const Entry = z.object({
  path: z.string(),
  mode: z.string(),
  sha: z.string().nullish(),
  content: z.string().optional(),
});
const Tree = z.object({ base_tree: z.string().optional(), tree: z.array(Entry) });
const Commit = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: z.unknown().optional(),
  committer: z.unknown().optional(),
});

/** Undefined: not about objects, or nobody said where they are. */
export async function answerObjects(
  asked: Asked,
  { gitRoot, signs = true }: ObjectsOptions,
): Promise<Answered | undefined> {
  const [, owner = "", repo, kind] = /^\/repos\/([^/]+)\/([^/]+)\/git\/(blobs|trees|commits)$/.exec(asked.path) ?? [];
  if (asked.method !== "POST" || kind === undefined || gitRoot === undefined) return undefined;
  const git = gitIn(join(gitRoot, owner, `${repo}.git`));
  if (kind === "blobs") return makeBlob(git, asked.body);
  return kind === "trees" ? makeTree(git, asked.body) : makeCommit(git, asked.body, signs);
}

async function makeBlob(git: Git, body: unknown): Promise<Answered> {
  const { content, encoding } = Blob.parse(body);
  return created(await git(["hash-object", "-w", "--stdin"], Buffer.from(content, encoding)));
}

async function makeTree(git: Git, body: unknown): Promise<Answered> {
  const { base_tree, tree } = Tree.parse(body);
  const dir = await mkdtemp(join(tmpdir(), "github-index-"));
  const env = { GIT_INDEX_FILE: join(dir, "index") };
  try {
    if (tree.length === 0) return refusal(422, "Invalid tree info");
    if (base_tree !== undefined) {
      const read = await git(["read-tree", base_tree], "", env);
      if (read.exitCode !== 0) return refusal(422, "base_tree is not a valid tree oid");
    }
    const present = (await git(["ls-files", "-z"], "", env)).stdout.split("\0");
    const lines: string[] = [];
    for (const { path, mode, sha } of tree) {
      if (sha === null && !present.includes(path)) return refusal(422, "GitRPC::BadObjectState");
      if (sha !== null && (await typeOf(git, sha ?? "")) !== "blob")
        return refusal(422, `tree.sha ${sha} is not a valid blob`);
      lines.push(sha === null ? `0 ${"0".repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`);
    }
    const updated = await git(["update-index", "-z", "--index-info"], lines.join(""), env);
    return updated.exitCode === 0
      ? created(await git(["write-tree"], "", env))
      : refusal(422, "tree.path is malformed");
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function makeCommit(git: Git, body: unknown, signs: boolean): Promise<Answered> {
  const { message, tree, parents, author, committer } = Commit.parse(body);
  if ((await typeOf(git, tree)) !== "tree") return refusal(422, "Tree SHA does not exist");
  for (const parent of parents) {
    if ((await typeOf(git, parent)) !== "commit")
      return refusal(422, "Parent SHA does not exist or is not a commit object");
  }
  // Who names somebody is not signed for, whatever the token.
  const isSigned = signs && author === undefined && committer === undefined;
  const when = `${Math.floor(Date.now() / 1000)} +0000`;
  const signature = isSigned ? [`gpgsig ${SIGNATURE.join("\n ")}`] : [];
  const headers = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${signs ? BOT : PERSON} ${when}`,
    `committer ${isSigned ? WEB_FLOW : signs ? BOT : PERSON} ${when}`,
    ...signature,
  ];
  const made = created(
    await git(["hash-object", "-t", "commit", "-w", "--stdin"], `${headers.join("\n")}\n\n${message}`),
  );
  const verification = {
    verified: isSigned,
    reason: isSigned ? "valid" : "unsigned",
    signature: isSigned ? SIGNATURE.join("\n") : null,
    payload: null,
    verified_at: null,
  };
  const rest = { tree: { sha: tree }, parents: parents.map((sha) => ({ sha })), message, verification };
  return { status: made.status, body: { ...z.object({ sha: z.string() }).parse(made.body), ...rest } };
}

function created({ exitCode, stdout, stderr }: Ended): Answered {
  return exitCode === 0 ? { status: 201, body: { sha: stdout.trim() } } : refusal(422, stderr);
}

async function typeOf(git: Git, sha: string): Promise<string> {
  return (await git(["cat-file", "-t", sha])).stdout.trim();
}

/** Nothing of this machine reaches git but where programs are. */
function gitIn(dir: string): Git {
  return async (args, input = "", more = {}) => {
    const env = { PATH: process.env.PATH ?? "/usr/bin:/bin", GIT_DIR: dir, GIT_CONFIG_GLOBAL: "/dev/null", ...more };
    const child = spawn("git", args, { cwd: dir, env: { ...env, GIT_CONFIG_NOSYSTEM: "1" }, timeout: DEADLINE_MS });
    child.stdin.on("error", () => child.stdin.destroy());
    child.stdin.end(input);
    const ended = [text(child.stdout), text(child.stderr), once(child, "close")] as const;
    const [stdout, stderr, [exitCode]] = await Promise.all(ended);
    return { stdout, stderr, exitCode: Number(exitCode ?? -1) };
  };
}
