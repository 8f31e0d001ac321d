// A guess at the files a change will touch, best first. A guess only: nothing may be refused because of it.

import { isTest } from "./indexable.ts";
import type { Named } from "./named.ts";
import { pairKey } from "./pair.ts";
import { sureFiles } from "./picks.ts";
import type { RankedFile } from "./ranker.ts";
import { nearness } from "./tree.ts";

/** On public commits 7 files a ticket, holding 71 % of those that were changed. */
const LEAST_PROBABILITY = 0.03;

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
  const likely = candidates.filter(({ probability }) => probability >= LEAST_PROBABILITY);
  const paths = [
    ...sureFiles(named).map(({ file }) => file.path),
    ...named.toCreate,
    ...likely.map(({ file }) => file.path).filter((path) => !examples.has(path)),
  ];
  return [...new Set([...paths, ...paths.flatMap((path) => nearestTest(path, testsFor(pairKey(path))) ?? [])])];
}

function nearestTest(path: string, tests: readonly string[]): string | undefined {
  if (isTest(path)) return undefined;
  return [...tests].sort((a, b) => nearness(path, b) - nearness(path, a) || (a < b ? -1 : 1))[0];
}
