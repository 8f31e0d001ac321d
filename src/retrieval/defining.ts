// A name of the code → the few files that define it. Says nothing when many do: a name that everybody has points nowhere.
import type { Mention } from "../core/mentions.ts";
import type { Lines } from "./chunks.ts";
import { isCode } from "./indexable.ts";
import { servingFiles } from "./route.ts";
import type { SourceFile } from "./source-file.ts";
import { mayDefine, type SourceSymbol } from "./symbols/symbols.ts";
import { stemOf, type Tree } from "./tree.ts";

export interface Defining {
  readonly file: SourceFile;
  /** Where it does; undefined when the whole file is it. */
  readonly lines: Lines | undefined;
  /** In words, for people: `defines`, `has the option`, `serves`. */
  readonly verb: string;
}

/** Of more files none is meant: on public commits three that define one name were touched in one case of ten. */
const MAX_FILES = 2;
/** A word that this many files hold is no name; it would cost a look at each. */
const MAX_HOLDING = 400;
/** Files looked at closely when none says plainly that it defines the name. */
const MAX_READ = 40;
const MAX_OCCURRENCES = 100;
const KEYWORD =
  /\b(?:function|class|interface|type|enum|struct|trait|union|fn|func|def|const|let|var|val|fun|module|namespace|object|record|mod|macro_rules!|static|model|protocol)[*\s]+(?:\([^)]{0,60}\)\s*)?$/;

/** Files that define what the mention names, in the order of the tree; none when more than two do. */
export function definingFiles({ path, names }: Mention, tree: Tree): readonly Defining[] {
  if (names === undefined) return [];
  const found =
    names === "flag"
      ? withOption(path, tree)
      : names === "route"
        ? servingFiles(path, tree).map((serving) => ({ ...serving, verb: "serves" }))
        : names === "thing"
          ? thingNamed(path, tree)
          : definersOf(path, tree);
  return found.length <= MAX_FILES ? found : [];
}

function definersOf(chain: string, tree: Tree): Defining[] {
  const parts = chain.split(".");
  const name = parts.at(-1) ?? "";
  const owner = parts.at(-2);
  const holding = tree.holding(name).filter(tree.isSource);
  if (owner === undefined) {
    const found = definitionsIn(declaring(holding, name), name, tree).filter(standsAlone);
    return found.length > 0 ? bestOf(found) : bareFile(name, tree);
  }
  const class_ = owner.charAt(0).toUpperCase() + owner.slice(1);
  const near = holding.filter(
    ({ text, path }) => text.includes(owner) || text.includes(class_) || isCalled(path, owner),
  );
  const owned = definitionsIn(near, name, tree).filter((each) => isOwnedBy(each, [owner, class_]));
  if (owned.length > 0) return bestOf(owned);
  // A field is no definition of its own: what it is a field of is.
  const owners = definitionsIn(declaring(near, class_), class_, tree).filter(({ file, symbol }) => {
    const lines = file.text.split("\n").slice(symbol.line - 1, symbol.end);
    return wordOf(name).test(lines.join("\n"));
  });
  return bestOf(owners);
}

interface Definition {
  readonly file: SourceFile;
  readonly symbol: SourceSymbol;
  readonly all: readonly SourceSymbol[];
}

function definitionsIn(files: readonly SourceFile[], name: string, { symbolsOf }: Tree): Definition[] {
  if (files.length > MAX_READ) return [];
  return files.flatMap((file) => {
    if (!mayDefine(file.path, file.text, name)) return [];
    const all = symbolsOf(file);
    return all.flatMap((symbol) => (symbol.name === name && MEANT.has(symbol.kind) ? [{ file, symbol, all }] : []));
  });
}

/** A plain word is a name only where it stands by itself: `status` is a method of everything. */
function standsAlone({ symbol }: Definition): boolean {
  return !/^[a-z]+$/.test(symbol.name) || (symbol.depth === 0 && symbol.exported);
}

