// A row of values that never changes: replacing one makes a new row that shares all the rest. It knows whose turn is next,
// but nothing of what the values mean. The rooms that keep many versions of a long list stand on it.

interface Leaf<T> {
  readonly value: T;
  readonly turn: number;
}

interface Fork<T> {
  readonly left: Tree<T>;
  readonly right: Tree<T>;
  /** How many values stand on the left. */
  readonly half: number;
  /** The least turn below: leads a search straight to it. */
  readonly turn: number;
}

type Tree<T> = Leaf<T> | Fork<T>;

export interface Row<T> {
  readonly length: number;
  readonly tree: Tree<T> | undefined;
  readonly turnOf: (value: T) => number;
}

/** @param turnOf the least goes first, infinity never; must always answer the same for the same value. */
export function createRow<T>(values: readonly T[], turnOf: (value: T) => number): Row<T> {
  const build = (from: number, to: number): Tree<T> | undefined => {
    if (to - from === 1) return values.slice(from, to).map((value) => ({ value, turn: turnOf(value) }))[0];
    const middle = (from + to) >> 1;
    const left = build(from, middle);
    const right = build(middle, to);
    return left === undefined || right === undefined ? undefined : fork(left, right, middle - from);
  };
  return { length: values.length, tree: values.length === 0 ? undefined : build(0, values.length), turnOf };
}

/** The value at a position from 0; O(log n). */
export function valueAt<T>(row: Row<T>, position: number): T {
  let tree = treeAt(row, position);
  let rest = position;
  while ("half" in tree) {
    const isLeft = rest < tree.half;
    rest -= isLeft ? 0 : tree.half;
    tree = isLeft ? tree.left : tree.right;
  }
  return tree.value;
}

/** The same row with another value at a position; O(log n). */
export function withValue<T>(row: Row<T>, position: number, value: T): Row<T> {
  const replace = (tree: Tree<T>, rest: number): Tree<T> => {
    if (!("half" in tree)) return { value, turn: row.turnOf(value) };
    const { left, right, half } = tree;
    return rest < half ? fork(replace(left, rest), right, half) : fork(left, replace(right, rest - half), half);
  };
  return { ...row, tree: replace(treeAt(row, position), position) };
}

/** The position whose turn is next among those not before `from`, of equal ones the first; O(log n). */
export function nextInTurn<T>(row: Row<T>, from: number): number | undefined {
  return row.tree === undefined ? undefined : find(row.tree, from)?.position;
}

interface Found {
  readonly position: number;
  readonly turn: number;
}

function find<T>(tree: Tree<T>, from: number): Found | undefined {
  if (tree.turn === Number.POSITIVE_INFINITY) return undefined;
  if (!("half" in tree)) return from <= 0 ? { position: 0, turn: tree.turn } : undefined;
  const { left, right, half } = tree;
  // When all of it counts, the least turn lies on the side that has it; else the best of both sides must be compared.
  const isWhole = from <= 0;
  if (isWhole && left.turn <= right.turn) return find(left, from);
  const onLeft = isWhole || from >= half ? undefined : find(left, from);
  const onRight = find(right, from - half);
  if (onRight === undefined || (onLeft !== undefined && onLeft.turn <= onRight.turn)) return onLeft;
  return { position: half + onRight.position, turn: onRight.turn };
}

function treeAt<T>({ tree, length }: Row<T>, position: number): Tree<T> {
  if (tree === undefined || !(position >= 0 && position < length))
    throw new Error(`no position ${position} in the row`);
  return tree;
}

function fork<T>(left: Tree<T>, right: Tree<T>, half: number): Fork<T> {
  return { left, right, half, turn: Math.min(left.turn, right.turn) };
}
