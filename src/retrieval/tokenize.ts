// Text → terms, for prose and code alike: identifiers whole and in their parts, in lower case, lightly stemmed.

const STOP = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its just let like may me more must my " +
    "new no not now of on one only or our out over she should so some such than that the their them then there these they this those to too up us use used uses using was " +
    "we were what when where which while who will with would you your also any all via per etc please need needs want make sure see e g " +
    "function const return import export default class public private static void self true false null undefined none string number int type var"
  ).split(" "),
);

/** Parts of an identifier: `parseHTTPUrl_v2` → parse, HTTP, Url, v2. */
export function splitIdentifier(identifier: string): string[] {
  return identifier.match(/\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+\d*|\d+|[\p{Lo}\p{Lm}]+/gu) ?? [];
}

/** What is longer is pasted data, which must not cost the square of its length. */
const LONGEST_WORD = 40;

/** Takes off plural, -ed and -ing, and spells the American way; never below three letters. Light on purpose: strong stems join words that code keeps apart. */
export function stem(word: string): string {
  return bare(word.length > 6 && word.length < LONGEST_WORD ? american(word) : word);
}

function american(word: string): string {
  // Nearly all words end here: this is asked of every different word of a tree.
  if (!word.includes("is") && !word.includes("our")) return word;
  return word
    .replace("isation", "ization")
    .replace(/([aeiou]\w*[^aeiou])is(e|ing|ed|er)$/, "$1iz$2")
    .replace(/(?<=[a-z]{3})our(?=s?$|ed$|ing$)/, "or");
}

/** Without expressions: a first ticket asks it of some ten thousand words. */
function bare(word: string): string {
  const { length } = word;
  if (length < 4 || hasDigit(word)) return word;
  if (word.endsWith("s")) {
    if (word.endsWith("ies") && length > 4) return `${word.slice(0, -3)}y`;
    if (HISSES.some((hiss) => word.endsWith(hiss))) return word.slice(0, -2);
    return "sui".includes(word.charAt(length - 2)) ? word : bare(word.slice(0, -1));
  }
  if (word.endsWith("ing") && length > 5) return undouble(word.slice(0, -3));
  if (word.endsWith("ed") && length > 4 && !word.endsWith("eed")) return undouble(word.slice(0, -2));
  return word.endsWith("e") && length > 4 ? word.slice(0, -1) : word;
}

/** After these a plural has an `e`. */
const HISSES = ["sses", "shes", "ches", "xes"];

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

function undouble(word: string): string {
  const last = word.charAt(word.length - 1);
  if (last === word.charAt(word.length - 2) && !"aeiouls".includes(last)) return word.slice(0, -1);
  return last === "e" && word.length > 4 ? word.slice(0, -1) : word;
}

/** The terms of one identifier, each with how it was written: its stemmed parts, and itself when it has several. */
export function termsOfIdentifier(identifier: string): [term: string, written: string][] {
  const parts = splitIdentifier(identifier);
  const terms = parts.map((part): [string, string] => [stem(part.toLowerCase()), part.toLowerCase()]);
  const known = terms.filter(([term, word]) => isTerm(term) && isTerm(word));
  if (parts.length > 1) known.push([parts.join("").toLowerCase(), identifier]);
  return known;
}

export function isTerm(term: string): boolean {
  return term.length > 1 && !STOP.has(term) && (term.length > 2 || !/^\d{1,2}$/.test(term));
}

/** The identifiers of prose and code: runs of letters, digits, `_` and `$`. */
export function identifiersOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
