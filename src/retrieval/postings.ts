// Identifiers → the files they stand in. What a query asks for stands in few places of a tree: looking those up takes a part of the
// time that a walk over all files would.
import type { Stream } from "./streams.ts";

/** Of the identifiers of a tree, one after the other by number; for each a row for every file it stands in, in their order. */
export interface Postings {
  /** By number: where its rows begin. A file has two where the identifier stands in its code and in its comments. */
  readonly firsts: Uint32Array;
  /** By row: a place among the files. */
  readonly places: Uint32Array;
  /** By row: how often, times two, and one more inside comments. */
  readonly times: Uint32Array;
}

/** @param size how many identifiers there are. */
export function createPostings(streams: readonly Pick<Stream, "distinct" | "times">[], size: number): Postings {
  const firsts = new Uint32Array(size + 2);
  for (const { distinct } of streams)
    for (let at = 0; at < distinct.length; at += 1) {
      const next = ((distinct[at] ?? 0) >>> 1) + 2;
      firsts[next] = (firsts[next] ?? 0) + 1;
    }
  for (let number = 1; number < firsts.length; number += 1)
    firsts[number] = (firsts[number] ?? 0) + (firsts[number - 1] ?? 0);
  const places = new Uint32Array(firsts[size + 1] ?? 0);
  const times = new Uint32Array(places.length);
  streams.forEach(({ distinct, times: each }, place) => {
    for (let at = 0; at < distinct.length; at += 1) {
      const token = distinct[at] ?? 0;
      // Where the next row of this identifier goes; in the end that is where the next identifier begins.
      const number = (token >>> 1) + 1;
      const row = firsts[number] ?? 0;
      places[row] = place;
      times[row] = 2 * (each[at] ?? 0) + (token & 1);
      firsts[number] = row + 1;
    }
  });
  return { firsts, places, times };
}
