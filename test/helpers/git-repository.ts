// Real git repositories for tests, in temporary folders, made without any setting of this machine.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface TestRepository {
  readonly dir: string;
  /** Standard output without its last line end; throws when git fails. */
  git(...args: string[]): Promise<string>;
  /** Writes files (null deletes one) and commits everything; returns the commit. */
  commit(files: Readonly<Record<string, string | null>>, message?: string): Promise<string>;
}

export interface TemporaryFolder extends AsyncDisposable {
  readonly dir: string;
}

/** Removed, with everything in it, when its scope ends. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const dir = await realpath(await mkdtemp(path.join(tmpdir(), "git-test-")));
  const remove = () => rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  return { dir, [Symbol.asyncDispose]: remove };
}

export function gitEnvironment(home: string): Record<string, string> {
  const person = (role: string) => ({ [`GIT_${role}_NAME`]: "Ada", [`GIT_${role}_EMAIL`]: "ada@example.com" });
  return {
    PATH: process.env.PATH ?? "/usr/bin:/bin",
    HOME: home,
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_TERMINAL_PROMPT: "0",
    ...person("AUTHOR"),
    ...person("COMMITTER"),
  };
}

/** A repository with one commit of `files` on `main`. */
export async function createRepository(dir: string, files: Readonly<Record<string, string>>): Promise<TestRepository> {
  await mkdir(dir, { recursive: true });
  const repository = openRepository(dir);
  await repository.git("init", "--quiet", "--initial-branch=main");
  await repository.commit(files, "First");
  return repository;
}

/** A bare copy to push to, as a server would hold it. */
export async function createBareRemote(dir: string, from: TestRepository): Promise<TestRepository> {
  await from.git("clone", "--quiet", "--bare", from.dir, dir);
  return openRepository(dir);
}

/** A clone whose origin is `url`; `options` such as `--depth=1`. */
export async function cloneRepository(url: string, dir: string, ...options: string[]): Promise<TestRepository> {
  await mkdir(path.dirname(dir), { recursive: true });
  await openRepository(path.dirname(dir)).git("clone", "--quiet", ...options, url, dir);
  return openRepository(dir);
}

export function openRepository(dir: string): TestRepository {
  const env = gitEnvironment(path.dirname(dir));
  const git = async (...args: string[]) => {
    const { stdout } = await run("git", args, { cwd: dir, env, timeout: 30_000, maxBuffer: 64 * 1024 * 1024 });
    return stdout.replace(/\n$/, "");
  };
  return {
    dir,
    git,
    commit: async (files, message = "Change") => {
      await writeFiles(dir, files);
      await git("add", "--all");
      await git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
  };
}

/** Puts texts at paths below `dir`; null removes one. */
export async function writeFiles(dir: string, files: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(dir, name);
    if (text === null) {
      await rm(file, { recursive: true, force: true });
      continue;
    }
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
