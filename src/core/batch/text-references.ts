// Tickets that a text asks to wait for, in words: "after ENG-12", "blocked by ENG-3 and ENG-4", "before ENG-9".
// Only ever a hint: prose is untrusted and easily misread. Linear time on text of any size.

export interface TextReference {
  readonly key: string;
  /** Whether the named ticket comes first, or waits for the one that names it. */
  readonly side: "first" | "later";
  /** The words that say so, in lower case. */
  readonly words: string;
}

const MAX_CHARS = 64 * 1024;
const MAX_NAMED = 10;
const PHRASE =
  /\b(?:(after|once|depend(?:s|ing|ent)? (?:up)?on|blocked (?:by|on)|wait(?:s|ing)? (?:for|on)|builds? (?:up)?on|on top of|requires|prerequisites?)|(before|blocks|blocking))[ \t*_:]{1,4}/gi;
const DENIED = /\b(?:not|never|no longer|n't|without)(?: (?:be|being))?[ \t]$/i;
const KEY =
  /^(?:[\s,&[("'`*_-]|and\b|or\b|the\b|tickets?\b|issues?\b){0,12}([A-Z][A-Z0-9]{0,9}-[1-9][0-9]{0,8})(?![\w-])[\])"'`*_]{0,4}/;

/** Every ticket asked for, in order, each once a side. Addresses of tickets count as their keys. */
export function parseTextReferences(text: string): TextReference[] {
  const plain = text
    .slice(0, MAX_CHARS)
    .replace(/\]\([^)\s]{1,300}\)/g, "]")
    .replace(
      /https?:\/\/[\w.-]{1,100}\/[\w-]{1,100}\/issue\/([A-Z][A-Z0-9]{0,9}-[0-9]{1,9})(?:\/[\w-]{0,200})?/g,
      "$1",
    );
  const found = new Map<string, TextReference>();
  for (const match of plain.matchAll(PHRASE)) {
    if (DENIED.test(plain.slice(Math.max(0, match.index - 16), match.index))) continue;
    const side = match[1] === undefined ? "later" : "first";
    const words = match[0].replace(/[\s*_:]+$/, "").toLowerCase();
    for (const key of keysAt(plain.slice(match.index + match[0].length, match.index + match[0].length + 300))) {
      if (!found.has(`${side} ${key}`)) found.set(`${side} ${key}`, { key, side, words });
    }
  }
  return [...found.values()];
}

/** The run of keys a text begins with: `ENG-1, ENG-2 and ENG-3`. */
function keysAt(text: string): string[] {
  const keys: string[] = [];
  let rest = text;
  for (let match = KEY.exec(rest); match !== null && keys.length < MAX_NAMED; match = KEY.exec(rest)) {
    keys.push(match[1] ?? "");
    rest = rest.slice(match[0].length);
  }
  return keys;
}
