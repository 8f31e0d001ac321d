// Who holds a name: a symbolic link to its maker's token, made whole in one step, also on a full disk. Whether a maker still
// lives is asked of the system, never guessed from age.
import { readFile, readlink, symlink } from "node:fs/promises";

/** `<pid>-<start of the process>-<random>`; the start is 0 where the system does not tell it. */
export async function createToken(): Promise<string> {
  const seen = await findProcess(process.pid);
  return `${process.pid}-${seen?.start ?? 0}-${Math.random().toString(36).slice(2)}`;
}

export async function tryTake(file: string, token: string): Promise<boolean> {
  return symlink(token, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

/** The holder's token: undefined when nobody holds it, empty when what is there is none of ours. */
export async function findHolder(file: string): Promise<string | undefined> {
  return readlink(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EINVAL") return "";
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
}

export async function isHeld(file: string): Promise<boolean> {
  const holder = await findHolder(file);
  return holder !== undefined && isAlive(holder);
}

/** Whether the process that made a token lives: not dead, not a zombie, and not another one that got its number since. */
export async function isAlive(token: string): Promise<boolean> {
  const [, pid = "", start = "0"] = /^(\d+)-(\d+)?/.exec(token) ?? [];
  if (pid === "" || !hasProcess(Number(pid))) return false;
  const seen = await findProcess(Number(pid));
  if (seen === undefined) return true;
  return !["Z", "X"].includes(seen.state) && (start === "0" || start === seen.start);
}

function hasProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, but not ours.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** State and start (clock ticks since boot), fields 3 and 22 of proc(5); undefined where there is no /proc or it is hidden. */
async function findProcess(pid: number): Promise<{ state: string; start: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the program's name in brackets, which may hold anything.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state = "", start = ""] = [fields[0], fields[19]];
  return start === "" ? undefined : { state, start };
}
