// The GitHub forge against a strict fake GitHub: the contract, every fault, and how many requests it costs.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createGithubForge } from "../../src/adapters/forge/github.ts";
import { choosePull, type GithubPull } from "../../src/adapters/forge/github-pull.ts";
import { isPipelineError } from "../../src/errors.ts";
import type { Forge } from "../../src/ports.ts";
import type { Fault } from "../fakes/faults.ts";
import { type GithubServer, type GithubServerOptions, startGithubServer } from "../fakes/github-server.ts";
import { createSigningWorld } from "./forge-commit-doubles.ts";
import { createTestClock, createTestLog, type ForgeWorld, forgeContract, WANTED } from "./forge-contract.ts";

const TOKEN = "ghs_0123456789abcdefghijABCDEFGHIJ456789";
const CREATE = "POST /repos/*/*/pulls";
const LOOK = "GET /repos/*/*/pulls";
const LABELS = "POST /repos/*/*/issues/*/labels";
const REVIEWERS = "POST /repos/*/*/pulls/*/requested_reviewers";

interface World extends AsyncDisposable {
  readonly github: GithubServer;
  readonly forge: Forge;
  readonly clock: ReturnType<typeof createTestClock>;
  readonly log: ReturnType<typeof createTestLog>;
  open(settings?: { token?: string; timeoutMs?: number }): Forge;
}

async function createWorld(options: Partial<GithubServerOptions> = {}): Promise<World> {
  const github = await startGithubServer({ token: TOKEN, ...options });
  const clock = createTestClock();
  const log = createTestLog();
  const open = (settings = {}) =>
    createGithubForge({ token: TOKEN, owner: "acme", repo: "shop", apiUrl: github.url, log, clock, ...settings });
  return {
    github,
    clock,
    log,
    open,
    forge: open(),
    [Symbol.asyncDispose]: async () => {
      await github[Symbol.asyncDispose]();
      expect(github.violations).toEqual([]);
    },
  };
}

forgeContract("GitHub", async (): Promise<ForgeWorld> => {
  const world = await createSigningWorld();
  const { github } = world;
  return {
    open: world.open,
    signing: async () => ({ ...(await world.work()), read: world.read }),
    count: async () => (await github.pulls()).length,
    edit: async (number, { status, label, ...change }) => {
      const pull = `/repos/acme/shop/pulls/${number}`;
      const state = status === "closed" ? { state: "closed" } : {};
      await github.asPerson("PATCH", pull, { ...change, ...state });
      if (status === "merged") await github.asPerson("PUT", `${pull}/merge`, {});
      if (label !== undefined)
        await github.asPerson("POST", `/repos/acme/shop/issues/${number}/labels`, { labels: [label] });
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
});

const asked = ({ requests }: GithubServer) =>
  requests.map(({ method, path }) => `${method} ${path.replace("/repos/acme/shop", "")}`);

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => "no failure",
    (error: unknown) => error,
  );
}

describe("the cost of a delivery at GitHub", () => {
  it("is four requests for a new pull request with labels and reviewers", async () => {
    await using world = await createWorld();
    await world.forge.upsertPullRequest(WANTED);
    expect(asked(world.github)).toEqual([
      "GET /pulls",
      "POST /pulls",
      "POST /issues/1/labels",
      "POST /pulls/1/requested_reviewers",
    ]);
  });

  it("is nothing at all when an earlier look already showed everything in place", async () => {
    await using world = await createWorld();
    const { pullRequest } = await world.forge.upsertPullRequest(WANTED);
    world.github.requests.length = 0;
    await world.forge.upsertPullRequest({ ...WANTED, found: pullRequest });
    expect(world.github.requests).toEqual([]);
  });
});

