// Runs our workflows with `act` in host mode: the jobs are processes of this machine, the services are the emulated ones. What a
// runner has and act has not is put into the copies of the files that act reads; every such change is listed here.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { tempDir } from "./runner.ts";
import { GITHUB_TOKEN, OWNER, type Scene, type World } from "./world.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const STAND_INS = path.join(ROOT, "test/workflows/actions");
const DEADLINE_MS = 240_000;
const run = promisify(execFile);

/** Canaries: none of them may be seen in any log. */
export const MODEL_KEY = "sk-ant-canaryActModelKey9Fd2Jk6Tq";

/** Our own repository as the workflows check it out: what is on disk now, in one commit of the git server. */
export interface OwnRepository {
  readonly repository: string;
  readonly commit: string;
}

export interface ActRun {
  readonly exitCode: number | null;
  readonly log: string;
  /** `prepare success`, `ENG-1 agent success`, …, in the order they ended. */
  readonly jobs: string[];
  /** Every archive that was handed from job to job, not compressed. */
  readonly artifacts: string[];
}

/** @param program path of act. */
export interface Act {
  readonly program: string;
  readonly world: World;
  readonly own: OwnRepository;
}

export async function serveOwnRepository(world: World): Promise<OwnRepository> {
  await using folder = await tempDir("own");
  const git = (...args: string[]) =>
    run("git", args, { cwd: folder.path, env: { PATH: process.env.PATH, HOME: folder.path }, timeout: 60_000 });
  for (const name of ["action.yml", "dist", "scripts"]) {
    await cp(path.join(ROOT, name), path.join(folder.path, name), { recursive: true });
  }
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--force", ".");
  await git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "own");
  const repository = `${OWNER}/linear-to-pr`;
  await git("clone", "--quiet", "--bare", ".", path.join(world.git.root, `${repository}.git`));
  return { repository, commit: (await git("rev-parse", "HEAD")).stdout.trim() };
}

