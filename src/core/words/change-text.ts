// The files of a change as people like to read them: one line a directory, with what happened to each file.
import type { Change, ChangedFile } from "../change.ts";
import type { Territory } from "../territory.ts";
import { codeWord } from "./check-text.ts";
import { countText } from "./quantity.ts";

const STATUS: Record<ChangedFile["status"], string> = {
  added: "added",
  modified: "changed",
  deleted: "deleted",
  "type-changed": "type changed",
};
const MOST_FILES = 120;

/** Empty when nothing changed. */
export function describedFiles(change: Change, territory: Territory): string {
  if (change.files.length === 0) return "";
  const shown = change.files.slice(0, MOST_FILES);
  const lines = [...byDirectory(shown)].map(([directory, files]) => {
    const names = files.map(({ path, status }) => `${STATUS[status]} ${codeWord(path.slice(directory.length))}`);
    return `- ${directory === "" ? "top level" : codeWord(directory)}: ${names.join(", ")}`;
  });
  const more = change.files.length - shown.length;
  return [
    `### Files (${change.files.length})`,
    ...territoryLine(territory),
    [...lines, ...(more > 0 ? [`- and ${countText(more, "more file")}`] : [])].join("\n"),
  ].join("\n\n");
}

function byDirectory(files: readonly ChangedFile[]): Map<string, ChangedFile[]> {
  const groups = new Map<string, ChangedFile[]>();
  for (const file of files) {
    const directory = file.path.slice(0, file.path.lastIndexOf("/") + 1);
    groups.set(directory, [...(groups.get(directory) ?? []), file]);
  }
  return groups;
}

function territoryLine({ mayEdit, source }: Territory): string[] {
  if (mayEdit.length === 0) return [];
  const globs = mayEdit.slice(0, 10).map((glob) => codeWord(glob, 100));
  return [`Territory (${source}): ${globs.join(", ")}${mayEdit.length > 10 ? ", …" : ""}`];
}
