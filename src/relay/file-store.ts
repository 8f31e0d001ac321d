// The store in a folder: survives restarts and is shared by several relays of one machine (or of one POSIX file system).
// Every claim is the creation of a file that must not exist, which a file system decides for exactly one. Synchronous on purpose:
// a handful of tiny files costs a fifth of what the thread pool takes for them, and half a millisecond holds nobody up.
import { createHash, randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRecord } from "./section.ts";
import type { Store } from "./store.ts";

interface Entry {
  readonly state: "taken" | "done" | "free";
  readonly expires: number;
}

/** A lapsed entry is followed by one of the next generation, never replaced: replacing could hit somebody's fresh claim. */
const MAX_GENERATIONS = 1000;
/** Longer than anything is remembered, so that no claim meets a name at the moment it is forgotten. */
const KEEP_MS = 4 * 24 * 3600 * 1000;
/** One of 256 parts of the folder at a time, with a claim: all of it in less than a day, and a few files at once. */
const SWEEP_EVERY_MS = 5 * 60 * 1000;
const PARTS = 256;

/**
 * @param folder made when it is not there; holds hashes and times only.
 * @param now milliseconds since 1970.
 */
export function createFileStore(folder: string, now: () => number): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweep(folder, "", now());
  const held = new Map<string, string>();
  let swept = { at: now(), part: 0 };

  /** Without a timer: a folder that nobody claims in does not grow. */
  function sweepPart(): void {
    if (now() < swept.at + SWEEP_EVERY_MS) return;
    const { part } = swept;
    // First: what cannot be removed is in the way of one claim, which is tried again, and not of every one.
    swept = { at: now(), part: (part + 1) % PARTS };
    sweep(folder, part.toString(16).padStart(2, "0"), now());
  }

  function write(entry: Entry): string {
    const draft = path.join(folder, `draft-${randomUUID()}`);
    writeFileSync(draft, JSON.stringify(entry), { mode: 0o600 });
    return draft;
  }

  /** True when this call made the file. */
  function create(file: string, entry: Entry): boolean {
    const draft = write(entry);
    try {
      linkSync(draft, file);
      return true;
    } catch (error) {
      if (isCode(error, "EEXIST")) return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  function change(key: string, entry: Entry): void {
    const file = held.get(key);
    if (file === undefined) return;
    renameSync(write(entry), file);
    held.delete(key);
  }

  return {
    async claim(key, ttlSeconds) {
      sweepPart();
      const name = createHash("sha256").update(key).digest("hex");
      for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
        const file = path.join(folder, `${name}.${generation}`);
        const entry: Entry = { state: "taken", expires: now() + ttlSeconds * 1000 };
        if (create(file, entry)) {
          held.set(key, file);
          return "mine";
        }
        const found = findEntry(file);
        if (found === undefined) return "taken";
        if (found.state !== "free" && found.expires > now()) return found.state;
      }
      return "taken";
    },
    async settle(key, ttlSeconds) {
      change(key, { state: "done", expires: now() + ttlSeconds * 1000 });
    },
    async release(key) {
      change(key, { state: "free", expires: now() });
    },
  };
}

function findEntry(file: string): Entry | undefined {
  try {
    const entry: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (!isRecord(entry) || typeof entry.expires !== "number") return undefined;
    const state = entry.state === "done" || entry.state === "free" ? entry.state : "taken";
    return { state, expires: entry.expires };
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Removes what lapsed days ago of the names that begin with `prefix`. */
function sweep(folder: string, prefix: string, now: number): void {
  const found = new Map<string, string[]>();
  for (const name of readdirSync(folder)) {
    const [, hash] = /^([0-9a-f]{64})\.\d+$/.exec(name) ?? [];
    if (hash?.startsWith(prefix)) found.set(hash, [...(found.get(hash) ?? []), path.join(folder, name)]);
  }
  for (const generations of found.values()) sweepName(generations, now);
}

/** All generations or none, the last one first: a claim takes the first that is not there. */
function sweepName(generations: readonly string[], now: number): void {
  const counts = (file: string) => (findEntry(file)?.expires ?? 0) + KEEP_MS >= now;
  if (generations.some(counts)) return;
  const numberOf = (file: string) => Number(path.extname(file).slice(1));
  for (const file of generations.toSorted((a, b) => numberOf(b) - numberOf(a))) rmSync(file, { force: true });
}

function isCode(error: unknown, code: string): boolean {
  return isRecord(error) && error.code === code;
}
