// What is new in a file, from the two blobs: the ground every content check stands on. Patch text is never parsed.
// When in doubt a line counts as added: a check may look at too much, never at too little.
import { diffArrays } from "diff";
import { ABSENT_BLOB, type Change, type ChangedFile } from "./change.ts";

export interface AddedLine {
  /** From 1, in the new text. */
  readonly line: number;
  /** Without its line end. */
  readonly text: string;
}

export interface FileText {
  readonly path: string;
  readonly status: ChangedFile["status"];
  readonly old: string | undefined;
  readonly new: string | undefined;
  readonly added: readonly AddedLine[];
  /** Whether the new content could be looked into. A deleted file is `text`. */
  readonly reading: "text" | "binary" | "too-large" | "missing";
}
export type FileTexts = readonly FileText[];

// The longest edit script looked for: 500 edits take about 40 ms in the worst case, 2,000 take 0.6 s (measured).
const MAX_EDITS = 500;
/** In UTF-16 units; twice the default of `verify.maxBytes`, and below what makes V8 give up on patterns (25 Mi matches). */
const MAX_TEXT_LENGTH = 8 * 1024 * 1024;
// git looks at as many bytes when it tells binary from text.
const BINARY_PROBE = 8000;
const GITLINK = "160000";

/** The blobs that `fileTexts` needs, each once. */
export function blobIds(change: Change): string[] {
  const ids = change.files.flatMap((file) => [
    ...(file.oldMode === GITLINK ? [] : [file.oldBlob]),
    ...(file.newMode === GITLINK ? [] : [file.newBlob]),
  ]);
  return [...new Set(ids)].filter((id) => id !== ABSENT_BLOB);
}

/**
 * Old and new text of every changed file, with what is new in it. A file that was only moved keeps its old text. An old blob
 * that is not among `blobs` makes every line new; a new one that is not there is reported as `missing`.
 * @param blobs contents by blob id, as `Trees.blobs` gives them.
 */
export function fileTexts(change: Change, blobs: ReadonlyMap<string, string>): FileText[] {
  const deleted = new Set(change.files.filter((file) => file.status === "deleted").map((file) => file.oldBlob));
  return change.files
    .filter((file) => file.newMode !== GITLINK)
    .map((file) => {
      const moved = file.status === "added" && deleted.has(file.newBlob);
      const old = blobs.get(moved ? file.newBlob : file.oldBlob);
      return readFile(file, old, blobs.get(file.newBlob));
    });
}

function readFile(file: ChangedFile, old: string | undefined, text: string | undefined): FileText {
  const about = { path: file.path, status: file.status, old };
  if (file.newBlob === ABSENT_BLOB) return { ...about, new: undefined, added: [], reading: "text" };
  if (text === undefined) return { ...about, new: undefined, added: [], reading: "missing" };
  if (text.length > MAX_TEXT_LENGTH) return { ...about, new: undefined, added: [], reading: "too-large" };
  return { ...about, new: text, added: addedLines(old, text), reading: isBinary(text) ? "binary" : "text" };
}

export function isBinary(text: string): boolean {
  return text.slice(0, BINARY_PROBE).includes("\0");
}

/**
 * The lines of `newText` that are not in `oldText`, in order. Lines end at LF; a CR before it does not count, so that a
 * changed line ending is no new line. Texts that are too different are compared as bags of lines.
 */
export function addedLines(oldText: string | undefined, newText: string): AddedLine[] {
  const after = lines(newText);
  if (oldText === undefined || oldText === "") return number(after, 0);
  if (oldText === newText) return [];
  const before = lines(oldText);
  const head = commonHead(before, after);
  const tail = commonTail(before.slice(head), after.slice(head));
  const oldPart = before.slice(head, before.length - tail);
  const newPart = number(after.slice(head, after.length - tail), head);
  if (oldPart.length === 0 || newPart.length === 0) return newPart;
  return byEdits(oldPart, newPart) ?? byCount(oldPart, newPart);
}

/** How many lines of `oldText` are gone, counted the same way. */
export function removedLineCount(oldText: string, newText: string): number {
  return addedLines(newText, oldText).length;
}

export function lines(text: string): string[] {
  if (text === "") return [];
  const all = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  if (all.at(-1) === "") all.pop();
  return all;
}

function number(texts: readonly string[], before: number): AddedLine[] {
  return texts.map((text, index) => ({ line: before + index + 1, text }));
}

function commonHead(before: readonly string[], after: readonly string[]): number {
  let count = 0;
  while (count < before.length && count < after.length && before[count] === after[count]) count += 1;
  return count;
}

function commonTail(before: readonly string[], after: readonly string[]): number {
  let count = 0;
  while (count < before.length && count < after.length && before.at(-1 - count) === after.at(-1 - count)) count += 1;
  return count;
}

function byEdits(before: readonly string[], after: readonly AddedLine[]): AddedLine[] | undefined {
  const texts = after.map(({ text }) => text);
  const parts = diffArrays([...before], texts, { maxEditLength: MAX_EDITS });
  if (parts === undefined) return undefined;
  const added: AddedLine[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.removed) continue;
    if (part.added) added.push(...after.slice(at, at + part.count));
    at += part.count;
  }
  return added;
}

function byCount(before: readonly string[], after: readonly AddedLine[]): AddedLine[] {
  const surplus = new Map<string, number>();
  for (const { text } of after) surplus.set(text, (surplus.get(text) ?? 0) + 1);
  for (const text of before) surplus.set(text, (surplus.get(text) ?? 0) - 1);
  // Which of several equal lines is the new one cannot be told: all of them are reported.
  return after.filter(({ text }) => (surplus.get(text) ?? 0) > 0);
}
