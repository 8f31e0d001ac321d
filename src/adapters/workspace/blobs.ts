// Sizes and texts of blobs, many at a time, straight from the object store: no working directory, no filter, no line-end
// conversion is involved.
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Store } from "./store.ts";
import { temporaryPath } from "./temporary.ts";

/** A larger blob keeps its beginning and its end. */
const MAX_BLOB_BYTES = 4 * 1024 * 1024;
/** What one `cat-file` prints at most: far below the longest string there can be. */
const MAX_BATCH_BYTES = 64 * 1024 * 1024;

/** Sizes by blob id; what is no blob, or not there, is absent. */
export async function blobSizes(store: Store, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const args = ["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", "--buffer"];
  const told = await store.git.text({ args, gitDir: store.dir, input: `${ids.join("\n")}\n` });
  const found = [...told.matchAll(/^([0-9a-f]{40}) blob (\d+)$/gm)];
  return new Map(found.map(([, id = "", size]) => [id, Number(size)]));
}

/** Texts by blob id; unknown ids are absent. */
export async function readBlobs(store: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const sizes = await blobSizes(store, ids);
  const texts = new Map<string, string>();
  for (const batch of batches(sizes)) {
    for (const [id, text] of await readBatch(store, batch)) texts.set(id, text);
  }
  for (const [id, size] of sizes) {
    if (size <= MAX_BLOB_BYTES) continue;
    texts.set(
      id,
      await store.git.text({ args: ["cat-file", "blob", id], gitDir: store.dir, maxOutputBytes: MAX_BLOB_BYTES }),
    );
  }
  return texts;
}

function batches(sizes: ReadonlyMap<string, number>): string[][] {
  const all: string[][] = [];
  let room = 0;
  for (const [id, size] of sizes) {
    if (size > MAX_BLOB_BYTES) continue;
    if (all.length === 0 || size > room) {
      all.push([]);
      room = MAX_BATCH_BYTES;
    }
    all.at(-1)?.push(id);
    room -= size;
  }
  return all;
}

/**
 * Byte counts mean nothing once the output is text, so blobs are told apart by a line nobody can have put into one: a
 * fresh random word.
 */
async function readBatch(store: Store, ids: readonly string[]): Promise<[string, string][]> {
  const border = randomUUID();
  const args = ["cat-file", `--batch=${border} %(objectname)`, "--buffer"];
  const output = await store.git.text({ args, gitDir: store.dir, input: `${ids.join("\n")}\n` });
  const parts = output.split(`${border} `).slice(1);
  // Each part is `<id>\n<content>\n`.
  return parts.map((part) => [part.slice(0, 40), part.slice(41, -1)]);
}

/** What our processes print is text, so bytes take the way over a file that git writes. @throws GIT_FAILED, DISK_FULL */
export async function readBytes(store: Store, id: string): Promise<Uint8Array> {
  const dir = temporaryPath(store.stateDir, "blob");
  await mkdir(dir, { recursive: true });
  try {
    const name = await store.git.text({ args: ["unpack-file", id], gitDir: store.dir, cwd: dir });
    return await readFile(path.join(dir, name.trim()));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
