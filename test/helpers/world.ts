// The whole world of one ticket: GitHub, the git server, Linear, a checkout and a runner's folder. Servers are shared by the
// scenes of a file; every scene has a repository, a ticket and folders of its own, so that scenes may run side by side.
import { existsSync, readFileSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type GitRepository, type GitServer, startGitServer } from "../fakes/git-server.ts";
import { type GithubServer, type ServedPull, type ServedRequest, startGithubServer } from "../fakes/github-server.ts";
import { type LinearServer, startLinearServer } from "../fakes/linear-server.ts";
import type { SeedTicket } from "../fakes/linear-world.ts";
import { cloneRepository, type TestRepository } from "./git-repository.ts";
import { type ActionEnd, type ActionRun, type CliRun, type Ended, runAction, runCli, tempDir } from "./runner.ts";

export const OWNER = "acme";
export const GITHUB_TOKEN = "ghs_canaryDoorToken4Lr7Gz1Wm0Qx5Bv2Ny8C";
const MOST_SCENES = 40;

export interface World extends AsyncDisposable {
  readonly github: GithubServer;
  readonly git: GitServer;
  scene(given?: SceneOptions): Promise<Scene>;
}

export interface SceneOptions {
  /** Over `FILES`; null leaves one out. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Below `run:` of the configuration. */
  readonly run?: string;
  /** Whole sections of the configuration, as YAML. */
  readonly config?: string;
  readonly tickets?: readonly SeedTicket[];
  readonly linearKey?: string;
  /** For the checkout, such as `--depth=1`. */
  readonly cloneWith?: readonly string[];
}

type Given = Pick<
  ActionRun,
  "event" | "payload" | "inputs" | "env" | "workspace" | "runnerDir" | "through" | "onOutput"
>;
export interface RunOptions extends Partial<Given> {
  /** A shell command line; `SAY_HELLO` when left out. Every start of it is counted where it may write. */
  readonly agent?: string;
}

export interface CliOptions extends Partial<Pick<CliRun, "env" | "onLog">> {
  /** As in `RunOptions`. */
  readonly agent?: string;
}

export interface Scene extends AsyncDisposable {
  readonly key: string;
  readonly branch: string;
  readonly repository: GitRepository;
  readonly linear: LinearServer;
  readonly github: GithubServer;
  readonly git: GitServer;
  readonly checkout: TestRepository;
  /** The runner's folder: home, temp, state. */
  readonly dir: string;
  readonly stateDir: string;
  /** Path of its repository below GitHub's and the git server's address: `acme/shop-3`. */
  readonly slug: string;
  /** The action on a `repository_dispatch` of its ticket, as far as nothing else is said. */
  run(given?: RunOptions): Promise<ActionEnd>;
  /** `linear-to-pr COMMAND …` with the options every command of the scene has in common; servers and keys are the scene's. */
  cli(args: readonly string[], given?: CliOptions): Promise<Ended>;
  /** An agent that works only after `deed` was done, which is as soon as it was told to work. */
  meanwhile(deed: () => unknown): Pick<RunOptions, "agent" | "onOutput">;
  /** How often an agent was started. */
  starts(): number;
  /** Names of the working directories in which agents were started, in that order. */
  startedIn(): string[];
  pulls(): Promise<ServedPull[]>;
  /** What GitHub was asked about this scene's repository. */
  asked(): ServedRequest[];
  /** Bodies of our comments on the ticket, the scene's first one when left out. */
  comments(key?: string): string[];
  /** `git diff --name-status` from main to the branch. */
  changed(): Promise<string[]>;
  branches(): Promise<string[]>;
  /** Bundles of kept work. @throws when git does not accept one */
  bundles(): Promise<string[]>;
}

