// Pieces of regular expressions that several languages share. Each runs over a letter a bounded number of times.

/** Up to three levels of parentheses, over lines. It gives up at the fourth, so that a text of nothing but openings costs nothing. */
export const PARENS = String.raw`\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)`;

/** Comments with slashes and stars, and `@` annotations. */
export const ABOVE_SLASHES = /^\s*(?:\/\/|\/?\*|@)/;

/** Global and multiline from forms, each tried after the beginning of a line. */
export function patternOf(...forms: readonly string[]): RegExp {
  return new RegExp(`^(?:${forms.join("|")})`, "gm");
}
