// A row of values that never changes: replacing one makes a new row that shares all the rest. The rooms that keep many
// versions of a long list stand on it; it knows nothing of what the values mean.

interface Leaf<T> {
  readonly value: T;
  /** 1 when the value is marked. */
  readonly marked: number;
}

interface Fork<T> {
  readonly left: Tree<T>;
  readonly right: Tree<T>;
  /** How many values stand on the left. */
  readonly half: number;
  /** How many values below are marked: lets a search pass by whole branches. */
  readonly marked: number;
}

type Tree<T> = Leaf<T> | Fork<T>;

export interface Row<T> {
  readonly length: number;
  readonly tree: Tree<T> | undefined;
  readonly isMarked: (value: T) => boolean;
}

/** @param isMarked tells the values that `nextMarked` finds; must always answer the same for the same value. */
export function createRow<T>(values: readonly T[], isMarked: (value: T) => boolean): Row<T> {
  const build = (from: number, to: number): Tree<T> | undefined => {
    if (to - from === 1) return values.slice(from, to).map((value) => leaf(value, isMarked))[0];
    const middle = (from + to) >> 1;
    const left = build(from, middle);
    const right = build(middle, to);
    return left === undefined || right === undefined ? undefined : fork(left, right, middle - from);
  };
  return { length: values.length, tree: values.length === 0 ? undefined : build(0, values.length), isMarked };
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
    if (!("half" in tree)) return leaf(value, row.isMarked);
    const { left, right, half } = tree;
    return rest < half ? fork(replace(left, rest), right, half) : fork(left, replace(right, rest - half), half);
  };
  return { ...row, tree: replace(treeAt(row, position), position) };
}

/** The first marked position that is not before `from`; O(log n). */
export function nextMarked<T>(row: Row<T>, from: number): number | undefined {
  return row.tree === undefined ? undefined : find(row.tree, from);
}

function find<T>(tree: Tree<T>, from: number): number | undefined {
  if (tree.marked === 0) return undefined;
  if (!("half" in tree)) return from <= 0 ? 0 : undefined;
  const onLeft = from < tree.half ? find(tree.left, from) : undefined;
  if (onLeft !== undefined) return onLeft;
  const onRight = find(tree.right, from - tree.half);
  return onRight === undefined ? undefined : tree.half + onRight;
}

function treeAt<T>({ tree, length }: Row<T>, position: number): Tree<T> {
  if (tree === undefined || !(position >= 0 && position < length))
    throw new Error(`no position ${position} in the row`);
  return tree;
}

function leaf<T>(value: T, isMarked: (value: T) => boolean): Leaf<T> {
  return { value, marked: isMarked(value) ? 1 : 0 };
}

function fork<T>(left: Tree<T>, right: Tree<T>, half: number): Fork<T> {
  return { left, right, half, marked: left.marked + right.marked };
}
