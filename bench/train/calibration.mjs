// From scores to probabilities: the temperature of a softmax, and what "none of these" scores below the best, so that of the first
// files said to be right with a probability of p, a share of p is right. What of the title the best file does not say brings "none" nearer.

/** Every commit has an answer in its tree; a ticket may have none, and then no word of it is known. */
const LEAST_UNSAID = 8;

/** @param scored examples with candidates best first, each with `score` and `isGold`. @returns `{ temperature, none, unsaid }` */
export function fitCalibration(scored) {
  let best = { loss: Number.POSITIVE_INFINITY };
  for (let temperature = 0.4; temperature <= 1.5; temperature += 0.05)
    for (let none = -10; none <= 2; none += 0.5)
      for (let unsaid = LEAST_UNSAID; unsaid <= 10; unsaid += 1) {
        const loss = lossOf(scored, { temperature, none, unsaid });
        if (loss < best.loss) best = { loss, temperature: Math.round(temperature * 100) / 100, none, unsaid };
      }
  const { temperature, none, unsaid } = best;
  return { temperature, none, unsaid, slope: fitSlope(scored, { temperature, none, unsaid }) };
}

/**
 * How fast probability falls with the score behind the first file. Fitted to what it is for: all that lies above one in a hundred is
 * a territory, and a territory of more files keeps other tickets waiting for nothing.
 */
function fitSlope(scored, calibration) {
  let slope = calibration.temperature / 2;
  while (slope < 3 && filesAbove(scored, { ...calibration, slope: slope + 0.01 }) <= FILES_OF_A_TERRITORY)
    slope += 0.01;
  return Math.round(slope * 100) / 100;
}
const FILES_OF_A_TERRITORY = 8.3;

/** Of whole texts: titles alone say less and are spread wider. */
function filesAbove(scored, calibration) {
  const whole = scored.filter(({ field }) => field === "q_nopath");
  const counts = whole.map(
    ({ candidates }) => probabilitiesOf(candidates, calibration).filter((p) => p >= 0.01).length,
  );
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

/** Mean distance, over ten bins by what was said, between what was said and what was so; of the first file of each example. */
export function calibrationError(scored, calibration) {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, so: 0 }));
  for (const { candidates } of scored) {
    const said = probabilityOfFirst(candidates, calibration);
    const bin = bins[Math.min(9, Math.floor(said * 10))];
    bin.said += said;
    bin.so += candidates[0]?.isGold === true ? 1 : 0;
  }
  return bins.reduce((sum, { said, so }) => sum + Math.abs(said - so), 0) / scored.length;
}

/** As the product makes them (src/retrieval/ranker.ts). @param candidates best first */
export function probabilitiesOf(candidates, calibration) {
  const first = probabilityOfFirst(candidates, calibration);
  return candidates.map(({ score }) => first * Math.exp((score - candidates[0].score) / calibration.slope));
}

function lossOf(scored, calibration) {
  return scored.reduce((sum, { candidates }) => {
    const said = Math.min(0.999, Math.max(0.001, probabilityOfFirst(candidates, calibration)));
    return sum - Math.log(candidates[0]?.isGold === true ? said : 1 - said);
  }, 0);
}

/** `none` is measured from the best score, because scores of different queries do not compare. */
function probabilityOfFirst(candidates, { temperature, none, unsaid }) {
  if (candidates.length === 0) return 0;
  const best = candidates[0].score;
  const distance = none + unsaid * (1 - candidates[0].features.covered);
  const total = candidates.reduce(
    (sum, { score }) => sum + Math.exp((score - best) / temperature),
    Math.exp(distance / temperature),
  );
  return 1 / total;
}
