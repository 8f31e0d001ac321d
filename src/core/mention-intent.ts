// What is to happen with a file a ticket names, read from the few words around it. A guess from words, never a decision:
// whoever acts on "create" looks first whether the file is there.
import { z } from "zod";

/** `create`: is to be made · `change`: is to be edited · `like`: is the example to follow · `mention`: just named. */
export const Intent = z.enum(["create", "change", "like", "mention"]);
export type Intent = z.infer<typeof Intent>;

const CREATE = new Set(
  "create creates creating add adds adding new introduce scaffold generate write implement".split(" "),
);
const CHANGE = new Set(
  "change changes changing update updates modify edit fix fixes extend refactor remove delete rename move replace adjust".split(
    " ",
  ),
);
const LIKE = new Set(
  "like mirror mirrors mirroring follow follows following copy copying analogous modelled modeled resembling imitate".split(
    " ",
  ),
);
/** Only before a name that "does" or "has" it: "sort as a.ts does". */
const AS = new Set(["as", "what", "how", "way"]);
const DOES_AFTER = /^[`"')\]]{0,3}\s{0,2}(?:does|do|did|has|have)\b/i;
const LIKE_PAIR = /^(?:same (?:\w+ )?as|similar to|based on|just as|way as|as in)$/;
/** "Move a.ts to b.ts", "extract the parsing into b.ts": the place after the word is new, as far as anybody can tell. */
const MOVED =
  /\b(?:mov|renam|extract|split|relocat|migrat|convert|turn|copy|copi|duplicat)(?:e|es|ed|ing|ting|s)?\b[^;!?]{0,160}$/i;
const MOVED_TO =
  /(?:\b(?:to|into|as)|→|[-=]>)(?: (?:a|the|its own|their own|new|file|module|called|named|at)){0,4}[ \t]{0,3}[`"'([]{0,3}$/i;
const FILLER = new Set(
  "a an the our new file files module component page test called named at in under as this that and or folder path".split(
    " ",
  ),
);
const TOWARDS = new Set(["to", "into", "from", "of", "with", "by", "for", "onto"]);
const EXAMPLE_AFTER =
  /^[`"')\]]{0,3}\s{0,2}(?:is the (?:example|pattern|template)|as (?:an?|the) (?:example|pattern|template|model))/i;

/**
 * @param before the words before the name, back to the previous name; @param after those that follow it;
 * @param previous the intent of the name before it on the line, which "a, b and c" shares;
 * @param line the whole line up to the name.
 */
export function intentOf(around: {
  readonly before: string;
  readonly after: string;
  readonly previous: Intent | undefined;
  readonly line: string;
}): Intent {
  const { before, after, previous, line } = around;
  if (previous !== undefined && /^[`"')\]]{0,3}\s{0,2}(?:,|and|or|&|,\s?and)?\s{0,2}[`"'([]{0,3}$/i.test(before))
    return previous;
  const words = (
    sentenceEnd(before)
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  )
    .reverse()
    .slice(0, 14);
  if (EXAMPLE_AFTER.test(after) || isLike(words) || (AS.has(words[0] ?? "") && DOES_AFTER.test(after))) return "like";
  if (MOVED_TO.test(before) && MOVED.test(sentenceEnd(line.slice(-240)))) return "create";
  return verbIntent(words);
}

function isLike(words: readonly string[]): boolean {
  for (let at = 0; at < Math.min(words.length, 5); at += 1) {
    const word = words[at] ?? "";
    if (
      LIKE.has(word) ||
      LIKE_PAIR.test(`${words[at + 1] ?? ""} ${word}`) ||
      LIKE_PAIR.test(`${words[at + 2] ?? ""} ${words[at + 1] ?? ""} ${word}`)
    )
      return true;
    if (!FILLER.has(word)) return false;
  }
  return false;
}

/** "add src/a.ts" creates it, "add a total to src/a.ts" changes it. */
function verbIntent(words: readonly string[]): Intent {
  const nearest = words.find((word) => CREATE.has(word) || CHANGE.has(word));
  if (nearest === undefined) return "mention";
  if (CHANGE.has(nearest)) return "change";
  const between = words.slice(0, words.indexOf(nearest));
  const towards = between.find(
    (word) =>
      TOWARDS.has(word) || word === "at" || word === "in" || word === "under" || word === "called" || word === "named",
  );
  return towards !== undefined && TOWARDS.has(towards) ? "change" : "create";
}

function sentenceEnd(text: string): string {
  return text.slice(
    Math.max(text.lastIndexOf(". "), text.lastIndexOf("; "), text.lastIndexOf("! "), text.lastIndexOf("? ")) + 1,
  );
}
