// The files of a tree in families: those that lie beside each other with one ending, and those that lie one to a folder under
// one name. A family is what a new file joins. Reads paths only.
import { groupByBoth } from "../group.ts";
import { remembered } from "../remembered.ts";
import type { SourceFile } from "../source-file.ts";
import { stem } from "../tokenize.ts";
import { baseName, folderOf } from "../tree.ts";
import { type Shape, shapeOf, wordsOfName } from "./shape.ts";

export interface Member extends Shape {
  readonly file: SourceFile;
}
export interface Family {
  /** The folder of its files, or that of their folders. */
  readonly home: string;
  /** Whether each of its files has a folder of its own: `migrations/*` + `/migration.sql`. */
  readonly isNested: boolean;
  readonly isTest: boolean;
  readonly members: readonly Member[];
  /** Stemmed words that say what its files are → 0 to 1: name of the folder and what most names end or begin with 1, folders above less. */
  readonly terms: ReadonlyMap<string, number>;
}

export function membersOf(files: readonly SourceFile[]): Member[] {
  const wordsOf = remembered(wordsOfName);
  // One text for all files of a folder: two that are the same object need not be compared.
  const sameText = remembered((folder: string) => folder);
  return files.map((file) => Object.assign(shapeOf(file.path, wordsOf, sameText(folderOf(file.path))), { file }));
}

/** In the order of their first file. */
export function familiesOf(members: readonly Member[]): Family[] {
  const wordsOf = remembered((segment: string) => wordsOfName(segment).map(stem));
  const homeOf = remembered(folderOf);
  const beside = groupByBoth(
    members,
    ({ folder }) => folder,
    ({ ending, isTest }) => (isTest ? `test ${ending}` : ending),
  );
  // No name holds a slash.
  const apart = groupByBoth(
    members.filter(({ folder }) => folder.includes("/")),
    ({ folder }) => homeOf(folder),
    ({ isFolderNamed, base, ending, isTest }) => {
      const name = isFolderNamed ? `/${ending}` : base;
      return isTest ? `test/${name}` : name;
    },
  );
  const nested = apart.filter((group) => group.length > 1 && isOneToAFolder(group));
  return [
    ...beside.map((group) => familyOf(group, false, wordsOf)),
    ...nested.map((group) => familyOf(group, true, wordsOf)),
  ];
}

function isOneToAFolder(group: readonly Member[]): boolean {
  return new Set(group.map(({ folder }) => folder)).size === group.length;
}

type WordsOf = (segment: string) => readonly string[];

function familyOf(members: readonly Member[], isNested: boolean, wordsOf: WordsOf): Family {
  const [first] = members;
  const folder = first?.folder ?? "";
  const home = isNested ? folderOf(folder) : folder;
  return { home, isNested, isTest: first?.isTest ?? false, members, terms: termsOf(home, members, wordsOf) };
}

/** Weights of the folders from the last one up; hand-picked. */
const BY_DEPTH = [1, 0.6, 0.4, 0.3];
/** Share of the names that must have a word for it to be the family's. */
const COMMON = 0.5;

function termsOf(home: string, members: readonly Member[], wordsOf: WordsOf): Map<string, number> {
  const terms = new Map<string, number>();
  const say = (term: string, weight: number) => {
    if (term.length > 1) terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  };
  const segments = home.split("/");
  for (let up = 0; up < segments.length; up += 1)
    for (const term of wordsOf(segments[segments.length - 1 - up] ?? "")) say(term, BY_DEPTH[up] ?? 0.2);
  const several = members.filter(({ words }) => words.length > 1);
  for (const word of [commonWord(several, -1), commonWord(several, 0)]) if (word !== undefined) say(stem(word), 1);
  const endings = members[0]?.ending.split(".") ?? [];
  for (const word of endings) if (word.length > 2) say(stem(word), 0.8);
  return terms;
}

function commonWord(members: readonly Member[], at: 0 | -1): string | undefined {
  if (members.length <= 2) return undefined;
  const counts = new Map<string, number>();
  for (const { words } of members) {
    const word = words.at(at) ?? "";
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  let common = "";
  let most = 0;
  for (const [word, count] of counts) {
    if (count <= most) continue;
    common = word;
    most = count;
  }
  return most > 2 && most >= COMMON * members.length && common !== "" ? common : undefined;
}

/** What a file of a family is told apart by: its name, or that of its folder where the file has none of its own. */
export function ownName(member: Shape, family: Pick<Family, "isNested">): string {
  return family.isNested ? baseName(member.folder) : member.base.slice(0, member.base.length - member.ending.length);
}
