// Isolation by bubblewrap: own process and network namespaces, writes only where the cell says, egress only through a proxy
// that knows the cell. Loaded on first use. It decides nothing about which places and hosts a command deserves.
import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { CELL_MARKER } from "../../core/environment.ts";
import { PipelineError } from "../../errors.ts";
import type { Cell, Command, Log, Sandbox, WrappedCommand } from "../../ports.ts";
import { findApplySeccomp } from "./apply-seccomp.ts";
import { hiddenPlaces, lentTo, type Places, visibleTools } from "./hidden.ts";
import { isLoopback } from "./hosts.ts";
import { openDoor } from "./open-door.ts";
import { makePrivateFolders, type PrivateFolders } from "./private-folders.ts";
import { findSession, getSession, type Session } from "./session.ts";
import { execLine, quoted } from "./shell-words.ts";

export interface SandboxRuntimeSettings {
  /** Absolute; private folders are made below it, and nothing in it is seen by a cell that was not given it. */
  readonly stateDir: string;
  readonly log: Log;
  /** The helper that comes with the runtime; left out, the one of the installed package. */
  readonly applySeccompPath?: string;
  /** The environment of this process, to know where a runner keeps its files. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Absolute paths no cell may see, such as the user's own checkout with its untracked files. */
  readonly hidden?: readonly string[];
}

const PROBE_TIMEOUT_MS = 15_000;
const NO_CELL: Cell = { writable: [], readOnly: [], hidden: [], allowHosts: [], masked: [] };

/** Disposing stops the proxy; without that it stops by itself two seconds after the last cell. */
export function createSandboxRuntime(settings: SandboxRuntimeSettings): Sandbox & AsyncDisposable {
  let probed: Promise<void> | undefined;
  const wrap = async (command: Command, cell: Cell): Promise<WrappedCommand> => {
    await mkdir(settings.stateDir, { recursive: true });
    const opened: Opened = [];
    try {
      const helper = findHelper(settings);
      const made = { helper, session: getSession(helper), log: settings.log, places: placesOf(settings), opened };
      return await enter({ ...made, command, cell: realCell(cell) });
    } catch (error) {
      await closeAll(opened);
      throw error;
    }
  };
  return {
    isolation: "sandbox",
    check() {
      probed ??= probe(wrap);
      return probed;
    },
    wrap,
    async [Symbol.asyncDispose]() {
      await findSession()?.stop();
    },
  };
}

/** @throws SANDBOX_UNAVAILABLE */
function findHelper({ applySeccompPath }: SandboxRuntimeSettings): string {
  if (process.platform === "linux") return findApplySeccomp(applySeccompPath);
  throw new PipelineError("SANDBOX_UNAVAILABLE", `cells need Linux; this is ${process.platform}`);
}

/** By their real names: a cell made of links would protect the links. */
function placesOf({ stateDir, env = {}, hidden = [] }: SandboxRuntimeSettings): Places {
  const homes = [...new Set([homedir(), ...homeOfUser()].map(realOf))];
  return { homes, stateDir: realOf(stateDir), env, hidden: hidden.map(realOf) };
}

/** HOME may have been set to somewhere else than where this user's files are. */
function homeOfUser(): string[] {
  try {
    return [userInfo().homedir];
  } catch {
    // A user without an entry in the user database, as in some containers, has no other home.
    return [];
  }
}

function realCell(cell: Cell): Cell {
  const { writable, readOnly, hidden } = cell;
  return { ...cell, writable: writable.map(realOf), readOnly: readOnly.map(realOf), hidden: hidden.map(realOf) };
}

/** What has to be put away again, oldest first. */
type Opened = (() => PromiseLike<void> | void)[];

async function closeAll(opened: Opened): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

interface Entry {
  readonly session: Session;
  readonly log: Log;
  readonly command: Command;
  readonly cell: Cell;
  readonly places: Places;
  readonly helper: string;
  readonly opened: Opened;
}

