// Where the identifiers of a tree stand: a row for each different token of each file, one file after the other, and all rows of one
// token in a chain. What stands in a file is a walk over neighbours; which files a token stands in is a walk along its chain.

/** Columns by row. Row 0 is nobody's: a chain ends with it. Signed, for arithmetic is faster so. */
export interface Postings {
  /** The next row. */
  filled: number;
  /** By file, in the order in which they were scanned: its first row. */
  readonly firsts: number[];
  /** The number of an identifier times two, one more inside a comment. */
  tokens: Int32Array;
  /** How often it stands there. */
  times: Int32Array;
  /** The row of the same token in the last file before this one that has it. */
  before: Int32Array;
  /** By token: its last row. */
  latest: Int32Array;
}

/** @param rows as many as probably come: memory that is there and not touched costs nothing, and making more room costs twice. */
export function createPostings(rows = 0): Postings {
  const list = () => new Int32Array(1 + rows);
  return { filled: 1, firsts: [], tokens: list(), times: list(), before: list(), latest: new Int32Array(2) };
}

export function makeRoom(postings: Postings): void {
  const length = 2 * postings.tokens.length;
  postings.tokens = enlarged(postings.tokens, length);
  postings.times = enlarged(postings.times, length);
  postings.before = enlarged(postings.before, length);
}

/** Of a file, by its place: its first row and the one behind its last. */
export function rowsOf({ firsts, filled }: Postings, file: number): [from: number, to: number] {
  return [firsts[file] ?? filled, firsts[file + 1] ?? filled];
}

/** The files that have one of these identifiers, in their code or in comments, some perhaps more than once. */
export function filesWith({ latest, before, firsts }: Postings, identifiers: readonly number[]): number[] {
  const files: number[] = [];
  for (const number of identifiers)
    for (const token of [2 * number, 2 * number + 1])
      for (let row = latest[token] ?? 0; row > 0; row = before[row] ?? 0) files.push(fileOf(firsts, row));
  return files;
}

function fileOf(firsts: readonly number[], row: number): number {
  let [low, high] = [0, firsts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((firsts[middle] ?? 0) > row) high = middle - 1;
    else low = middle;
  }
  return low;
}

export function enlarged(list: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(list);
  return larger;
}
