// Work on a key done once. For what is asked again and again of few keys; what is remembered lives as long as the function.

/** @param work pure, and never undefined: that would be worked out anew each time. */
export function remembered<K, T>(work: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return function recall(key) {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = work(key);
    known.set(key, found);
    return found;
  };
}
