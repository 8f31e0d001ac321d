// Everything a run leaves for others to read, as one text a sink: where a secret must never turn up, in no spelling.
import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gitEnvironment } from "./git-repository.ts";
import type { ActionEnd } from "./runner.ts";
import type { Scene } from "./world.ts";

export interface Sink {
  readonly name: string;
  readonly text: string;
}

/** Log, summary, outputs, pull requests, ticket, every file the runner keeps, and every object of both git stores. */
export async function sinksOf(scene: Scene, ended: ActionEnd): Promise<Sink[]> {
  const files = await filesBelow(scene.dir);
  return [
    { name: "log", text: ended.log },
    { name: "summary", text: ended.summary },
    { name: "outputs", text: JSON.stringify(ended.outputs) },
    { name: "pull requests", text: JSON.stringify(await scene.pulls()) },
    { name: "comments", text: JSON.stringify([scene.comments(), scene.linear.attachments(scene.key)]) },
    { name: "objects on the server", text: objectsIn(scene.repository.dir) },
    { name: "objects in our store", text: objectsIn(path.join(scene.stateDir, "store.git")) },
    ...files,
  ];
}

async function filesBelow(dir: string): Promise<Sink[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => ({ name: path.relative(dir, file), text: await readFile(file, "latin1") })),
  );
}

/** Reachable or not. */
function objectsIn(gitDir: string): string {
  const args = ["cat-file", "--batch-all-objects", "--batch", "--unordered"];
  return execFileSync("git", args, {
    cwd: gitDir,
    env: gitEnvironment(gitDir),
    encoding: "latin1",
    maxBuffer: 1 << 28,
  });
}

/** `sink: spelling` for every place a secret was found in. */
export function findSecrets(sinks: readonly Sink[], secrets: readonly string[]): string[] {
  const spellings = secrets.flatMap(spellingsOf);
  return sinks.flatMap(({ name, text }) =>
    spellings.filter((spelling) => text.includes(spelling)).map((spelling) => `${name}: ${spelling}`),
  );
}

function spellingsOf(secret: string): string[] {
  // What base64 makes of it at each of its three alignments, without the characters that depend on its neighbours.
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from("x".repeat(shift) + secret).toString("base64");
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  return [secret, ...base64, Buffer.from(secret).toString("hex"), [...secret].reverse().join("")];
}
