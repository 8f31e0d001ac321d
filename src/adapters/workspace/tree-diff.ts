// What lies between two trees, told by our own store from its objects: names, modes, blobs and sizes. Nothing is read of a
// working directory, and nothing is judged.
import { ABSENT_BLOB, type ChangedFile } from "../../core/change.ts";
import { PipelineError } from "../../errors.ts";
import { blobSizes } from "./blobs.ts";
import type { Store } from "./store.ts";

const STATUS: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  M: "modified",
  D: "deleted",
  T: "type-changed",
};

/** @param baseTree an object id, like `tree`: of a tree, or of a commit for its tree. @throws GIT_FAILED, DISK_FULL */
export async function changedFiles(store: Store, baseTree: string, tree: string): Promise<ChangedFile[]> {
  if (tree === baseTree) return [];
  const raw = await store.git.text({
    args: ["diff-tree", "-r", "-z", "--raw", "--no-renames", baseTree, tree],
    gitDir: store.dir,
  });
  const files = parseRaw(raw);
  const sizes = await blobSizes(
    store,
    files.map(({ newBlob }) => newBlob).filter((id) => id !== ABSENT_BLOB),
  );
  return files.map((file) => ({ ...file, newBytes: sizes.get(file.newBlob) ?? 0 }));
}

/** `:<old mode> <new mode> <old id> <new id> <status>\0<path>\0`, again and again. */
function parseRaw(raw: string): ChangedFile[] {
  const fields = raw.split("\0");
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [oldMode = "", newMode = "", oldBlob = "", newBlob = "", letter = ""] = (fields[at] ?? "")
      .slice(1)
      .split(" ");
    const status = STATUS[letter];
    if (status === undefined) throw new PipelineError("GIT_FAILED", `git diff-tree told of a change "${letter}"`);
    files.push({ path: fields[at + 1] ?? "", status, oldMode, newMode, oldBlob, newBlob, newBytes: 0 });
  }
  return files;
}
