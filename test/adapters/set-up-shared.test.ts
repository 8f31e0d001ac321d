// Dependencies that are prepared once and taken over: what is shared, what is not, and what a later directory can rely on.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, lstat, mkdir, readdir, readFile, readlink, rm, symlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { createShell } from "../../src/adapters/machine/process.ts";
import { createSandboxRuntime } from "../../src/adapters/sandbox/sandbox-runtime.ts";
import type { Prepared, SetUp, Workdir } from "../../src/ports.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";
import { whyNoCells } from "../helpers/cells.ts";
import { until } from "../helpers/processes.ts";
import { createSetUpWorld, INSTALL, type SetUpWorld } from "./set-up-doubles.ts";

const idle = () => new AbortController().signal;

/** A fresh directory at the base, prepared. */
async function prepared(world: SetUpWorld, setUp: SetUp, name: string) {
  const workdir = await world.workspace.open(name, world.trusted.commit);
  const done = await setUp.prepare(workdir, world.trusted.tree, idle());
  return { how: done.how, done, workdir, at: (file: string) => path.join(workdir.path, file) };
}
const howOf = (all: readonly { readonly how: Prepared["how"] }[]) => all.map(({ how }) => how).sort();
const runsOf = async (world: SetUpWorld) => (await world.seen()).length;

describe.each(["copy", "link"] as const)("dependencies shared by %s", (kind) => {
  it("are made once and are the same in the next directory, in a later process too", async () => {
    await using world = await createSetUpWorld();
    await prepared(world, world.setUp(kind), "eng-1");
    const { how, at, done, workdir } = await prepared(world, world.setUp(kind), "eng-2");
    expect([how, await runsOf(world)]).toEqual(["shared", 1]);
    expect(done.ms).toBeGreaterThan(0);
    expect(await readFile(at("node_modules/dep/index.js"), "utf8")).toBe("module.exports = 1\n");
    expect(await readFile(at("packages/ui/node_modules/deep/index.js"), "utf8")).toBe("deep\n");
    expect((await lstat(at("node_modules/dep/cli.sh"))).mode & 0o777).toBe(0o755);
    expect((await world.workspace.collect(workdir)).files).toEqual([]);
  });

  it("keep their links: launchers, and packages of the workspace, which are the directory's own", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp(kind);
    await prepared(world, setUp, "eng-1");
    const { at } = await prepared(world, setUp, "eng-2");
    expect(await readlink(at("node_modules/.bin/dep"))).toBe("../dep/cli.sh");
    expect(await readlink(at("node_modules/ui"))).toBe("../packages/ui");
    await writeFile(at("packages/ui/index.js"), "mine\n");
    expect(await readFile(at("node_modules/ui/index.js"), "utf8")).toBe("mine\n");
  });

  it("are made once when several directories ask at the same time", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp(kind);
    const all = await Promise.all(["eng-1", "eng-2", "eng-3", "eng-4"].map((name) => prepared(world, setUp, name)));
    expect([howOf(all), await runsOf(world)]).toEqual([["ran", "shared", "shared", "shared"], 1]);
    for (const { at } of all) expect(existsSync(at("node_modules/dep/index.js"))).toBe(true);
  });

  it("name the directory they are in where launchers name it", async () => {
    await using world = await createSetUpWorld();
    await world.install(`${INSTALL}
      printf 'NODE_PATH=%s/node_modules' "$PWD" > node_modules/.bin/tool && chmod 755 node_modules/.bin/tool`);
    const setUp = world.setUp(kind);
    await prepared(world, setUp, "eng-1");
    for (const name of ["eng-2", "eng-3"]) {
      const { at, workdir } = await prepared(world, setUp, name);
      expect(await readFile(at("node_modules/.bin/tool"), "utf8")).toBe(`NODE_PATH=${workdir.path}/node_modules`);
      expect((await lstat(at("node_modules/.bin/tool"))).mode & 0o777).toBe(0o755);
    }
  });
});

