// A ticket's words → what it wishes to have added, as weighted terms. Knows no files.
import type { PatternQuery } from "../query.ts";
import { identifiersOf, isTerm, splitIdentifier, stem } from "../tokenize.ts";

export interface Wish {
  /** Stemmed term → 0 to 2: the thing to be added weighs most, what is said of it less, the rest of the ticket little. */
  readonly terms: ReadonlyMap<string, number>;
  /** Stemmed term → as the ticket writes it first, for people. */
  readonly words: ReadonlyMap<string, string>;
  /** The thing to be added as the ticket says it; undefined when the ticket does not ask to add a thing. */
  readonly thing: string | undefined;
}

/** In a title a wish may stand anywhere; further down these words begin a line or a sentence, or tell of something else. */
const ADD =
  "adds?|adding|creates?|creating|introduces?|introducing|implements?|implementing|supports?|writes?|scaffold|generate|provide|expose|new|first pass at implementing";
const IN_TITLE = new RegExp(`\\b(?:${ADD})\\b`, "gi");
const ENDS = /\n|[.!?]\s/g;
const AT_BEGIN = new RegExp(
  `[\\s>*-]{0,6}(?:\\d+[.)]\\s)?(?:we (?:need|want|should)(?: to)? )?(?:please )?(?:${ADD})\\b`,
  "iy",
);
/** Ends the thing: what follows says where or for what. */
const AFTER_THING =
  /\s(?:to|for|in|into|from|on|of|with|that|which|when|so|by|via|using|under|and then|where|as|like|\w{3,}ing)\s|[.:;!?\n,—]|\s-\s/i;
/** Names no kind of file. */
const EMPTY = new Set("support option functionality ability feature handling logic way thing".split(" ").map(stem));
const HEAD = 2;
const PART = 1;
const TITLE = 0.5;
const REST = 0.25;
const MAX_CHARS = 4000;
const MAX_THINGS = 4;
/** "Add a regression test" at the end of a ticket is no wish for a kind of thing. */
const A_TEST = /\b(?:tests?|specs?)$/i;

export function parseWish({ title, description }: Pick<PatternQuery, "title" | "description">): Wish {
  const terms = new Map<string, number>();
  const words = new Map<string, string>();
  const say = (said: readonly Said[], weight: number) => {
    for (const { term, word } of said) {
      terms.set(term, Math.max(terms.get(term) ?? 0, weight));
      if (!words.has(term)) words.set(term, word);
    }
  };
  const text = description.slice(0, MAX_CHARS);
  say(termsOf(title), TITLE);
  say(termsOf(text), REST);
  for (const [, code = ""] of title.matchAll(/`([^`\n]{2,60})`/g)) say(termsOf(code), PART);
  const things = [
    ...thingsOf(withoutScope(title), endsInTitle),
    ...thingsOf(text, endsInText).filter((thing) => !A_TEST.test(thing)),
  ].slice(0, MAX_THINGS);
  for (const [place, thing] of things.entries()) {
    const share = place === 0 ? 1 : 0.5;
    const said = termsOf(thing).filter(({ term }) => !EMPTY.has(term));
    say(said, PART * share);
    say(said.slice(-1), HEAD * share);
  }
  return { terms, words, thing: things[0] };
}

/** `feat(gateway): add …` → `add …`. */
function withoutScope(title: string): string {
  return title.replace(/^\w+(?:\([^)]*\))?!?:\s*/, "");
}

/** Where the words end that ask for something. */
function endsInTitle(title: string): number[] {
  return [...title.matchAll(IN_TITLE)].map((match) => match.index + match[0].length);
}

/** The long expression is tried where a line or a sentence begins, not at every letter. */
function endsInText(text: string): number[] {
  const ends = new Set<number>();
  for (const begin of [0, ...[...text.matchAll(ENDS)].map((match) => match.index + match[0].length)]) {
    AT_BEGIN.lastIndex = begin;
    if (AT_BEGIN.test(text)) ends.add(AT_BEGIN.lastIndex);
  }
  return [...ends];
}

function thingsOf(text: string, endsIn: (text: string) => readonly number[]): string[] {
  const things: string[] = [];
  for (const begin of endsIn(text)) {
    const after = text.slice(begin, begin + 90).trimStart();
    const end = AFTER_THING.exec(after)?.index ?? after.length;
    const thing = after
      .slice(0, end)
      .replace(/^(?:(?:a|an|the|new|some|more|another)\s+)+/i, "")
      .trim();
    if (termsOf(thing).some(({ term }) => !EMPTY.has(term))) things.push(thing);
  }
  return things;
}

interface Said {
  readonly term: string;
  readonly word: string;
}

function termsOf(text: string): Said[] {
  return identifiersOf(text)
    .flatMap((identifier) => splitIdentifier(identifier))
    .map((part) => part.toLowerCase())
    .filter((word) => word.length > 1 && isTerm(word))
    .map((word) => ({ term: stem(word), word }))
    .filter(({ term }) => term.length > 1);
}
