// A ticket's wish and the files ranked for it → the families in the order in which they would get one more file.
import { stem } from "../tokenize.ts";
import type { RankedPath } from "./example.ts";
import type { Family, Member } from "./families.ts";
import { SYNONYM, SYNONYMS } from "./kinds.ts";
import { folderLikeness } from "./shape.ts";
import type { Wish } from "./wish.ts";

export interface RatedFamily {
  readonly family: Family;
  readonly score: number;
  /** The ticket's word for what the family holds; undefined when only the ranked files lead to it. */
  readonly said: string | undefined;
}
export interface RankedMember extends RankedPath {
  readonly member: Member;
}

/** Hand-picked on public commits that add files (`bench/patterns.mjs`); half or double of each moves the outcome by a few points. */
const WEIGHT = { near: 2, size: 0.2 } as const;
/** A ticket that says what it adds is followed by its words more than by the files it resembles. */
const NEAR_A_WISH = 1.2;
/** One or two files are hardly a kind. */
const FEW = 0.5;
const MANY_FILES = 50;
/** Families looked at for their words, beside those near ranked files; and files of the ranking. */
const LOOKED_AT = 60;
const RANKED = 30;
/** Words of a family that count: a long path must not win by its length. */
const TELLING = 3;

/** Best first; ties in path order. */
export function rateFamilies(families: readonly Family[], wish: Wish, ranked: readonly RankedMember[]): RatedFamily[] {
  const looked = ranked.slice(0, RANKED);
  const total = looked.reduce((sum, { probability }) => sum + probability, 0) || 1;
  const weight = (wish.thing === undefined ? WEIGHT.near : NEAR_A_WISH) / total;
  const rated = worthLooking(saidOf(families, wish), looked).map(
    ({ family, score, said }): RatedFamily => ({
      family,
      said,
      score:
        score * (family.members.length > 2 ? 1 : FEW) +
        weight * nearness(family, looked) +
        WEIGHT.size * Math.log(1 + Math.min(MANY_FILES, family.members.length)),
    }),
  );
  return rated.sort((a, b) => b.score - a.score || (a.family.home < b.family.home ? -1 : 1));
}

/** Measuring nearness costs more than comparing words: only families that words or ranked files lead to. */
function worthLooking(said: readonly RatedFamily[], ranked: readonly RankedMember[]): RatedFamily[] {
  const homes = new Set(ranked.flatMap(({ member }) => [member.folder, ...above(member.folder)]));
  const folders = new Set(ranked.map(({ member }) => member.folder));
  const near = said.filter(({ family }) => (family.isNested ? homes : folders).has(family.home));
  const bySaid = said.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return [...new Set([...bySaid.slice(0, LOOKED_AT), ...near])];
}

function above(folder: string): string[] {
  return folder.split("/").map((_, at, all) => all.slice(0, at).join("/"));
}

interface Word {
  readonly weight: number;
  readonly word: string;
}

/** What the ticket says and, for less, what repositories call the same. */
function withSynonyms({ terms, words: written }: Wish): Map<string, Word> {
  const words = new Map<string, Word>();
  const say = (term: string, weight: number, word: string) => {
    if ((words.get(term)?.weight ?? 0) < weight) words.set(term, { weight, word });
  };
  for (const [term, weight] of terms) {
    const word = written.get(term) ?? term;
    say(term, weight, word);
    for (const other of SYNONYMS.get(term) ?? []) say(other, SYNONYM * weight, word);
  }
  return words;
}

function saidOf(families: readonly Family[], wish: Wish): RatedFamily[] {
  const words = withSynonyms(wish);
  const rarity = rarityOf(families, words);
  return families.map((family) => {
    const gains = [...family.terms].flatMap(([term, weight]) => {
      const word = words.get(term);
      return word === undefined ? [] : [{ gain: word.weight * weight * (rarity.get(term) ?? 0), word }];
    });
    gains.sort((a, b) => b.gain - a.gain);
    const score = gains.slice(0, TELLING).reduce((sum, { gain }) => sum + gain, 0);
    return { family, score, said: gains.find(({ word }) => word.weight >= SYNONYM)?.word.word };
  });
}

/** 0 to 1: a word that every other folder has says little. */
function rarityOf(families: readonly Family[], words: ReadonlyMap<string, Word>): Map<string, number> {
  const holding = new Map<string, number>();
  for (const { terms } of families)
    for (const term of terms.keys()) if (words.has(term)) holding.set(term, (holding.get(term) ?? 0) + 1);
  const most = Math.max(1, Math.log(1 + families.length));
  return new Map([...holding].map(([term, count]) => [term, Math.log(1 + families.length / count) / most]));
}

/** Probability of the ranked files, each counted the more the nearer it lies to where a file of the family would be made. */
function nearness(family: Family, ranked: readonly RankedMember[]): number {
  const [first] = family.members;
  if (first === undefined) return 0;
  return ranked.reduce((sum, { member, probability }) => sum + probability * closeness(family, first, member), 0);
}

/** 0 to 1; shares hand-picked. */
function closeness(family: Family, { folder, ending }: Member, member: Member): number {
  const alike = member.ending === ending ? 1 : 0.4;
  if (!family.isNested && member.folder === folder) return alike;
  if (family.isNested && member.folder.startsWith(`${family.home}/`)) return alike;
  // The file beside the folders of a family is often the one that lists them.
  if (family.isNested && member.folder === family.home) return 0.6 * alike;
  const lies = folderLikeness(family.home, member.folder);
  const named = member.words.filter((word) => family.terms.has(stem(word))).length / Math.max(1, member.words.length);
  return Math.max(0.5 * alike * lies ** 2, 0.4 * named * lies);
}