describe("what decides about sharing", () => {
  it("is the lockfile, not the code", async () => {
    await using world = await createSetUpWorld();
    await prepared(world, world.setUp("copy"), "eng-1");
    const later = async (files: Record<string, string>) => {
      const commit = await world.checkout.commit(files);
      const trusted = { commit, tree: await world.checkout.git("rev-parse", "HEAD^{tree}") };
      const workdir = await world.workspace.open("eng-2", commit);
      return (await world.setUp("copy", { trusted }).prepare(workdir, trusted.tree, idle())).how;
    };
    expect(await later({ "src/a.ts": "other\n" })).toBe("shared");
    expect(await later({ "package-lock.json": '{"other":1}\n' })).toBe("ran");
  });

  it("is the environment, without what differs in every run", async () => {
    await using world = await createSetUpWorld();
    const withEnv = (more: Record<string, string>) => world.setUp("copy", { env: { ...world.env, ...more } });
    const first = await prepared(world, withEnv({ RUNNER_TRACKING_ID: "1" }), "eng-1");
    const second = await prepared(world, withEnv({ RUNNER_TRACKING_ID: "2" }), "eng-2");
    const third = await prepared(world, withEnv({ NODE_ENV: "production" }), "eng-3");
    expect([first.how, second.how, third.how]).toEqual(["ran", "shared", "ran"]);
  });

  it("is not that a lockfile was written again as it was", async () => {
    await using world = await createSetUpWorld();
    await world.install(`${INSTALL}\n cat package-lock.json > x.log; cat x.log > package-lock.json; rm x.log`);
    const setUp = world.setUp("copy");
    await prepared(world, setUp, "eng-1");
    expect((await prepared(world, setUp, "eng-2")).how).toBe("shared");
  });
});

describe("a set-up is run in every directory", () => {
  it("when it makes anything else, in a later process too, and says why", async () => {
    await using world = await createSetUpWorld();
    await world.install(`${INSTALL}\necho x > generated.ts`);
    const setUp = world.setUp("copy");
    const all = await Promise.all(["eng-1", "eng-2", "eng-3"].map((name) => prepared(world, setUp, name)));
    const told = {
      level: "info",
      word: "set-up-not-shared",
      fields: { why: "it made generated.ts" },
    };
    expect([howOf(all), world.log.lines]).toEqual([["ran", "ran", "ran"], [told]]);
    const later = world.setUp("copy");
    const both = await Promise.all(["eng-4", "eng-5"].map((name) => prepared(world, later, name)));
    expect([howOf(both), await runsOf(world), world.log.lines]).toEqual([["ran", "ran"], 5, [told, told]]);
  });

  it("when it failed the first time, and is shared when it goes well later", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp("copy");
    await world.install(`${INSTALL}\nexit 1`);
    const all = await Promise.all(["eng-1", "eng-2"].map((name) => prepared(world, setUp, name)));
    expect(all.map(({ done }) => (done.how === "ran" ? done.finished.exitCode : done.how))).toEqual([1, 1]);
    await world.install(INSTALL);
    expect((await prepared(world, setUp, "eng-3")).how).toBe("ran");
    expect((await prepared(world, setUp, "eng-4")).how).toBe("shared");
  });

  it("when copying fails, and says so", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp("copy");
    await prepared(world, setUp, "eng-1");
    await writeFile(path.join(world.dir, "bin/cp"), "#!/bin/sh\necho cannot >&2; exit 1\n");
    const { workdir, tree } = await world.stacked("eng-2", { "src/evil.ts": "x\n" });
    expect((await setUp.prepare(workdir, tree, idle())).how).toBe("ran");
    expect(existsSync(path.join(workdir.path, "node_modules/dep/index.js"))).toBe(true);
    expect(existsSync(path.join(workdir.path, "src/evil.ts"))).toBe(true);
    const [first, second] = await world.seen();
    expect(second).toEqual(first);
    expect(world.log.lines).toMatchObject([
      { level: "warn", word: "set-up-not-shared", fields: { why: "Error: cp ended with 1: cannot" } },
    ]);
  });
});

