// Text → terms for the baselines: identifiers whole and in their parts, in lower case. The product's own must not be used here, or every
// change of it would move what it is compared with.

const STOP = new Set("a an and are as at be by for from if in is it of on or that the this to when with".split(" "));
const PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{Lo}+/gu;

export function termsOf(text) {
  return (text.match(/[\p{L}\p{N}_$]+/gu) ?? []).flatMap(termsOfIdentifier);
}

const known = new Map();

function termsOfIdentifier(identifier) {
  const before = known.get(identifier);
  if (before !== undefined) return before;
  const parts = identifier.match(PARTS) ?? [];
  const words = parts.length > 1 ? [...parts, parts.join("")] : parts;
  const terms = words.map((word) => stem(word.toLowerCase())).filter((term) => term.length > 1 && !STOP.has(term));
  known.set(identifier, terms);
  return terms;
}

/** Plurals only. */
function stem(word) {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