/** The example repository; small, because every scene makes one. */
export const FILES: Readonly<Record<string, string>> = {
  "README.md": "# Shop\n",
  // Said outright: where it has to guess, `node --check` of Node 20 lets a broken module pass.
  "package.json": '{ "private": true, "type": "module" }\n',
  "src/cart.js": "export const total = (lines) => lines.reduce((sum, { cents }) => sum + cents, 0);\n",
  "src/format.js": "export const price = (cents) => (cents / 100).toFixed(2);\n",
};
/** The smallest good work: one new file. */
export const SAY_HELLO = `cat > prompt.txt; rm prompt.txt; echo 'export const hello = "hello";' > src/hello.js; echo Added hello.`;

/** Twelve tickets in four phases: what each waits for. */
export const BATCH_WAITS: Readonly<Record<string, readonly string[]>> = {
  "ENG-1": [],
  "ENG-2": [],
  "ENG-3": [],
  "ENG-4": [],
  "ENG-5": ["ENG-1"],
  "ENG-6": ["ENG-1", "ENG-2"],
  "ENG-7": ["ENG-3"],
  "ENG-8": ["ENG-5", "ENG-6"],
  "ENG-9": ["ENG-6", "ENG-7"],
  "ENG-10": ["ENG-7"],
  "ENG-11": ["ENG-8", "ENG-9"],
  "ENG-12": ["ENG-10"],
};
export const branchOf = (key: string) => `linear-to-pr/${key.toLowerCase()}`;

/** What a draft of the batch is against: the base, the one branch it stands on, or a merge of several. */
export function baseInBatch(key: string): string {
  const [parent, ...others] = BATCH_WAITS[key] ?? [];
  if (parent === undefined) return "main";
  return others.length === 0 ? branchOf(parent) : `${branchOf(key)}-base`;
}

/** The batch in Linear: titles and texts name other tickets wherever they can. */
export const BATCH_TICKETS: readonly SeedTicket[] = Object.entries(BATCH_WAITS).map(([key, blockedBy]) => ({
  key,
  title: `Write ${key.toLowerCase()} after ENG-999, fixes ENG-3`,
  description: `Closes ENG-1. Needs ${blockedBy.join(" and ")}.\n\nFiles: src/${key.toLowerCase()}.js\n`,
  state: "In Progress",
  labels: ["agent"],
  project: Number(key.slice(4)) % 2 === 0 ? "Even" : "Odd",
  blockedBy,
}));
/** Work on any ticket of the batch: one new file, named for the working directory. */
export const WRITE_OWN_FILE = `cat > /dev/null; me=\${PWD##*/}; echo "export const me = '$me';" > src/$me.js; echo Wrote $me.`;

export const SECTIONS = `verify:
  commands:
    - { name: syntax, run: "for f in src/*.js; do node --check $f || exit 1; done", level: strict }
deliver:
  labels: [agent]
  reviewers: [ada]
  states: { delivered: In Review }
`;

export async function startWorld(): Promise<World> {
  const git = await startGitServer({ token: GITHUB_TOKEN });
  const names = Array.from({ length: MOST_SCENES }, (_, index) => `shop-${index + 1}`);
  const { findCommit, root: gitRoot } = git;
  const github = await startGithubServer({ token: GITHUB_TOKEN, repositories: names, findCommit, gitRoot });
  let scenes = 0;
  return {
    github,
    git,
    scene: (given = {}) => {
      const name = names[scenes];
      scenes += 1;
      if (name === undefined) throw new Error(`a world has room for ${MOST_SCENES} scenes`);
      return makeScene({ github, git, name, given });
    },
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      await git[Symbol.asyncDispose]();
      if (github.violations.length > 0) {
        throw new Error(`GitHub would not have understood:\n${github.violations.join("\n")}`);
      }
    },
  };
}

interface Made {
  readonly github: GithubServer;
  readonly git: GitServer;
  readonly name: string;
  readonly given: SceneOptions;
}

