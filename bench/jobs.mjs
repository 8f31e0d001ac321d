// `node bench/jobs.mjs`: what our own jobs add to a ticket on a runner, beyond checkout, artifacts and set-up of the machine. Every
// job is a process of the built dist with a runner's folder of its own, in the default cell, against the emulated services on
// loopback; the agent writes one line at once and the only command is `true`. Exit code 1 when a target is missed.
import { execFileSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { startWorld } from "../test/helpers/world.ts";
import { runs } from "../test/workflows/expressions.ts";
import { readWorkflow } from "../test/workflows/workflow-files.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const FILES = 1000;
const TARGETS = { ticketMs: 5000, minutes: { "own-job": 16, "agent-job": 11 } };
const JOBS = ["prepare", "work", "verify", "deliver"];
const AGENT = "cat >/dev/null; echo 'export const added = 1;' >> src/area1/module1.js";
const COMMAND = "true";

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

process.exitCode = await bench();

async function bench() {
  const rounds = [];
  {
    await using world = await startWorld();
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await ticket(world));
  }
  const isFast = tellJobs(rounds);
  const isCheap = tellMinutes(["ENG-1", "ENG-2", "ENG-3", "ENG-4", "ENG-5"]);
  return isFast && isCheap ? 0 : 1;
}

/** Wall time of each job of one ticket, from event to draft; every job starts from nothing but what it is handed. */
async function ticket(world) {
  const config = `verify: { commands: [{ name: nothing, run: "${COMMAND}" }] }\n`;
  const repository = { files: manyFiles(), run: "{ timeoutMinutes: 1 }", config, cloneWith: ["--depth=1"] };
  await using scene = await world.scene(repository);
  const folder = (name) => path.join(scene.dir, "jobs", name);
  const job = async (stage, inputs, more = {}) => {
    // Set JOBS_PROFILE to a folder to see where the time goes.
    const profile = process.env.JOBS_PROFILE;
    const env =
      profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.resolve(profile, stage)}` };
    const given = { agent: AGENT, runnerDir: folder(stage), inputs: { isolation: "", stage, ...inputs }, env, ...more };
    const ended = await scene.run(given);
    if (ended.exitCode !== 0) throw new Error(`bench: ${stage} ended with ${ended.exitCode}\n${ended.log}`);
    return ended;
  };
  const task = scene.key;
  const noTracker = { "linear-api-key": "" };
  const prepare = await job("prepare", {});
  const plan = prepare.outputs.artefacts;
  const work = await job("work", { ...noTracker, from: plan, task, to: folder("outbox") });
  const verify = await job("verify", { ...noTracker, from: folder("outbox"), to: folder("verified") });
  const results = { "agent-result": "success", "verify-result": "success", agent: "", "agent-command": "" };
  const inbox = { bare: "true", plan, task, from: folder("verified"), ...results };
  const deliver = await job("deliver", inbox, { workspace: scene.dir });
  if (deliver.outputs.outcome !== "delivered") throw new Error(`bench: ${deliver.outputs.outcome}\n${deliver.log}`);
  return Object.fromEntries(
    Object.entries({ prepare, work, verify, deliver }).map(([name, { wallMs }]) => [name, wallMs]),
  );
}

/** What the agent and the commands take without us: their cells are ours. */
function theirs() {
  const cwd = os.tmpdir();
  const alone = (line) =>
    median(
      Array.from({ length: 5 }, () => {
        const began = performance.now();
        execFileSync("sh", ["-c", line], { cwd, input: "" });
        return performance.now() - began;
      }),
    );
  const [agent, command] = [alone("cat >/dev/null; echo added >/dev/null"), alone(COMMAND)];
  return { prepare: 0, work: agent + command, verify: command, deliver: 0 };
}

function tellJobs(rounds) {
  const bare = theirs();
  const rows = JOBS.map((job) => ({ job, wall: median(rounds.map((round) => round[job])), bare: bare[job] }));
  const sum = (name) => rows.reduce((all, row) => all + row[name], 0);
  const total = { job: "per ticket", wall: sum("wall"), bare: sum("bare") };
  const ms = (value) => `${Math.round(value)} ms`;
  console.log(`Node ${process.version}, ${os.cpus().length} cores, ${FILES} files, median of ${ROUNDS}\n`);
  console.log("| job | whole process | agent and commands | ours | target |\n| --- | --- | --- | --- | --- |");
  for (const { job, wall, bare } of rows) console.log(`| ${job} | ${ms(wall)} | ${ms(bare)} | ${ms(wall - bare)} | |`);
  const ours = total.wall - total.bare;
  console.log(`| ${total.job} | ${ms(total.wall)} | ${ms(total.bare)} | ${ms(ours)} | ≤ ${ms(TARGETS.ticketMs)} |\n`);
  return ours <= TARGETS.ticketMs;
}

/** GitHub bills each job by the minute that was begun: of tickets of at most a minute, one for every job that runs. */
function tellMinutes(keys) {
  console.log(
    `| verify.where | prepare | per ticket | ${keys.length} tickets of a minute | target |\n| --- | --- | --- | --- | --- |`,
  );
  const rows = Object.entries(TARGETS.minutes).map(([where, target]) => {
    const jobs = jobsOfRun(where, keys);
    const ofTickets = jobs.filter((job) => job.includes("/"));
    const around = jobs.length - ofTickets.length;
    console.log(`| ${where} | ${around} | ${ofTickets.length / keys.length} | ${jobs.length} | ${target} |`);
    return jobs.length === target;
  });
  return rows.every((isMet) => isMet);
}

/** Every job that a batch of one phase starts, those of a ticket behind its key, by the workflows' own conditions. */
function jobsOfRun(where, keys) {
  const batch = readWorkflow(".github/workflows/linear-to-pr.yml").workflow.jobs;
  const given = { keys: "", team: "", label: "", project: "", cycle: "", state: "", "verify-where": where };
  const phases = Object.keys(batch).filter((id) => batch[id].strategy?.matrix !== undefined);
  const outputs = {
    ...Object.fromEntries(phases.map((id) => [id, "[]"])),
    [phases[0]]: JSON.stringify(keys),
    rest: "[]",
  };
  const needs = { prepare: { result: "success", outputs } };
  const contexts = { inputs: given, needs, github: { event_name: "repository_dispatch" } };
  return Object.entries(batch).flatMap(([id, job]) => {
    if (!runs(job.if, { contexts })) return [];
    if (job.uses === undefined) return [id];
    const called = jobsOfTicket(readWorkflow(job.uses).workflow.jobs, where);
    return keys.flatMap((key) => called.map((one) => `${key}/${one}`));
  });
}

function jobsOfTicket(jobs, where) {
  const needs = {
    agent: { result: "success", outputs: { result: "success", decision: "deliver", "artifact-id": "1" } },
  };
  const contexts = { inputs: { "verify-where": where }, needs };
  return Object.keys(jobs).filter((id) => runs(jobs[id].if, { contexts }));
}

/** A repository of ordinary size. */
function manyFiles() {
  const body = (index) => `export const module${index} = {\n${`  value: ${index},\n`.repeat(200)}};\n`;
  const names = Array.from({ length: FILES }, (_, index) => [`src/area${index % 25}/module${index}.js`, body(index)]);
  return Object.fromEntries(names);
}
