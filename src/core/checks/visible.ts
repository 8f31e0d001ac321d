// Characters that people cannot see, and how to show them. Shared by the check that reports them and by everything that
// puts untrusted names and lines into evidence.

// Zero width, bidi, tag, filler and variation characters are what Unicode calls default-ignorable.
const UNSEEN = /(?!\t)[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\uFFF9-\uFFFB]/gu;

/** The places of characters that have no shape of their own, as offset and code point; tabs are not among them. */
export function* findUnseen(text: string): Generator<{ readonly at: number; readonly code: number }> {
  for (const found of text.matchAll(UNSEEN)) yield { at: found.index, code: found[0].codePointAt(0) ?? 0 };
}

export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) >= 0;
}

/** The text on one line with every such character written out, for example `\u{202E}`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (found) => codeName(found.codePointAt(0) ?? 0));
}

export function codeName(code: number): string {
  return `\\u{${code.toString(16).toUpperCase().padStart(4, "0")}}`;
}