/** Makes the cell and the command that runs in it; what it opened is in `opened`, also when it fails. */
async function enter({ session, log, command, cell, places, helper, opened }: Entry): Promise<WrappedCommand> {
  const folders = await makePrivateFolders(places.stateDir);
  opened.push(() => folders[Symbol.asyncDispose]());
  await session.ready();
  const guest = session.admit(cell, log);
  opened.push(() => session.leave(guest));
  const proxy = session.proxy();
  let socket = proxy.socket;
  if (cell.allowHosts.includes("*")) {
    const door = await openDoor({ proxy: proxy.socket, onHost: (host) => session.tryAllow(guest, host) });
    opened.push(() => door[Symbol.asyncDispose]());
    socket = door.socket;
  }

  const script = path.join(folders.root, "run.sh");
  await writeFile(script, `${execLine([command.file, ...command.args], innerEnv(folders, cell))}\n`, { mode: 0o600 });
  // A JVM is pointed at the jar beside the helper and does not start when it cannot read it.
  const jar = path.resolve(path.dirname(helper), "../../java-proxy-agent/srt-proxy-agent.jar");
  const visible = [
    helper,
    ...(existsSync(jar) ? [jar] : []),
    socket,
    proxy.relay,
    script,
    ...visibleTools({ ...places, ...programOf(command) }),
  ];
  const line = await session.wrap(`exec sh ${quoted(script)}`, guest, filesystemOf({ cell, folders, places, visible }));
  const env = { ...command.env, ...folders.env, ...guest.placeholders };
  return {
    // `exec`: the sandbox dies with its parent, so that parent has to be us and not a shell in between.
    command: {
      ...command,
      cwd: realOf(command.cwd),
      file: "/bin/sh",
      args: ["-c", `exec ${line.replaceAll(proxy.socket, socket)}`],
      env,
    },
    [Symbol.asyncDispose]: () => closeAll(opened),
  };
}

function programOf({ file, env }: Command): { readonly program: string; readonly searchPath: string } {
  return { program: file, searchPath: env.PATH ?? "" };
}

/** What the sandbox itself sets and we need otherwise, plus the mark that signals are meant for. */
function innerEnv({ env }: PrivateFolders, { allowHosts }: Cell): Record<string, string> {
  // Programs skip the proxy for loopback, rightly so for servers of their own inside the cell; but a loopback host that the
  // cell may reach is outside, and the proxy is the only way there.
  const direct = allowHosts.some(isLoopback) ? "" : "localhost,127.0.0.1,::1";
  return { TMPDIR: env.TMPDIR, NO_PROXY: direct, no_proxy: direct, [CELL_MARKER]: "1" };
}

function filesystemOf(wanted: {
  readonly cell: Cell;
  readonly folders: PrivateFolders;
  readonly places: Places;
  readonly visible: readonly string[];
}) {
  const { cell, folders, places, visible } = wanted;
  const borrowed = cell.readOnly.flatMap(lentTo);
  const writable = [...cell.writable, folders.env.HOME, folders.env.TMPDIR];
  // What is shown again is shown read-only, with everything below: it must not lie around what may be written.
  const shown = visible.filter((each) => !writable.some((inner) => inner === each || inner.startsWith(`${each}/`)));
  return {
    denyRead: literally([...hiddenPlaces(places), ...cell.hidden]),
    allowRead: literally([...shown, ...cell.readOnly, ...borrowed]),
    allowWrite: literally(writable),
    denyWrite: literally([...cell.readOnly, ...borrowed]),
  };
}

/** Without this a folder called `[app]` would be read as a pattern. */
function literally(paths: readonly string[]): { path: string; literal: true }[] {
  return [...new Set(paths)].map((each) => ({ path: each, literal: true }));
}

/** Runs the smallest program in the smallest cell: the only proof there is. */
async function probe(wrap: (command: Command, cell: Cell) => Promise<WrappedCommand>): Promise<void> {
  const env = { PATH: "/usr/local/bin:/usr/bin:/bin" };
  await using cell = await wrap({ file: "true", args: [], cwd: "/", env, timeoutMs: PROBE_TIMEOUT_MS }, NO_CELL);
  const { file, args, cwd } = cell.command;
  try {
    await promisify(execFile)(file, args, { cwd, env: cell.command.env, timeout: PROBE_TIMEOUT_MS });
  } catch (error) {
    // No cause: its message is the whole command line, with what opens the proxy.
    throw new PipelineError("SANDBOX_UNAVAILABLE", `a probe cell did not start: ${wordsOf(error)}`);
  }
}

function wordsOf(error: unknown): string {
  const told = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  return told === "" ? "it said nothing" : told.split("\n").slice(-3).join(" ").slice(0, 500);
}

function realOf(dir: string): string {
  try {
    return realpathSync(dir);
  } catch {
    // What is not there hides nothing and holds nothing; its name is as good as any.
    return dir;
  }
}
