// In which order a person had best merge the pull requests of a batch. A recommendation: nothing is merged here.

/** Two branches that do not merge, and where. */
export interface PairConflict {
  readonly one: string;
  readonly two: string;
  readonly files: readonly string[];
}

/** A branch that does not merge with the base as it is now. */
export interface BaseConflict {
  readonly key: string;
  readonly files: readonly string[];
}

export interface Mergeable {
  readonly key: string;
  /** Keys of those whose work it contains. */
  readonly standsOn: readonly string[];
}

export interface MergePlan {
  /** Every key once: whoever stands on another after that one, else the one with the fewest conflicts left first. */
  readonly order: readonly string[];
  /** As they will be met: `one` is merged first, `two` then has the conflict. */
  readonly conflicts: readonly PairConflict[];
  /** In the recommended order. */
  readonly behindBase: readonly BaseConflict[];
}

/**
 * @param forecast.tasks in the plan's order, each key once. Conflicts and foundations outside them are left aside.
 */
export function mergeOrder(forecast: {
  readonly tasks: readonly Mergeable[];
  readonly conflicts: readonly PairConflict[];
  readonly behindBase: readonly BaseConflict[];
}): MergePlan {
  const keys = new Set(forecast.tasks.map(({ key }) => key));
  const conflicts = forecast.conflicts.filter(({ one, two }) => one !== two && keys.has(one) && keys.has(two));
  const behindBase = forecast.behindBase.filter(({ key }) => keys.has(key));
  const order = ordered(forecast.tasks, conflicts, behindBase);
  const place = new Map(order.map((key, index) => [key, index]));
  const placeOf = (key: string) => place.get(key) ?? 0;
  const turned = conflicts.map((pair) =>
    placeOf(pair.one) < placeOf(pair.two) ? pair : { ...pair, one: pair.two, two: pair.one },
  );
  return {
    order,
    conflicts: turned.toSorted((a, b) => placeOf(a.one) - placeOf(b.one) || placeOf(a.two) - placeOf(b.two)),
    behindBase: behindBase.toSorted((a, b) => placeOf(a.key) - placeOf(b.key)),
  };
}

function ordered(
  tasks: readonly Mergeable[],
  conflicts: readonly PairConflict[],
  behindBase: readonly BaseConflict[],
): string[] {
  const left = new Map(tasks.map((task) => [task.key, task]));
  const met = metBy(conflicts);
  const count = new Map(tasks.map(({ key }) => [key, met.get(key)?.length ?? 0]));
  for (const { key } of behindBase) count.set(key, (count.get(key) ?? 0) + 1);
  const isFree = ({ key, standsOn }: Mergeable) => !standsOn.some((on) => on !== key && left.has(on));
  const order: string[] = [];
  while (left.size > 0) {
    const open = [...left.values()];
    const free = open.filter(isFree);
    // Two that say they stand on each other must not keep the rest from being told.
    const next = fewest(free.length === 0 ? open : free, ({ key }) => count.get(key) ?? 0);
    if (next === undefined) break;
    order.push(next.key);
    left.delete(next.key);
    for (const other of met.get(next.key) ?? []) count.set(other, (count.get(other) ?? 0) - 1);
  }
  return order;
}

/** For each key those it has a conflict with, one entry a conflict. */
function metBy(conflicts: readonly PairConflict[]): Map<string, string[]> {
  const met = new Map<string, string[]>();
  const meet = (key: string, other: string) => met.set(key, [...(met.get(key) ?? []), other]);
  for (const { one, two } of conflicts) {
    meet(one, two);
    meet(two, one);
  }
  return met;
}

/** The first of those with the smallest count. */
function fewest<T>(items: readonly T[], count: (item: T) => number): T | undefined {
  const counted = items.map((item) => ({ item, count: count(item) }));
  return counted.reduce<(typeof counted)[number] | undefined>(
    (best, one) => (best === undefined || one.count < best.count ? one : best),
    undefined,
  )?.item;
}
