// What the ticket itself points at: files of the tree, with lines where it gave some, and files that are still to be made.
import type { Mention } from "../core/mentions.ts";
import type { Lines } from "./chunks.ts";
import { definingFiles } from "./defining.ts";
import type { SourceFile } from "./source-file.ts";
import { extensionOf, type Tree } from "./tree.ts";

export interface NamedFile {
  readonly file: SourceFile;
  readonly lines: Lines | undefined;
  readonly intent: Mention["intent"];
  /** 0 to 1: how likely the file is meant. 1 for a path and for the territory; less for what only holds a name of the code. */
  readonly certainty: number;
  /** In words, for people. */
  readonly reason: string;
}
export interface Named {
  /** Paths in the order of the ticket, the territory, then what its names of the code lead to; more sure before less. */
  readonly files: readonly NamedFile[];
  /** Paths that are not in the tree yet. */
  readonly toCreate: readonly string[];
}

/** Of one name; each costs a look at every text. */
const MAX_NAMES = 12;

/** @param paths the task's territory; its globs and folders are passed over. */
export function resolveNamed(mentions: readonly Mention[], paths: readonly string[], tree: Tree): Named {
  const files: NamedFile[] = [];
  const toCreate = new Set<string>();
  for (const mention of mentions.filter(({ names }) => names === undefined)) {
    const file = resolve(mention, tree);
    if (file !== undefined) files.push({ file, lines: linesOf(mention), ...says(mention) });
    else if (mention.intent === "create" && isFilePath(mention.path)) toCreate.add(mention.path);
  }
  for (const path of paths.map((written) => written.replace(/^\.\//, "")).filter(isFilePath)) {
    const file = tree.find(path);
    if (file === undefined) toCreate.add(path);
    else files.push({ file, lines: undefined, intent: "change", certainty: 1, reason: "in the task's territory" });
  }
  return {
    files: [...files, ...definedBy(mentions, new Set(files.map(({ file }) => file.path)), tree)],
    toCreate: [...toCreate],
  };
}

/** What the names of the code lead to, each file once, and none that the ticket names by its path. */
function definedBy(mentions: readonly Mention[], known: ReadonlySet<string>, tree: Tree): NamedFile[] {
  const found = new Map<string, NamedFile>();
  const names = mentions.filter((mention) => mention.names !== undefined).slice(0, MAX_NAMES);
  for (const mention of names) {
    const defining = definingFiles(mention, tree);
    for (const { file, lines, verb } of defining) {
      const before = found.get(file.path);
      const isExample = mention.intent === "like";
      if (before !== undefined ? before.intent === "like" || !isExample : known.has(file.path) && !isExample) continue;
      found.set(file.path, {
        file,
        lines,
        intent: isExample ? "like" : "mention",
        certainty: isExample ? 1 : defining.length === 1 ? CERTAINTY.one : CERTAINTY.several,
        reason: isExample ? EXAMPLE : `${verb} \`${mention.path}\`, which the ticket names`,
      });
    }
  }
  return [...found.values()].sort((one, other) => other.certainty - one.certainty);
}

const EXAMPLE = "named in the ticket as the example to follow";
/** Share of the files found so that the change touched, where one file defines the name and where two do, on public commits. */
const CERTAINTY = { one: 0.5, several: 0.1 } as const;
/** From here on a name of the code counts as a place the ticket gives. */
export const SURE = 0.45;

function resolve(mention: Mention, tree: Tree): SourceFile | undefined {
  const { path, intent, repository } = mention;
  if (repository !== undefined) return linked(path, tree);
  // A file to be made is looked for at its own place only: another package may well have one of that name.
  return intent === "create" && path.includes("/") ? tree.find(path) : tree.resolve(path);
}

/** A link counts from the root; what stands in front is the rest of a branch's name (`feature/x`). */
function linked(path: string, tree: Tree): SourceFile | undefined {
  const parts = path.split("/");
  for (let from = 0; from < Math.min(parts.length, 4); from += 1) {
    const file = tree.find(parts.slice(from).join("/"));
    if (file !== undefined) return file;
  }
  return undefined;
}

function says({ intent }: Mention): Pick<NamedFile, "intent" | "certainty" | "reason"> {
  return { intent, certainty: 1, reason: intent === "like" ? EXAMPLE : "named in the ticket" };
}

function linesOf({ startLine, endLine }: Mention): Lines | undefined {
  return startLine === undefined ? undefined : { start: startLine, end: endLine ?? startLine };
}

function isFilePath(path: string): boolean {
  return !/[*?{}!]/.test(path) && extensionOf(path) !== "" && !path.endsWith("/");
}
