// Text on its way out into Markdown that GitHub and Linear render: what is untrusted can be read, but links, mentions,
// closes, embeds and hides nothing. Pure text in, text out; sanitize.ts comes first for text from outside.

/** Breaks a token without showing: renderers and their link filters see two tokens, people see one. */
const BREAK = "\u200B";
/** Looks like a hyphen; a ticket key written with it is not a key. */
const NON_BREAKING_HYPHEN = "\u2011";

/**
 * A code block that its content cannot close: the fence is longer than any run of backticks inside.
 * @param info language word; anything but letters, digits and `-` is dropped.
 */
export function fence(text: string, info = ""): string {
  const marks = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${marks}${info.replace(/[^A-Za-z0-9-]/g, "")}\n${text}${text.endsWith("\n") ? "" : "\n"}${marks}`;
}

/** As `fence`, and never more than `maxChars` UTF-16 units: the text is cut and `note` put at its end. */
export function fenceWithin(text: string, maxChars: number, note: string): string {
  const whole = fence(text);
  if (whole.length <= maxChars) return whole;
  // Marks of ordinary length first; text that is made of backticks costs up to three times its length.
  const ordinary = fence(capText(text, maxChars - 20, note));
  return ordinary.length <= maxChars ? ordinary : fence(capText(text, Math.floor((maxChars - 20) / 3), note));
}

/** A code span on one line that its content cannot close. Empty text gives a span with a space. */
export function inlineCode(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, " ");
  const marks = "`".repeat(longestRun(line) + 1);
  const pad = line === "" || /^[` ]|[` ]$/.test(line) ? " " : "";
  return line.trim() === "" ? "` `" : `${marks}${pad}${line}${pad}${marks}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  return longest;
}

/** Markdown made fit for one cell of a table: on one line, its pipes escaped. Untrusted text goes through `defang` first. */
export function tableCell(markdown: string): string {
  // A pipe after a backslash: the break keeps `\` and `\|` apart, else the row parser takes `\\` together and splits here.
  return markdown
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(/(\\?)\|/g, (_, slash: string) => (slash === "" ? "\\|" : `\\${BREAK}\\|`))
    .trim();
}

// Each rule breaks a token where its first character meets its second; the result no longer matches, so twice equals once.
// Entities and backslashes count because link filters run over the rendered text.
const BROKEN_AFTER = [
  /@(?=[A-Za-z0-9])/g,
  /#(?=\\?[0-9])/g,
  /<(?=[A-Za-z/!?])/g,
  /&(?=[A-Za-z#])/g,
  /!(?=\[)/g,
  /\](?=[(:[])/g,
  /:(?=\\?\/\\?\/)/g,
  /www(?=\\?\.)/gi,
];
const CODE_FENCE = /^([ \t>*+\-0-9.)]*)(?=`{3}|~{3})/gm;

/**
 * Untrusted prose for GitHub or Linear: mentions, issue and cross-repository references, links, images, HTML, entities and
 * code fences are broken with zero-width spaces, ticket keys as `breakKeys` says. Emphasis and lists stay.
 * Twice equals once.
 */
export function defang(text: string, ownKey?: string): string {
  const broken = BROKEN_AFTER.reduce((so, rule) => so.replace(rule, `$&${BREAK}`), text);
  return breakKeys(
    broken.replace(CODE_FENCE, (prefix) => `${prefix}${BREAK}`),
    ownKey,
  );
}

const KEY = /(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9]*)-([0-9]+)/g;
// Linear's words that close or link a ticket when a key follows, also in lists ("fixes A-1, A-2"); their stems are enough here.
const MAGIC =
  /clos(?:e|ing)|fix|resolv(?:e|ing)|complet(?:e|ing)|implement|refs?\b|references|part of|relat(?:ed|es) to|contributes to|toward|linear issue/i;

/**
 * Every ticket key but the own one loses its hyphen to a look-alike, so that a sibling is not linked or closed with our pull
 * request. Keys in lower case are taken for words (`utf-8`) unless one of Linear's magic words is near.
 */
export function breakKeys(text: string, ownKey?: string): string {
  const anyCase = MAGIC.test(text);
  return text.replace(KEY, (found: string, team: string, number: string) => {
    const isKey = anyCase || /[A-Z][0-9]*$/.test(team) || team.toLowerCase() === "gh";
    return isKey && found.toUpperCase() !== ownKey ? `${team}${NON_BREAKING_HYPHEN}${number}` : found;
  });
}

/** The text, or its beginning with `note` at the end: never more than `maxChars` code points (and UTF-16 units) together. */
export function capText(text: string, maxChars: number, note: string): string {
  if (text.length <= maxChars) return text;
  const shortNote = cut(note, maxChars);
  return `${cut(text, maxChars - shortNote.length)}${shortNote}`;
}

function cut(text: string, maxUnits: number): string {
  return text.slice(0, Math.max(0, maxUnits)).replace(/[\uD800-\uDBFF]$/, "");
}

/** One line of defanged text as plain words: emphasis, code spans and brackets show as they are written. */
export function plainText(text: string): string {
  return text.replace(/[\\`*_[\]~]/g, "\\$&");
}

/**
 * A link with plain, defanged words. A target that is not a simple http(s) address is left out: the words stay.
 * @param target ours or the tracker's, never from a ticket's text.
 */
export function link(words: string, target: string | undefined): string {
  const isSimple = target !== undefined && /^https?:\/\/[\w.:[\]-]+(?:\/[\w./~%?&=#:@+-]*)?$/.test(target);
  return isSimple ? `[${words}](${target})` : words;
}

/** Every line as a block quote. */
export function quote(markdown: string): string {
  return markdown.replace(/^/gm, "> ").replace(/ +$/gm, "");
}

/** A section that opens on a click. `summary` is plain text, `body` is Markdown. GitHub only: Linear shows the tags. */
export function details(summary: string, body: string): string {
  const plain = summary.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<details>\n<summary>${plain.replace(/\s+/g, " ")}</summary>\n\n${body}\n\n</details>`;
}
