// A guess at the files a change will touch, best first. A guess only: nothing may be refused because of it.

import { groupBy } from "./group.ts";
import { isTest } from "./indexable.ts";
import type { Named } from "./named.ts";
import { pairKey } from "./pair.ts";
import { sureFiles } from "./picks.ts";
import type { SourceFile } from "./rank.ts";
import type { RankedFile } from "./ranker.ts";
import { nearness } from "./tree.ts";

/** On public commits 7 files a ticket, holding 71 % of those that were changed. */
const LEAST_PROBABILITY = 0.03;

/** What the ticket names (but not its examples), what is to be made, what is likely, and the tests of all of these that exist. */
export function guessTerritory(
  named: Named,
  candidates: readonly RankedFile[],
  files: readonly SourceFile[],
): string[] {
  const examples = new Set(named.files.filter(({ intent }) => intent === "like").map(({ file }) => file.path));
  const likely = candidates.filter(({ probability }) => probability >= LEAST_PROBABILITY);
  const paths = [
    ...sureFiles(named).map(({ file }) => file.path),
    ...named.toCreate,
    ...likely.map(({ file }) => file.path).filter((path) => !examples.has(path)),
  ];
  const tests = groupBy(
    files.map(({ path }) => path).filter((path) => isTest(path)),
    (path) => pairKey(path),
  );
  return [...new Set([...paths, ...paths.flatMap((path) => nearestTest(path, tests.get(pairKey(path)) ?? []) ?? [])])];
}

function nearestTest(path: string, tests: readonly string[]): string | undefined {
  if (isTest(path)) return undefined;
  return [...tests].sort((a, b) => nearness(path, b) - nearness(path, a) || (a < b ? -1 : 1))[0];
}
