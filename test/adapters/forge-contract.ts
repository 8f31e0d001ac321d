// What every forge must do, told once for all twins. A twin brings its forge and a person who edits past it.
import { describe, expect, it } from "vitest";
import { isPipelineError } from "../../src/errors.ts";
import type { Clock, Files, Forge, Log, WantedPullRequest, WantedSignedCommit } from "../../src/ports.ts";

export interface ForgeWorld extends AsyncDisposable {
  /** Another forge on the same place, as a second run would have. */
  open(): Forge;
  /** What a person changes on a pull request. */
  edit(number: number, change: PersonsChange): Promise<void>;
  /** How many pull requests there are, whatever their status. */
  count(): Promise<number>;
  /** A change that can be committed, and what a commit is when it was made; left out where nobody signs. */
  readonly signing?: () => Promise<Signing>;
}
export interface Signing {
  readonly wanted: WantedSignedCommit;
  read(commit: string): Promise<MadeCommit>;
}
export interface MadeCommit {
  readonly tree: string;
  readonly parent: string;
  readonly message: string;
}
const NO_WORK: WantedSignedCommit = {
  ...{ tree: "1".repeat(40), parent: "2".repeat(40), parentTree: "3".repeat(40), message: "Do it\n", files: [] },
  contentOf: async () => new Uint8Array(),
};
export interface PersonsChange {
  readonly status?: "closed" | "merged";
  readonly draft?: false;
  readonly base?: string;
  readonly title?: string;
  readonly label?: string;
}

export const WANTED: WantedPullRequest = {
  branch: "linear-to-pr/eng-1",
  base: "main",
  title: "ENG-1 Sort the list",
  body: "Sorts the list.\n\n---\n\nBy hand: ünïcödé 🦊",
  draft: true,
  labels: ["agent", "Needs Review"],
  reviewers: ["ada"],
};

