// A whole world in memory: one remote repository, one board, one forge; and machines that run on it, as runners do.
import { Config } from "../../src/core/config/config.ts";
import type { PullRequest } from "../../src/core/delivery.ts";
import type { Task } from "../../src/core/plan.ts";
import { minutesToMs, type Settings } from "../../src/core/settings.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import type { Trigger } from "../../src/core/trigger.ts";
import type { Memory } from "../../src/hall/trail.ts";
import { orchestrate } from "../../src/orchestrate.ts";
import type { Ended, Hall } from "../../src/pipeline.ts";
import type { Base, Ports, SecretFinding } from "../../src/ports.ts";
import { plan } from "../../src/stages/plan.ts";
import { trigger } from "../../src/stages/trigger.ts";
import { createFakeAgent, type FakeAgent, type Script } from "./fake-agent.ts";
import { createFakeCommands, type FakeCommands, type FakeLine } from "./fake-commands.ts";
import { createFakeForge } from "./fake-forge.ts";
import { createFakeSetUp } from "./fake-set-up.ts";
import { type Board, createFakeTracker, STATES, stateNamed } from "./fake-tracker.ts";
import { createFakeTrees, createObjectStore, type ObjectStore } from "./fake-trees.ts";
import { createFakeWorkspace, type FakeRemote, type FakeWorkspace } from "./fake-workspace.ts";
import { createFixedClock, type FixedClock } from "./fixed-clock.ts";
import { createFixedScanner } from "./fixed-scanner.ts";
import { createMapFiles, type MapFiles } from "./map-files.ts";
import { createRecordingBoard, type RecordingBoard } from "./recording-board.ts";
import { createRecordingLog, type RecordingLog } from "./recording-log.ts";
import { createScriptedReranker, type ScriptedReranker } from "./scripted-reranker.ts";

export const SHOP: Readonly<Record<string, string>> = {
  ".gitignore": "node_modules/\ncoverage/\n*.local\n",
  "README.md": "# Shop\n",
  "docs/api.md": "# Prices are in cents\n",
  "src/cart.ts":
    "export function total(prices: number[]): number {\n  return prices.reduce((sum, price) => sum + price, 0);\n}\n",
  "src/price.ts": "export function formatPrice(cents: number): string {\n  return (cents / 100).toFixed(2);\n}\n",
};
/** What an agent does that does its work. */
export const GOOD_EDIT = { "src/discount.ts": "export const discount = (cents: number) => cents * 0.9;\n" };

export function ticketOf(changes: Partial<Ticket> = {}): Ticket {
  const key = changes.key ?? "ENG-1";
  return {
    id: `id-${key.toLowerCase()}`,
    key,
    url: `https://linear.example/acme/issue/${key}`,
    title: "Give a discount on prices",
    description: "Add `src/discount.ts`, in the style of `src/price.ts`.",
    comments: [],
    labels: [],
    state: stateNamed("In Progress"),
    team: { key: key.split("-")[0] ?? "", name: "Engineering", states: [...STATES] },
    children: [],
    blockedBy: [],
    related: [],
    attachments: [],
    files: [],
    updatedAt: "2026-01-01T00:00:00.000Z",
    ...changes,
  };
}

export interface FakeWorld {
  readonly store: ObjectStore;
  readonly base: Base;
  readonly remote: FakeRemote;
  readonly pulls: PullRequest[];
  readonly board: Board;
  /** Another machine on the same world: nothing on disk yet. */
  machine(given?: MachineSettings): Machine;
}

export interface MachineSettings {
  /** The configuration file, without `version`. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly script?: Script;
  readonly lines?: Readonly<Record<string, FakeLine>>;
  readonly commands?: readonly { name: string; run: string; level?: string }[];
  readonly findings?: readonly SecretFinding[] | "not-run";
  readonly reranker?: ScriptedReranker;
  readonly settings?: Partial<Settings>;
  /** Untracked files of the checkout. */
  readonly checkout?: Readonly<Record<string, string>>;
  readonly asked?: Partial<Trigger>;
  readonly signal?: AbortSignal;
  readonly memory?: Memory;
}

export interface Machine {
  readonly hall: Hall;
  readonly watched: RecordingBoard;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly files: MapFiles;
  readonly log: RecordingLog;
  readonly clock: FixedClock;
  readonly agent: FakeAgent;
  readonly commands: FakeCommands;
  readonly workspace: FakeWorkspace;
}

export function createFakeWorld(
  given: { tickets?: readonly Ticket[]; repository?: Record<string, string> } = {},
): FakeWorld {
  const { tickets = [ticketOf()], repository = SHOP } = given;
  const store = createObjectStore();
  const tree = store.putTree(new Map(Object.entries(repository)));
  const commit = store.putCommit({
    tree,
    parent: "0".repeat(40),
    message: "Base\n",
    date: "2026-01-01T00:00:00Z",
    ours: false,
  });
  const base: Base = { branch: "main", commit, tree };
  const remote: FakeRemote = { branches: new Map() };
  const pulls: PullRequest[] = [];
  const board: Board = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const shared = { store, base, remote, pulls, board };
  return { ...shared, machine: (settings = {}) => createMachine(shared, settings) };
}

