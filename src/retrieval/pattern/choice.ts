// A file chosen as the example, before its test and its list are looked up; and what makes one file a better example than another.
import { splitIdentifier, stem } from "../tokenize.ts";
import { baseName } from "../tree.ts";
import { completeness } from "./complete.ts";
import type { Family, Member } from "./families.ts";
import type { TestOf } from "./test-of.ts";
import type { Wish } from "./wish.ts";

export interface Choice {
  readonly member: Member;
  readonly family: Family;
  /** The path that is to be made, or the kind of thing in words. */
  readonly for: string;
  /** 0 to 1. */
  readonly likeness: number;
  /** Goes on after "chosen because". */
  readonly why: string;
}

const TESTED = 0.3;
const SHARED = 0.5;

/** How well a file serves as an example for a wish, 0 to 1.8: complete, with a test, named in the ticket's words. */
export function suits(member: Member, wish: Wish, testOf: TestOf): number {
  const tested = testOf(member) === undefined ? 0 : TESTED;
  return completeness(member.file.text) + tested + SHARED * sharedWords(member, wish);
}

/** Share of a name's words that the ticket says, 0 to 1. */
export function sharedWords({ words: own, folder, isFolderNamed }: Member, { terms }: Wish): number {
  const words = isFolderNamed ? splitIdentifier(baseName(folder)).map((word) => word.toLowerCase()) : own;
  const sum = words.reduce((total, word) => total + Math.min(1, terms.get(stem(word)) ?? 0), 0);
  return sum / Math.max(1, words.length);
}

/** The first of the best. */
export function best<T>(list: readonly T[], rate: (item: T) => number): T | undefined {
  let found: { item: T; value: number } | undefined;
  for (const item of list) {
    const value = rate(item);
    if (found === undefined || value > found.value) found = { item, value };
  }
  return found?.item;
}

/** In path order, but of numbered and dated files (migrations) the latest first: it shows how they are made today. */
export function comparePaths(one: Member, other: Member): number {
  const order = one.path < other.path ? -1 : 1;
  return NUMBERED.test(one.path) && NUMBERED.test(other.path) ? -order : order;
}
const NUMBERED = /(?:^|\/)[Vv]?\d{3,}[^/]*(?:\/[^/]*)?$/;
