// Git over HTTP for tests: the real `git http-backend` behind a token, with bare repositories in a folder of its own.
// Loopback only; git runs with an environment of ours, never the machine's.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { answerFault, type Fault, takeFault } from "./faults.ts";

export interface GitServerOptions {
  /** The only token that is let in: as a bearer, or as the password of a basic login with any user name. */
  readonly token: string;
  /** Where the bare repositories live; a temporary folder, removed on dispose, when left out. */
  readonly root?: string;
}

export interface GitServer extends AsyncDisposable {
  /** Base of every address, without a slash at its end: what GITHUB_SERVER_URL would be. */
  readonly url: string;
  readonly root: string;
  readonly requests: GitRequest[];
  /** For example `{ match: "POST /acme/shop.git/git-receive-pack", when: "after", kind: "reset" }`: pushed, answer lost. */
  readonly faults: Fault[];
  /** A bare repository with `files` in one commit on `main`. */
  createRepository(owner: string, name: string, files: Readonly<Record<string, string>>): Promise<GitRepository>;
  /** The commit a branch is at, undefined when there is no such branch. Fits `startGithubServer({ findCommit })`. */
  findCommit(owner: string, name: string, branch: string): Promise<string | undefined>;
}
export interface GitRequest {
  readonly method: string;
  /** Without the query, always with `.git`. */
  readonly path: string;
  /** `git-upload-pack` for fetching, `git-receive-pack` for pushing. */
  readonly service: string | undefined;
  /** 0 when there was no answer. */
  readonly status: number;
}

export interface GitRepository {
  readonly url: string;
  /** The bare repository's folder. */
  readonly dir: string;
  /** The seed commit on `main`. */
  readonly commit: string;
  /** Somebody else's commit on a branch (made from `main` when it is new); null deletes a file. Returns its id. */
  addCommit(branch: string, files: Readonly<Record<string, string | null>>): Promise<string>;
  findCommit(branch: string): Promise<string | undefined>;
  /** The text of a file at a branch or commit, undefined when it is not there. */
  findText(treeish: string, path: string): Promise<string | undefined>;
  /** Any other plumbing in the bare repository: standard output without its last line end. */
  git(...args: string[]): Promise<string>;
  /** From now on every push is declined with these words, as branch rules do; undefined lets pushes in again. */
  rejectPushes(words: string | undefined): Promise<void>;
}

const DEADLINE_MS = 20_000;
const SEED_TIME = 1_700_000_000;
const run = promisify(execFile);

/** Nothing of this machine reaches git but where programs are. */
function gitEnvironment(root: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "/usr/bin:/bin",
    HOME: root,
    LANG: "C.UTF-8",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/** Starts the server on a free port of the loopback. Dispose it. */
export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  const root = options.root ?? (await mkdtemp(join(tmpdir(), "git-server-")));
  const requests: GitRequest[] = [];
  const faults: Fault[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET" } = request;
    const { path, query } = target(request);
    const service = new URLSearchParams(query).get("service") ?? /git-[a-z]+-pack$/.exec(path)?.[0];
    const fault = takeFault(faults, method, path);
    const body = await buffer(request);
    const answered = fault?.when === "before" ? undefined : await answer(request, body, { root, token: options.token });
    const status = fault === undefined ? write(response, answered) : answerFault(response, fault);
    requests.push({ method, path, service, status });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => write(response, plain(500, String(error))));
  });
  const url = await listen(server);
  const open = (owner: string, name: string) =>
    openRepository(root, `${url}/${owner}/${name}.git`, join(root, owner, `${name}.git`));
  return {
    url,
    root,
    requests,
    faults,
    createRepository: async (owner, name, files) => {
      const repository = open(owner, name);
      await mkdir(repository.dir, { recursive: true });
      await repository.git("init", "--quiet", "--bare", "--initial-branch=main");
      await repository.git("config", "http.receivepack", "true");
      return { ...repository, commit: await repository.addCommit("main", files) };
    },
    findCommit: (owner, name, branch) => open(owner, name).findCommit(branch),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (options.root === undefined) await rm(root, { recursive: true, force: true });
    },
  };
}

