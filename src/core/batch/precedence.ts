// Which of two tasks is over before the other begins, over any number of steps; for a thousand tasks and all their pairs.

export interface Precedence {
  /** Neither waits for the other and they are two: they may run at the same time. */
  areApart(one: string, two: string): boolean;
}

const WORD = 32;

/**
 * One bit for every pair: 4,000 tasks take 2 MB.
 * @param order every key of `waits`, after all it waits for.
 */
export function precedenceOf(waits: ReadonlyMap<string, readonly string[]>, order: readonly string[]): Precedence {
  const place = new Map(order.map((key, index) => [key, index]));
  const rows = order.map(() => new Uint32Array(Math.ceil(order.length / WORD)));
  const has = (late: number, early: number) =>
    (((rows[late]?.[Math.floor(early / WORD)] ?? 0) >>> (early % WORD)) & 1) === 1;
  for (const [index, key] of order.entries()) {
    // The latest mostly have the others before them already.
    for (const on of (waits.get(key) ?? []).toReversed()) {
      const early = place.get(on);
      if (early !== undefined && !has(index, early)) include(rows[index], rows[early], early);
    }
  }
  return {
    areApart: (one, two) => {
      const [here, there] = [place.get(one), place.get(two)];
      if (here === undefined || there === undefined) throw new Error(`${one} or ${two} is not in the batch`);
      return here !== there && !has(Math.max(here, there), Math.min(here, there));
    },
  };
}

/** A task has before it whom it waits for, and all that one has before it. */
function include(row: Uint32Array | undefined, other: Uint32Array | undefined, early: number): void {
  if (row === undefined || other === undefined) return;
  for (let word = 0; word < row.length; word += 1) row[word] = (row[word] ?? 0) | (other[word] ?? 0);
  const word = Math.floor(early / WORD);
  row[word] = (row[word] ?? 0) | (1 << (early % WORD));
}