describe("an agent", () => {
  const edit = async (at: (file: string) => string) => {
    await writeFile(at("node_modules/dep/index.js"), "evil\n");
    await writeFile(at("node_modules/dep/new.js"), "evil\n");
    await rm(at("node_modules/.bin/dep"));
  };

  it("that edits dependencies edits its own: neither the first one's nor a later one's reach anybody", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp("copy");
    const first = await prepared(world, setUp, "eng-1");
    await edit(first.at);
    const second = await prepared(world, setUp, "eng-2");
    expect(await readFile(second.at("node_modules/dep/index.js"), "utf8")).toBe("module.exports = 1\n");
    await edit(second.at);
    const third = await prepared(world, setUp, "eng-3");
    expect(await readFile(third.at("node_modules/dep/index.js"), "utf8")).toBe("module.exports = 1\n");
    expect(await readdir(third.at("node_modules/dep"))).toEqual(["cli.sh", "index.js"]);
    expect(existsSync(third.at("node_modules/.bin/dep"))).toBe(true);
  });

  it("whose work a directory stands on has no say in what is kept, and takes it over", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp("copy");
    const { workdir, tree } = await world.stacked("eng-1", {
      "src/b.ts": "b\n",
      "packages/ui/package.json": null,
      "packages/new/package.json": "{}\n",
    });
    expect((await setUp.prepare(workdir, tree, idle())).how).toBe("ran");
    const base = await prepared(world, setUp, "eng-2");
    expect([base.how, existsSync(base.at("packages/ui/node_modules/deep"))]).toEqual(["shared", true]);
    const again = await world.workspace.open("eng-3", workdir.commit);
    expect((await setUp.prepare(again, tree, idle())).how).toBe("shared");
    expect((await world.workspace.collect(again)).tree).toBe(tree);
    expect(existsSync(path.join(again.path, "node_modules/dep/index.js"))).toBe(true);
    expect(existsSync(path.join(again.path, "packages/ui/package.json"))).toBe(false);
  });

  it("that put a link where dependencies go does not have them written through it", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp("copy");
    await prepared(world, setUp, "eng-1");
    const outside = path.join(world.dir, "outside");
    await mkdir(outside);
    await rm(path.join(world.checkout.dir, "packages/ui"), { recursive: true });
    await symlink(outside, path.join(world.checkout.dir, "packages/ui"));
    const commit = await world.checkout.commit({});
    const tree = await world.checkout.git("rev-parse", "HEAD^{tree}");
    for (const at of [commit, world.trusted.commit]) {
      const workdir = await world.workspace.open("eng-2", at);
      expect((await setUp.prepare(workdir, tree, idle())).how).toBe("shared");
      expect(await readdir(outside)).toEqual([]);
      expect(await readlink(path.join(workdir.path, "packages/ui"))).toBe(outside);
      expect(existsSync(path.join(workdir.path, "node_modules/dep/index.js"))).toBe(true);
    }
  });
});

