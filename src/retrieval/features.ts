// A candidate and a query → numbers that say how well they fit, for the ranker to weigh. Each is between 0 and about 1.
import type { Corpus, Entry } from "./corpus.ts";
import type { Defined } from "./defined.ts";
import { KINDS, type Kind } from "./kind.ts";
import { createCloseLook, type Passage, singleWorths } from "./passages.ts";
import { isJoined, type Query } from "./query.ts";
import { densityOf, type Found, type Rough } from "./rank.ts";

export type Features = Readonly<Record<string, number>>;

export interface Candidate {
  readonly found: Found;
  readonly features: Features;
  /** Best first. */
  readonly passages: readonly Passage[];
}

/** A candidate whose features are still being put together. */
interface Draft extends Candidate {
  readonly features: Record<string, number>;
}

/** These are set against the best of the query's candidates, so that they mean the same in every repository. */
const RELATIVE = [
  "rough",
  "pathCovered",
  "nameCovered",
  "window",
  "wide",
  "folder",
  "testRough",
  "densest",
  "defines",
] as const;

/** What a rare word is worth, so that a feature which is compared with nothing is about 1. */
const USUAL_WORTH = 8;

/** @param chosen what is looked at closely, of `rough.found` or beyond. */
export function describe(chosen: readonly Found[], rough: Rough, query: Query, corpus: Corpus): Candidate[] {
  const lookAt = createCloseLook({ query, rarity: rough.rarity, places: rough.places, postings: corpus.postings });
  const asked = askedOf(query, rough);
  const definitionsIn = createDefinitionFeatures(chosen, asked, corpus);
  const isInPath = new Uint8Array(query.terms.length);
  const raw = chosen.map((found): Draft => {
    const { entry, hits } = found;
    isInPath.fill(0);
    for (const { term, inName, inFolder } of hits) if (inName || inFolder) isInPath[term] = 1;
    const path = asked.single.reduce((sum, worth, term) => (isInPath[term] === 1 ? sum + worth : sum), 0);
    const { passages, wide, near } = lookAt(entry, isInPath);
    const testScore = entry.isTest ? undefined : rough.testScore(entry.file.path);
    const features: Record<string, number> = {
      rough: found.score,
      folder: rough.folderScore(entry),
      window: passages[0]?.score ?? 0,
      wide,
      near: (path + near) / asked.whole,
      // A file whose test speaks of the query as well.
      tested: Number(testScore !== undefined),
      testRough: testScore ?? 0,
      size: Math.log(1 + entry.stream.lines) / 7,
      ...textFeatures(found, asked),
      pathShare: rough.pathShare(entry),
      scope: scopeOf(entry, query.scope, corpus),
      ...definitionsIn(found, isInPath, path),
    };
    addKinds(features, corpus.kindsOf(entry.file.path), query);
    return { found, features, passages };
  });
  return withRegistration(relative(raw));
}

/** What of the query has a say in the features, with its worth among the files. */
interface Asked {
  readonly query: Query;
  readonly rough: Rough;
  /** As `singleWorths`. */
  readonly single: readonly number[];
  /** What a file would say that said the whole title, words that stand nowhere included. */
  readonly whole: number;
  /** The same of all names of the code. */
  readonly allNames: number;
}

function askedOf(query: Query, rough: Rough): Asked {
  const single = singleWorths(query, rough.rarity);
  return {
    query,
    rough,
    single,
    whole: Math.max(1e-9, total(single)),
    allNames: Math.max(1e-9, total(rough.nameRarity)),
  };
}

function total(worths: readonly number[]): number {
  return worths.reduce((sum, worth) => sum + worth, 0);
}

function relative(raw: Draft[]): Draft[] {
  for (const name of RELATIVE) {
    const most = raw.reduce((best, { features }) => Math.max(best, features[name] ?? 0), 1e-9);
    for (const { features } of raw) features[name] = (features[name] ?? 0) / most;
  }
  return raw;
}

/** Where something new will be listed: such a file is worth what lies in its folder. */
function withRegistration(raw: Draft[]): Draft[] {
  for (const { features } of raw) if (features.entryAsked === 1) features.registers = features.folder ?? 0;
  return raw;
}

function textFeatures({ entry, hits, names }: Found, { query, rough, single, whole, allNames }: Asked) {
  let [covered, pathCovered, nameCovered, densest, joined] = [0, 0, 0, 0, 0];
  for (const { term, code, comment, inName, inFolder } of hits) {
    const asked = query.terms[term];
    if (asked === undefined) continue;
    const { weight, inTitle } = asked;
    const worth = single[term] ?? 0;
    covered += worth;
    if (inName || inFolder) pathCovered += weight * (rough.pathRarity[term] ?? 0);
    if (isJoined(asked)) joined = Math.max(joined, weight * (rough.rarity[term] ?? 0));
    if (inName) nameCovered += inTitle * (rough.pathRarity[term] ?? 0);
    const most = rough.densest[term] ?? 0;
    // Of the title's words the one that stands here, and nowhere in the code denser.
    if (most > 0)
      densest = Math.max(densest, worth * Math.min(1, densityOf(code + comment, entry.stream.length) / most));
  }
  return {
    covered: covered / whole,
    pathCovered,
    nameCovered,
    densest,
    joined: joined / USUAL_WORTH,
    names: names.reduce((sum, name) => sum + (rough.nameRarity[name] ?? 0), 0) / allNames,
  };
}

/** Share of the part of the code that the title puts in front. */
function scopeOf({ index }: Entry, scope: readonly string[], { paths }: Corpus): number {
  return scope.length === 0 ? 0 : scope.filter((term) => paths.holds(index, term)).length / scope.length;
}

/** So many of the most promising files are read for what they define; behind them it changed no order that counts. */
const READ = 40;
const NOTHING: ReturnType<Defined["of"]> = { names: [], terms: [] };

/** What the candidates define is looked up once for all, so that the query finds its words among theirs. */
function createDefinitionFeatures(chosen: readonly Found[], asked: Asked, { defined }: Corpus) {
  const { query, rough, single, whole } = asked;
  const definitions = new Map(chosen.slice(0, READ).map(({ entry }) => [entry.index, defined.of(entry.file)]));
  const placeOfTerm = defined.placesOfTerms(query.terms.map(({ term }) => term));
  const placeOfName = defined.placesOfNames(query.names);
  /** @param path what the terms in the path are worth. */
  return function definitionsIn({ entry }: Found, isInPath: Uint8Array, path: number) {
    const { names, terms } = definitions.get(entry.index) ?? NOTHING;
    let told = path;
    for (let at = 0; at < terms.length; at += 1) {
      const place = placeOfTerm[terms[at] ?? 0] ?? -1;
      if (place >= 0 && isInPath[place] === 0) told += single[place] ?? 0;
    }
    let defines = 0;
    for (const number of names) defines += rough.nameRarity[placeOfName[number] ?? -1] ?? 0;
    // Share of the title that its path and the names of its definitions say; names of the ticket that it defines, letter for letter.
    return { told: told / whole, defines };
  };
}

const ASKED = Object.fromEntries(KINDS.map((kind) => [kind, `${kind}Asked`])) as Readonly<Record<Kind, string>>;

/** A kind that the file is not of is left out, which counts as 0. */
function addKinds(features: Record<string, number>, kinds: ReadonlySet<Kind>, query: Query): void {
  for (const kind of kinds) {
    features[kind] = 1;
    if (query.kinds.has(kind)) features[ASKED[kind]] = 1;
  }
}
