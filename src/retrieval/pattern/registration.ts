// Where the files of a family are listed: the barrel, router, module or table that names several of them.
import type { Lines } from "../chunks.ts";
import { groupBy } from "../group.ts";
import { folderOf } from "../tree.ts";
import type { Registration } from "./example.ts";
import { type Family, type Member, ownName } from "./families.ts";

/** Siblings looked for, beside the example; more say no more. */
const MAX_NAMES = 12;
/** Files looked into, and characters of each. */
const MAX_FILES = 80;
const MAX_CHARS = 100_000;
const LEAST_NAMED = 2;
/** Lines between two siblings that still are one list. */
const GAP = 6;
const LISTING =
  /(?:^|\/)(?:index|mod|main|lib|__init__|urls|app|root|plugins?|registry|[\w-]*(?:route[rs]?|routes|routing|registry|commands?|modules?|manifest|providers?))\.\w+$/i;
/** A sibling that uses two others is no list of them. */
const MANY = 4;
/** Settings of tools and what a package depends on name many things and list none of ours. */
const SETTINGS =
  /(?:^|\/)(?:\.|_typos|eslint|prettier|tsconfig|codecov|renovate|package\.json|Cargo\.toml|go\.mod|pyproject|pom\.xml)[^/]*$/i;
const PROSE = /\.(?:mdx?|rst|adoc|txt)$/i;
const LINE_OF_LIST = /\b(?:import|export|require|mod|use|from|include|register|lazy)\b|["'`]/;

export type RegistrationOf = (example: Member, family: Family) => Registration | undefined;

/** Looks into the files of the example's folder and of those above it. */
export function createRegistrationOf(members: readonly Member[]): RegistrationOf {
  let byFolder: Map<string, Member[]> | undefined;
  return function registrationOf(example, family) {
    byFolder ??= groupBy(members, ({ folder }) => folder);
    const names = namesOf(example, family);
    if (names.length < LEAST_NAMED) return undefined;
    const own = new Set(family.members.map(({ path }) => path));
    const spelled = new Map(names.flatMap((name) => spellings(name).map((spelling) => [spelling, name] as const)));
    const found = candidatesAbove(example, byFolder)
      .filter(({ path, isTest }) => !isTest && path !== example.path && !PROSE.test(path) && !SETTINGS.test(path))
      .slice(0, MAX_FILES)
      .flatMap((member) => readList(member, spelled) ?? [])
      .filter(({ file, named }) => !own.has(file.path) || LISTING.test(file.path) || named >= MANY);
    found.sort((a, b) => ratingOf(b) - ratingOf(a) || (a.file.path < b.file.path ? -1 : 1));
    const [best] = found;
    return best === undefined ? undefined : { file: best.file, lines: best.lines };
  };
}

/** The nearest folder first, within it the files whose names promise a list. */
function candidatesAbove({ folder }: Member, byFolder: ReadonlyMap<string, readonly Member[]>): Member[] {
  const found: Member[] = [];
  for (let at = folder, up = 0; up < 5; at = folderOf(at), up += 1) {
    const here = [...(byFolder.get(at) ?? [])];
    here.sort((a, b) => Number(LISTING.test(b.path)) - Number(LISTING.test(a.path)));
    found.push(...here.slice(0, 30));
    if (at === "") break;
  }
  return found;
}

/** Of the example and those beside it, no name twice, none that says nothing. */
function namesOf(example: Member, family: Family): string[] {
  const place = family.members.indexOf(example);
  const near = family.members.slice(Math.max(0, place - MAX_NAMES / 2), place + MAX_NAMES / 2 + 1);
  const names = near.filter(({ isIndex }) => !isIndex || family.isNested).map((member) => ownName(member, family));
  return [...new Set(names)].filter((name) => name.length > 1);
}

/** As a path and as identifiers: `delete-user`, `delete_user`, `deleteUser`, `DeleteUser`. */
function spellings(name: string): string[] {
  const words = name.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((word) => word !== "");
  if (words.length < 2) return [name];
  const [pascal] = [words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")];
  return [...new Set([name, pascal, pascal.charAt(0).toLowerCase() + pascal.slice(1), words.join("_").toLowerCase()])];
}

interface Listed extends Registration {
  /** Siblings that stand there. */
  readonly named: number;
}

function ratingOf({ file, named }: Listed): number {
  return named + (LISTING.test(file.path) ? 2 : 0);
}

function readList({ file }: Member, spelled: ReadonlyMap<string, string>): Listed | undefined {
  const text = file.text.slice(0, MAX_CHARS);
  const present = [...spelled.keys()].filter((spelling) => text.includes(spelling));
  if (new Set(present.map((spelling) => spelled.get(spelling))).size < LEAST_NAMED) return undefined;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_$-])(?:${present.map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}_$-])`,
    "gu",
  );
  const hits = text.split("\n").flatMap((line, at) => {
    if (line.length > 400 || !present.some((each) => line.includes(each)) || !mayList(line)) return [];
    const names = [...line.matchAll(pattern)].flatMap(([word]) =>
      isTelling(word) || LINE_OF_LIST.test(line) ? (spelled.get(word) ?? []) : [],
    );
    return names.length === 0 ? [] : [{ at: at + 1, names }];
  });
  const [best] = clustersOf(hits).sort((a, b) => b.named - a.named || b.lines.start - a.lines.start);
  if (best === undefined || best.named < LEAST_NAMED) return undefined;
  return { file, lines: best.lines, named: best.named };
}

function mayList(line: string): boolean {
  return !/^\s*(?:\/\/|\*|#(?!\[)|--)/.test(line);
}

/** A name of one small word stands in any text; it counts in lines that list. */
function isTelling(word: string): boolean {
  return /[-_]|[a-z][A-Z]/.test(word);
}

/** Lines that follow each other as one list, and how many siblings each names. */
function clustersOf(hits: readonly { at: number; names: readonly string[] }[]): { lines: Lines; named: number }[] {
  const clusters: { start: number; end: number; names: Set<string> }[] = [];
  for (const { at, names } of hits) {
    const last = clusters.at(-1);
    if (last === undefined || at - last.end > GAP) clusters.push({ start: at, end: at, names: new Set(names) });
    else {
      last.end = at;
      for (const name of names) last.names.add(name);
    }
  }
  return clusters.map(({ start, end, names }) => ({ lines: { start, end }, named: names.size }));
}
