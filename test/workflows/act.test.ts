// The job graph, run for real by act with the built action: one ticket, a batch with a failure in it, the same event twice.
// Not in `npm test`: it needs act. `ACT` names the program (`npm run test:act`, see .ci/run).
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Act, type ActRun, MODEL_KEY, runBatch, serveOwnRepository } from "../helpers/act.ts";
import { GITHUB_TOKEN, type Scene, SECTIONS, startWorld, type World } from "../helpers/world.ts";

const { ACT: program } = process.env;
let world: World;
let act: Act;
beforeAll(async () => {
  if (program === undefined) throw new Error("ACT must name the program");
  world = await startWorld();
  act = { program, world, own: await serveOwnRepository(world) };
});
afterAll(() => world[Symbol.asyncDispose]());

/** Every ticket writes a file of its own; ENG-3's agent has nothing to say. */
const COMMAND = `cat > /dev/null; me=\${PWD##*/}; [ $me = eng-3 ] || echo "export const me = '$me';" > src/$me.js`;
const RUN = `{ timeoutMinutes: 1, stallMinutes: 1, agent: command, command: ${JSON.stringify(COMMAND)}, isolation: none }`;

const ticket = (key: string, ...blockedBy: string[]) => ({
  key,
  title: `Write ${key.toLowerCase()}`,
  description: `Files: src/${key.toLowerCase()}.js\n`,
  state: "In Progress",
  blockedBy,
});

const jobsOf = (key: string, ...names: string[]) => names.map((name) => `${key} ${name} success`);
const ALL = ["agent", "verify", "deliver"];

/** What must be nowhere, in whatever form the log has it. */
function expectNoSecret({ log, artifacts }: ActRun, scene: Scene): void {
  expect(artifacts).not.toEqual([]);
  for (const secret of [GITHUB_TOKEN, MODEL_KEY, scene.linear.apiKey]) {
    for (const text of [log, ...artifacts]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("base64"));
    }
  }
}

/** Of every job that saw all tickets ended: those that end together both write it. */
const tablesOfBatch = ({ log }: ActRun) => log.split("## What this batch took\n").slice(1);

it("turns one ticket into one draft over three jobs, and the same event again into nothing but a plan", async () => {
  await using scene = await world.scene({ tickets: [ticket("ENG-1")], run: RUN, config: SECTIONS });
  const first = await runBatch(act, scene, { keys: "ENG-1" });
  expect(first.jobs, first.log).toEqual(["prepare success", ...jobsOf("ENG-1", ...ALL)]);
  expect(first.exitCode).toBe(0);
  expectNoSecret(first, scene);
  expect(first.log).toContain("About 3 billed minutes (agent 1, verify 1, deliver 1)");
  expect(tablesOfBatch(first)).toHaveLength(1);
  expect(await scene.branches()).toEqual(["linear-to-pr/eng-1", "main"]);
  expect(await scene.changed()).toEqual(["A\tsrc/eng-1.js"]);
  const [pull, ...others] = await scene.pulls();
  expect(others).toEqual([]);
  expect(pull).toMatchObject({ title: "ENG-1: Write eng-1", draft: true, state: "open" });
  expect(scene.comments()).toEqual([expect.stringContaining("A draft pull request is ready for review.")]);
  expect(scene.linear.stateOf("ENG-1")).toBe("In Review");

  const head = await scene.repository.findCommit(scene.branch);
  const again = await runBatch(act, scene, { keys: "ENG-1" });
  expect(again.jobs, again.log).toEqual(["prepare success"]);
  expect(tablesOfBatch(again)).toEqual([]);
  expect(await scene.pulls()).toEqual([pull]);
  expect(await scene.repository.findCommit(scene.branch)).toBe(head);
  expect(scene.comments()).toHaveLength(1);
});

it("works through five tickets in two phases with one failure, whose dependent is skipped and told", async () => {
  const tickets = [
    ticket("ENG-1"),
    ticket("ENG-2"),
    ticket("ENG-3"),
    ticket("ENG-4", "ENG-1"),
    ticket("ENG-5", "ENG-3"),
  ];
  await using scene = await world.scene({ tickets, run: RUN, config: SECTIONS });
  const ended = await runBatch(act, scene, { keys: tickets.map(({ key }) => key).join(" ") });
  const wanted = [
    "prepare success",
    ...["ENG-1", "ENG-2", "ENG-4"].flatMap((key) => jobsOf(key, ...ALL)),
    ...["ENG-3", "ENG-5"].flatMap((key) => jobsOf(key, "agent", "deliver")),
  ];
  expect([...ended.jobs].sort(), ended.log).toEqual([...wanted].sort());
  expect(ended.jobs.length).toBeLessThanOrEqual(1 + 3 * tickets.length);
  const firstOf = (...keys: string[]) => ended.jobs.findIndex((job) => keys.some((key) => job.startsWith(`${key} `)));
  const lastOf = (...keys: string[]) =>
    ended.jobs.findLastIndex((job) => keys.some((key) => job.startsWith(`${key} `)));
  expect(firstOf("ENG-4", "ENG-5")).toBeGreaterThan(lastOf("ENG-1", "ENG-2", "ENG-3"));
  expectNoSecret(ended, scene);

  const pulls = await scene.pulls();
  expect(pulls.map(({ head }) => head.ref).sort()).toEqual([1, 2, 4].map((n) => `linear-to-pr/eng-${n}`));
  expect(pulls.find(({ head }) => head.ref.endsWith("eng-4"))?.base.ref).toBe("linear-to-pr/eng-1");
  expect(tickets.map(({ key }) => scene.comments(key).length)).toEqual([1, 1, 1, 1, 1]);
  expect(scene.comments("ENG-3").join()).toContain("no change: blocked");
  expect(scene.comments("ENG-5").join()).toContain("one it depends on did not end well");

  // Minutes of jobs that ran for less than one each: what GitHub would bill is the number of jobs.
  const table = tablesOfBatch(ended).at(-1) ?? "";
  const minutes = (name: string) => table.match(new RegExp(`^\\| ${name} \\|(?:[^|]*\\|){5} (\\d+) \\|`, "m"))?.[1];
  const rows = [...tickets.map(({ key }) => key), "prepare", "\\*\\*Sum\\*\\*"];
  expect(rows.map(minutes), table).toEqual(["3", "3", "2", "3", "2", "1", String(ended.jobs.length)]);
  expect(table).toMatch(/^\| ENG-4 \| ✅ delivered \| \[#\d+\]/m);
  expect(table).toMatch(/^\| \*\*Per delivered ticket\*\* \| 3 delivered \|.*\| 4\.7 \|/m);
});
