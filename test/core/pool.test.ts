import { describe, expect, it } from "vitest";
import { mapPooled } from "../../src/core/pool.ts";

/** Work that ends when it is told to. */
function held() {
  const ends = new Map<number, (error?: Error) => void>();
  const work = (item: number) =>
    new Promise<string>((resolve, reject) => {
      ends.set(item, (error) => (error === undefined ? resolve(`${item} done`) : reject(error)));
    });
  const end = (item: number, error?: Error) => {
    ends.get(item)?.(error);
    return new Promise<void>((resolve) => setImmediate(resolve));
  };
  return { work, end, begun: () => [...ends.keys()] };
}

describe("many things a few at a time", () => {
  it("never more than that at once, the next as soon as one has ended, in the order they were given", async () => {
    const { work, end, begun } = held();
    const all = mapPooled([1, 2, 3, 4], 2, work);
    expect(begun()).toEqual([1, 2]);
    await end(2);
    expect(begun()).toEqual([1, 2, 3]);
    await end(3);
    expect(begun()).toEqual([1, 2, 3, 4]);
    await end(4);
    await end(1);
    expect(await all).toEqual(["1 done", "2 done", "3 done", "4 done"]);
  });

  it("are given their place", async () => {
    expect(await mapPooled(["a", "b", "c"], 8, async (item, index) => `${index}${item}`)).toEqual(["0a", "1b", "2c"]);
  });

  it("are nothing when there is nothing", async () => {
    expect(await mapPooled([], 4, async () => expect.unreachable())).toEqual([]);
  });

  it("keep results that are undefined", async () => {
    expect(await mapPooled([1, 2], 1, async () => undefined)).toEqual([undefined, undefined]);
  });

  it("end with the first failure, but only when what runs has ended: nothing goes on behind the caller's back", async () => {
    const { work, end } = held();
    let isOver = false;
    const all = mapPooled([1, 2], 2, work).finally(() => {
      isOver = true;
    });
    const answer = expect(all).rejects.toThrow("broken");
    await end(1, new Error("broken"));
    expect(isOver).toBe(false);
    await end(2);
    await answer;
  });
});
