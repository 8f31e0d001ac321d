// Lists by key. Exists because the oldest Node we run on has no Map.groupBy.

/** Order within a group is the list's. */
export function groupBy<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * Lists by two keys, in the order of the first item of each. Of thousands of items, keys put together of two would take longer to
 * make and to compare than all the rest.
 */
export function groupByBoth<T>(list: readonly T[], firstOf: (item: T) => string, secondOf: (item: T) => string): T[][] {
  const groups: T[][] = [];
  const byFirst = new Map<string, Map<string, T[]>>();
  for (const item of list) {
    const first = firstOf(item);
    const bySecond = byFirst.get(first) ?? new Map<string, T[]>();
    if (bySecond.size === 0) byFirst.set(first, bySecond);
    const second = secondOf(item);
    const group = bySecond.get(second);
    if (group !== undefined) group.push(item);
    else {
      const begun = [item];
      bySecond.set(second, begun);
      groups.push(begun);
    }
  }
  return groups;
}
