// A candidate and a query → numbers that say how well they fit, for the ranker to weigh. Each is between 0 and about 1.
import type { CloseEntry, Corpus } from "./corpus.ts";
import { KINDS, type Kind } from "./kind.ts";
import { createPassageFinder, type Passage } from "./passages.ts";
import type { Query } from "./query.ts";
import type { Found, Rough } from "./rank.ts";
import { folderOf } from "./tree.ts";

export type Features = Readonly<Record<string, number>>;

export interface Candidate {
  readonly found: Found;
  readonly features: Features;
  /** Best first. */
  readonly passages: readonly Passage[];
}

/** These are set against the best of the query's candidates, so that they mean the same in every repository. */
const RELATIVE = ["rough", "titleCovered", "pathCovered", "nameCovered", "window", "symbol", "folder"];

/** @param chosen what is looked at closely, of `rough.found` or beyond. */
export function describe(chosen: readonly Found[], rough: Rough, query: Query, corpus: Corpus): Candidate[] {
  const folders = bestOfFolders(chosen);
  const wholeTitle = Math.max(1e-9, singleWordsOf(query.terms, rough.rarity));
  const allNames = Math.max(1e-9, sumOf([...rough.nameRarity.keys()], rough.nameRarity));
  const names = chosen.map(({ entry }) => corpus.nameWords.of(entry.file));
  const placeOf = corpus.nameWords.placesOf(query.terms.map(({ term }) => term));
  const passagesIn = createPassageFinder({ query, rarity: rough.rarity, places: rough.places });
  const raw = chosen.map((found, at) => {
    const passages = passagesIn(found.entry);
    const features: Record<string, number> = {
      rough: found.score,
      folder: folders.get(folderOf(found.entry.file.path)) ?? 0,
      ...textFeatures(found, rough, query, wholeTitle),
      window: passages[0]?.score ?? 0,
      symbol: bestName(names[at] ?? [], placeOf, rough, query),
      // A file whose test speaks of the query as well.
      tested: Number(!found.entry.isTest && rough.isTested(found.entry.file.path)),
      ...scopeFeatures(found.entry, query),
      names: sumOf(found.names, rough.nameRarity) / allNames,
      ...shapeFeatures(found.entry),
      ...kindFeatures(found.entry, query),
    };
    return { found, features, passages };
  });
  return relative(raw);
}

function relative(
  raw: { found: Found; features: Record<string, number>; passages: readonly Passage[] }[],
): Candidate[] {
  for (const name of RELATIVE) {
    const most = raw.reduce((best, { features }) => Math.max(best, features[name] ?? 0), 1e-9);
    for (const { features } of raw) features[name] = (features[name] ?? 0) / most;
  }
  return raw;
}

function textFeatures(
  { entry, hits }: Found,
  { rarity, pathRarity }: Rough,
  { terms, places }: Query,
  wholeTitle: number,
): Record<string, number> {
  let [titleCovered, pathCovered, nameCovered, covered] = [0, 0, 0, 0];
  for (const { term, inName, inFolder } of hits) {
    const { weight = 0, inTitle = 0, word = "" } = terms[term] ?? {};
    titleCovered += inTitle * (rarity[term] ?? 0);
    if (!word.includes(" ")) covered += inTitle * (rarity[term] ?? 0);
    if (inName || inFolder) pathCovered += weight * (pathRarity[term] ?? 0);
    if (inName) nameCovered += inTitle * (pathRarity[term] ?? 0);
  }
  const shareInTitle = (words: readonly string[]) =>
    words.filter((word) => (terms[places.get(word) ?? -1]?.inTitle ?? 0) > 0).length / Math.max(1, words.length);
  return {
    titleCovered,
    pathCovered,
    nameCovered,
    covered: covered / wholeTitle,
    pathShare: shareInTitle(entry.path.words),
    nameShare: shareInTitle(entry.path.nameWords),
  };
}

/** What a file would say that said the whole title, words that stand nowhere included. */
function singleWordsOf(terms: Query["terms"], rarity: Rough["rarity"]): number {
  return terms.reduce((sum, { word, inTitle }, at) => sum + (word.includes(" ") ? 0 : inTitle * (rarity[at] ?? 0)), 0);
}

/** Best definition whose name the title says: all of a rare name is worth more than a part of a common one. */
function bestName(names: readonly number[], placeOf: Int16Array, { rarity }: Rough, { terms }: Query): number {
  let best = 0;
  for (let at = 0; at < names.length; ) {
    const end = at + 1 + (names[at] ?? 0);
    let said = 0;
    let total = 0;
    for (at += 1; at < end; at += 1) {
      const place = placeOf[names[at] ?? 0] ?? -1;
      const rare = place < 0 ? UNSAID : (rarity[place] ?? 0);
      total += rare;
      if (place >= 0 && (terms[place]?.inTitle ?? 0) > 0) said += rare;
    }
    if (said > 0) best = Math.max(best, (said * said) / (total + 2));
  }
  return best;
}

/** What a word of a name costs that the query does not say: the rarity of a common one. */
const UNSAID = 4;

function scopeFeatures({ path }: CloseEntry, { scope }: Query): Record<string, number> {
  const held = scope.filter((term) => path.name.has(term) || path.folders.has(term));
  return {
    scope: scope.length === 0 ? 0 : held.length / scope.length,
    scopeInName: Number(scope.some((term) => path.name.has(term))),
  };
}

function sumOf(places: readonly number[], rarity: readonly number[]): number {
  return places.reduce((total, place) => total + (rarity[place] ?? 0), 0);
}

function shapeFeatures({ stream }: CloseEntry): Record<string, number> {
  return {
    size: Math.log(1 + stream.lines) / 7,
    tiny: Number(stream.lines < 12),
  };
}

const ASKED = Object.fromEntries(KINDS.map((kind) => [kind, `${kind}Asked`])) as Readonly<Record<Kind, string>>;

function kindFeatures({ kinds }: CloseEntry, query: Query): Record<string, number> {
  const features: Record<string, number> = {};
  for (const kind of KINDS) {
    features[kind] = Number(kinds.has(kind));
    features[ASKED[kind]] = Number(kinds.has(kind) && query.kinds.has(kind));
  }
  return features;
}

function bestOfFolders(chosen: readonly Found[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const { entry, score } of chosen) {
    const folder = folderOf(entry.file.path);
    best.set(folder, Math.max(best.get(folder) ?? 0, score));
  }
  return best;
}
