// A ticket's wish and the files ranked for it → the families in the order in which they would get one more file.
import { stem } from "../tokenize.ts";
import type { RankedPath } from "./example.ts";
import type { Family, Member } from "./families.ts";
import { SYNONYM, SYNONYMS } from "./kinds.ts";
import { segmentsLikeness } from "./shape.ts";
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

/** Best first; ties in path order. */
export type RateFamilies = (wish: Wish, ranked: readonly RankedMember[]) => RatedFamily[];

/** Looks through the words of the families once; each ticket then only asks for its own. */
export function createRater(families: readonly Family[]): RateFamilies {
  const holding = holdingOf(families);
  return function rateFamilies(wish, ranked) {
    const looked = ranked.slice(0, RANKED).map(lookAt);
    const total = looked.reduce((sum, { probability }) => sum + probability, 0) || 1;
    const weight = (wish.thing === undefined ? WEIGHT.near : NEAR_A_WISH) / total;
    const rated = worthLooking(families, saidOf(families, holding, wish), looked).map(
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
  };
}

/** By term: the places of the families that have it, in their order. */
function holdingOf(families: readonly Family[]): Map<string, number[]> {
  const holding = new Map<string, number[]>();
  for (const [place, { terms }] of families.entries())
    for (const term of terms.keys()) {
      const known = holding.get(term);
      if (known === undefined) holding.set(term, [place]);
      else known.push(place);
    }
  return holding;
}

/** A ranked file with what is compared with every family. */
interface Looked extends RankedMember {
  readonly segments: readonly string[];
  readonly stems: readonly string[];
}

function lookAt(ranked: RankedMember): Looked {
  const { folder, words } = ranked.member;
  return { ...ranked, segments: folder.split("/"), stems: words.map(stem) };
}

/** Measuring nearness costs more than comparing words: only families that words or ranked files lead to. */
function worthLooking(
  families: readonly Family[],
  said: ReadonlyMap<number, RatedFamily>,
  ranked: readonly Looked[],
): RatedFamily[] {
  const homes = new Set(ranked.flatMap(({ member }) => [member.folder, ...above(member.folder)]));
  const folders = new Set(ranked.map(({ member }) => member.folder));
  const near: RatedFamily[] = [];
  families.forEach((family, place) => {
    if ((family.isNested ? homes : folders).has(family.home))
      near.push(said.get(place) ?? { family, score: 0, said: undefined });
  });
  const bySaid = [...said.values()].filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
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

/** By place: the families that have any of the words, in their order. */
function saidOf(
  families: readonly Family[],
  holding: ReadonlyMap<string, readonly number[]>,
  wish: Wish,
): Map<number, RatedFamily> {
  const words = withSynonyms(wish);
  const rarest = Math.max(1, Math.log(1 + families.length));
  const places = [...new Set([...words.keys()].flatMap((term) => holding.get(term) ?? []))].sort((a, b) => a - b);
  return new Map(
    places.flatMap((place) => {
      const family = families[place];
      return family === undefined ? [] : [[place, ratedBy(family)] as const];
    }),
  );

  function ratedBy(family: Family): RatedFamily {
    // Three words of a family count: a long path must not win by its length.
    let [first, second, third] = [0, 0, 0];
    let said: string | undefined;
    let most = 0;
    for (const [term, weight] of family.terms) {
      const word = words.get(term);
      if (word === undefined) continue;
      const gain = word.weight * weight * rarityOf(term);
      if (gain > first) [first, second, third] = [gain, first, second];
      else if (gain > second) [second, third] = [gain, second];
      else if (gain > third) third = gain;
      if (word.weight < SYNONYM || (said !== undefined && gain <= most)) continue;
      said = word.word;
      most = gain;
    }
    return { family, score: first + second + third, said };
  }

  /** 0 to 1: a word that every other folder has says little. */
  function rarityOf(term: string): number {
    return Math.log(1 + families.length / (holding.get(term)?.length ?? 1)) / rarest;
  }
}

/** Probability of the ranked files, each counted the more the nearer it lies to where a file of the family would be made. */
function nearness(family: Family, ranked: readonly Looked[]): number {
  const [first] = family.members;
  if (first === undefined) return 0;
  const home = family.home.split("/");
  return ranked.reduce((sum, looked) => sum + looked.probability * closeness(family, first, looked, home), 0);
}

/** 0 to 1; shares hand-picked. @param home the family's, in its segments. */
function closeness(
  family: Family,
  { folder, ending }: Member,
  { member, segments, stems }: Looked,
  home: readonly string[],
): number {
  const alike = member.ending === ending ? 1 : 0.4;
  if (!family.isNested && member.folder === folder) return alike;
  if (family.isNested && member.folder.startsWith(`${family.home}/`)) return alike;
  // The file beside the folders of a family is often the one that lists them.
  if (family.isNested && member.folder === family.home) return 0.6 * alike;
  const lies = family.home === member.folder ? 1 : segmentsLikeness(home, segments);
  let said = 0;
  for (const term of stems) if (family.terms.has(term)) said += 1;
  const named = said / Math.max(1, stems.length);
  return Math.max(0.5 * alike * lies ** 2, 0.4 * named * lies);
}
