// The agent's message to us at the root of its working directory. It lies where an agent writes, so it is read like bait:
// no link is followed, no pipe is waited for, nothing large is taken in.
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { SCOPE_REQUEST_PATH } from "../../core/expansion.ts";

const MAX_BYTES = 64 * 1024;
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/** Its text, lossy UTF-8; undefined when there is none, or anything but a plain file of at most 64 KiB with one name. */
export async function findScopeRequest(workdir: string): Promise<string | undefined> {
  const file = path.join(workdir, SCOPE_REQUEST_PATH);
  const handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.nlink !== 1 || found.size > MAX_BYTES) return undefined;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
    const text = buffer.toString("utf8", 0, bytesRead);
    return text.trim() === "" ? undefined : text;
  } finally {
    await handle.close();
  }
}
