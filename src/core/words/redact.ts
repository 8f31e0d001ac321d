// Takes known secrets out of text, in every form a program is likely to print them. Knows nothing of what a secret looks
// like: that is the scanner's work.
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A shorter value would take ordinary words out of every line. */
export const SHORTEST_SECRET = 6;
const HIDDEN = "***";

export type Redact = (text: string) => string;

/**
 * A function that replaces every secret by `***`: as it is, line by line, in base64 and base64url at any alignment, in hex (both
 * also when wrapped into lines), URL-encoded, JSON- (also twice) and HTML-escaped. Secrets under 6 characters are ignored.
 * Give it whole texts or whole lines, not chunks of a stream: a secret across a seam is not seen. It runs after `sanitize`
 * (which can join what was apart) and before `defang` (which can part what was one).
 */
export function createRedactor(secrets: readonly string[]): Redact {
  const forms = new Set(secrets.flatMap(partsOf).flatMap(formsOf));
  if (forms.size === 0) return (text) => text;
  // The longest form first: a secret that begins another one must not win over it.
  const pattern = new RegExp([...forms].sort((a, b) => b.length - a.length).join("|"), "g");
  return (text) => text.replace(pattern, HIDDEN);
}

/** The secret itself and, for one of several lines, each line: a log shows them one by one. */
export function partsOf(secret: string): string[] {
  const parts = [secret, secret.trim(), ...secret.split(/\r?\n/).map((line) => line.trim())];
  return [...new Set(parts)].filter((part) => part.length >= SHORTEST_SECRET);
}

/** Patterns, not plain strings: encoders wrap long output into lines. */
function formsOf(secret: string): string[] {
  const bytes = utf8ToBytes(secret);
  const hex = bytesToHex(bytes);
  const percent = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  const url = urlEncoded(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  const exact = [
    secret,
    json,
    // Escaped by whoever said it, and again by the artefact that holds what was said.
    JSON.stringify(json).slice(1, -1),
    json.replaceAll("/", "\\/"),
    unicodeEscaped(json),
    unicodeEscaped(json).replaceAll("/", "\\/"),
    html,
    html.replaceAll("'", "&#39;"),
    secret.replaceAll("'", "'\\''"),
    url,
    url.replace(/%../g, (code) => code.toLowerCase()),
    url.replaceAll("%20", "+"),
    url.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
    percent,
    percent.toUpperCase(),
  ];
  return [...exact.map(escaped), ...[hex, hex.toUpperCase(), ...base64Forms(bytes)].map(wrappable)];
}

function urlEncoded(secret: string): string {
  // Half a surrogate pair cannot be encoded; it becomes U+FFFD, as it would in any UTF-8 output.
  return encodeURIComponent(new TextDecoder().decode(utf8ToBytes(secret)));
}

function unicodeEscaped(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What base64 shows of the secret whatever stands before and after it: per alignment the characters made of its bits alone. */
function base64Forms(bytes: Uint8Array): string[] {
  const aligned = [0, 1, 2].map((offset) => {
    const text = btoa(String.fromCharCode(...new Uint8Array(offset), ...bytes));
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    return text.slice(first, last);
  });
  return aligned.flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")]);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function wrappable(text: string): string {
  return Array.from(text, escaped).join("(?:\\r?\\n)?");
}
