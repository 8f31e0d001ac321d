// A ticket's words → what is looked for: weighted terms, the scope and kind its title gives, names of the code. Knows no files.
import { type Kind, kindsAskedFor } from "./kind.ts";
import { identifiersOf, isTerm, stem, termsOfIdentifier } from "./tokenize.ts";

export interface PatternQuery {
  readonly title: string;
  readonly description: string;
  readonly comments?: readonly string[];
}

export interface QueryTerm {
  readonly term: string;
  /** As the ticket says it first, for people to read. */
  readonly word: string;
  /** Of all the ticket says, the title twice; grows with the logarithm of how often it is said. */
  readonly weight: number;
  /** Of the title alone; 0 for what only the description says. */
  readonly inTitle: number;
}

export interface Query {
  /** The heaviest first. */
  readonly terms: readonly QueryTerm[];
  /** Where each term stands in that list. */
  readonly places: ReadonlyMap<string, number>;
  /** Terms of the part of the code that the title puts in front: `fix(mocker): …`, `axum-extra: …`. */
  readonly scope: readonly string[];
  /** Kinds of files that the title speaks of. */
  readonly kinds: ReadonlySet<Kind>;
  /** Written as code is: in backticks, in camel case, with underscores. */
  readonly names: readonly string[];
}

/** Two words of the ticket that are one in the code. */
export function isJoined({ word }: Pick<QueryTerm, "word">): boolean {
  return word.includes(" ");
}

/** Characters of a description that count whole; what comes later says little about where. */
const FIRST_CHARS = 3000;
const MAX_CHARS = 20_000;
const LATER_SHARE = 0.4;
const COMMENTS_SHARE = 0.3;
const SCOPE_SHARE = 0.5;
const JOINED_SHARE = 0.5;
/** What a change does to a thing says less about where than the thing. */
const VERB_SHARE = 0.2;
const VERBS = new Set(
  (
    "fix add remov updat improv support allow handl ensur prevent avoid refactor simplify correct wrong issu bug featur implement chang mov renam introduc enabl disabl " +
    "set get creat delet properly default when instead current existing case work show better also minor polish cleanup clean restor keep skip miss only fail broken"
  ).split(" "),
);
const MAX_TERMS = 200;
const MAX_NAMES = 40;
/** They say nothing alone and make another word with the verb before them. */
const PARTICLES: ReadonlySet<string> = new Set(["up", "in", "out", "off", "on", "down", "over"]);
/** What templates of tickets and commits leave behind: HTML comments, check lists, headings, trailers. */
const BOILERPLATE =
  /<!--[\s\S]{0,5000}?-->|^[ \t]*[-*] \[[ xX]\].*$|^#{1,6} .*$|^(?:co-authored-by|signed-off-by|reviewed-by|closes|fixes|refs?):?[ \t].*$/gim;
/** `fix(mocker)!: …`, `docs: …`, `axum-extra: …`. */
const PREFIX = /^\s*<?([a-z][a-z-]{0,30})>?\s*(?:\(([^)\n]{1,60})\))?!?:\s*/i;
const TYPES = /^(?:fix|feat|feature|chore|refactor|docs?|tests?|perf|build|ci|style|revert|bug|wip|deps)$/;

export function parseQuery({ title, description, comments = [] }: PatternQuery): Query {
  const { type, scope, rest } = takePrefix(title.slice(0, MAX_CHARS));
  const body = withoutAside(description.slice(0, MAX_CHARS)).replace(BOILERPLATE, " ");
  const counts = new Map<string, Count>();
  countTerms(counts, rest, "title", 1);
  for (const term of scope) raise(counts, term, term, "title", SCOPE_SHARE);
  countTerms(counts, body.slice(0, FIRST_CHARS), "body", 1);
  countTerms(counts, body.slice(FIRST_CHARS), "body", LATER_SHARE);
  countTerms(counts, comments.join("\n").slice(0, MAX_CHARS), "body", COMMENTS_SHARE);
  const terms = [...counts]
    .map(([term, count]) => weigh(term, count))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_TERMS);
  const stems = [...counts].filter(([, { title: said }]) => said > 0).map(([term]) => term);
  return {
    terms,
    places: new Map(terms.map(({ term }, place) => [term, place])),
    scope,
    kinds: kindsAskedFor(stems, type, rest),
    names: namesIn(`${rest}\n${body}`),
  };
}

interface Count {
  title: number;
  body: number;
  readonly word: string;
}

function weigh(term: string, { title, body, word }: Count): QueryTerm {
  const share = VERBS.has(term) ? VERB_SHARE : 1;
  return { term, word, weight: Math.log(1 + share * (2 * title + body)), inTitle: Math.log(1 + share * title) };
}

/** Sections that speak of something else than the change: how it was tried, what comes later. */
const ASIDE =
  /^#{1,6} .{0,80}(?:verification|check ?list|test plan|tested|related|future work|screenshots?|environment)/i;

function withoutAside(text: string): string {
  let isAside = false;
  const kept = text.split("\n").filter((line) => {
    if (line.startsWith("#")) isAside = ASIDE.test(line);
    return !isAside;
  });
  return kept.join("\n");
}

/** A word before the colon that is no kind of change is a part of the code. */
function takePrefix(title: string): { type: string; scope: readonly string[]; rest: string } {
  const match = PREFIX.exec(title);
  if (match === null) return { type: "", scope: [], rest: title };
  const word = (match[1] ?? "").toLowerCase();
  const named = match[2] ?? (TYPES.test(word) ? "" : word);
  const scope = identifiersOf(named.replaceAll("-", " ")).flatMap((part) =>
    termsOfIdentifier(part).map(([term]) => term),
  );
  return { type: TYPES.test(word) ? word : "", scope, rest: title.slice(match[0].length) };
}

function countTerms(counts: Map<string, Count>, text: string, field: "title" | "body", share: number): void {
  let last = "";
  for (const identifier of identifiersOf(text)) {
    for (const [term, word] of termsOfIdentifier(identifier)) raise(counts, term, word, field, share);
    const word = identifier.toLowerCase();
    const isWord = /^[a-z]+$/.test(word) && isTerm(word);
    // Two words of prose are often one in code: `query client` and `queryClient`, `sign up` and `signup`.
    if (last !== "" && (isWord || PARTICLES.has(word))) {
      raise(counts, last + word, `${last} ${word}`, field, share * JOINED_SHARE);
      if (stem(word) !== word) raise(counts, last + stem(word), `${last} ${word}`, field, share * JOINED_SHARE);
    }
    last = isWord ? word : "";
  }
}

function raise(counts: Map<string, Count>, term: string, word: string, field: "title" | "body", by: number): void {
  const count = counts.get(term) ?? { title: 0, body: 0, word };
  counts.set(term, count);
  count[field] += by;
}

function namesIn(text: string): string[] {
  const names = new Set<string>();
  for (const [word, quoted] of text.matchAll(/`([^`\n]{1,100})`|[A-Za-z_$][\w$]*/g)) {
    const found = quoted === undefined ? [word].filter(isWrittenAsCode) : identifiersOf(quoted);
    for (const name of found) if (name.length > 2 && names.size < MAX_NAMES) names.add(name);
  }
  return [...names];
}

function isWrittenAsCode(word: string): boolean {
  return /[a-z0-9][A-Z]|_[a-z]/.test(word.slice(1));
}