describe("a pull request that stands on another's branch", () => {
  const PARENT = { ...WANTED, labels: [], reviewers: [] };
  const CHILD = { ...PARENT, branch: "linear-to-pr/eng-2", base: PARENT.branch };
  const MOVE = "PATCH /repos/*/*/pulls/*";

  function createStack(commits = new Map<string, string>()) {
    const branches = [["main", "a"] as const, [PARENT.branch, "b"] as const, [CHILD.branch, "c"] as const];
    for (const [branch, commit] of branches) commits.set(branch, commit);
    return createWorld({ findCommit: async (_owner, _repo, branch) => commits.get(branch) });
  }

  it("follows when its parent is merged: one look and one change, one look when it is done already", async () => {
    await using world = await createStack();
    const { pullRequest } = await world.forge.upsertPullRequest(CHILD);
    world.github.requests.length = 0;
    const move = () => world.forge.moveBase(pullRequest.number, PARENT.branch, "main");
    expect([await move(), await move()]).toEqual(["moved", "already-there"]);
    expect(asked(world.github)).toEqual(["GET /pulls/1", "PATCH /pulls/1", "GET /pulls/1"]);
  });

  it("was moved by GitHub itself when the merged parent's branch was deleted", async () => {
    await using world = await createStack();
    const parent = await world.forge.upsertPullRequest({ ...PARENT, draft: false });
    const { pullRequest } = await world.forge.upsertPullRequest(CHILD);
    await world.github.asPerson("PUT", `/repos/acme/shop/pulls/${parent.pullRequest.number}/merge`, {});
    await world.github.afterBranchDeletion(PARENT.branch);
    expect(await world.forge.moveBase(pullRequest.number, PARENT.branch, "main")).toBe("already-there");
  });

  it("was closed by GitHub when the branch of a parent that was not merged is deleted, and stays as it is", async () => {
    await using world = await createStack();
    await world.forge.upsertPullRequest(PARENT);
    const { pullRequest } = await world.forge.upsertPullRequest(CHILD);
    await world.github.afterBranchDeletion(PARENT.branch);
    expect(await world.forge.moveBase(pullRequest.number, PARENT.branch, "main")).toBe("left");
    expect(await world.forge.findPullRequest(CHILD.branch)).toMatchObject({ status: "closed", base: PARENT.branch });
  });

  it.each(["502", "reset", "garbage"] as const)("is moved once when the answer is lost (%s)", async (kind) => {
    await using world = await createStack();
    const { pullRequest } = await world.forge.upsertPullRequest(CHILD);
    world.github.faults.push({ match: MOVE, when: "after", kind });
    expect(await world.forge.moveBase(pullRequest.number, PARENT.branch, "main")).toBe("moved");
    expect(await world.forge.findPullRequest(CHILD.branch)).toEqual({ ...pullRequest, base: "main" });
  });

  it.each([
    ["a branch that is not there", "gone", "Proposed base branch 'gone' was not found"],
    ["one that has all its commits", "same", "There are no new commits between base branch 'same'"],
  ])("is not moved onto %s, in GitHub's words", async (_what, to, words) => {
    await using world = await createStack(new Map([["same", "c"]]));
    const { pullRequest } = await world.forge.upsertPullRequest(CHILD);
    const error = await failureOf(world.forge.moveBase(pullRequest.number, PARENT.branch, to));
    expect(error).toMatchObject({ code: "GITHUB_REJECTED", message: expect.stringContaining(words) });
    expect(asked(world.github).filter((line) => line.startsWith("PATCH"))).toHaveLength(1);
    expect((await world.forge.findPullRequest(CHILD.branch))?.base).toBe(PARENT.branch);
  });

  it.each([
    ["a parent's branch that is not there", { base: "gone" }, "422 Validation Failed: PullRequest base invalid"],
    ["one without commits of its own", { base: "same" }, "No commits between same and linear-to-pr/eng-2"],
  ])("is not opened on %s, in GitHub's words", async (_what, change, words) => {
    await using world = await createStack(new Map([["same", "c"]]));
    const error = await failureOf(world.forge.upsertPullRequest({ ...CHILD, ...change }));
    expect(error).toMatchObject({ code: "GITHUB_REJECTED", message: expect.stringContaining(words) });
    expect(await world.github.pulls()).toEqual([]);
  });

  it("needs the permission for a move, by name", async () => {
    await using world = await createWorld({ permissions: { pull_requests: "read" } });
    await world.github.asPerson("POST", "/repos/acme/shop/pulls", { title: "T", head: "eng-1", base: "next" });
    const error = await failureOf(world.forge.moveBase(1, "next", "main"));
    expect(error).toMatchObject({
      code: "GITHUB_FORBIDDEN",
      message: expect.stringContaining("PATCH /repos/acme/shop/pulls/1: 403"),
    });
  });
});

