// Bare repositories, read as the product reads a tree: which files count and their texts are for `readIndexable` to say. Reads only.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { readIndexable } from "../../src/retrieval/readable.ts";

const DEADLINE_MS = 300_000;
const MAX_OUTPUT_BYTES = 2 ** 30;

export function directoryOf(repos, name) {
  return path.join(repos, name.replace("/", "+"), "repo");
}

/**
 * One repository, asked for one commit after the other. Texts of the commit before are kept, so that only what changed is read.
 * @returns `filesAt(commit)`: the indexable files, and how many objects the repository does not have: a missing blob counts as an empty
 * file, a missing tree as one without files.
 */
export function createRepository(dir) {
  let known = new Map();
  return {
    async filesAt(commit) {
      const texts = new Map();
      let missing = 0;
      if (!hasTree(dir, commit)) return { files: [], missing: 1 };
      const files = await readIndexable(listTree(dir, commit), async (ids) => {
        const read = readBlobs(
          dir,
          ids.filter((id) => !known.has(id)),
        );
        missing = read.missing.length;
        for (const id of ids) {
          const text = known.get(id) ?? read.texts.get(id);
          if (text !== undefined) texts.set(id, text);
        }
        return texts;
      });
      known = texts;
      return { files, missing };
    },
  };
}

/** Bytes of the files the product would read, without reading them. */
export async function indexableBytes(dir, commit) {
  const entries = listTree(dir, commit);
  const counted = new Set((await readIndexable(entries, async () => new Map())).map((file) => file.path));
  return entries.reduce((sum, entry) => sum + (counted.has(entry.path) ? entry.bytes : 0), 0);
}

function hasTree(dir, commit) {
  return run(dir, ["cat-file", "-e", `${commit}^{tree}`]).status === 0;
}

function listTree(dir, commit) {
  return parseListing(git(dir, ["ls-tree", "-r", "-l", "-z", "--full-tree", commit]).toString());
}

function readBlobs(dir, ids) {
  if (ids.length === 0) return { texts: new Map(), missing: [] };
  return parseBatch(git(dir, ["cat-file", "--batch", "--buffer"], `${[...new Set(ids)].join("\n")}\n`));
}

function git(dir, args, input) {
  const { status, error, stdout, stderr } = run(dir, args, input);
  if (status !== 0) throw new Error(`git ${args[0]} failed in ${dir}: ${error?.message ?? stderr}`);
  return stdout;
}

/** A snapshot may lack blobs; it must not go and fetch them. */
function run(dir, args, input = "") {
  return spawnSync("git", ["--git-dir", dir, ...args], {
    input,
    env: { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" },
    maxBuffer: MAX_OUTPUT_BYTES,
    timeout: DEADLINE_MS,
  });
}

/** `<mode> <type> <id> <size, padded>\t<path>`, each ended by NUL; the size is `-` for a gitlink and `BAD` for a missing blob. */
export function parseListing(listing) {
  return listing.split("\0").flatMap((entry) => {
    const parts = /^(\d{6}) [a-z]+ ([0-9a-f]{40,64}) +(\d+|-|BAD)\t([\s\S]+)$/.exec(entry);
    if (parts === null) return [];
    const [, mode, blob, size, file] = parts;
    return [{ path: file, mode, blob, bytes: Number.parseInt(size, 10) || 0 }];
  });
}

/** What `cat-file --batch` prints: `<id> blob <bytes>\n<content>\n`, or `<id> missing\n`. */
export function parseBatch(output) {
  const texts = new Map();
  const missing = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id, kind, size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (kind === "missing") {
      missing.push(id);
      continue;
    }
    texts.set(id, output.toString("utf8", at, at + Number(size)));
    at += Number(size) + 1;
  }
  return { texts, missing };
}
