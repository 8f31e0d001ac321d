// A guess at the files a change will touch, best first. A guess only: nothing may be refused because of it.

import { isTest } from "./indexable.ts";
import type { Named } from "./named.ts";
import { pairKey } from "./pair.ts";
import { sureFiles } from "./picks.ts";
import type { RankedFile } from "./ranker.ts";
import { nearness } from "./tree.ts";

/** On public commits five and a half files a ticket, holding 78 % of those that were changed. */
const LEAST_PROBABILITY = 0.02;
/** Who names a file mostly means it: beside it only what is likely counts. */
const LEAST_BESIDE_NAMED = 0.1;

/**
 * What the ticket names (but not its examples), what is to be made, what is likely, and the tests of all of these that exist.
 * @param testsFor paths of the tests with this key.
 */
export function guessTerritory(
  named: Named,
  candidates: readonly RankedFile[],
  testsFor: (key: string) => readonly string[],
): string[] {
  const examples = new Set(named.files.filter(({ intent }) => intent === "like").map(({ file }) => file.path));
  const sure = sureFiles(named);
  const least = sure.some(({ certainty }) => certainty === 1) ? LEAST_BESIDE_NAMED : LEAST_PROBABILITY;
  const likely = candidates.filter(({ probability }) => probability >= least);
  const paths = [
    ...sure.map(({ file }) => file.path),
    ...named.toCreate,
    ...likely.map(({ file }) => file.path).filter((path) => !examples.has(path)),
  ];
  return [...new Set([...paths, ...paths.flatMap((path) => nearestTest(path, testsFor(pairKey(path))) ?? [])])];
}

function nearestTest(path: string, tests: readonly string[]): string | undefined {
  if (isTest(path)) return undefined;
  return [...tests].sort((a, b) => nearness(path, b) - nearness(path, a) || (a < b ? -1 : 1))[0];
}