describe("choosing the pull request of a branch", () => {
  it("prefers an open one to a newer closed one", async () => {
    await using world = await createWorld();
    await world.forge.upsertPullRequest({ ...WANTED, labels: [], reviewers: [] });
    const second = { title: "by hand", head: WANTED.branch, base: "next" };
    await world.github.asPerson("POST", "/repos/acme/shop/pulls", second);
    await world.github.asPerson("PATCH", "/repos/acme/shop/pulls/2", { state: "closed" });
    expect(await world.forge.findPullRequest(WANTED.branch)).toMatchObject({ number: 1, status: "open" });
  });
});

describe("a fork's branch of the same name", () => {
  it("is never taken for ours", () => {
    const pull = (number: number, repo: { id: number } | null): GithubPull => ({
      number,
      html_url: "https://github.test/acme/shop/pull/1",
      title: "T",
      body: null,
      draft: false,
      state: "open",
      merged_at: null,
      labels: [],
      head: { ref: "eng-1", repo },
      base: { ref: "main", repo: { id: 1 } },
    });
    expect(choosePull([pull(3, { id: 2 }), pull(2, null)], "eng-1")).toBeUndefined();
    expect(choosePull([pull(3, { id: 2 }), pull(1, { id: 1 })], "eng-1")).toMatchObject({ number: 1, body: "" });
  });
});

describe("an answer that got lost", () => {
  it.each<Pick<Fault, "kind">>([{ kind: "502" }, { kind: "reset" }, { kind: "garbage" }, { kind: "hang" }])(
    "leaves exactly one pull request when it was the creation's: $kind",
    async ({ kind }) => {
      await using world = await createWorld();
      world.github.faults.push({ match: CREATE, when: "after", kind });
      const made = await world.open({ timeoutMs: 300 }).upsertPullRequest(WANTED);
      expect(made).toMatchObject({ operation: "created", pullRequest: { number: 1, ...WANTED } });
      expect(await world.github.pulls()).toHaveLength(1);
      expect(asked(world.github).filter((line) => line === "POST /pulls")).toHaveLength(1);
    },
  );

  it("is looked for before the creation is sent again, when nothing had happened", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: CREATE, when: "before", kind: "reset" });
    await world.forge.upsertPullRequest({ ...WANTED, labels: [], reviewers: [] });
    expect(asked(world.github)).toEqual(["GET /pulls", "POST /pulls", "GET /pulls", "POST /pulls"]);
  });

  it("doubles neither labels nor reviewers", async () => {
    await using world = await createWorld();
    world.github.faults.push(
      { match: LABELS, when: "after", kind: "502" },
      { match: REVIEWERS, when: "after", kind: "reset" },
    );
    await world.forge.upsertPullRequest(WANTED);
    const [pull] = await world.github.pulls();
    expect(pull?.labels.map(({ name }) => name)).toEqual(WANTED.labels);
    expect(pull?.requested_reviewers.map(({ login }) => login)).toEqual(["ada"]);
  });

  it("ends after three creations when GitHub stays away", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: CREATE, when: "before", kind: "502", times: 99 });
    const error = await failureOf(world.forge.upsertPullRequest(WANTED));
    expect(error).toMatchObject({ code: "GITHUB_UNAVAILABLE", message: "POST /repos/acme/shop/pulls: 502" });
    expect(asked(world.github).filter((line) => line === "POST /pulls")).toHaveLength(3);
  });
});

