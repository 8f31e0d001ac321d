// From scores to probabilities: how likely the first file is right, given how many stand near it, so that of the first files said to be
// right with a probability of p, a share of p is right; and how probability falls behind the first.

/** As in src/retrieval/ranker.ts, where it is no matter of learning: every commit has an answer in its tree. */
const KNOWN = 0.15;
/** How fast probability falls with the distance, in scores; from 1.5 to 3 a territory holds the same share of what is touched. */
const SLOPE = 2;
/** A territory of more files keeps other tickets waiting for nothing. */
const FILES_OF_A_TERRITORY = 8.4;
const ROUNDS = 60;

/** @param scored examples with candidates best first, each with `score` and `isGold`. @returns `{ temperature, crowd, sure, slope, fall }` */
export function fitCalibration(scored) {
  let best = { loss: Number.POSITIVE_INFINITY };
  for (const temperature of steps(0.6, 2)) {
    const firsts = scored.map(({ candidates }) => ({
      ...standingOf(candidates, temperature),
      isGold: candidates[0]?.isGold === true,
    }));
    for (const crowd of steps(0.5, 3))
      for (const sure of steps(0, 4)) {
        const loss = lossOf(firsts, { crowd, sure });
        if (loss < best.loss) best = { loss, calibration: { temperature, crowd, sure } };
      }
  }
  return { ...best.calibration, slope: SLOPE, fall: fitFall(scored, { ...best.calibration, slope: SLOPE }) };
}

/** Fitted to what it is for: all that lies above one in a hundred is a territory. */
function fitFall(scored, calibration) {
  let [low, high] = [0, 5];
  for (let at = 0; at < ROUNDS; at += 1) {
    const fall = (low + high) / 2;
    if (filesAbove(scored, { ...calibration, fall }) > FILES_OF_A_TERRITORY) low = fall;
    else high = fall;
  }
  return Math.ceil(high * 1000) / 1000;
}

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
  return candidates.map(({ score }, at) => {
    const distance = (candidates[0].score - score) / calibration.slope + calibration.fall * Math.log(at + 1);
    return Math.min(first, Math.sqrt(first) * Math.exp(-distance));
  });
}

function lossOf(firsts, calibration) {
  return firsts.reduce((sum, first) => {
    const said = Math.min(0.999, Math.max(0.001, probabilityOf(first, calibration)));
    return sum - Math.log(first.isGold ? said : 1 - said);
  }, 0);
}

function probabilityOfFirst(candidates, calibration) {
  return candidates.length === 0 ? 0 : probabilityOf(standingOf(candidates, calibration.temperature), calibration);
}

/** How many stand near the first, and whether it is known at all. */
function standingOf(candidates, temperature) {
  const [best] = candidates;
  const near = candidates.reduce((sum, { score }) => sum + Math.exp((score - best.score) / temperature), 0);
  return { near, known: Math.min(1, ((best?.features.covered ?? 0) / KNOWN) ** 2) };
}

function probabilityOf({ near, known }, { crowd, sure }) {
  return known / (1 + Math.exp(crowd * Math.log(near) - sure));
}

function steps(from, to) {
  return Array.from({ length: Math.round((to - from) * 10) + 1 }, (_, at) => Math.round(from * 10 + at) / 10);
}
