// Twelve tickets in four phases through the built doors: the real git server, the emulated GitHub, a Linear that knows who
// blocks whom. A scripted agent writes one file a ticket.
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  BATCH_TICKETS,
  BATCH_WAITS,
  baseInBatch,
  branchOf,
  type Scene,
  type SceneOptions,
  startWorld,
  type World,
  WRITE_OWN_FILE,
} from "../helpers/world.ts";

const KEYS = Object.keys(BATCH_WAITS);

/** Quick to check: the doors are what is tested. */
const CONFIG = `verify:
  commands: [{ name: there, run: test -e README.md, level: strict }]
deliver:
  labels: [agent]
  reviewers: [ada]
  states: { delivered: In Review }
`;

const Report = z.looseObject({
  tickets: z.array(
    z.looseObject({
      key: z.string(),
      outcome: z.string(),
      operation: z.string().nullable(),
      phase: z.string().nullable(),
      standsOn: z.array(z.string()),
      reason: z.string(),
    }),
  ),
  wallMs: z.number(),
  sumMs: z.number(),
  speedUp: z.number().nullable(),
  paused: z.string().nullable(),
  mergePlan: z.looseObject({ order: z.array(z.string()), conflicts: z.array(z.unknown()) }).nullable(),
});
const reportOf = (stdout: string) => Report.parse(JSON.parse(stdout));

/** Everything of a scene that a batch leaves for people, in one value. */
async function published(place: Scene) {
  const refs = await place.repository.git("for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", "refs/heads/");
  const pulls = await place.pulls();
  return {
    refs: refs.split("\n"),
    pulls: pulls.map(({ number, title, body, head, base }) => ({
      number,
      title,
      body,
      head: head.ref,
      base: base.ref,
    })),
    comments: KEYS.flatMap((key) => (place.linear.comments(key).length === 0 ? [] : [[key, place.comments(key)]])),
  };
}

/** Keys of other tickets: upper case counts anywhere, lower case after one of Linear's words, but not as part of a path. */
function otherKeys(text: string, key: string): string[] {
  const upper = text.match(/\b[A-Z][A-Z0-9]*-\d+\b/g) ?? [];
  const worded = [
    ...text.matchAll(/\b(?:clos|fix|resolv|complet|implement|ref|relate|part of|contribut)\w*[\s:]+([a-z]+-\d+)/gi),
  ];
  const all = [...upper, ...worded.map(([, found = ""]) => found)].map((found) => found.toUpperCase());
  return all.filter((found) => found.startsWith("ENG-") && found !== key);
}