describe("two deliverers at once", () => {
  it("get one pull request between them, also when the slower one looked before it was there", async () => {
    await using world = await createWorld();
    const both = await Promise.all([world.open().upsertPullRequest(WANTED), world.open().upsertPullRequest(WANTED)]);
    expect(both.map(({ operation }) => operation)).toContain("created");
    expect(new Set(both.map(({ pullRequest }) => pullRequest.number))).toEqual(new Set([1]));
    expect(await world.github.pulls()).toHaveLength(1);
  });

  it("make the loser adopt and complete what the winner made", async () => {
    await using world = await createWorld();
    const { pullRequest } = await world.forge.upsertPullRequest({ ...WANTED, labels: [] });
    const late = await world.forge.upsertPullRequest({ ...WANTED, found: { ...pullRequest, status: "closed" } });
    expect(late).toMatchObject({ operation: "updated", pullRequest: { number: 1, labels: WANTED.labels } });
    expect(world.github.requests.map(({ status }) => status)).toContain(422);
  });
});

describe("a refusal by GitHub", () => {
  it("of one reviewer or label does not lose the others", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: LABELS, when: "before", kind: "422", times: 2 });
    const reviewers = ["ada", "nobody-here", "octocat", "team/unknown", "acme/members"];
    const made = await world.forge.upsertPullRequest({ ...WANTED, reviewers });
    expect(made.refused).toEqual(["agent", "nobody-here", "octocat", "team/unknown"]);
    expect(made.pullRequest).toMatchObject({ labels: ["Needs Review"], reviewers: ["ada", "team/members"] });
    expect(world.log.lines.join("\n")).toContain("nobody-here");
    const [pull] = await world.github.pulls();
    expect(pull?.requested_teams).toEqual([{ slug: "members" }]);
  });

  it("of all labels for want of a permission is told once, and the pull request stays", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: LABELS, when: "before", kind: "403" });
    const made = await world.forge.upsertPullRequest(WANTED);
    expect(made).toMatchObject({ operation: "created", refused: WANTED.labels, pullRequest: { reviewers: ["ada"] } });
    expect(asked(world.github)).toHaveLength(4);
  });

  it("of the creation is told in GitHub's words", async () => {
    const commits = new Map([
      ["main", "a"],
      ["empty", "a"],
    ]);
    await using world = await createWorld({ findCommit: async (_owner, _repo, branch) => commits.get(branch) });
    const missing = await failureOf(world.forge.upsertPullRequest(WANTED));
    expect(missing).toMatchObject({
      code: "GITHUB_REJECTED",
      message: "POST /repos/acme/shop/pulls: 422 Validation Failed: PullRequest head invalid",
    });
    const empty = await failureOf(world.forge.upsertPullRequest({ ...WANTED, branch: "empty" }));
    expect(empty).toMatchObject({ message: expect.stringContaining("No commits between main and empty") });
  });

  it("for want of a permission names the permission", async () => {
    await using world = await createWorld({ permissions: { pull_requests: "read" } });
    const error = await failureOf(world.forge.upsertPullRequest(WANTED));
    expect(error).toMatchObject({
      code: "GITHUB_FORBIDDEN",
      message: expect.stringContaining("the token needs pull_requests=write"),
    });
    expect(asked(world.github)).toEqual(["GET /pulls", "POST /pulls"]);
  });

  it("never happens for a body over the limit: that is our own mistake", async () => {
    await using world = await createWorld();
    const error = await failureOf(world.forge.upsertPullRequest({ ...WANTED, body: "x".repeat(65_537) }));
    expect(error).toBeInstanceOf(Error);
    expect(isPipelineError(error)).toBe(false);
    expect(world.github.requests).toEqual([]);
    await world.forge.upsertPullRequest({ ...WANTED, body: "x".repeat(65_536) });
  });

  it("does not follow from asking someone who has reviewed already: they are left in peace", async () => {
    await using world = await createWorld();
    await world.forge.upsertPullRequest({ ...WANTED, reviewers: [] });
    await world.github.asPerson("POST", "/repos/acme/shop/pulls/1/reviews", { event: "COMMENT", body: "fine" });
    const again = await world.forge.upsertPullRequest({ ...WANTED, reviewers: ["octocat", "team/members"] });
    expect(again).toMatchObject({ operation: "not-updated", refused: [] });
  });
});

