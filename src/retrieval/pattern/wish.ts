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
const IN_TEXT = new RegExp(
  `(?:^|\\n|[.!?]\\s)[\\s>*-]{0,6}(?:\\d+[.)]\\s)?(?:we (?:need|want|should)(?: to)? )?(?:please )?(?:${ADD})\\b`,
  "gi",
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
    ...thingsOf(withoutScope(title), IN_TITLE),
    ...thingsOf(text, IN_TEXT).filter((thing) => !A_TEST.test(thing)),
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

function thingsOf(text: string, asked: RegExp): string[] {
  const things: string[] = [];
  for (const match of text.matchAll(asked)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 90).trimStart();
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