function openRepository(root: string, url: string, dir: string): Omit<GitRepository, "commit"> {
  const env = gitEnvironment(root);

  async function git(...args: string[]): Promise<string> {
    const { stdout } = await run("git", args, { cwd: dir, env, timeout: DEADLINE_MS, maxBuffer: 64 * 1024 * 1024 });
    return stdout.replace(/\n$/, "");
  }
  async function tryGit(...args: string[]): Promise<string | undefined> {
    const result = await run("git", args, { cwd: dir, env, timeout: DEADLINE_MS }).catch(() => undefined);
    return result?.stdout;
  }
  const findCommit = async (branch: string) =>
    (await tryGit("rev-parse", "--verify", "--quiet", `refs/heads/${branch}^{commit}`))?.trim();

  return {
    url,
    dir,
    git,
    findCommit,
    findText: (treeish, path) => tryGit("cat-file", "blob", `${treeish}:${path}`),
    addCommit: async (branch, files) => {
      const parent = (await findCommit(branch)) ?? (await findCommit("main"));
      await feed(["fast-import", "--quiet", "--force"], { cwd: dir, env, input: commitStream(branch, parent, files) });
      return git("rev-parse", `refs/heads/${branch}`);
    },
    rejectPushes: async (words) => {
      const hook = join(dir, "hooks", "pre-receive");
      if (words === undefined) return rm(hook, { force: true });
      await writeFile(`${hook}.txt`, `${words}\n`);
      await writeFile(hook, '#!/bin/sh\ncat "$0.txt" >&2\nexit 1\n');
      await chmod(hook, 0o755);
    },
  };
}

/** What `git fast-import` reads: one commit with its files inline. */
function commitStream(
  branch: string,
  parent: string | undefined,
  files: Readonly<Record<string, string | null>>,
): string {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const changes = Object.entries(files).map(([path, text]) =>
    text === null ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`,
  );
  const from = parent === undefined ? "" : `from ${parent}\n`;
  const committer = `committer Ada <ada@example.com> ${SEED_TIME} +0000\n`;
  return `commit refs/heads/${branch}\n${committer}${data("By a person")}${from}${changes.join("")}\ndone\n`;
}

interface Fed {
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly input: string | Buffer;
}

/** Runs git on `input` and returns all it wrote; throws with its words when it fails. */
async function feed(args: readonly string[], { cwd, env, input }: Fed): Promise<Buffer> {
  const child = spawn("git", args, { cwd, env, timeout: DEADLINE_MS, killSignal: "SIGKILL" });
  // A child that stopped reading says why through its exit code.
  child.stdin.on("error", () => child.stdin.destroy());
  child.stdin.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, "close"),
  ]);
  if (exitCode !== 0) throw new Error(`git ${args.join(" ")}: ${exitCode} ${stderr.toString()}`);
  return stdout;
}

interface Answered {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

async function answer(
  request: IncomingMessage,
  body: Buffer,
  { root, token }: { readonly root: string; readonly token: string },
): Promise<Answered> {
  const given = readToken(request.headers.authorization);
  if (given !== token) {
    const refused = plain(401, given === undefined ? "Authentication required" : "Invalid username or token");
    return { ...refused, headers: { ...refused.headers, "www-authenticate": 'Basic realm="GitHub"' } };
  }
  const env = { ...gitEnvironment(root), ...cgiVariables(request, root, body) };
  return parseCgi(await feed(["http-backend"], { cwd: root, env, input: body }));
}

function readToken(authorization: string | undefined): string | undefined {
  const [scheme, value = ""] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() === "bearer") return value;
  if (scheme?.toLowerCase() !== "basic") return undefined;
  return Buffer.from(value, "base64")
    .toString()
    .replace(/^[^:]*:/, "");
}

/** Like GitHub, takes a repository's address with and without `.git`. */
function target({ url = "/" }: IncomingMessage): { path: string; query: string } {
  const [path = "/", query = ""] = url.split("?");
  return { path: path.replace(/^(\/[^/]+\/[^/]+?)(\.git)?\//, "$1.git/"), query };
}

function cgiVariables(request: IncomingMessage, root: string, body: Buffer) {
  const { method = "GET", headers } = request;
  const { path, query } = target(request);
  return {
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: "1",
    REQUEST_METHOD: method,
    PATH_INFO: decodeURIComponent(path),
    QUERY_STRING: query,
    CONTENT_TYPE: headers["content-type"] ?? "",
    CONTENT_LENGTH: String(body.length),
    HTTP_CONTENT_ENCODING: headers["content-encoding"] ?? "",
    GIT_PROTOCOL: String(headers["git-protocol"] ?? ""),
    REMOTE_USER: "x-access-token",
    REMOTE_ADDR: "127.0.0.1",
  };
}

function parseCgi(output: Buffer): Answered {
  const end = output.indexOf("\r\n\r\n");
  const lines = output.subarray(0, end).toString().split("\r\n");
  const headers = Object.fromEntries(lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)?.slice(1) ?? []));
  const { Status = "200", ...rest } = headers;
  return { status: Number.parseInt(Status, 10), headers: rest, body: output.subarray(end + 4) };
}

function plain(status: number, words: string): Answered {
  return { status, headers: { "content-type": "text/plain" }, body: Buffer.from(words) };
}

function write(response: ServerResponse, answered: Answered | undefined): number {
  const { status, headers, body } = answered ?? plain(500, "no answer");
  response.writeHead(status, headers);
  response.end(body);
  return status;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the git server has no port");
  return `http://127.0.0.1:${address.port}`;
}
