// The in-memory twins keep the contracts of their ports, so that what stages are told about the world is true of the world.

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { PullRequest } from "../../src/core/delivery.ts";
import type { Trees, Workdir, Workspace } from "../../src/ports.ts";
import { forgeContract } from "../adapters/forge-contract.ts";
import { testTrackerContract } from "../adapters/tracker-contract.ts";
import { createWorld as createGitWorld } from "../adapters/workspace-doubles.ts";
import { createFakeForge } from "../fakes/fake-forge.ts";
import { createFakeTracker, stateNamed } from "../fakes/fake-tracker.ts";
import { createFakeWorld, ticketOf } from "../fakes/ports.ts";

forgeContract("the forge in memory", async () => {
  const pulls: PullRequest[] = [];
  const { store, base, machine } = createFakeWorld();
  const { trees } = machine().ports;
  return {
    open: () => createFakeForge(pulls, [], store),
    async signing() {
      const tree = store.putTree(store.textsOf(base.tree).set("src/new.ts", "new\n"));
      const files = await trees.diff(base.tree, tree);
      const message = "Do it\n\nLinear-to-PR-Ticket: ENG-1\n";
      const wanted = { tree, parent: base.commit, parentTree: base.tree, message, files, contentOf: trees.bytes };
      return {
        wanted,
        read: async (commit: string) => {
          const { tree, parent, message } = store.getCommit(commit);
          return { tree, parent, message };
        },
      };
    },
    async edit(number, { label, ...change }) {
      const found = pulls[number - 1];
      if (found === undefined) throw new Error(`no pull request ${number}`);
      const labels = label === undefined ? found.labels : [...found.labels, label];
      pulls[number - 1] = { ...found, ...change, labels };
    },
    count: async () => pulls.length,
    [Symbol.asyncDispose]: async () => {},
  };
});

describe("the tracker in memory keeps the tracker contract", () => {
  testTrackerContract(async () => {
    const tickets = [
      ticketOf({ key: "ENG-1", title: "First", state: stateNamed("Done") }),
      ticketOf({
        key: "ENG-2",
        title: "Second",
        state: stateNamed("Todo"),
        blockedBy: [{ key: "ENG-1", title: "First" }],
      }),
      ticketOf({
        key: "ENG-3",
        title: "Schriftgröße 字体",
        description: "Größe ändern 修正 🚀 مرحبا\n\n---\n\n```\n---\nkeys: no ticket\n```\nend",
        labels: ["ui", "größe"],
        estimate: 3,
        blockedBy: [{ key: "ENG-2", title: "Second" }],
      }),
    ];
    const board = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    return { create: () => createFakeTracker(board), [Symbol.asyncDispose]: async () => {} };
  });
});

interface Place extends AsyncDisposable {
  readonly workspace: Workspace & Trees;
  readonly commit: string;
  write(workdir: Workdir, file: string, text: string): Promise<void>;
}

const FILES = { ".gitignore": "node_modules/\n", "a.ts": "a\n", "b.ts": "b\n" };
const PLACES: readonly [string, () => Promise<Place>][] = [
  [
    "git",
    async () => {
      const world = await createGitWorld(FILES);
      return {
        workspace: world.workspace,
        commit: world.commit,
        write: (workdir, file, text) => writeFile(path.join(workdir.path, file), text),
        [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
      };
    },
  ],
  [
    "the workspace in memory",
    async () => {
      const world = createFakeWorld({ repository: FILES });
      const { workspace, ports, files } = world.machine();
      return {
        workspace: { ...workspace, ...ports.trees },
        commit: world.base.commit,
        write: async (workdir, file, text) => void files.texts.set(`${workdir.path}/${file}`, text),
        [Symbol.asyncDispose]: async () => {},
      };
    },
  ],
];

describe.each(PLACES)("%s keeps the workspace contract", (_name, open) => {
  const made = (tree: string, parent: string) => ({
    tree,
    parent,
    message: "Do it\n\nLinear-to-PR-Ticket: ENG-1\n",
    date: "2026-01-02T03:04:05.678Z",
  });

  it("opens a directory once, collects what was edited and nothing that is ignored, and forgets it when released", async () => {
    await using place = await open();
    const { workspace, commit, write } = place;
    const workdir = await workspace.open("eng-1", commit);
    expect(workdir.fresh).toBe(true);
    expect((await workspace.collect(workdir)).files).toEqual([]);
    await write(workdir, "a.ts", "changed\n");
    await write(workdir, "c.ts", "new\n");
    const again = await workspace.open("eng-1", commit);
    expect(again.fresh).toBe(false);
    const change = await workspace.collect(again);
    expect(change.files.map(({ path, status, newBytes }) => [path, status, newBytes])).toEqual([
      ["a.ts", "modified", 8],
      ["c.ts", "added", 4],
    ]);
    expect(change.baseCommit).toBe(commit);
    await workspace.release("eng-1");
    const anew = await workspace.open("eng-1", commit);
    expect([anew.fresh, (await workspace.collect(anew)).files]).toEqual([true, []]);
  });

  it("makes the directory anew at another commit", async () => {
    await using place = await open();
    const { workspace, commit, write } = place;
    const workdir = await workspace.open("eng-1", commit);
    await write(workdir, "a.ts", "changed\n");
    const { tree } = await workspace.collect(workdir);
    const next = await workspace.commit(made(tree, commit));
    const moved = await workspace.open("eng-1", next);
    expect([moved.fresh, (await workspace.collect(moved)).files]).toEqual([true, []]);
  });

  it("restores a tree and removes what is not in it", async () => {
    await using place = await open();
    const { workspace, commit, write } = place;
    const workdir = await workspace.open("eng-1", commit);
    await write(workdir, "a.ts", "changed\n");
    const { tree } = await workspace.collect(workdir);
    await write(workdir, "a.ts", "again\n");
    await write(workdir, "dropped.txt", "x\n");
    await workspace.restore(workdir, tree);
    expect((await workspace.collect(workdir)).tree).toBe(tree);
  });

  it("pushes with a lease, says what is there already, and tells whose commit it is", async () => {
    await using place = await open();
    const { workspace, commit, write } = place;
    const workdir = await workspace.open("eng-1", commit);
    await write(workdir, "a.ts", "one\n");
    const { tree } = await workspace.collect(workdir);
    const first = await workspace.commit(made(tree, commit));
    expect(await workspace.commit(made(tree, commit))).toBe(first);
    expect(await workspace.findRemoteBranch("work/eng-1")).toBeUndefined();
    expect(await workspace.push("work/eng-1", first, undefined)).toBe("pushed");
    expect(await workspace.push("work/eng-1", first, undefined)).toBe("up-to-date");
    expect(await workspace.findRemoteBranch("work/eng-1")).toEqual({
      commit: first,
      tree,
      parent: commit,
      committedAt: expect.stringMatching(/^2026-.*Z$/),
      ours: true,
    });
    const second = await workspace.commit({ ...made(tree, commit), date: "2026-02-02T00:00:00Z" });
    expect(await workspace.push("work/eng-1", second, undefined)).toBe("stale");
    expect(await workspace.push("work/eng-1", second, first)).toBe("pushed");
  });
});
