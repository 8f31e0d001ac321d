// The ticket's words as weighted terms. Pure; knows nothing of files.
import { identifiersOf, isTerm, stem, termsOfIdentifier } from "./tokenize.ts";

export interface PatternQuery {
  readonly title: string;
  readonly description: string;
  readonly comments?: readonly string[];
}

export interface QueryTerm {
  readonly weight: number;
  /** As the ticket says it first, for people to read. */
  readonly word: string;
}
/** By term, the heaviest first. */
export type QueryTerms = ReadonlyMap<string, QueryTerm>;

/** Titles say what, descriptions say why, comments wander: the shares were picked on public commits, not learned. */
export const TITLE_SHARE = 2;
const DESCRIPTION_SHARE = 1;
const COMMENTS_SHARE = 0.5;
/** Characters read of each part; what comes later in a ticket says little about where. */
const MAX_CHARS = 20_000;
const MAX_TERMS = 120;

/** Weights grow with the logarithm of how often a term is said; two adjacent words also count joined (`query client` → `queryclient`). */
export function parseQuery(query: PatternQuery): QueryTerms {
  const terms = new Map<string, QueryTerm>();
  count(terms, query.title, TITLE_SHARE);
  count(terms, query.description, DESCRIPTION_SHARE);
  count(terms, (query.comments ?? []).join("\n"), COMMENTS_SHARE);
  const entries = [...terms].map(([term, { weight, word }]) => [term, { weight: Math.log(1 + weight), word }] as const);
  return new Map(entries.sort((a, b) => b[1].weight - a[1].weight).slice(0, MAX_TERMS));
}

function count(terms: Map<string, QueryTerm>, text: string, share: number): void {
  const raise = (term: string, by: number, word: string) => {
    const known = terms.get(term);
    terms.set(term, { weight: (known?.weight ?? 0) + by, word: known?.word ?? word });
  };
  let last = "";
  for (const identifier of identifiersOf(text.slice(0, MAX_CHARS))) {
    for (const [term, part] of termsOfIdentifier(identifier)) raise(term, share, part);
    const word = identifier.toLowerCase();
    const isWord = isTerm(word) && isTerm(stem(word)) && /^[a-z]+$/.test(word);
    if (isWord && last !== "") raise(last + word, share / 2, `${last} ${word}`);
    last = isWord ? word : "";
  }
}
