// Many things done a few at a time, so that sixty tickets are not sixty requests at once.

/** The results in the order of `items`; the first failure ends it, when what runs already has ended. */
export async function mapPooled<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>();
  const rest = [...items.entries()].reverse();
  const worker = async () => {
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      const [index, item] = next;
      results.set(index, await work(item, index));
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(most, items.length) }, worker));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
