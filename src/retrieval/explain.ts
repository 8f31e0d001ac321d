// Why a file stands where it stands: what each feature is worth for it, and for its nearest rival. Explains, and decides nothing.
import type { Explained, Feature, LikelyFile } from "../core/foresight.ts";
import type { RankedFile } from "./ranker.ts";
import learned from "./weights.json" with { type: "json" };

const WEIGHTS: Readonly<Record<string, number>> = learned.weights;

/** @param ranked best first. @param listed the likely files, with what is said of them. */
export function explain(path: string, ranked: readonly RankedFile[], listed: readonly LikelyFile[]): Explained {
  const reason = listed.find((one) => one.path === path)?.reason;
  const at = ranked.findIndex(({ file }) => file.path === path);
  const found = ranked[at];
  if (found === undefined) return { path, reason, place: undefined, of: ranked.length };
  const rivalAt = at === 0 ? 1 : at - 1;
  const rival = ranked[rivalAt];
  const { probability, score, matches } = found;
  return {
    path,
    reason,
    of: ranked.length,
    place: {
      rank: at + 1,
      probability,
      score,
      words: [...matches],
      rival: rival === undefined ? undefined : { path: rival.file.path, rank: rivalAt + 1, score: rival.score },
      features: featuresOf(found, rival),
    },
  };
}

function featuresOf(found: RankedFile, rival: RankedFile | undefined): Feature[] {
  const all = Object.entries(WEIGHTS).map(([name, weight]): Feature => {
    const value = found.features[name] ?? 0;
    return { name, value, weight, worth: value * weight, rivalWorth: (rival?.features[name] ?? 0) * weight };
  });
  return all
    .filter(({ worth, rivalWorth }) => worth !== 0 || rivalWorth !== 0)
    .sort((a, b) => Math.abs(b.worth) - Math.abs(a.worth) || (a.name < b.name ? -1 : 1));
}
