// Runs programs: explicit environment, a deadline, both streams drained, and a process tree that is dead at the end.
// It decides nothing about what an exit code means.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { RUN_MARKER } from "../../core/environment.ts";
import type { Command, Finished, RunOptions, Shell } from "../../ports.ts";
import { askToEnd, newestProcessId, type ProcessTree, sweepMarked, trySignalGroup } from "./process-tree.ts";
import { drain } from "./streams.ts";

type Ladder = NonNullable<RunOptions["ladder"]>;
type Reason = "timedOut" | "cancelled";

const DEFAULT_LADDER: Ladder = [{ signal: "SIGTERM", graceMs: 2000 }];
/** Longest delay a Node timer takes; a larger one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** A process that SIGKILL does not end is stuck in the kernel; it is not waited for longer than this. */
const UNKILLABLE_MS = 3000;

/** The real processes of this machine. */
export function createShell(): Shell {
  const live = new Set<number>();
  const killAll = () => {
    for (const leader of live) trySignalGroup(leader, "SIGKILL");
  };
  return {
    async run(command, options = {}) {
      if (command.file === "") throw new TypeError("a command needs a program");
      if (options.signal?.aborted) return notStarted("cancelled before it was started", true);
      const marker = randomUUID();
      const since = newestProcessId();
      const child = trySpawn(command, marker, options.input);
      if (child instanceof Error) return notStarted(child.message, false);
      if (child.pid === undefined) return notStarted(await startError(child), false);

      if (live.size === 0) process.on("exit", killAll);
      live.add(child.pid);
      try {
        return await follow(child, { leader: child.pid, marker, since }, command.timeoutMs, options);
      } finally {
        live.delete(child.pid);
        if (live.size === 0) process.off("exit", killAll);
      }
    },
  };
}

function trySpawn(command: Command, marker: string, input: string | undefined): ChildProcess | Error {
  try {
    return spawn(command.file, command.args, {
      cwd: command.cwd,
      env: { ...command.env, [RUN_MARKER]: marker },
      // A group of its own, so that one signal reaches everything that stayed in it.
      detached: true,
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
  } catch (error) {
    // Thrown, instead of told later, for what the kernel does not take as arguments: too long, or with a NUL byte.
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function startError(child: ChildProcess): Promise<string> {
  const [error] = await once(child, "error");
  return error instanceof Error ? error.message : String(error);
}

/** From a started child to the report of its end. */
async function follow(
  child: ChildProcess,
  tree: ProcessTree,
  timeoutMs: number,
  options: RunOptions,
): Promise<Finished> {
  const startedAt = performance.now();
  const gone = new AbortController();
  const exited = once(child, "exit").then(() => gone.abort());
  let reason: Reason | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (why?: Reason) => {
    if (stopping !== undefined || gone.signal.aborted) return;
    reason = why;
    stopping = climb(tree, options.ladder ?? DEFAULT_LADDER, gone.signal).then(giveUp);
  };
  let giveUp = () => {};
  const gaveUp = new Promise<void>((resolve) => {
    giveUp = resolve;
  });

  const output = drain(child, options, () => stop());
  const deadline = setTimeout(() => stop("timedOut"), Math.min(Math.max(timeoutMs, 1), MAX_TIMER_MS));
  const onAbort = () => stop("cancelled");
  options.signal?.addEventListener("abort", onAbort, { once: true });

  await Promise.race([exited, gaveUp]);
  clearTimeout(deadline);
  options.signal?.removeEventListener("abort", onAbort);
  await stopping;
  trySignalGroup(tree.leader, "SIGKILL");
  await sweepMarked(tree);
  const { stdout, stderr } = await output.close();
  return {
    exitCode: child.exitCode ?? undefined,
    signal: child.signalCode ?? undefined,
    timedOut: reason === "timedOut",
    cancelled: reason === "cancelled",
    started: true,
    stdout,
    stderr,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

/** One signal after the other, each with its time, until the leader is gone; SIGKILL follows the last. */
async function climb(tree: ProcessTree, ladder: Ladder, gone: AbortSignal): Promise<void> {
  for (const step of ladder) {
    if (gone.aborted) return;
    askToEnd(tree, step.signal);
    await pause(step.graceMs, gone);
  }
  if (gone.aborted) return;
  trySignalGroup(tree.leader, "SIGKILL");
  await pause(UNKILLABLE_MS, gone);
}

/** Waits, but not longer than until `gone`. */
async function pause(ms: number, gone: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: gone }).catch((error: unknown) => {
    if (!gone.aborted) throw error;
  });
}

function notStarted(why: string, cancelled: boolean): Finished {
  return {
    exitCode: undefined,
    signal: undefined,
    timedOut: false,
    cancelled,
    started: false,
    stdout: "",
    stderr: why,
    durationMs: 0,
  };
}