describe("errors in our words", () => {
  it.each([
    {
      kind: "401",
      code: "GITHUB_UNAUTHORIZED",
      message: "GET /repos/acme/shop/pulls: 401 Bad credentials",
      requests: 1,
    },
    {
      kind: "403",
      code: "GITHUB_FORBIDDEN",
      message:
        "GET /repos/acme/shop/pulls: 403 Resource not accessible by integration; the token needs pull_requests=write",
      requests: 1,
    },
    { kind: "404", code: "GITHUB_NOT_FOUND", message: "GET /repos/acme/shop/pulls: 404 Not Found", requests: 1 },
    {
      kind: "422",
      code: "GITHUB_REJECTED",
      message: "GET /repos/acme/shop/pulls: 422 Validation Failed: no",
      requests: 1,
    },
    { kind: "500", code: "GITHUB_UNAVAILABLE", message: "GET /repos/acme/shop/pulls: 500 Server Error", requests: 3 },
    { kind: "502", code: "GITHUB_UNAVAILABLE", message: "GET /repos/acme/shop/pulls: 502", requests: 3 },
    { kind: "429", code: "GITHUB_RATE_LIMITED", message: expect.stringContaining("again in 2 s"), requests: 3 },
    { kind: "secondary", code: "GITHUB_RATE_LIMITED", message: expect.stringContaining("again in 60 s"), requests: 1 },
    { kind: "reset", code: "GITHUB_UNAVAILABLE", message: expect.stringContaining("no answer"), requests: 3 },
    { kind: "garbage", code: "GITHUB_UNAVAILABLE", message: expect.stringContaining("not GitHub's"), requests: 3 },
    { kind: "hang", code: "GITHUB_UNAVAILABLE", message: expect.stringMatching(/no answer.*timeout/), requests: 3 },
  ] as const)("$kind is $code after $requests requests", async ({ kind, code, message, requests }) => {
    await using world = await createWorld();
    world.github.faults.push({ match: LOOK, when: "before", kind, times: 99 });
    const error = await failureOf(world.open({ timeoutMs: 150 }).findPullRequest("x"));
    expect(error).toMatchObject({ code, message });
    expect(world.github.requests).toHaveLength(requests);
  });

  it("names an address nobody listens at", async () => {
    const world = await createWorld();
    await world[Symbol.asyncDispose]();
    const error = await failureOf(world.forge.findPullRequest("x"));
    expect(error).toMatchObject({ code: "GITHUB_UNAVAILABLE", message: expect.stringContaining("ECONNREFUSED") });
  });

  it("never hold the token, whatever went wrong", async () => {
    await using world = await createWorld();
    const wrong = "ghs_WRONGwrongWRONGwrong0123456789";
    const unauthorized = await failureOf(world.open({ token: wrong }).findPullRequest("x"));
    const invalid = await failureOf(world.open({ token: `${wrong}\n` }).findPullRequest("x"));
    world.github.faults.push({ match: LOOK, when: "before", kind: "hang", times: 3 });
    const hung = await failureOf(world.open({ token: wrong, timeoutMs: 100 }).findPullRequest("x"));
    expect([unauthorized, invalid, hung].map((error) => isPipelineError(error) && error.code)).toEqual([
      "GITHUB_UNAUTHORIZED",
      "GITHUB_UNAUTHORIZED",
      "GITHUB_UNAVAILABLE",
    ]);
    for (const error of [unauthorized, invalid, hung]) {
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(wrong);
    }
    expect(world.log.lines.join("\n")).not.toContain(wrong);
    expect(world.log.masked).toContain(wrong);
  });
});

