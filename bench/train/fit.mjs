// Weights for features: a softmax of each touched file against all untouched ones, every repository worth the same, pulled
// towards what is believed beforehand. Full batches and Adam from a fixed start, so that the same examples give the same weights.

const ITERATIONS = 80;
const RATE = 0.2;
const PULL = 0.08;
/** An example of a title alone beside one of a whole text: most tickets have a description. */
const WORTHS = { q_title: 0.6, q_nopath: 1 };

/** @param beliefs name of a feature → weight before learning; @param fixed names whose weights stay. @returns name → weight */
export function fitWeights(examples, { beliefs, fixed }) {
  const names = Object.keys(beliefs);
  const tables = examples.flatMap((example) => tableOf(example, names));
  const spread = spreadOf(tables, names.length);
  const start = Float64Array.from(names, (name, at) => beliefs[name] * spread[at]);
  const shares = sharesOf(tables);
  let weights = Float64Array.from(start);
  const [mean, square] = [new Float64Array(names.length), new Float64Array(names.length)];
  for (let round = 1; round <= ITERATIONS; round += 1) {
    const gradient = gradientOf(tables, shares, weights, spread);
    const rate = round > ITERATIONS * 0.7 ? RATE / 4 : RATE;
    weights = weights.map((weight, at) => {
      if (fixed.includes(names[at])) return weight;
      const slope = gradient[at] + PULL * (weight - start[at]);
      mean[at] = 0.9 * mean[at] + 0.1 * slope;
      square[at] = 0.98 * square[at] + 0.02 * slope * slope;
      return weight - (rate * (mean[at] / (1 - 0.9 ** round))) / (Math.sqrt(square[at] / (1 - 0.98 ** round)) + 1e-7);
    });
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at] / spread[at]]));
}

export function scoreOf(features, weights) {
  let score = 0;
  for (const name in weights) score += weights[name] * (features[name] ?? 0);
  return score;
}

/** Nothing can be learned from an example none of whose touched files is a candidate. */
function tableOf({ repo, field, candidates }, names) {
  if (!candidates.some(({ isGold }) => isGold)) return [];
  const rows = new Float64Array(candidates.length * names.length);
  candidates.forEach(({ features }, row) => {
    for (const [at, name] of names.entries()) rows[row * names.length + at] = features[name] ?? 0;
  });
  return [{ repo, rows, worth: WORTHS[field] ?? 1, gold: candidates.map(({ isGold }) => isGold) }];
}

function spreadOf(tables, width) {
  const [sum, square] = [new Float64Array(width), new Float64Array(width)];
  let count = 0;
  for (const { rows } of tables) {
    count += rows.length / width;
    for (let at = 0; at < rows.length; at += 1) {
      sum[at % width] += rows[at];
      square[at % width] += rows[at] * rows[at];
    }
  }
  return sum.map((total, at) => Math.max(1e-3, Math.sqrt(Math.max(0, square[at] / count - (total / count) ** 2))));
}

/** What one touched file of each example counts. */
function sharesOf(tables) {
  const ofRepository = new Map();
  for (const { repo, worth } of tables) ofRepository.set(repo, (ofRepository.get(repo) ?? 0) + worth);
  return tables.map(
    ({ repo, worth, gold }) => worth / (ofRepository.get(repo) * ofRepository.size * gold.filter(Boolean).length),
  );
}

function gradientOf(tables, shares, weights, spread) {
  const width = weights.length;
  const gradient = new Float64Array(width);
  const scaled = weights.map((weight, at) => weight / spread[at]);
  for (const [index, { rows, gold }] of tables.entries()) {
    const odds = oddsOf(rows, scaled, gold.length);
    const others = odds.reduce((sum, odd, row) => sum + (gold[row] ? 0 : odd), 0);
    const inverse = odds.reduce((sum, odd, row) => sum + (gold[row] ? 1 / (odd + others) : 0), 0);
    for (let row = 0; row < gold.length; row += 1) {
      const pushed = gold[row] ? odds[row] / (odds[row] + others) - 1 : odds[row] * inverse;
      if (Math.abs(pushed) < 1e-8) continue;
      for (let at = 0; at < width; at += 1) gradient[at] += shares[index] * pushed * rows[row * width + at];
    }
  }
  return gradient.map((slope, at) => slope / spread[at]);
}

function oddsOf(rows, scaled, count) {
  const width = scaled.length;
  const scores = new Float64Array(count);
  for (let row = 0; row < count; row += 1)
    for (let at = 0; at < width; at += 1) scores[row] += scaled[at] * rows[row * width + at];
  const best = Math.max(...scores);
  return scores.map((score) => Math.exp(score - best));
}
