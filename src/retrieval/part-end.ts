// Where a part of an identifier ends, for letters that are ASCII: what the expression of `splitIdentifier` finds, without the
// expression. A tree has a hundred thousand identifiers to take apart before the first answer.

const [LOWER, UPPER, DIGIT] = [1, 2, 3];
const KINDS = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  return code >= 48 && code <= 57 ? DIGIT : 0;
});

/**
 * @param codes of ASCII letters; none at `to` or behind is looked at.
 * @returns `from` when no part begins there.
 */
export function partEnd(codes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && KINDS[codes[at] ?? 0] === UPPER) at += 1;
  if (at - from > 1 && at < to && KINDS[codes[at] ?? 0] === LOWER) return at - 1;
  if (at - from < 2) while (at < to && KINDS[codes[at] ?? 0] === LOWER) at += 1;
  while (at < to && KINDS[codes[at] ?? 0] === DIGIT) at += 1;
  return at;
}