export function forgeContract(name: string, createWorld: () => Promise<ForgeWorld>): void {
  describe(`${name} keeps the forge contract`, () => {
    it("finds nothing for a branch without a pull request", async () => {
      await using world = await createWorld();
      expect(await world.open().findPullRequest("linear-to-pr/eng-9")).toBeUndefined();
    });

    it("creates what was asked for and finds it again", async () => {
      await using world = await createWorld();
      const made = await world.open().upsertPullRequest(WANTED);
      expect(made).toMatchObject({ operation: "created", refused: [], pullRequest: { ...WANTED, status: "open" } });
      expect(await world.open().findPullRequest(WANTED.branch)).toEqual(made.pullRequest);
      expect(await world.open().findPullRequest("linear-to-pr/eng-2")).toBeUndefined();
    });

    it("changes nothing the second time and says so, with and without an earlier look", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest(WANTED);
      const second = await world.open().upsertPullRequest(WANTED);
      const third = await world.open().upsertPullRequest({ ...WANTED, found: pullRequest });
      expect([second, third]).toEqual(Array(2).fill({ operation: "not-updated", pullRequest, refused: [] }));
      expect(await world.count()).toBe(1);
    });

    it("brings a changed body up to date in the same pull request", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest(WANTED);
      const body = "Sorts the list, second round.";
      const changed = await world.open().upsertPullRequest({ ...WANTED, body });
      expect(changed).toEqual({ operation: "updated", pullRequest: { ...pullRequest, body }, refused: [] });
      expect(await world.open().findPullRequest(WANTED.branch)).toEqual(changed.pullRequest);
    });

    it("takes line ends and blanks at the end for no change", async () => {
      await using world = await createWorld();
      await world.open().upsertPullRequest(WANTED);
      const body = `${WANTED.body.replaceAll("\n", "\r\n")}\n\n`;
      expect((await world.open().upsertPullRequest({ ...WANTED, body })).operation).toBe("not-updated");
    });

    it("overwrites a title that a person changed", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest(WANTED);
      await world.edit(pullRequest.number, { title: "Better" });
      const again = await world.open().upsertPullRequest(WANTED);
      expect(again).toMatchObject({ operation: "updated", pullRequest: { title: WANTED.title } });
    });

    it("keeps the base and the ready state that a person chose", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest(WANTED);
      await world.edit(pullRequest.number, { draft: false, base: "next" });
      const again = await world.open().upsertPullRequest({ ...WANTED, body: "new" });
      expect(again).toMatchObject({ operation: "updated", pullRequest: { draft: false, base: "next" } });
      expect(await world.open().findPullRequest(WANTED.branch)).toEqual(again.pullRequest);
    });

    it("creates one that stands on another's branch, and leaves its base alone from then on", async () => {
      await using world = await createWorld();
      const parent = await world.open().upsertPullRequest(WANTED);
      const stacked = { ...WANTED, branch: "linear-to-pr/eng-2", base: WANTED.branch };
      const { operation, pullRequest } = await world.open().upsertPullRequest(stacked);
      expect([operation, pullRequest.base]).toEqual(["created", WANTED.branch]);
      expect(await world.open().findPullRequest(stacked.branch)).toEqual(pullRequest);
      const onMain = { ...stacked, base: "main", body: "new" };
      const again = await world.open().upsertPullRequest(onMain);
      const third = await world.open().upsertPullRequest({ ...onMain, found: again.pullRequest });
      expect([again.operation, third.operation]).toEqual(["updated", "not-updated"]);
      expect((await world.open().findPullRequest(stacked.branch))?.base).toBe(WANTED.branch);
      expect(await world.open().findPullRequest(WANTED.branch)).toEqual(parent.pullRequest);
      expect(await world.count()).toBe(2);
    });

    it("moves a base once, changes nothing else, and says when it is there already", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest({ ...WANTED, base: "linear-to-pr/eng-0" });
      const move = () => world.open().moveBase(pullRequest.number, "linear-to-pr/eng-0", "main");
      expect([await move(), await move()]).toEqual(["moved", "already-there"]);
      expect(await world.open().findPullRequest(WANTED.branch)).toEqual({ ...pullRequest, base: "main" });
    });

    it("leaves a base that a person chose, and finds one that the forge moved by itself", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest(WANTED);
      await world.edit(pullRequest.number, { base: "next" });
      expect(await world.open().moveBase(pullRequest.number, "main", "linear-to-pr/eng-0")).toBe("left");
      expect(await world.open().moveBase(pullRequest.number, "main", "next")).toBe("already-there");
      expect((await world.open().findPullRequest(WANTED.branch))?.base).toBe("next");
    });

    it.each(["closed", "merged"] as const)("leaves the base of a pull request that is %s", async (status) => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest({ ...WANTED, draft: false });
      await world.edit(pullRequest.number, { status });
      expect(await world.open().moveBase(pullRequest.number, "main", "next")).toBe("left");
      expect((await world.open().findPullRequest(WANTED.branch))?.base).toBe("main");
    });

    it("refuses to move the base of a pull request that is not there", async () => {
      await using world = await createWorld();
      const code = await world
        .open()
        .moveBase(7, "main", "next")
        .catch((error: unknown) => isPipelineError(error) && error.code);
      expect(["GITHUB_NOT_FOUND", "FORGE_FOLDER_INVALID"]).toContain(code);
    });

    it("adds the missing labels and keeps a person's", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest({ ...WANTED, labels: ["agent"] });
      await world.edit(pullRequest.number, { label: "mine" });
      const again = await world.open().upsertPullRequest({ ...WANTED, labels: ["AGENT", "new"] });
      expect(again).toMatchObject({ operation: "updated", pullRequest: { labels: ["agent", "mine", "new"] } });
      expect((await world.open().findPullRequest(WANTED.branch))?.labels).toEqual(["agent", "mine", "new"]);
    });

    it("asks only the reviewers that are missing", async () => {
      await using world = await createWorld();
      await world.open().upsertPullRequest(WANTED);
      const again = await world.open().upsertPullRequest({ ...WANTED, reviewers: ["Ada", "grace", "team/members"] });
      expect(again).toMatchObject({ operation: "updated", refused: [] });
      expect(again.pullRequest.reviewers).toEqual(["ada", "grace", "team/members"]);
      expect((await world.open().findPullRequest(WANTED.branch))?.reviewers).toEqual(["ada", "grace", "team/members"]);
    });

    it("tells when a person closed it, and creates anew instead of reopening", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest(WANTED);
      await world.edit(pullRequest.number, { status: "closed" });
      const closed = await world.open().findPullRequest(WANTED.branch);
      expect(closed).toMatchObject({ ...pullRequest, status: "closed" });
      const anew = await world.open().upsertPullRequest({ ...WANTED, ...(closed && { found: closed }) });
      expect(anew).toMatchObject({ operation: "created", pullRequest: { status: "open" } });
      expect(anew.pullRequest.number).toBeGreaterThan(pullRequest.number);
      expect((await world.open().findPullRequest(WANTED.branch))?.number).toBe(anew.pullRequest.number);
      expect(await world.count()).toBe(2);
    });

    it("tells merged from closed", async () => {
      await using world = await createWorld();
      const { pullRequest } = await world.open().upsertPullRequest({ ...WANTED, draft: false });
      await world.edit(pullRequest.number, { status: "merged" });
      expect((await world.open().findPullRequest(WANTED.branch))?.status).toBe("merged");
    });

    it("lists open pull requests of ours alone, oldest first", async () => {
      await using world = await createWorld();
      expect(await world.open().openDrafts()).toEqual([]);
      const branches = ["linear-to-pr/eng-1", "feature/mine", "linear-to-pr/eng-2", "linear-to-pr/eng-3"];
      const made = [];
      for (const branch of branches) made.push(await world.open().upsertPullRequest({ ...WANTED, branch }));
      await world.edit(3, { status: "closed" });
      const ours = made.flatMap(({ pullRequest }) => ([1, 4].includes(pullRequest.number) ? [pullRequest] : []));
      expect(await world.open().openDrafts()).toEqual(ours);
    });

    it("shows what it was asked to start among what runs, or says that it starts nothing", async () => {
      await using world = await createWorld();
      const forge = world.open();
      expect(await forge.liveRuns()).toEqual([]);
      const wanted = { keys: ["ENG-1", "ENG-2"], correlation: "poll-0a1b" };
      const started = await forge.dispatch(wanted).catch((error: unknown) => isPipelineError(error) && error.code);
      const runs = await forge.liveRuns();
      if (started === "INPUT_INVALID") expect(runs).toEqual([]);
      else {
        expect(runs).toMatchObject([{ ...wanted, event: "workflow_dispatch" }]);
        expect(started).toEqual({ run: runs[0]?.id });
      }
    });

    it("makes the commit that was asked for, the second time too, or says that nobody signs", async () => {
      await using world = await createWorld();
      const { wanted, read } = (await world.signing?.()) ?? { wanted: NO_WORK };
      const make = () => world.open().commit(wanted);
      if (read === undefined) return expect(make()).rejects.toMatchObject({ code: "INPUT_INVALID" });
      const { tree, parent, message } = wanted;
      for (const made of [await make(), await make()]) expect(await read(made)).toEqual({ tree, parent, message });
      await expect(world.open().commit({ ...wanted, tree: wanted.parentTree })).rejects.toMatchObject({
        code: "GITHUB_REJECTED",
      });
    });

    it("opens one pull request when asked for it twice at once", async () => {
      await using world = await createWorld();
      const forge = world.open();
      const both = await Promise.all([forge.upsertPullRequest(WANTED), forge.upsertPullRequest(WANTED)]);
      expect(both.map(({ pullRequest }) => pullRequest.number)).toEqual([1, 1]);
      expect(both.filter(({ operation }) => operation === "created")).toHaveLength(1);
      expect(await world.count()).toBe(1);
    });
  });
}

