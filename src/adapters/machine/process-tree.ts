// Finding and ending everything one command started. The process group catches the well-behaved; a marker in the
// environment catches those that left it with setsid. A process that leaves the group *and* wipes its environment is
// out of reach here: only the PID namespace of the sandbox ends that one.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { CELL_MARKER, RUN_MARKER } from "../../core/environment.ts";

/** One run of one command: the leader of its process group, and what tells its processes from all others. */
export interface ProcessTree {
  readonly leader: number;
  /** Value of the marker variable, unique to this run. */
  readonly marker: string;
  /** The newest process id before it was started. */
  readonly since: number;
}

/** Sends a signal to a whole process group; false when nobody is in it any more. */
export function trySignalGroup(leader: number, signal: NodeJS.Signals): boolean {
  return trySignal(-leader, signal);
}

/**
 * Asks a run to end. In a cell the group is the isolation, which would take the program down without a word; so the signal
 * goes to the program itself, the oldest process with the cell's mark.
 */
export function askToEnd({ leader, marker, since }: ProcessTree, signal: NodeJS.Signals): void {
  const inner = marked(marker, since).filter(({ environ }) => environ.includes(`\0${CELL_MARKER}=`));
  const program = Math.min(...inner.map(({ pid }) => pid));
  if (Number.isFinite(program)) trySignal(program, signal);
  else trySignalGroup(leader, signal);
}

/**
 * The newest process id of this machine, 0 where it cannot be told (not Linux). Read before the start and after the end, it
 * bounds the ids a run can have used, so that a sweep looks at a handful of processes instead of all.
 */
export function newestProcessId(): number {
  return Number.parseInt(tryRead("/proc/loadavg")?.trim().split(" ").at(-1) ?? "0", 10) || 0;
}

/**
 * Kills every process of the run that carries its marker, in passes until none is left (a process may fork while we look).
 * Does nothing where there is no /proc.
 */
export async function sweepMarked({ marker, since }: ProcessTree): Promise<void> {
  for (let pass = 0; pass < 40; pass += 1) {
    const survivors = marked(marker, since);
    if (survivors.length === 0) return;
    for (const { pid } of survivors) trySignal(pid, "SIGKILL");
    await sleep(5);
  }
}

function marked(marker: string, since: number): { readonly pid: number; readonly environ: string }[] {
  if (since === 0) return [];
  const needle = `${RUN_MARKER}=${marker}`;
  return youngerThan(since).flatMap((pid) => {
    const environ = tryRead(`/proc/${pid}/environ`);
    return environ?.includes(needle) ? [{ pid, environ: `\0${environ}` }] : [];
  });
}

/** Ids handed out after `since`; when the counter has wrapped round, the low ones too. */
function youngerThan(since: number): number[] {
  const newest = newestProcessId();
  const pids = readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid);
  return pids.filter((pid) => pid > since || (newest < since && pid <= newest));
}

function trySignal(target: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(target, signal);
  } catch {
    // ESRCH: gone already, which is what we wanted; EPERM: not ours to end.
    return false;
  }
}

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch {
    // A process that ended between the listing and the look, or one of another user.
    return undefined;
  }
}