function createMachine(world: Omit<FakeWorld, "machine">, given: MachineSettings): Machine {
  const { store, base, remote, pulls, board } = world;
  const log = createRecordingLog();
  const clock = createFixedClock();
  const onDisk = Object.entries(given.checkout ?? {}).map(([path, text]) => [`/checkout/${path}`, text]);
  const files = createMapFiles(Object.fromEntries(onDisk));
  const agent = createFakeAgent({ files, clock, script: given.script ?? [{ edits: GOOD_EDIT }] });
  const commands = createFakeCommands({ files, lines: given.lines ?? {} });
  const workspace = createFakeWorkspace({ store, remote, files, dir: "/state/work" });
  const watched = createRecordingBoard();
  const config = Config.parse({ version: 1, ...given.config });
  const setUp = createFakeSetUp({
    commands,
    workspace,
    line: given.settings?.setup ?? config.scaffold.setup,
    timeoutMs: minutesToMs(config.scaffold.setupTimeoutMinutes),
    trusted: base,
  });
  const ports: Ports = {
    setUp,
    tracker: createFakeTracker(board),
    forge: createFakeForge(pulls, [], store),
    trees: createFakeTrees(store, base),
    scanner: createFixedScanner(given.findings),
    reranker: given.reranker ?? createScriptedReranker(),
    board: watched,
    workspace,
    agent,
    commands,
    files,
    log,
    clock,
  };
  const settings: Settings = {
    config,
    base,
    trusted: base,
    stopFile: "/state/stop",
    setup: config.scaffold.setup,
    commands: Config.shape.verify.parse({ commands: given.commands ?? [] }).commands ?? [],
    template: undefined,
    checkout: "/checkout",
    artefactDir: "/state/artefacts",
    version: "0.0.0-test",
    ...given.settings,
  };
  const asked: Trigger = { source: "command-line", keys: [...board.values()].map(({ key }) => key), ...given.asked };
  const signal = given.signal ?? new AbortController().signal;
  const hall: Hall = { ports, settings, asked, signal, memory: given.memory ?? { again: false } };
  return { hall, watched, ports, settings, files, log, clock, agent, commands, workspace };
}

/** The task of the only ticket. */
export async function taskOf(machine: Pick<Machine, "hall">): Promise<Task> {
  const [task] = await tasksOf(machine.hall);
  if (task === undefined) throw new Error("no task");
  return task;
}

async function tasksOf({ ports, settings, asked }: Hall): Promise<Task[]> {
  const { tickets } = await trigger(asked, ports, settings);
  return (await plan(tickets, ports, settings)).tasks;
}

/** What `all` does. */
export async function walkAll(hall: Hall): Promise<Ended[]> {
  const { tickets } = await trigger(hall.asked, hall.ports, hall.settings);
  const { ended } = await orchestrate(await plan(tickets, hall.ports, hall.settings), hall);
  return [...ended];
}

/** Called with `port.method` before each call and after its effect; what it throws is what the caller sees. */
export interface Tap {
  before?(call: string): void;
  after?(call: string): void;
}

/** The hall with a tap on every port that reaches the world. */
export function tapped(hall: Hall, tap: Tap): Hall {
  const { ports } = hall;
  const tapPort = <P extends object>(name: string, port: P): P => new Proxy<P>(port, handler(name, tap));
  return {
    ...hall,
    ports: {
      ...ports,
      tracker: tapPort("tracker", ports.tracker),
      forge: tapPort("forge", ports.forge),
      trees: tapPort("trees", ports.trees),
      workspace: tapPort("workspace", ports.workspace),
      agent: tapPort("agent", ports.agent),
      commands: tapPort("commands", ports.commands),
      setUp: tapPort("setUp", ports.setUp),
      scanner: tapPort("scanner", ports.scanner),
      files: tapPort("files", ports.files),
    },
  };
}

function handler(name: string, tap: Tap): ProxyHandler<object> {
  return {
    get(port, method) {
      const real: unknown = Reflect.get(port, method);
      // A claim ends with its process: there is nothing that could be lost of it.
      if (typeof real !== "function" || method === "claim") return real;
      return async (...args: unknown[]) => {
        const call = `${name}.${String(method)}`;
        tap.before?.(call);
        const answer: unknown = await Reflect.apply(real, port, args);
        tap.after?.(call);
        return answer;
      };
    },
  };
}

/** The hall, and the list of what it asked of the world, in order. */
export function recorded(hall: Hall): { readonly hall: Hall; readonly calls: string[] } {
  const calls: string[] = [];
  return { calls, hall: tapped(hall, { before: (call) => void calls.push(call) }) };
}

/** The code of the error, or what else came of it. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "no error",
    (error: unknown) =>
      error instanceof Error && "code" in error ? `${error.code}: ${error.message}` : `not ours: ${error}`,
  );
}
