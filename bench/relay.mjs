// `node bench/relay.mjs`: signed deliveries through the Node adapter, each answered after its dispatch to a local server took it. The
// relay has a process, and thereby at most one core, of its own. Needs nothing but src/. Exit code 1 when a target is missed.
import { fork } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { rolldown } from "rolldown";

const SECRET = "lin_wh_of_a_bench_only";
const ORGANIZATION = "11111111-1111-4111-8111-111111111111";
const TARGETS = { rate: 500, p99Ms: 25, bundleBytes: 20_000 };
/** Deliveries a second that are offered, whether or not earlier ones were answered: as Linear would, not as fast as answers come. */
const OFFERED = 550;
const SECONDS = 3;
const WARM_UP_SECONDS = 2;
/** The best one counts: other work on the machine only ever adds. */
const ROUNDS = 5;

if (process.send !== undefined) await serveRelayProcess();
else process.exitCode = await bench();

async function serveRelayProcess() {
  const [apiUrl, folder] = process.argv.slice(2);
  const { createMemoryStore } = await import("../src/relay/memory-store.ts");
  const { createFileStore } = await import("../src/relay/file-store.ts");
  const { serveRelay } = await import("../src/relay/node.ts");
  const { createRelay } = await import("../src/relay/relay.ts");
  const { readRelaySettings } = await import("../src/relay/settings.ts");
  const environment = { LINEAR_WEBHOOK_SECRET: SECRET, GITHUB_TOKEN: "ghp_of_a_bench_only" };
  const configuration = {
    linear: { organization: ORGANIZATION, self: [] },
    github: { apiUrl },
    routes: [{ team: "ENG", repository: "acme/shop" }],
  };
  const { settings } = readRelaySettings(configuration, environment);
  const now = () => Date.now();
  const store = folder === undefined ? createMemoryStore(now) : createFileStore(folder, now);
  const counts = new Map();
  const log = ({ outcome }) => counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const { port } = await serveRelay({
    relay: createRelay(settings, { fetch, now, store, log }),
    port: 0,
    host: "127.0.0.1",
  });
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpuMs: (user + system) / 1000, counts: Object.fromEntries(counts) });
  });
  process.on("disconnect", () => process.exit(0));
  process.send({ port });
}

async function bench() {
  const rows = [await measure("memory"), await measure("folder")];
  const bundleBytes = await bundleSize();
  const cells = (each) =>
    [each.store, each.rate, each.p50, each.p99, each.worst, `${each.core} %`, each.accepted].join(" | ");
  console.log(
    "| store | deliveries/s | p50 ms | p99 ms | worst ms | of one core | accepted |\n| --- | --- | --- | --- | --- | --- | --- |",
  );
  for (const row of rows) console.log(`| ${cells(row)} |`);
  console.log(`| targets | ≥ ${TARGETS.rate} | | ≤ ${TARGETS.p99Ms} | | | all |`);
  console.log(`\nWorker bundle: ${bundleBytes} bytes minified (target ≤ ${TARGETS.bundleBytes})`);
  const [memory] = rows;
  const isMet = memory.rate >= TARGETS.rate && memory.p99 <= TARGETS.p99Ms && bundleBytes <= TARGETS.bundleBytes;
  return isMet && rows.every(({ missing }) => missing === 0) ? 0 : 1;
}

async function measure(store) {
  const folder = store === "folder" ? mkdtempSync(path.join(tmpdir(), "relay-bench-")) : undefined;
  const github = await startGithub();
  const child = fork(import.meta.filename, [github.url, ...(folder === undefined ? [] : [folder])], { env: {} });
  const { port } = await nextMessage(child);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  try {
    await offer({ port, agent, seconds: WARM_UP_SECONDS });
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureRound({ store, child, port, agent }));
    const best = rounds.reduce((one, other) => (other.p99 < one.p99 ? other : one));
    const { counts } = await ask(child);
    const isHonest = counts.accepted === github.dispatches();
    return { ...best, missing: rounds.reduce((sum, { missing }) => sum + missing, isHonest ? 0 : 1) };
  } finally {
    agent.destroy();
    child.disconnect();
    github.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function measureRound({ store, child, port, agent }) {
  const before = await ask(child);
  const began = performance.now();
  const results = await offer({ port, agent, seconds: SECONDS });
  const tookMs = performance.now() - began;
  const after = await ask(child);
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  const good = results.filter(({ status }) => status === 200).length;
  const at = (share) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return {
    store,
    rate: Math.floor(good / (tookMs / 1000)),
    p50: at(0.5),
    p99: at(0.99),
    worst: Math.round((times.at(-1) ?? 0) * 10) / 10,
    core: Math.round(((after.cpuMs - before.cpuMs) / tookMs) * 100),
    accepted: `${good} of ${results.length}`,
    missing: results.length - good,
  };
}

/** Open loop: delivery n leaves at n/OFFERED seconds whether or not earlier ones were answered. */
async function offer({ port, agent, seconds }) {
  const total = OFFERED * seconds;
  const signed = Array.from({ length: total }, (_, index) => delivery(index));
  const began = performance.now();
  const answers = [];
  for (let index = 0; index < total; index += 1) {
    const due = began + (index * 1000) / OFFERED;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const sent = performance.now();
    answers.push(send({ port, agent, ...signed[index] }).then((status) => ({ status, ms: performance.now() - sent })));
  }
  return Promise.all(answers);
}

function send({ port, agent, body, headers }) {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, agent, path: "/linear", method: "POST", headers },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode));
      },
    );
    outgoing.setTimeout(5_000, () => outgoing.destroy(new Error("no answer")));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** About as large as a real one: 4 KB. */
function delivery(index) {
  const state = { id: "44444444-4444-4444-8444-444444444444", name: "In Progress", type: "started" };
  const body = JSON.stringify({
    action: "update",
    type: "Issue",
    actor: { id: "33333333-3333-4333-8333-333333333333", type: "user", name: "Ada" },
    organizationId: ORGANIZATION,
    webhookTimestamp: Date.now(),
    updatedFrom: { stateId: "55555555-5555-4555-8555-555555555555" },
    data: {
      id: randomUUID(),
      identifier: `ENG-${index + 1}`,
      title: "Show prices with their currency",
      description: "Prices are shown without a currency. ".repeat(90),
      stateId: state.id,
      state,
      labels: [],
      updatedAt: new Date().toISOString(),
    },
  });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "linear-signature": createHmac("sha256", SECRET).update(body).digest("hex"),
    "linear-delivery": randomUUID(),
  };
  return { body, headers };
}

async function startGithub() {
  let dispatches = 0;
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.on("end", () => {
      dispatches += 1;
      outgoing.writeHead(200, { "content-type": "application/json" }).end(`{"workflow_run_id":${dispatches}}`);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, dispatches: () => dispatches, close };
}

async function bundleSize() {
  const input = path.resolve(import.meta.dirname, "../src/relay/worker.ts");
  const bundle = await rolldown({ input, platform: "browser" });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return Buffer.byteLength(output[0].code);
}

function ask(child) {
  child.send("how much");
  return nextMessage(child);
}

function nextMessage(child) {
  return new Promise((resolve, reject) => {
    const fail = (code) => reject(new Error(`the relay ended with ${code}`));
    child.once("exit", fail);
    child.once("message", (message) => {
      child.off("exit", fail);
      resolve(message);
    });
  });
}
