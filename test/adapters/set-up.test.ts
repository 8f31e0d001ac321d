// What every SetUp does: base code and nothing else is what the set-up line sees; afterwards the wanted tree is there.
import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createSetUpWorld, SHOP } from "./set-up-doubles.ts";

const FILES = Object.keys(SHOP)
  .map((file) => `./${file}`)
  .sort();
const idle = () => new AbortController().signal;

describe.each(["direct", "copy"] as const)("a set-up (%s)", (kind) => {
  it("runs its line in a fresh directory of the base", async () => {
    await using world = await createSetUpWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    const prepared = await world.setUp(kind).prepare(workdir, world.trusted.tree, idle());
    expect(prepared).toMatchObject({ how: "ran", line: "npm ci", finished: { exitCode: 0 } });
    expect(prepared.ms).toBeGreaterThan(0);
    expect(await world.seen()).toEqual([FILES]);
    expect(await readFile(path.join(workdir.path, "node_modules/.bin/dep"), "utf8")).toBe("#!/bin/sh\n");
    expect((await world.workspace.collect(workdir)).files).toEqual([]);
  });

  it("does nothing without a line, but puts the wanted tree there", async () => {
    await using world = await createSetUpWorld();
    const { workdir, tree } = await world.stacked("eng-1", { "src/b.ts": "b\n" });
    const setUp = world.setUp(kind, { line: undefined });
    expect(await setUp.prepare(workdir, tree, idle())).toEqual({ how: "nothing-to-do", ms: 0 });
    const fresh = await world.workspace.open("eng-2", world.commit);
    await setUp.prepare(fresh, tree, idle());
    expect(await readFile(path.join(fresh.path, "src/b.ts"), "utf8")).toBe("b\n");
    expect(await world.seen()).toEqual([]);
  });

  it("never sees what an agent wrote: not in a directory that stands on its work, not where its tree is wanted", async () => {
    await using world = await createSetUpWorld();
    const written = {
      "src/evil.ts": "x\n",
      "src/a.ts": "changed\n",
      "package.json": '{"scripts":{"preinstall":"x"}}',
      ".npmrc": "registry=http://evil.example\n",
      ".gitignore": "nothing\n",
      "node_modules/evil.js": "x\n",
    };
    await world.install("cat package.json src/a.ts >> ../../texts; mkdir -p node_modules; echo x > not-shared.log");
    const { workdir, tree } = await world.stacked("eng-1", written);
    const fresh = await world.workspace.open("eng-2", world.commit);
    for (const each of [workdir, fresh]) await world.setUp(kind).prepare(each, tree, idle());
    expect(await world.seen()).toEqual([FILES, FILES]);
    expect(await readFile(path.join(world.stateDir, "texts"), "utf8")).toBe(
      `${SHOP["package.json"]}a\n${SHOP["package.json"]}a\n`,
    );
    for (const each of [workdir, fresh]) {
      expect((await world.workspace.collect(each)).tree).toBe(tree);
      expect(await readFile(path.join(each.path, "node_modules/evil.js"), "utf8")).toBe("x\n");
    }
  });

  it("tells how a set-up failed instead of throwing", async () => {
    await using world = await createSetUpWorld();
    await world.install("echo no such package >&2; exit 7");
    const { workdir, tree } = await world.stacked("eng-1", { "src/b.ts": "b\n" });
    const prepared = await world.setUp(kind).prepare(workdir, tree, idle());
    expect(prepared).toMatchObject({ how: "ran", finished: { exitCode: 7, stderr: "no such package\n" } });
    expect((await lstat(path.join(workdir.path, "src/b.ts"))).isFile()).toBe(true);
  });

  it("says that it was stopped when it was", async () => {
    await using world = await createSetUpWorld();
    const workdir = await world.workspace.open("eng-1", world.commit);
    const prepared = await world.setUp(kind).prepare(workdir, world.trusted.tree, AbortSignal.abort());
    expect(prepared).toMatchObject({ how: "ran", finished: { cancelled: true } });
  });
});