// Side by side on two cores each takes several times what it takes alone.
describe.concurrent("a batch", { timeout: 60_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());
  const scene = (given: SceneOptions = {}) => world.scene({ tickets: BATCH_TICKETS, config: CONFIG, ...given });

  it("delivers twelve tickets in four phases, each on the work it waits for, and the second time does nothing", async () => {
    await using place = await scene();
    const first = await place.cli(["all", ...KEYS, "--json"], { agent: WRITE_OWN_FILE });
    expect(first.exitCode, first.stderr).toBe(0);

    const joined = ["ENG-6", "ENG-8", "ENG-9", "ENG-11"];
    const wanted = ["main", ...KEYS.map(branchOf), ...joined.map((key) => `${branchOf(key)}-base`)];
    expect(await place.branches()).toEqual(wanted.sort());
    const git = place.repository.git;
    for (const key of KEYS) {
      const head = branchOf(key);
      expect(await git("rev-list", "--count", `${baseInBatch(key)}..${head}`), key).toBe("1");
      expect(await git("rev-parse", `${head}^@`), key).toBe(await git("rev-parse", baseInBatch(key)));
      const parents = BATCH_WAITS[key] ?? [];
      if (parents.length > 1) {
        const tips = await Promise.all(parents.map((parent) => git("rev-parse", branchOf(parent))));
        expect(await git("rev-parse", `${baseInBatch(key)}^@`)).toBe(tips.join("\n"));
      }
      expect(await git("diff", "--name-status", baseInBatch(key), head)).toBe(`A\tsrc/${key.toLowerCase()}.js`);
    }
    for (const parent of BATCH_WAITS["ENG-11"] ?? []) {
      expect(await place.repository.findText(branchOf("ENG-11"), `src/${parent.toLowerCase()}.js`)).toContain(
        parent.toLowerCase(),
      );
    }

    const pulls = await place.pulls();
    const numberOf = new Map(pulls.map(({ head, number }) => [head.ref, number]));
    expect(pulls.map(({ head, base }) => [head.ref, base.ref]).sort()).toEqual(
      KEYS.map((key) => [branchOf(key), baseInBatch(key)]).sort(),
    );
    for (const key of KEYS) {
      const pull = pulls.find(({ head }) => head.ref === branchOf(key));
      expect(pull).toMatchObject({ draft: true, state: "open" });
      const message = await git("log", "-1", "--format=%B", branchOf(key));
      const merged = joined.includes(key) ? await git("log", "-1", "--format=%B", baseInBatch(key)) : "";
      const addressed = [pull?.title, pull?.body, pull?.head.ref, message, merged].join("\n");
      expect(otherKeys(addressed, key), key).toEqual([]);
      const stands = /### Stands on\n\n(.*)/.exec(pull?.body ?? "")?.[1] ?? "";
      const numbers = [...stands.matchAll(/#(\d+)/g)].map(([, number]) => Number(number));
      expect(numbers, key).toEqual((BATCH_WAITS[key] ?? []).map((parent) => numberOf.get(branchOf(parent))));
      expect(place.comments(key), key).toHaveLength(1);
      expect(place.comments(key)[0]).toContain(`#${numberOf.get(branchOf(key))}`);
      expect(otherKeys(place.comments(key)[0] ?? "", key), key).toEqual([]);
      expect(place.linear.stateOf(key)).toBe("In Review");
    }
    expect(place.startedIn().sort()).toEqual(KEYS.map((key) => key.toLowerCase()).sort());

    const report = reportOf(first.stdout);
    const named = report.tickets.map(({ key, outcome, operation, phase }) => [key, outcome, operation, phase]);
    const phaseOf = (index: number) => ["A", "A", "A", "A", "B", "B", "B", "C", "C", "C", "D", "D"][index];
    expect(named).toEqual(KEYS.map((key, index) => [key, "delivered", "created", phaseOf(index)]));
    expect(report.tickets.map(({ standsOn }) => standsOn)).toEqual(KEYS.map((key) => BATCH_WAITS[key]));
    expect(report.speedUp).toBeGreaterThan(1);
    expect(report).toMatchObject({ paused: null, mergePlan: { conflicts: [] } });
    const order = report.mergePlan?.order ?? [];
    expect([...order].sort()).toEqual([...KEYS].sort());
    for (const [key, parents] of Object.entries(BATCH_WAITS))
      for (const parent of parents)
        expect(order.indexOf(parent), `${parent} before ${key}`).toBeLessThan(order.indexOf(key));
    // A look each for the plan, the delivery, its creation and the merge plan; creation, labels, reviewers.
    const asked = place.asked().length;
    expect(asked / KEYS.length).toBeLessThanOrEqual(7);

    const before = await published(place);
    const deeds = place.linear.deeds.length;
    const second = await place.cli(["all", ...KEYS, "--json"], { agent: WRITE_OWN_FILE });
    expect(second.exitCode).toBe(0);
    expect(reportOf(second.stdout).tickets.map(({ operation }) => operation)).toEqual(KEYS.map(() => "not-updated"));
    expect(await published(place)).toEqual(before);
    expect(place.linear.deeds).toHaveLength(deeds);
    expect(place.starts()).toBe(KEYS.length);
    const writes = place
      .asked()
      .slice(asked)
      .filter(({ method }) => method !== "GET");
    expect(writes).toEqual([]);
  });

  it("skips only what depends on a task that came to nothing, and tells each of them why", async () => {
    const keys = ["ENG-1", "ENG-2", "ENG-3", "ENG-5", "ENG-6", "ENG-7", "ENG-8", "ENG-9", "ENG-11"];
    await using place = await scene();
    const agent = `if [ "\${PWD##*/}" = eng-6 ]; then cat > /dev/null; echo x > src/elsewhere.js; else ${WRITE_OWN_FILE}; fi`;
    const { exitCode, stdout } = await place.cli(["all", ...keys, "--json"], { agent });
    expect(exitCode).toBe(4);
    const { tickets } = reportOf(stdout);
    expect(Object.fromEntries(tickets.map(({ key, outcome }) => [key, outcome]))).toEqual({
      ...Object.fromEntries(["ENG-1", "ENG-2", "ENG-3", "ENG-5", "ENG-7"].map((key) => [key, "delivered"])),
      "ENG-6": "refused",
      ...Object.fromEntries(["ENG-8", "ENG-9", "ENG-11"].map((key) => [key, "skipped"])),
    });
    expect(await place.pulls()).toHaveLength(5);
    for (const key of ["ENG-8", "ENG-9", "ENG-11"]) {
      expect(place.comments(key), key).toHaveLength(1);
      expect(tickets.find((ticket) => ticket.key === key)?.reason).toMatch(/ENG-(?:6|8|9)\b/);
      expect(otherKeys(place.comments(key)[0] ?? "", key)).toEqual([]);
    }
    expect(place.startedIn()).not.toContain("eng-8");
  });

  it("warns in both drafts of two that would conflict, and does so once", async () => {
    await using place = await scene({ files: { "CHANGELOG.md": "# Changes\n" } });
    const agent = `cat > /dev/null; me=\${PWD##*/}; echo "$me" >> CHANGELOG.md; echo 1 > src/$me.js`;
    const first = await place.cli(["all", "ENG-1", "ENG-2", "ENG-3", "--json"], {
      agent: `case \${PWD##*/} in eng-3) ${WRITE_OWN_FILE};; *) ${agent};; esac`,
    });
    expect(first.exitCode, first.stderr).toBe(0);
    expect(reportOf(first.stdout).mergePlan?.conflicts).toEqual([
      { one: "ENG-1", two: "ENG-2", files: ["CHANGELOG.md"] },
    ]);
    const pulls = await place.pulls();
    const of = (key: string) => pulls.find(({ head }) => head.ref === branchOf(key));
    expect(of("ENG-1")?.body).toMatch(
      new RegExp(`Would conflict\\n\\n- with #${of("ENG-2")?.number} in .*CHANGELOG\\.md`),
    );
    expect(of("ENG-2")?.body).toContain(`- with #${of("ENG-1")?.number} in `);
    expect(of("ENG-3")?.body).not.toContain("Would conflict");
    const before = await published(place);
    await place.cli(["all", "ENG-1", "ENG-2", "ENG-3"], { agent });
    expect(await published(place)).toEqual(before);
    expect(place.starts()).toBe(3);
  });

  it("ends within seven seconds of Ctrl-C in the middle, and goes on from there", async () => {
    const keys = ["ENG-1", "ENG-2", "ENG-5", "ENG-6"];
    await using place = await scene();
    let signalledMs = 0;
    const stopped = await place.cli(["all", ...keys, "--json"], {
      agent: `case \${PWD##*/} in eng-5) trap '' INT TERM; while :; do sleep 0.2; done;; *) ${WRITE_OWN_FILE};; esac`,
      onLog: (line, kill) => {
        if (!line.startsWith("report ticket=ENG-6")) return;
        signalledMs = performance.now();
        kill("SIGINT");
      },
    });
    expect(performance.now() - signalledMs).toBeLessThan(7000);
    expect(stopped.exitCode).toBe(3);
    const outcomes = (stdout: string) => reportOf(stdout).tickets.map(({ key, outcome }) => [key, outcome]);
    expect(outcomes(stopped.stdout)).toContainEqual(["ENG-5", "cancelled"]);
    const again = await place.cli(["all", ...keys, "--json"], { agent: WRITE_OWN_FILE });
    expect(again.exitCode, again.stderr).toBe(0);
    expect(outcomes(again.stdout)).toEqual(keys.map((key) => [key, "delivered"]));
    expect(place.startedIn().sort()).toEqual(["eng-1", "eng-2", "eng-5", "eng-5", "eng-6"]);
    expect(await place.pulls()).toHaveLength(keys.length);
    for (const key of keys) expect(place.comments(key)).toHaveLength(1);
  });

  it("starts nothing more while the stop file is there, lets what runs end, and finishes once it is gone", async () => {
    const keys = ["ENG-1", "ENG-2", "ENG-5", "ENG-6"];
    await using place = await scene();
    const stop = path.join(place.stateDir, "stop");
    const stopped = await place.cli(["all", ...keys, "--json"], {
      agent: `cat > /dev/null; echo > '${stop}'; ${WRITE_OWN_FILE.replace("cat > /dev/null; ", "")}`,
    });
    expect(stopped.exitCode).toBe(3);
    const report = reportOf(stopped.stdout);
    expect(report.paused).toContain(stop);
    expect(report.tickets.map(({ outcome }) => outcome)).toEqual([
      "delivered",
      "delivered",
      "not-started",
      "not-started",
    ]);
    await rm(stop);
    const again = await place.cli(["all", ...keys, "--json"], { agent: WRITE_OWN_FILE });
    expect(reportOf(again.stdout).tickets.map(({ outcome }) => outcome)).toEqual(keys.map(() => "delivered"));
    expect(place.startedIn().sort()).toEqual(["eng-1", "eng-2", "eng-5", "eng-6"]);
  });

  it("follows a plan that a person has edited", async () => {
    await using place = await scene();
    const file = path.join(place.dir, "prompts-x.md");
    const planned = await place.cli(["plan", "ENG-1", "ENG-2", "ENG-6", "--out", file]);
    expect(planned.exitCode, planned.stderr).toBe(0);
    const text = await readFile(file, "utf8");
    // ENG-6 need not wait for ENG-2 after all, may edit one file more, and is told so.
    const edited = text
      .replace('  - { ticket: ENG-2, kind: hard, why: "blocks relation" }\n', "")
      .replace("  - src/eng-6.js\n", "  - src/eng-6.js\n  - src/more.js\n")
      .replace(/\n*$/, "\n\nWrite src/more.js too.\n");
    await writeFile(file, edited);
    const agent = `if grep -q 'Write src/more.js too'; then echo 1 > src/more.js; fi; ${WRITE_OWN_FILE}`;
    const done = await place.cli(["orchestrate", file, "--json"], { agent });
    expect(done.exitCode, done.stderr).toBe(0);
    const pulls = await place.pulls();
    expect(pulls.find(({ head }) => head.ref === branchOf("ENG-6"))?.base.ref).toBe(branchOf("ENG-1"));
    const names = await place.repository.git("diff", "--name-only", branchOf("ENG-1"), branchOf("ENG-6"));
    expect(names.split("\n")).toEqual(["src/eng-6.js", "src/more.js"]);
    expect(await place.branches()).not.toContain(`${branchOf("ENG-6")}-base`);
    expect(await readFile(file, "utf8")).toBe(edited);
    const again = await place.cli(["orchestrate", file, "--json"], { agent });
    expect(again.exitCode).toBe(0);
    expect(place.starts()).toBe(3);
    expect(await place.pulls()).toEqual(pulls);
  });

  it.each([
    ["all", ["all", ...KEYS]],
    ["all, as JSON", ["all", ...KEYS, "--json"]],
    ["plan", ["plan", ...KEYS]],
  ] as const)("shows with --dry-run what %s would do, starts nothing and writes nothing", async (_, args) => {
    await using place = await scene();
    const { exitCode, stdout, stderr } = await place.cli([...args, "--dry-run"]);
    expect(exitCode, stderr).toBe(0);
    if ((args as readonly string[]).includes("--json")) {
      const { phases } = z
        .looseObject({ phases: z.array(z.looseObject({ tickets: z.array(z.string()) })) })
        .parse(JSON.parse(stdout));
      expect(phases.map(({ tickets }) => tickets.length)).toEqual([4, 3, 3, 2]);
    } else {
      for (const name of ["A", "B", "C", "D"]) expect(stdout).toContain(`Phase ${name}: `);
      expect(stdout).toContain("flowchart LR");
    }
    expect(place.starts()).toBe(0);
    expect(place.linear.deeds).toEqual([]);
    expect(place.asked().filter(({ method }) => method !== "GET")).toEqual([]);
    expect(await place.branches()).toEqual(["main"]);
    expect(existsSync(path.join(place.stateDir, "artefacts"))).toBe(false);
  });

  it("takes its tickets from a filter, and parks those whose blockers nobody works on", async () => {
    await using place = await scene();
    const { exitCode, stdout } = await place.cli(["all", "--label", "agent", "--project", "Odd", "--json"], {
      agent: WRITE_OWN_FILE,
    });
    expect(exitCode).toBe(0);
    expect(reportOf(stdout).tickets.map(({ key, outcome }) => [key, outcome])).toEqual([
      ["ENG-1", "delivered"],
      ["ENG-3", "delivered"],
      ["ENG-5", "delivered"],
      ["ENG-7", "delivered"],
      ["ENG-9", "parked"],
      ["ENG-11", "parked"],
    ]);
    expect((await place.pulls()).map(({ head }) => head.ref).sort()).toEqual(
      ["ENG-1", "ENG-3", "ENG-5", "ENG-7"].map(branchOf),
    );
    expect(otherKeys(place.comments("ENG-9")[0] ?? "", "ENG-9")).toEqual([]);
  });

  it("is started by hand as a workflow with several keys", async () => {
    await using place = await scene();
    const keys = ["ENG-1", "ENG-2", "ENG-6", "ENG-8"];
    const ended = await place.run({
      event: "workflow_dispatch",
      payload: { inputs: {} },
      inputs: { keys: keys.join(", ") },
      agent: WRITE_OWN_FILE,
    });
    expect(ended.exitCode, ended.log).toBe(0);
    const endings = z
      .array(z.looseObject({ key: z.string(), outcome: z.string() }))
      .parse(JSON.parse(ended.outputs.endings ?? ""));
    expect(endings.map(({ key, outcome }) => [key, outcome])).toEqual([
      ["ENG-1", "delivered"],
      ["ENG-2", "delivered"],
      ["ENG-6", "delivered"],
      ["ENG-8", "parked"],
    ]);
    const pulls = await place.pulls();
    expect(Object.fromEntries(pulls.map(({ head, base }) => [head.ref, base.ref]))).toEqual({
      [branchOf("ENG-1")]: "main",
      [branchOf("ENG-2")]: "main",
      [branchOf("ENG-6")]: `${branchOf("ENG-6")}-base`,
    });
    expect(ended.summary).toContain("Merge in this order");
    expect(ended.summary).toContain("speed-up");
  });
});