describe("waiting for GitHub", () => {
  it("backs off between tries and then goes on", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: LOOK, when: "before", kind: "502", times: 2 });
    expect(await world.forge.findPullRequest("x")).toBeUndefined();
    expect(world.clock.slept).toEqual([750, 1500]);
  });

  it("obeys a short retry-after, also for a creation: a request that was turned away has not happened", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: CREATE, when: "before", kind: "secondary", headers: { "retry-after": "30" } });
    const made = await world.forge.upsertPullRequest(WANTED);
    expect(made.operation).toBe("created");
    expect(world.clock.slept).toEqual([30_750]);
  });

  const reset = (seconds: number) => ({
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Date.parse("2026-11-20T12:00:00Z") / 1000 + seconds),
  });
  it.each([
    { title: "a reset in ten minutes", kind: "403", headers: reset(600), retryAfterMs: 600_000 },
    { title: "a retry-after of a minute", kind: "403", headers: { "retry-after": "60" }, retryAfterMs: 60_000 },
    { title: "an absurd reset", kind: "403", headers: reset(9_999_999_999), retryAfterMs: 3_600_000 },
    {
      title: "a date",
      kind: "429",
      headers: { "retry-after": "Fri, 20 Nov 2026 12:02:00 GMT" },
      retryAfterMs: 120_000,
    },
    { title: "nonsense", kind: "429", headers: { "retry-after": "soon" }, retryAfterMs: 60_000 },
  ] as const)("hands a wait of a minute or more to the caller: $title", async ({ kind, headers, retryAfterMs }) => {
    await using world = await createWorld();
    world.github.faults.push({ match: LOOK, when: "before", kind, headers });
    const error = await failureOf(world.forge.findPullRequest("x"));
    expect(error).toMatchObject({ code: "GITHUB_RATE_LIMITED", retryAfterMs });
    expect(world.clock.slept).toEqual([]);
  });

  it("takes a reset in the past for a second", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: LOOK, when: "before", kind: "403", headers: reset(-50) });
    expect(await world.forge.findPullRequest("x")).toBeUndefined();
    expect(world.clock.slept).toEqual([1750]);
  });
});

