// What the ticket itself points at: files of the tree, with lines where it gave some, and files that are still to be made.
import type { Mention } from "../core/mentions.ts";
import { isDefinition, type Lines } from "./chunks.ts";
import type { SourceFile } from "./rank.ts";
import { extensionOf, type Tree } from "./tree.ts";

export interface NamedFile {
  readonly file: SourceFile;
  readonly lines: Lines | undefined;
  readonly intent: Mention["intent"];
  /** In words, for people. */
  readonly reason: string;
}
export interface Named {
  readonly files: readonly NamedFile[];
  /** Paths that are not in the tree yet. */
  readonly toCreate: readonly string[];
}

/** @param paths the task's territory; its globs and folders are passed over. */
export function resolveNamed(mentions: readonly Mention[], paths: readonly string[], tree: Tree): Named {
  const files: NamedFile[] = [];
  const toCreate = new Set<string>();
  for (const mention of mentions) {
    const file = resolve(mention, tree);
    if (file !== undefined)
      files.push({ file, lines: linesOf(mention), intent: mention.intent, reason: reasonOf(mention) });
    else if (mention.intent === "create" && isFilePath(mention.path)) toCreate.add(mention.path);
  }
  for (const path of paths.map((written) => written.replace(/^\.\//, "")).filter(isFilePath)) {
    const file = tree.find(path);
    if (file === undefined) toCreate.add(path);
    else files.push({ file, lines: undefined, intent: "change", reason: "in the task's territory" });
  }
  return { files, toCreate: [...toCreate] };
}

/** A file to be made is looked for at its own place only: another package may well have one of that name. */
function resolve({ path, intent }: Mention, tree: Tree): SourceFile | undefined {
  if (intent === "create" && path.includes("/")) return tree.find(path);
  const file = tree.resolve(path);
  if (file !== undefined || intent !== "like" || /[./]/.test(path)) return file;
  return tree.resolveName(path) ?? findDefining(path, tree);
}

function findDefining(name: string, tree: Tree): SourceFile | undefined {
  const word = new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`);
  const defining = tree.files.filter(
    ({ text }) =>
      text.includes(name) &&
      text.split("\n").some((line) => line.includes(name) && isDefinition(line.slice(0, 160)) && word.test(line)),
  );
  return defining.length === 1 ? defining[0] : undefined;
}

function reasonOf({ intent }: Mention): string {
  return intent === "like" ? "named in the ticket as the example to follow" : "named in the ticket";
}

function linesOf({ startLine, endLine }: Mention): Lines | undefined {
  return startLine === undefined ? undefined : { start: startLine, end: endLine ?? startLine };
}

function isFilePath(path: string): boolean {
  return !/[*?{}!]/.test(path) && extensionOf(path) !== "" && !path.endsWith("/");
}
