// One field of a ticket may be as large as its author likes; what we keep of it may not. Nothing is cleaned here.

/** UTF-8 bytes kept of a description or a comment; about four times the largest prompt any model takes. */
export const MAX_FIELD_BYTES = 1024 * 1024;
/** Of a sub-issue's description and an attachment's subtitle: a few paragraphs, which is more than a search makes use of. */
export const MAX_PART_BYTES = 8 * 1024;

/** `text`, cut after at most `maxBytes` of UTF-8 and never inside a character. */
export function cutText(text: string, maxBytes: number = MAX_FIELD_BYTES): string {
  // No UTF-16 unit takes more than three bytes, so most texts need no counting.
  if (text.length * 3 <= maxBytes) return text;
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length <= maxBytes) return text;
  let end = maxBytes;
  while (end > 0 && isContinuation(bytes[end])) end -= 1;
  return bytes.toString("utf8", 0, end);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0b1100_0000) === 0b1000_0000;
}
