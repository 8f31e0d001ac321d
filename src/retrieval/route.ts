// A route as people write it (`GET /orders/:id`) → the files that serve it: by where they lie, or by the route they spell.
import type { Lines } from "./chunks.ts";
import type { SourceFile } from "./source-file.ts";
import type { Tree } from "./tree.ts";

/** A word that this many files hold is no name; it would cost a look at each. */
const MAX_HOLDING = 400;
const VERB = /\b(get|post|put|patch|delete|head|options)\b/i;
const PARAMETER = /^(?:[:$*].*|\{.*\}|<.*>|\[.*\]|%\w)$/;
/** Folders that routers of files begin at, and folders that are no part of the address. */
const ROOT = /^.*?(?:^|\/)(?:app|pages|routes|server)\/(?=.)/;
const GROUP = /^(?:\(.*\)|@.*|_.*)$/;
const FILE = /^(?:route|page|index|\+server|\+page(?:\.server)?|\+layout)\.\w+$/;

export interface Serving {
  readonly file: SourceFile;
  /** Where the route is spelled; undefined when the file's place says it. */
  readonly lines: Lines | undefined;
}

/** @param written a path, with its method in capitals before it or without. */
export function servingFiles(written: string, tree: Tree): Serving[] {
  const [, verb, path = ""] = /^(?:([A-Z]+) )?(.*)$/s.exec(written) ?? [];
  const wanted = shapeOf(path);
  const telling = wanted.split("/").reduce((best, part) => (part.length > best.length ? part : best), "");
  if (telling.length < 3) return [];
  const code = tree.files.filter(tree.isSource);
  const placed = code.filter(({ path: at }) => fileRoute(at) === wanted);
  if (placed.length > 0) return placed.map((file) => ({ file, lines: undefined }));
  const known = new Set(code);
  const holding = tree.holding(telling).filter((file) => known.has(file));
  if (holding.length > MAX_HOLDING) return [];
  return holding.flatMap((file) => spelled(file, { wanted, verb: verb?.toLowerCase() }));
}

/** `/orders/:id`, `/orders/{id}` and `orders/<int:id>/` are one route. */
function shapeOf(path: string): string {
  const parts =
    path
      .split("?")[0]
      ?.split("/")
      .filter((part) => part !== "") ?? [];
  return parts.map((part) => (PARAMETER.test(part) ? "*" : part)).join("/");
}

/** `src/app/(shop)/orders/[id]/route.ts` → `orders/*`; undefined where a file's place says no route. */
function fileRoute(path: string): string | undefined {
  if (!ROOT.test(path)) return undefined;
  const parts = path.replace(ROOT, "").split("/");
  const name = parts.pop() ?? "";
  const bare = name.replace(/(?:\.(?:get|post|put|patch|delete))?\.\w+$/, "");
  const all = FILE.test(name) ? parts : [...parts, bare];
  return shapeOf(all.filter((part) => !GROUP.test(part)).join("/"));
}

function spelled(file: SourceFile, { wanted, verb }: { wanted: string; verb: string | undefined }): Serving[] {
  for (const match of file.text.matchAll(/["'`](\/?[\w@.:*~$%<>{}()[\]/-]{2,160})["'`]/g)) {
    if (shapeOf(match[1] ?? "") !== wanted) continue;
    const start = file.text.lastIndexOf("\n", match.index) + 1;
    const said = VERB.exec(
      file.text.slice(Math.max(start, match.index - 120), match.index + match[0].length + 80).split("\n")[0] ?? "",
    )?.[1];
    if (verb !== undefined && said !== undefined && said.toLowerCase() !== verb) continue;
    const line = file.text.slice(0, match.index).split("\n").length;
    return [{ file, lines: { start: line, end: line } }];
  }
  return [];
}
