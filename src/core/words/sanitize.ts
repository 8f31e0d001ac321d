// Untrusted text on its way in: whatever a person cannot see, a terminal would obey or a renderer would hide is taken out.
// Words are never judged here. The size is cut before any pattern runs, and every pattern is linear in its input.

// Two escape families: CSI with its parameters; OSC, DCS, SOS, PM and APC up to their terminator or the end of the line.
// The terminator of the one-byte (C1) forms is required: in wrongly decoded text U+009D is half a quotation mark.
const ESCAPES = new RegExp(
  [
    "(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?",
    "\\x1b[\\]PX^_][^\\x07\\x1b\\x9c\\n\\r]*(?:\\x07|\\x1b\\\\|\\x9c)?",
    "[\\x90\\x98\\x9d-\\x9f][^\\x07\\x1b\\x80-\\x9f\\n\\r]*(?:\\x07|\\x1b\\\\|\\x9c)",
    "\\x1b[ -/]*[0-~]?",
  ].join("|"),
  "g",
);
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
// Zero-width, bidi, tag, filler and variation characters: Unicode calls them default-ignorable. Four are judged by their place.
const INVISIBLE = /(?!\u200C|\u200D|\uFE0E|\uFE0F)[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\p{Surrogate}]/gu;
const STRAY_SELECTOR = /(?<!\p{Emoji})(?:\uFE0E|\uFE0F)/gu;
// A joiner stays inside an emoji sequence and between letters of the scripts that write with it, and nowhere else.
const SCRIPTS = ["Arab", "Syrc", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"];
const LETTER = `[${SCRIPTS.map((script) => `\\p{scx=${script}}`).join("")}]`;
const IN_WORD = `(?<=${LETTER}.)${LETTER}`;
const IN_EMOJI = "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F]\\u200D)\\p{Extended_Pictographic}";
const STRAY_JOINER = new RegExp(`[\\u200C\\u200D](?!${IN_WORD}|${IN_EMOJI})`, "gu");
const JOINERS = /[\u200C\u200D]/g;
/** No honest text needs a third; who builds a chain that does loses its joiners. */
const MOST_PASSES = 4;
const LAST_JOINERS = /[\u200C\u200D]+$/;
// Unicode's stream-safe limit (UAX #15): normalising an unbroken run of marks takes quadratic time (seen: 3 s for 100,000).
const EXCESS_MARKS = /(?<=\p{M}{30})\p{M}+/gu;
const COMMENT = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g;

/** Whatever a caller allows: above this the engine's own pattern machinery gives up (seen: a fatal error of V8 at 25 Mi matches). */
const MOST_CHARS = 8 * 1024 * 1024;

/**
 * Text that is safe to read, log and show: NFC, `\n` as its only line end, no control characters but `\n` and `\t`, nothing
 * invisible, no escape sequences, no HTML comments (and so none of our markers). Emoji and every script survive.
 * Sanitising twice equals sanitising once. Linear in `maxChars`.
 * @param limits.maxChars UTF-16 units, at most 8 Mi; what lies beyond is dropped unread and unmarked.
 */
export function sanitize(text: string, limits: { maxChars: number }): string {
  const maxChars = Math.min(limits.maxChars, MOST_CHARS);
  const visible = text
    .slice(0, maxChars)
    .replace(ESCAPES, "")
    .replace(LINE_ENDS, "\n")
    .replace(CONTROLS, "")
    .replace(INVISIBLE, "")
    .replace(STRAY_SELECTOR, "");
  // NFC can lengthen a text, so the limit is applied again; a cut must not leave half a character or a joiner at the end.
  return composed(withoutComments(visible.replace(STRAY_JOINER, "")))
    .slice(0, maxChars)
    .replace(/[\uD800-\uDBFF]$/, "")
    .replace(LAST_JOINERS, "");
}

/** Composing can move a mark between a letter and its joiner, and a joiner that goes can bring letters together: until both agree. */
function composed(text: string): string {
  let now = text;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = inOrder(now).replace(STRAY_JOINER, "");
    if (next === now) return now;
    now = next;
  }
  return inOrder(now.replace(JOINERS, ""));
}

function inOrder(text: string): string {
  return text.replace(EXCESS_MARKS, "").normalize("NFC").replace(EXCESS_MARKS, "");
}

/** What a removed comment leaves may spell a new one; that is made visible instead of hunted, which could go on for ever. */
function withoutComments(text: string): string {
  return text.replace(COMMENT, "").replaceAll("<!--", "< !--");
}

/**
 * Sanitised text on one line, white space collapsed, at most `maxChars` code points; a longer one ends in `…`.
 */
export function oneLine(text: string, maxChars: number): string {
  const line = sanitize(text, { maxChars: maxChars * 4 + 1000 })
    .replace(/\s+/gu, " ")
    .trim();
  if (line.length <= maxChars) return line;
  const points = Array.from(line);
  return points.length <= maxChars
    ? line
    : `${points
        .slice(0, Math.max(0, maxChars - 1))
        .join("")
        .trimEnd()}…`;
}

/**
 * Text between two lines that carry a delimiter the text cannot contain: an occurrence inside is broken with spaces.
 * The text itself is expected to be sanitised.
 * @param data.delimiter unguessable, made by the caller: at least 8 characters of `A-Z a-z 0-9 _ -`.
 */
export function fenceAsData(data: { label: string; text: string; delimiter: string }): string {
  const { delimiter } = data;
  if (!/^[\w-]{8,}$/.test(delimiter)) throw new Error(`"${delimiter}" cannot be a delimiter`);
  const label = oneLine(data.label.replaceAll(delimiter, ""), 100);
  // Spaces on both sides, so that no occurrence can form across the seam of two others.
  const text = data.text.replace(new RegExp(delimiter, "gi"), (found) => `${found.slice(0, 1)} ${found.slice(1)} `);
  return `<<<${delimiter} ${label}\n${text}\n${delimiter}>>> end of ${label}`;
}
