// A clone, a ticket file and a folder for drafts: what the command line needs when nobody has an account anywhere.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createRepository, type TestRepository, writeFiles } from "./git-repository.ts";
import { type CliRun, type Ended, runCli, tempDir } from "./runner.ts";
import { FILES } from "./world.ts";

export interface LocalScene extends AsyncDisposable {
  readonly dir: string;
  readonly checkout: TestRepository;
  readonly stateDir: string;
  /** `linear-to-pr COMMAND …` with the options every command of the scene has in common; one that is given wins. */
  run(args: readonly string[], more?: Partial<CliRun>): Promise<Ended>;
  /** Texts of the drafts, by file name. */
  drafts(): Promise<Record<string, string>>;
  comment(key: string): Promise<string>;
}

const TICKETS = `- key: ENG-1
  title: Say hello
  description: Add src/hello.js.
  files: [src/hello.js]
`;
const CONFIG = `version: 1
run: { timeoutMinutes: 1, stallMinutes: 1, isolation: none }
verify:
  commands: [{ name: syntax, run: "for f in src/*.js; do node --check $f || exit 1; done", level: strict }]
deliver: { labels: [agent] }
`;

export interface LocalSceneOptions {
  /** The ticket file, as YAML. */
  readonly tickets?: string;
  /** The configuration, as YAML. */
  readonly config?: string;
}

export async function createLocalScene(agent: string, given: LocalSceneOptions = {}): Promise<LocalScene> {
  const { tickets = TICKETS, config = CONFIG } = given;
  const folder = await tempDir("cli");
  const dir = folder.path;
  const checkout = await createRepository(path.join(dir, "shop"), { ...FILES, ".github/linear-to-pr.yml": config });
  await writeFiles(dir, { "tickets.yml": tickets, "home/.keep": "" });
  const [stateDir, draftDir] = [path.join(dir, "state"), path.join(dir, "drafts")];
  const common = {
    tickets: path.join(dir, "tickets.yml"),
    repo: checkout.dir,
    forge: "local",
    "forge-dir": draftDir,
    "state-dir": stateDir,
    agent: "command",
    "agent-command": agent,
  };
  const options = Object.entries(common).flatMap(([name, value]) => [`--${name}`, value]);
  return {
    dir,
    checkout,
    stateDir,
    run: ([command = "all", ...args], more = {}) =>
      runCli([command, ...options, ...args], { cwd: dir, home: path.join(dir, "home"), ...more }),
    async drafts() {
      const files = await readdir(draftDir).catch(() => []);
      const texts = await Promise.all(files.map((file) => readFile(path.join(draftDir, file), "utf8")));
      return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? ""]));
    },
    comment: (key) => readFile(path.join(dir, "tickets.yml.comments", `${key}.md`), "utf8"),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
