// How good a prediction is against what the real change touched. Pure; shares are 0 to 1, and higher is better but for sizes.

const CUTS = [1, 5, 10];
/** A file at least this likely belongs to the predicted territory. */
const TERRITORY_PROBABILITY = 0.01;
const BINS = 10;

/**
 * R@k: share of the gold files among the first k. hit@k: any of them there. MRR: one over the rank of the first. hunks: share of the changed
 * hunks that a shown range overlaps; anyHunk: any of them. territory: share of the gold files at p ≥ .01; size: how many files that is.
 * @param query `gold_src`, `hunks`; @param prediction `files` best first, `p` beside them, `shown` line ranges by path; the last two may lack
 */
export function measure(query, { files, p = [], shown = {} }) {
  const gold = new Set(query.gold_src);
  const ranks = files.flatMap((file, index) => (gold.has(file) ? [index + 1] : []));
  const within = (cut) => ranks.filter((rank) => rank <= cut).length;
  const territory = files.filter((_, index) => p[index] >= TERRITORY_PROBABILITY);
  return {
    ...Object.fromEntries(CUTS.map((cut) => [`R@${cut}`, within(cut) / gold.size])),
    ...Object.fromEntries(CUTS.map((cut) => [`hit@${cut}`, within(cut) > 0 ? 1 : 0])),
    MRR: ranks.length > 0 ? 1 / ranks[0] : 0,
    ...measureShown(query.hunks, shown),
    territory: territory.filter((file) => gold.has(file)).length / gold.size,
    size: territory.length,
  };
}

function measureShown(hunks, shown) {
  const all = Object.entries(hunks).flatMap(([file, ranges]) => ranges.map((range) => [file, range]));
  const seen = all.filter(([file, [first, last]]) =>
    (shown[file] ?? []).some(([from, to]) => from <= last && first <= to),
  );
  return { hunks: all.length > 0 ? seen.length / all.length : 0, anyHunk: seen.length > 0 ? 1 : 0 };
}

/** The mean of every figure: over the queries of a repository, then over repositories, so that each of these counts the same. */
export function average(measures) {
  const names = [...new Set(measures.flatMap((each) => Object.keys(each)))];
  const mean = (name) => measures.reduce((sum, each) => sum + each[name], 0) / measures.length;
  return Object.fromEntries(names.map((name) => [name, mean(name)]));
}

/** The best file's probability, and whether it was right; undefined where nothing was predicted. */
export function topOf(query, { files, p }) {
  return p.length === 0 ? undefined : { probability: p[0], isRight: query.gold_src.includes(files[0]) };
}

/** How far probabilities lie from the share that was right, in tenths of probability, weighted by how many fall in each. */
export function calibrationError(tops) {
  const bins = Array.from({ length: BINS }, () => 0);
  for (const { probability, isRight } of tops) {
    bins[Math.min(BINS - 1, Math.floor(probability * BINS))] += probability - (isRight ? 1 : 0);
  }
  return tops.length === 0 ? 0 : bins.reduce((sum, surplus) => sum + Math.abs(surplus), 0) / tops.length;
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