async function makeScene({ github, git, name, given }: Made): Promise<Scene> {
  const slug = `${OWNER}/${name}`;
  const repository = await git.createRepository(OWNER, name, filesOf(given));
  const tickets = given.tickets ?? [
    { key: "ENG-1", title: "Say hello", description: "Add src/hello.js.", state: "In Progress" },
  ];
  const linear = await startLinearServer({
    tickets,
    ...(given.linearKey !== undefined && { apiKey: given.linearKey }),
  });
  const folder = await tempDir("door");
  const dir = path.join(folder.path, "work", name);
  const checkout = await cloneRepository(`file://${repository.dir}`, path.join(dir, name), ...(given.cloneWith ?? []));
  await checkout.git("remote", "set-url", "origin", `${git.url}/${slug}`);
  const key = tickets[0]?.key ?? "ENG-1";
  const branch = `linear-to-pr/${key.toLowerCase()}`;
  const stateDir = path.join(dir, ".linear-to-pr");
  const startsFile = path.join(folder.path, "starts");
  const lines = (text: string) => text.split("\n").filter((line) => line !== "");
  const startedIn = () => (existsSync(startsFile) ? lines(readFileSync(startsFile, "utf8")) : []);
  const counted = (agent: string) => `echo "\${PWD##*/}" 2>&- >> '${startsFile}'; ${agent}`;
  return {
    key,
    branch,
    repository,
    linear,
    github,
    git,
    checkout,
    dir,
    stateDir,
    slug,
    run: ({ agent = SAY_HELLO, inputs = {}, ...more } = {}) =>
      runAction({
        event: "repository_dispatch",
        payload: { action: "ticket", client_payload: { key } },
        workspace: checkout.dir,
        runnerDir: dir,
        repository: slug,
        apiUrl: github.url,
        serverUrl: git.url,
        ...more,
        inputs: {
          "linear-api-key": linear.apiKey,
          "linear-api-url": linear.url,
          "github-token": GITHUB_TOKEN,
          agent: "command",
          "agent-command": counted(agent),
          isolation: "none",
          ...inputs,
        },
      }),
    cli: ([command = "all", ...args], { agent = SAY_HELLO, env = {}, ...more } = {}) => {
      const common = {
        repo: checkout.dir,
        repository: slug,
        "state-dir": stateDir,
        "linear-api-url": linear.url,
        "github-api-url": github.url,
        agent: "command",
        "agent-command": counted(agent),
        isolation: "none",
      };
      const options = Object.entries(common).flatMap(([name, value]) => [`--${name}`, value]);
      const keys = { LINEAR_API_KEY: linear.apiKey, GITHUB_TOKEN, GITHUB_SERVER_URL: git.url };
      return runCli([command, ...options, ...args], { cwd: dir, home: folder.path, env: { ...keys, ...env }, ...more });
    },
    meanwhile: (deed) => {
      const go = path.join(folder.path, "go");
      const begin = async () => {
        await deed();
        await writeFile(go, "");
      };
      return {
        agent: `while [ ! -e '${go}' ]; do sleep 0.02; done; ${SAY_HELLO}`,
        onOutput: (text) => void (text.includes("scaffold ticket=") && begin()),
      };
    },
    starts: () => startedIn().length,
    startedIn,
    pulls: () => github.pulls(name),
    asked: () => github.requests.filter((request) => request.path.startsWith(`/repos/${slug}/`)),
    comments: (of = key) =>
      linear
        .comments(of)
        .filter(({ author }) => author === "linear-to-pr")
        .map(({ body }) => body),
    changed: async () => lines(await repository.git("diff", "--name-status", "--no-renames", "main", branch)),
    branches: async () => lines(await repository.git("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads/")),
    bundles: async () => {
      const salvage = path.join(stateDir, "salvage");
      const files = (await readdir(salvage).catch(() => [])).map((file) => path.join(salvage, file));
      for (const file of files) await checkout.git("bundle", "verify", "--quiet", file);
      return files;
    },
    async [Symbol.asyncDispose]() {
      await folder[Symbol.asyncDispose]();
      await linear[Symbol.asyncDispose]();
    },
  };
}

function filesOf({ files = {}, run = "{ timeoutMinutes: 1, stallMinutes: 1 }", config = SECTIONS }: SceneOptions) {
  const all = { ...FILES, ".github/linear-to-pr.yml": `version: 1\nrun: ${run}\n${config}`, ...files };
  return Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}
