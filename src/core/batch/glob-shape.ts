// A glob as the row of segments it can match, so that two globs can be compared without a single path.
// At least as wide as what globs.ts matches: what is not understood here stands for every path. Only a file whose very name
// holds `*` or `?` is not thought of: for its sake any two patterns would meet.

import { trimGlob } from "../globs.ts";

/** In lower case throughout: some file systems do not tell `A` from `a`. */
export type Segment =
  | { readonly kind: "literal"; readonly text: string }
  /** `*` is any run of characters, `?` is one; `head` and `tail` are what stands before the first and behind the last. */
  | { readonly kind: "wild"; readonly text: string; readonly head: string; readonly tail: string }
  /** Any number of segments, none included. */
  | { readonly kind: "depth" };
export type GlobShape = readonly Segment[];

const DEPTH: Segment = { kind: "depth" };
const MAX_SHAPES = 64;

/** Every row a glob stands for: itself as a plain path with all below it, and its alternatives when it is a pattern. */
export function globShapes(glob: string): GlobShape[] {
  const pattern = trimGlob(glob).toLowerCase();
  if (pattern === "") return [];
  const plain = [...split(pattern).map((text): Segment => ({ kind: "literal", text })), DEPTH];
  if (!/[*?[\]{}!\\"]/.test(pattern)) return [plain];
  const texts = alternatives(pattern);
  if (texts === undefined) return [[DEPTH]];
  const rows = texts.map((text) => split(text).map(segmentOf));
  return /[*?]/.test(pattern) ? rows : [plain, ...rows];
}

function split(pattern: string): string[] {
  return pattern.split("/").filter((text) => text !== "");
}

function segmentOf(text: string): Segment {
  if (text.includes("**")) return DEPTH;
  if (!/[*?]/.test(text)) return { kind: "literal", text };
  const [head = "", tail = ""] = [text.split(/[*?]/)[0], text.split(/[*?]/).at(-1)];
  return { kind: "wild", text, head, tail };
}

/** The pattern without brackets and braces; undefined when it says something that is not read here. */
function alternatives(pattern: string): string[] | undefined {
  if (pattern.startsWith("!") || /[\\"]/.test(pattern)) return undefined;
  // The matcher takes `[id]` for one character of the set and for these very characters.
  const open = pattern.replace(/\[[^[\]{}/]+\]/g, "?*");
  if (/[[\]]/.test(open)) return undefined;
  const done: string[] = [];
  const rest = [open];
  for (let text = rest.pop(); text !== undefined; text = rest.pop()) {
    const group = /\{([^{}]*)\}/.exec(text);
    if (group === null) done.push(text);
    else {
      const choices = choicesOf(group[1] ?? "");
      if (choices === undefined) return undefined;
      const [before, after] = [text.slice(0, group.index), text.slice(group.index + group[0].length)];
      rest.push(...choices.map((choice) => before + choice + after));
    }
    if (done.length + rest.length > MAX_SHAPES) return undefined;
  }
  return done.some((text) => /[{}]/.test(text)) ? undefined : done;
}

/** What one pair of braces stands for; a range or a name in braces becomes "anything between two slashes". */
function choicesOf(group: string): string[] | undefined {
  if (group.includes(",") && !group.includes("..")) return group.split(",");
  return group.includes("/") ? undefined : ["*"];
}

/** Whether some path may fit both rows. */
export function shapesMeet(one: GlobShape, two: GlobShape): boolean {
  const [lastOne, lastTwo] = [one.at(-1), two.at(-1)];
  if (lastOne === undefined || lastTwo === undefined) return one.length === two.length;
  // Whatever one begins with, the other goes on with.
  if (lastOne.kind === "depth" && two[0]?.kind === "depth") return true;
  if (lastTwo.kind === "depth" && one[0]?.kind === "depth") return true;
  if (!segmentsMeet(lastOne, lastTwo)) return false;
  return rowsMeet(one, two, { isRun: (segment) => segment.kind === "depth", agree: segmentsMeet });
}

function segmentsMeet(one: Segment, two: Segment): boolean {
  if (one.kind === "depth" || two.kind === "depth") return true;
  if (one.kind === "literal" && two.kind === "literal") return one.text === two.text;
  if (!endsMeet(one, two)) return false;
  return rowsMeet(marksOf(one), marksOf(two), {
    isRun: (mark) => mark === "run",
    agree: (a, b) => a === "one" || b === "one" || a === b,
  });
}

type Plain = Exclude<Segment, { kind: "depth" }>;

/** What two begin and end with must agree as far as both say; most pairs differ there already. */
function endsMeet(one: Plain, two: Plain): boolean {
  const [headOne, tailOne] = one.kind === "wild" ? [one.head, one.tail] : [one.text, one.text];
  const [headTwo, tailTwo] = two.kind === "wild" ? [two.head, two.tail] : [two.text, two.text];
  const headsMeet = headOne.startsWith(headTwo) || headTwo.startsWith(headOne);
  return headsMeet && (tailOne.endsWith(tailTwo) || tailTwo.endsWith(tailOne));
}

/** Single characters, and the words `run` and `one` for what stands for others. */
function marksOf({ kind, text }: Plain): string[] {
  const characters = text.split("");
  if (kind === "literal") return characters;
  return characters.map((character) => (character === "*" ? "run" : character === "?" ? "one" : character));
}

interface Meeting<T> {
  /** Stands for any number of items. */
  readonly isRun: (item: T) => boolean;
  readonly agree: (one: T, two: T) => boolean;
}

/** Whether two patterns have a word in common; from their ends backwards, in the product of their lengths. */
function rowsMeet<T>(one: readonly T[], two: readonly T[], { isRun, agree }: Meeting<T>): boolean {
  const [runsOne, runsTwo] = [one.map(isRun), two.map(isRun)];
  let below: boolean[] = [];
  for (let i = one.length; i >= 0; i -= 1) {
    const row: boolean[] = [];
    for (let j = two.length; j >= 0; j -= 1) {
      const [a, b] = [one[i], two[j]];
      if (a === undefined && b === undefined) row[j] = true;
      else if (runsOne[i]) row[j] = below[j] === true || (b !== undefined && row[j + 1] === true);
      else if (runsTwo[j]) row[j] = row[j + 1] === true || (a !== undefined && below[j] === true);
      else row[j] = a !== undefined && b !== undefined && agree(a, b) && below[j + 1] === true;
    }
    below = row;
  }
  return below[0] === true;
}