/** Those of the files that say plainly that they define it; all of them when none does. */
function declaring(files: readonly SourceFile[], name: string): readonly SourceFile[] {
  if (files.length > MAX_HOLDING) return [];
  const plain = files.filter(({ text }) => declares(text, name));
  return plain.length > 0 ? plain : files;
}

const MEANT = new Set<SourceSymbol["kind"]>(["function", "class", "method", "type", "constant", "module"]);

/** Whether a word that begins a definition stands before the name: cheap, and enough to choose what to read. */
function declares(text: string, name: string): boolean {
  let at = text.indexOf(name);
  for (let count = 0; at >= 0 && count < MAX_OCCURRENCES; count += 1) {
    if (KEYWORD.test(text.slice(Math.max(0, at - 80), at))) return true;
    at = text.indexOf(name, at + name.length);
  }
  return false;
}

/** Lies in it, is a method beside its type (Go), or its file is called so; the owner as written and as a class. */
function isOwnedBy({ file, symbol, all }: Definition, owner: readonly [written: string, class_: string]): boolean {
  const { line } = symbol;
  if (all.some((each) => owner.includes(each.name) && each.line < line && each.end >= line)) return true;
  const head = (file.text.split("\n", line)[line - 1] ?? "").slice(0, 160);
  return isCalled(file.path, owner[0]) || owner.some((name) => head.includes(`${name})`));
}

function isCalled(path: string, name: string): boolean {
  return stemOf(path).replace(/[-_]/g, "").toLowerCase() === name.replace(/[-_]/g, "").toLowerCase();
}

/** What others may use and what stands by itself is meant before what is hidden inside something. */
function bestOf(definitions: readonly Definition[]): Defining[] {
  const rank = ({ symbol }: Definition) => (symbol.depth === 0 ? 2 : 0) + (symbol.exported ? 1 : 0);
  const best = Math.max(0, ...definitions.map(rank));
  const files = new Map<string, Defining>();
  for (const definition of definitions) {
    const { file, symbol } = definition;
    if (rank(definition) !== best || files.has(file.path)) continue;
    files.set(file.path, { file, lines: { start: symbol.line, end: symbol.line }, verb: "defines" });
  }
  return [...files.values()];
}

/** A component that is only a file (`Button.vue`), or settings that code reads and never defines (`DATABASE_URL`). */
function bareFile(name: string, tree: Tree): Defining[] {
  const file = /[A-Z]|-/.test(name) ? tree.resolveName(name) : undefined;
  if (file !== undefined && isCode(file.path)) return [{ file, lines: undefined, verb: "is" }];
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name) ? holdingCode(name, wordOf(name), tree, "reads") : [];
}

function withOption(flag: string, tree: Tree): Defining[] {
  const name = flag.slice(2);
  const quoted = new RegExp(`["'\`](?:-\\w, )?(?:--)?${escaped(name)}(?:[ =<["'\`]|$)`);
  return holdingCode(name, quoted, tree, "has the option");
}

function holdingCode(needle: string, pattern: RegExp, tree: Tree, verb: string): Defining[] {
  const holding = tree.holding(needle).filter(tree.isSource);
  if (holding.length > MAX_HOLDING) return [];
  return holding.flatMap((file): Defining[] => {
    const at = pattern.exec(file.text)?.index;
    if (at === undefined) return [];
    const line = file.text.slice(0, at).split("\n").length;
    return [{ file, lines: { start: line, end: line }, verb }];
  });
}

/** `order list page`: a file or a definition called so, with or without the last word. */
function thingNamed(words: string, tree: Tree): Defining[] {
  for (const name of [words, words.slice(0, words.lastIndexOf(" "))]) {
    const file = tree.resolveName(name);
    if (file !== undefined) return [{ file, lines: undefined, verb: "is" }];
  }
  const name = words.slice(0, words.lastIndexOf(" "));
  return /^[A-Za-z]\w+$/.test(name) && /[A-Z]/.test(name) ? definersOf(name, tree) : [];
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