describe("what is kept", () => {
  it("is never half of it: a process that is killed while it copies leaves nothing that is used", async () => {
    await using world = await createSetUpWorld();
    const hold = path.join(world.dir, "hold");
    await writeFile(hold, "");
    const child = spawn(process.execPath, ["--input-type=module", "--eval", childScript(world)], { env: world.env });
    await until(() => existsSync(`${hold}.copying`) || child.exitCode !== null);
    child.kill("SIGKILL");
    await once(child, "close");
    await rm(hold);
    const setUp = world.setUp("copy");
    expect((await prepared(world, setUp, "eng-2")).how).toBe("ran");
    const { how, at } = await prepared(world, setUp, "eng-3");
    expect([how, await runsOf(world)]).toEqual(["shared", 2]);
    expect((await readdir(at("node_modules"))).sort()).toEqual([".bin", "dep", "ui"]);
  });

  it("leaves nothing else behind, and what killed processes left is removed after an hour", async () => {
    await using world = await createSetUpWorld();
    const folder = path.join(world.stateDir, "prepared");
    const leave = async (name: string, ageMs: number) => {
      await mkdir(path.join(folder, name, "0"), { recursive: true });
      await utimes(path.join(folder, name), new Date(), new Date(Date.now() - ageMs));
    };
    await leave(".new-old", 61 * 60_000);
    await leave(".new-young", 59 * 60_000);
    const setUp = world.setUp("copy");
    for (const name of ["eng-1", "eng-2"]) await prepared(world, setUp, name);
    expect((await readdir(folder)).sort()).toEqual([".new-young", expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it("is at most that of the three set-ups used last", async () => {
    await using world = await createSetUpWorld();
    const lines = ["npm ci", "npm i", "npm install", "npm ci --fund"];
    const hows: string[] = [];
    for (const line of [...lines.slice(0, 3), "npm ci", lines[3], "npm ci", "npm i"]) {
      const name = `eng-${hows.length}`;
      hows.push((await prepared(world, world.setUp("copy", { line }), name)).how);
      // Times of use a second apart.
      for (const each of await readdir(path.join(world.stateDir, "prepared"))) await older(world, each);
    }
    expect(hows).toEqual(["ran", "ran", "ran", "shared", "ran", "shared", "ran"]);
    expect(await readdir(path.join(world.stateDir, "prepared"))).toHaveLength(3);
  });

  it("is made anew when its note cannot be read", async () => {
    await using world = await createSetUpWorld();
    await prepared(world, world.setUp("copy"), "eng-1");
    const [name = ""] = await readdir(path.join(world.stateDir, "prepared"));
    await writeFile(path.join(world.stateDir, "prepared", name, "note.json"), "");
    expect((await prepared(world, world.setUp("copy"), "eng-2")).how).toBe("ran");
    expect((await prepared(world, world.setUp("copy"), "eng-3")).how).toBe("shared");
  });

  it("is not taken from a directory that was used before", async () => {
    await using world = await createSetUpWorld();
    const used: Workdir = { ...(await world.workspace.open("eng-1", world.commit)), fresh: false };
    const setUp = world.setUp("copy");
    expect((await setUp.prepare(used, world.trusted.tree, idle())).how).toBe("ran");
    expect((await prepared(world, setUp, "eng-2")).how).toBe("ran");
    expect((await prepared(world, setUp, "eng-3")).how).toBe("shared");
  });

  it("includes files that may not be written", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp("copy");
    await world.install(`${INSTALL}\nchmod 444 node_modules/dep/index.js`);
    await prepared(world, setUp, "eng-1");
    const { how, at } = await prepared(world, setUp, "eng-2");
    expect([how, (await lstat(at("node_modules/dep/index.js"))).mode & 0o777]).toEqual(["shared", 0o444]);
    await chmod(at("node_modules/dep/index.js"), 0o644);
  });
});

const missing = await whyNoCells();
if (missing !== undefined) console.warn(`cell test of kept dependencies skipped: ${missing}`);

describe.skipIf(missing !== undefined)(`cells${missing === undefined ? "" : ` (skipped: ${missing})`}`, () => {
  it("see their own dependencies and never what is kept", async () => {
    await using world = await createSetUpWorld();
    const setUp = world.setUp("copy");
    await prepared(world, setUp, "eng-1");
    const { workdir } = await prepared(world, setUp, "eng-2");
    await using sandbox = createSandboxRuntime({ stateDir: world.stateDir, log: createRecordingLog() });
    const line = `cat node_modules/dep/index.js; ls -A '${world.stateDir}/prepared' 2>/dev/null; echo x > '${world.stateDir}/prepared/x'`;
    const command = { file: "sh", args: ["-c", line], cwd: workdir.path, env: { ...world.env }, timeoutMs: 15_000 };
    const cell = { writable: [workdir.path], readOnly: [workdir.gitDir], hidden: [], allowHosts: [], masked: [] };
    await using wrapped = await sandbox.wrap(command, cell);
    expect((await createShell().run(wrapped.command)).stdout).toBe("module.exports = 1\n");
    expect(existsSync(path.join(world.stateDir, "prepared/x"))).toBe(false);
  });
});

async function older(world: SetUpWorld, name: string): Promise<void> {
  const note = path.join(world.stateDir, "prepared", name, "note.json");
  const { mtimeMs } = await lstat(note);
  await utimes(note, new Date(), new Date(mtimeMs - 1000));
}

/** Prepares `eng-1` in another process, as that would. */
function childScript(world: SetUpWorld): string {
  const source = pathToFileURL(path.resolve(import.meta.dirname, "set-up-doubles.ts")).href;
  const given = { repo: world.checkout.dir, stateDir: world.stateDir, env: world.env, trusted: world.trusted };
  return `const { prepareThere } = await import(${JSON.stringify(source)}); await prepareThere(${JSON.stringify(given)});`;
}
