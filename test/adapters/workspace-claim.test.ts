// Claims and left-overs between real processes, also those that are killed at any moment.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createGitWorkspace } from "../../src/adapters/workspace/git.ts";
import { createWorld, settings, type World } from "./workspace-doubles.ts";

const ADAPTERS = path.resolve(import.meta.dirname, "../../src/adapters");

/** A process of its own with a workspace on the same state folder; says "ready" on its own when its script does. */
function start(world: World, script: string): ChildProcess {
  const program = `
    import { createShell } from "${ADAPTERS}/machine/process.ts";
    import { createGitWorkspace } from "${ADAPTERS}/workspace/git.ts";
    const log = { info() {}, warn() {}, error() {}, debug() {}, mask() {}, group: (_, work) => work() };
    const [repo, stateDir, commit] = process.argv.slice(1);
    const identity = { name: "child", email: "child@example.com" };
    const env = { PATH: process.env.PATH };
    const workspace = await createGitWorkspace({ repo, stateDir, shell: createShell(), log, identity, env });
    const say = (word) => process.stdout.write(word + "\\n");
    ${script}`;
  const args = ["--input-type=module", "--disable-warning=ExperimentalWarning", "-e", program];
  return spawn(process.execPath, [...args, world.checkout.dir, world.stateDir, world.commit], {
    env: { PATH: process.env.PATH, HOME: world.dir },
    stdio: ["pipe", "pipe", "inherit"],
  });
}

async function firstWord({ stdout }: ChildProcess): Promise<string> {
  const [chunk] = stdout === null ? [] : await once(stdout, "data");
  return String(chunk).trim();
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
}

const CLAIM = `say((await workspace.claim("eng-1")) === undefined ? "taken" : "claimed"); process.stdin.resume();`;

describe("claim", () => {
  it("holds between processes until the one that has it ends, however it ends", async () => {
    await using world = await createWorld();
    const child = start(world, CLAIM);
    expect(await firstWord(child)).toBe("claimed");
    expect(await world.workspace.claim("eng-1")).toBeUndefined();
    await kill(child);
    const claim = await world.workspace.claim("eng-1");
    expect(claim).toBeDefined();
    const second = start(world, CLAIM);
    expect(await firstWord(second)).toBe("taken");
    await kill(second);
    await claim?.[Symbol.asyncDispose]();
    expect(await readdir(path.join(world.stateDir, "claims"))).toEqual([]);
  });

  it("lets one of many that ask at once have it, also where a dead one had it", async () => {
    await using world = await createWorld();
    const given = settings({ repo: world.checkout.dir, stateDir: world.stateDir });
    const others = await Promise.all([createGitWorkspace(given), createGitWorkspace(given)]);
    await mkdir(path.join(world.stateDir, "claims"), { recursive: true });
    for (const dead of ["999999999-1-dead", `${process.pid}-1-somebody-else`]) {
      await symlink(dead, path.join(world.stateDir, "claims/eng-1"));
      const asked = [world.workspace, ...others].flatMap((one) => [one.claim("eng-1"), one.claim("eng-1")]);
      const got = (await Promise.all(asked)).filter((claim) => claim !== undefined);
      expect(got).toHaveLength(1);
      await got[0]?.[Symbol.asyncDispose]();
    }
  });

  it("knows a process by its start too, where the system tells it", async () => {
    await using world = await createWorld();
    await using _claim = await world.workspace.claim("eng-1");
    const [pid, start] = (await readlink(path.join(world.stateDir, "claims/eng-1"))).split("-");
    expect(Number(pid)).toBe(process.pid);
    const stat = await readFile("/proc/self/stat", "utf8").catch(() => undefined);
    expect(start).toBe(stat === undefined ? "0" : stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  });

  it("takes rubbish in a claim's place for nobody's, and refuses names that are no names", async () => {
    await using world = await createWorld();
    await mkdir(path.join(world.stateDir, "claims"), { recursive: true });
    await writeFile(path.join(world.stateDir, "claims/eng-1"), "rubbish");
    await using claim = await world.workspace.claim("eng-1");
    expect(claim).toBeDefined();
    await expect(world.workspace.claim("../eng-1")).rejects.toThrow("cannot name");
  });
});

describe("left-overs", () => {
  it("leave out what a living process claims or is making, and remove what was never finished", async () => {
    await using world = await createWorld();
    const child = start(
      world,
      `await workspace.claim("eng-1"); await workspace.open("eng-1", commit); say("open"); process.stdin.resume();`,
    );
    expect(await firstWord(child)).toBe("open");
    await mkdir(path.join(world.stateDir, "making/eng-3+dead"), { recursive: true });
    await mkdir(path.join(world.stateDir, "work/eng-4"));
    await mkdir(path.join(world.stateDir, "work/eng-5"));
    await symlink(`${child.pid}-0-busy`, path.join(world.stateDir, "locks/eng-5"));
    expect(await world.workspace.leftOvers()).toEqual([]);
    expect((await readdir(path.join(world.stateDir, "work"))).sort()).toEqual(["eng-1", "eng-5"]);
    expect(await readdir(path.join(world.stateDir, "making"))).toEqual([]);
    await kill(child);
    expect(await world.workspace.leftOvers()).toEqual([
      { ...(await world.workspace.open("eng-1", world.commit)), fresh: false },
    ]);
  });
});

describe("a process killed while it claims, opens and releases", () => {
  it("leaves nothing that gets in the way of the next one", async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`src/d${at % 20}/f${at}.ts`, `${at}\n`]));
    await using world = await createWorld(many);
    const script = `
      say("go");
      for (;;) {
        const claim = await workspace.claim("eng-1");
        await workspace.open("eng-1", commit);
        await workspace.release("eng-1");
        await claim[Symbol.asyncDispose]();
      }`;
    for (const afterMs of [0, 5, 15, 25, 40, 60]) {
      const child = start(world, script);
      expect(await firstWord(child)).toBe("go");
      await sleep(afterMs);
      await kill(child);
      for (const left of await world.workspace.leftOvers()) expect(left.name).toBe("eng-1");
      await using claim = await world.workspace.claim("eng-1");
      expect(claim).toBeDefined();
      const workdir = await world.workspace.open("eng-1", world.commit);
      expect(await world.workspace.collect(workdir)).toMatchObject({ files: [], hazards: [] });
      await world.workspace.release("eng-1");
    }
    expect(await readdir(path.join(world.stateDir, "making"))).toEqual([]);
    expect(await readdir(path.join(world.stateDir, "store.git/worktrees"))).toEqual([]);
  });
});