/** What GitHub starts a workflow with. */
export interface Start {
  readonly event: "workflow_dispatch" | "repository_dispatch" | "schedule";
  readonly payload: object;
  /** Text of the workflow that calls ours. */
  readonly caller: string;
  /** A checkout of the scene's repository, for act to put workflows into. */
  readonly dir: string;
  /** Secrets of the repository; the token of the run is added. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** Starts the batch example of a scene's repository with these inputs, as `workflow_dispatch` does. */
export async function runBatch(act: Act, scene: Scene, inputs: Readonly<Record<string, string>>): Promise<ActRun> {
  const caller = await readFile(path.join(ROOT, "examples/workflows/batch.yml"), "utf8");
  const secrets = { LINEAR_API_KEY: scene.linear.apiKey, ANTHROPIC_API_KEY: MODEL_KEY };
  const payload = { inputs, sender: { login: "ada" } };
  return runCaller(act, scene, { event: "workflow_dispatch", payload, caller, dir: scene.checkout.dir, secrets });
}

export async function runCaller(act: Act, scene: Scene, start: Start): Promise<ActRun> {
  await using folder = await tempDir("act");
  const workflows = path.join(start.dir, ".github/workflows");
  await mkdir(workflows, { recursive: true });
  for (const [name, text] of await adapted(act, scene, start.caller)) await writeFile(path.join(workflows, name), text);
  const at = (name: string) => path.join(folder.path, name);
  await writeFile(at("event.json"), JSON.stringify(start.payload));
  await writeFile(at("secrets"), lines({ GITHUB_TOKEN, ...start.secrets }), { mode: 0o600 });
  await writeFile(at("env"), lines(environment(act.world, scene, at("artifacts"))));
  await mkdir(at("home"));
  const args = [start.event, "--workflows", path.join(workflows, "caller.yml"), "--eventpath", at("event.json")];
  const files = ["--secret-file", at("secrets"), "--env-file", at("env"), "--action-cache-path", at("cache")];
  const host = ["--platform", "ubuntu-24.04=-self-hosted", "--no-skip-checkout", "--no-cache-server"];
  const local = [...host, "--use-new-action-cache", "--concurrent-jobs", "2", ...(await standIns())];
  const env = { PATH: process.env.PATH ?? "", HOME: at("home") };
  const ended = await collect(act.program, [...args, ...files, ...local], { cwd: start.dir, env });
  return { ...ended, jobs: jobsIn(ended.log), artifacts: await archivesIn(at("artifacts")) };
}

function environment(world: World, scene: Scene, artifacts: string): Record<string, string> {
  return {
    GITHUB_REPOSITORY: scene.slug,
    GITHUB_API_URL: world.github.url,
    GITHUB_SERVER_URL: world.git.url,
    GITHUB_RUN_ID: String(1000 + scene.linear.requests.length),
    ARTIFACTS: artifacts,
  };
}

/** The files of `.github/workflows` as act can run them. */
async function adapted({ own }: Act, scene: Scene, caller: string): Promise<[string, string][]> {
  const read = (file: string) => readFile(path.join(ROOT, file), "utf8");
  const batch = await read(".github/workflows/linear-to-pr.yml");
  const ticket = await read(".github/workflows/ticket.yml");
  const more = {
    "linear-api-url": scene.linear.url,
    "agent-setup": "true",
    // act does not fill `job.workflow_repository` and `job.workflow_sha`.
    "action-repository": own.repository,
    "action-ref": own.commit,
  };
  const given = Object.entries(more).map(([name, value]) => `      ${name}: ${value}`);
  return [
    // act knows neither the queue of a group (nor groups at all) nor an expression as number of slots.
    ["linear-to-pr.yml", batch.replaceAll("      queue: max\n", "").replaceAll(/max-parallel: .*/g, "max-parallel: 2")],
    // act starts no job after a called workflow that failed: the last step must not fail it. What it says is judged instead.
    ["ticket.yml", replaced(ticket, "      - name: Deliver and tell\n", "$&        continue-on-error: true\n")],
    // act looks for called workflows in the repository it runs in.
    [
      "caller.yml",
      replaced(
        replaced(caller, /uses: [\w-]+\/linear-to-pr\/(\S+)@.*/, "uses: ./$1"),
        "    with:\n",
        `$&${given.join("\n")}\n`,
      ),
    ],
  ];
}

/** @throws when there is nothing to replace */
function replaced(text: string, what: string | RegExp, by: string): string {
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`not found: ${what}`);
  return changed;
}

/** Stand-ins for the actions of GitHub's that our workflows use, at the commits they use. */
async function standIns(): Promise<string[]> {
  const texts = await Promise.all(
    ["linear-to-pr.yml", "ticket.yml"].map((name) => readFile(path.join(ROOT, ".github/workflows", name), "utf8")),
  );
  const used = texts.join("\n").matchAll(/uses: (actions\/([\w-]+)@[0-9a-f]{40})/g);
  const pairs = new Map([...used].map(([, use = "", name = ""]) => [use, path.join(STAND_INS, name)]));
  return [...pairs].flatMap(([use, dir]) => ["--local-repository", `${use}=${dir}`]);
}

async function collect(program: string, args: readonly string[], how: { cwd: string; env: Record<string, string> }) {
  const child = spawn(program, args, { ...how, stdio: ["ignore", "pipe", "pipe"], timeout: DEADLINE_MS });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (log += text));
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.on("error", reject).on("close", resolve),
  );
  return { exitCode, log };
}

async function archivesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return Promise.all(
    names.filter((name) => name.endsWith(".zip")).map((name) => readFile(path.join(folder, name), "latin1")),
  );
}

function jobsIn(log: string): string[] {
  const ended = log.matchAll(/^\[(?:([A-Z]+-\d+)(?:-\d+)?\/)?[^\]]*?\/?([\w-]+) *\] 🏁 {2}Job (succeeded|failed)/gmu);
  return [...ended].map(([, key, job, how]) =>
    [key, job, how === "succeeded" ? "success" : "failure"].filter(Boolean).join(" "),
  );
}

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}
