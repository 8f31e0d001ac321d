// `node bench/plan.mjs`: how long planning a big batch takes, from tickets to dependencies, phases and what siblings own.
// Seeded batches, so every machine plans the same ones. Needs nothing but src/.
import { checkEdited } from "../src/core/batch/check-edited.ts";
import { mergeOverlapping } from "../src/core/batch/merge-overlapping.ts";
import { planBatch } from "../src/core/batch/plan-batch.ts";
import { siblingsOf } from "../src/core/batch/siblings.ts";

const TICKETS = 500;
const RELATIONS = 2000;
const FILES = 10;
const ROUNDS = 5;
const MAY_APPEND = ["package-lock.json", "pnpm-lock.yaml", "yarn.lock", "**/*.lock", "**/index.ts", "CHANGELOG.md"];

/** Seeded random numbers in [0, 1): mulberry32. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function createTasks({ count = TICKETS, globsOf, source = "ticket" }) {
  const random = createRandom(count);
  const pick = (limit) => Math.floor(random() * limit);
  const keyOf = (index) => `ENG-${index + 1}`;
  const blockers = Array.from({ length: count }, () => new Set());
  // Only earlier tickets, so that nothing goes round.
  for (let made = 0; made < (RELATIONS / TICKETS) * count; ) {
    const [one, two] = [pick(count), pick(count)];
    if (one === two || blockers[Math.max(one, two)].has(Math.min(one, two))) continue;
    blockers[Math.max(one, two)].add(Math.min(one, two));
    made += 1;
  }
  return blockers.map((before, index) => ({
    number: index + 1,
    ticket: {
      key: keyOf(index),
      title: `Ticket ${index}`,
      description: "The total must show the discount for every price in the list, also in `src/shop/total.ts`.",
      comments: [],
      files: [],
      children: [],
      blockedBy: [...before].map((other) => ({ key: keyOf(other), title: "" })),
    },
    also: [],
    snapshot: "",
    base: "main",
    standsOn: [],
    branch: `ticket/${index}`,
    territory: { mayEdit: globsOf(pick, index), mayAppend: MAY_APPEND, mustNotEdit: [], source },
    after: [],
    limits: { maxTurns: 50, timeoutMs: 1_800_000, stallMs: 300_000, maxCostUsd: 5 },
    notes: "",
  }));
}

/** Files of a repository of some 20,000: one pair of tickets in ten meets. */
const files = (pick) =>
  Array.from({ length: FILES }, () => `packages/p${pick(40)}/src/m${pick(25)}/file-${pick(20)}.ts`);
const BATCHES = [
  { name: "10 files each", globsOf: files },
  {
    name: "10 files and two `**/x*` each",
    globsOf: (pick, index) => [...files(pick), `**/x${index}*`, `**/y${index}*.ts`],
  },
  { name: "two `**/x*` each, all of few shapes", globsOf: (pick) => [`**/x${pick(20)}*`, `**/y${pick(20)}*.ts`] },
  { name: "one of 50 folders each", globsOf: (pick) => [`packages/p${pick(50)}/**`] },
  { name: "the same boundary for all", globsOf: () => ["src/**", "test/**"], source: "configuration" },
  { name: "no files known", globsOf: () => [], source: "unknown" },
  { name: "10 files each, 1,000 tickets", globsOf: files, count: 1000 },
];

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Median milliseconds; the first round warms up and does not count. */
function time(deed) {
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const began = performance.now();
    deed();
    return performance.now() - began;
  });
  return median(times.slice(1));
}

const OPTIONS = { hints: "on", unknownTerritory: "solo" };
const rows = BATCHES.map(({ name, ...batch }) => {
  const tasks = createTasks(batch);
  const planned = planBatch(tasks, OPTIONS);
  const edges = planned.tasks.reduce((sum, { after }) => sum + after.length, 0);
  const plan = { base: "main", phases: planned.phases, tasks: planned.tasks, parked: [], warnings: [] };
  const deeds = [
    () => planBatch(tasks, OPTIONS),
    () => mergeOverlapping(tasks),
    () => checkEdited(plan, OPTIONS),
    () => {
      const siblings = siblingsOf(planned.tasks);
      for (const { ticket } of planned.tasks) siblings(ticket.key);
    },
  ];
  return [name, `${edges}`, ...deeds.map((deed) => `${time(deed).toFixed(0)} ms`)];
});

console.log(`${TICKETS} tickets with ${RELATIONS} relations; target for "10 files each": plan in 500 ms or less\n`);
const head = ["territories", "dependencies", "plan", "merge", "check edited", "all siblings"];
const table = [head, head.map(() => "---"), ...rows];
const widths = head.map((_, column) => Math.max(...table.map((line) => line[column].length)));
for (const line of table) console.log(`| ${line.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`);
