// The word a person probably meant. Used for messages only.

/**
 * The candidate nearest to a mistyped word: the same but for case, `-` and `_`, or a few typing errors away (a third of the
 * word, at most three); undefined when nothing is near.
 */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(word.slice(0, 60));
  const allowed = Math.min(3, Math.floor(wanted.length / 3));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distance(wanted, plain(candidate)) }))
    .filter((ranked) => ranked.distance <= allowed)
    .toSorted((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

function plain(word: string): string {
  return word.replace(/[-_\s]/g, "").toLowerCase();
}

/** Levenshtein's distance, one row of the table at a time. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1];
    for (let column = 1; column <= right.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === right[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