/** Time that passes only when somebody sleeps. */
export function createTestClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  const passed = () => slept.reduce((sum, ms) => sum + ms, 0);
  return {
    slept,
    monotonicMs: passed,
    now: () => new Date(Date.parse("2026-11-20T12:00:00Z") + passed()).toISOString(),
    sleep: async (ms) => {
      slept.push(ms);
    },
    random: () => 0.5,
  };
}

export function createTestLog(): Log & { readonly lines: string[]; readonly masked: string[] } {
  const lines: string[] = [];
  const masked: string[] = [];
  const write = (word: string, fields = {}) => {
    lines.push(`${word} ${JSON.stringify(fields)}`);
  };
  return {
    lines,
    masked,
    info: write,
    warn: write,
    error: write,
    debug: write,
    mask: (secret) => {
      masked.push(secret);
    },
    group: (_name, work) => work(),
  };
}

/** Files in memory. */
export function createMapFiles(texts: Map<string, string>): Files {
  return {
    findText: async (path) => texts.get(path),
    saveText: async (path, text) => {
      texts.set(path, text);
    },
    copy: async () => [],
    list: async (dir) =>
      [...texts.keys()]
        .filter((path) => path.startsWith(`${dir}/`))
        .map((path) => path.slice(dir.length + 1))
        .sort(),
  };
}