describe("workflow runs at GitHub", () => {
  const RUN = { repository: "acme/shop", workflow: "linear-to-pr.yml", event: "workflow_dispatch" } as const;
  const name = (id: number) => `linear-to-pr ENG-${id} poll-0a`;

  it("are listed in whatever state they live, every page, each once, of our workflow alone", async () => {
    await using world = await createWorld();
    const states = ["requested", "pending", "waiting", "queued", "in_progress"] as const;
    for (let id = 1; id <= 250; id += 1) {
      world.github.runs.push({
        ...RUN,
        id,
        display_title: name(id),
        status: id <= 4 ? (states[id] ?? "queued") : "requested",
      });
    }
    world.github.runs.push({ ...RUN, id: 900, display_title: name(900), status: "completed" });
    world.github.runs.push({ ...RUN, id: 901, display_title: name(901), status: "queued", workflow: "ci.yml" });
    const runs = await world.forge.liveRuns();
    expect(runs.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
    expect(runs.find(({ id }) => id === 3)).toEqual({
      id: 3,
      url: "https://github.test/acme/shop/actions/runs/3",
      event: "workflow_dispatch",
      keys: ["ENG-3"],
      correlation: "poll-0a",
    });
    expect(world.github.requests.map(({ query }) => new URLSearchParams(query).get("status"))).toEqual([
      ...Array(3).fill("requested"),
      ...states.slice(1),
    ]);
  });

  it("are none where there is no such workflow", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: "GET /repos/*/*/actions/workflows/*/runs", when: "before", kind: "404" });
    expect(await world.forge.liveRuns()).toEqual([]);
  });

  it("are started with keys and a correlation on the default branch, or on the one that is named", async () => {
    await using world = await createWorld();
    const wanted = { keys: ["ENG-1", "ENG-2"], correlation: "poll-0a" };
    expect(await world.forge.dispatch(wanted)).toEqual({ run: 1 });
    const named = createGithubForge({
      token: TOKEN,
      owner: "acme",
      repo: "shop",
      apiUrl: world.github.url,
      log: world.log,
      clock: world.clock,
      workflow: "agents.yml",
      ref: "develop",
    });
    await named.dispatch({ ...wanted, movedAt: "2026-01-01T00:00:00Z" });
    const workflows = "/repos/acme/shop/actions/workflows";
    const inputs = { keys: "ENG-1 ENG-2", correlation: "poll-0a" };
    expect(world.github.dispatches).toEqual([
      { path: `${workflows}/linear-to-pr.yml/dispatches`, body: { ref: "main", inputs, return_run_details: true } },
      {
        path: `${workflows}/agents.yml/dispatches`,
        body: { ref: "develop", inputs: { ...inputs, movedAt: "2026-01-01T00:00:00Z" }, return_run_details: true },
      },
    ]);
    expect(await world.forge.liveRuns()).toMatchObject([{ id: 1, keys: ["ENG-1", "ENG-2"] }]);
  });

  it.each([
    ["403", "GITHUB_FORBIDDEN", /actions: write/],
    ["404", "GITHUB_NOT_FOUND", /Bring \.github\/workflows\/linear-to-pr\.yml to main/],
    ["422", "GITHUB_REJECTED", /inputs `keys`, `movedAt` and `correlation`/],
  ] as const)("that GitHub refuses to start with %s are an error that says what to do", async (kind, code, hint) => {
    await using world = await createWorld();
    world.github.faults.push({ match: "POST /repos/*/*/actions/workflows/*/dispatches", when: "before", kind });
    world.github.faults.push({ match: "POST /repos/*/*/dispatches", when: "before", kind });
    const error = await failureOf(world.forge.dispatch({ keys: ["ENG-1"], correlation: "poll-0a" }));
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
  });

  it("are started by an event where the token may not start workflows, as in a job", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: "POST /repos/*/*/actions/workflows/*/dispatches", when: "before", kind: "403" });
    expect(await world.forge.dispatch({ keys: ["ENG-1", "ENG-2"], correlation: "poll-0a" })).toEqual({});
    const client_payload = { keys: "ENG-1 ENG-2", correlation: "poll-0a" };
    expect(world.github.dispatches).toEqual([
      { path: "/repos/acme/shop/dispatches", body: { event_type: "linear-to-pr", client_payload } },
    ]);
  });

  it("are asked for once, also when the answer is lost", async () => {
    await using world = await createWorld();
    world.github.faults.push({ match: "POST /repos/*/*/actions/workflows/*/dispatches", when: "after", kind: "502" });
    const error = await failureOf(world.forge.dispatch({ keys: ["ENG-1"], correlation: "poll-0a" }));
    expect([isPipelineError(error) && error.code, world.github.dispatches.length]).toEqual(["GITHUB_UNAVAILABLE", 1]);
    expect(await world.forge.liveRuns()).toHaveLength(1);
  });
});

describe("open drafts at GitHub", () => {
  it("are followed over every page, without those of people", async () => {
    await using world = await createWorld();
    for (let number = 1; number <= 130; number += 1) {
      const head = number % 10 === 0 ? `feature/${number}` : `linear-to-pr/eng-${number}`;
      await world.github.asPerson("POST", "/repos/acme/shop/pulls", { title: "T", head, base: "main" });
    }
    const drafts = await world.forge.openDrafts();
    expect([drafts.length, drafts[0]?.number, drafts.at(-1)?.number]).toEqual([117, 1, 129]);
    expect(world.github.requests).toHaveLength(2);
  });
});
