// A line of text → the pieces that can name something: code in backticks, quoted text, methods with their route, single words.
// Brings stack frames into one form. Linear in the line; judges nothing.

export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `word` stands in running text, `code` between backticks, `quoted` between quotation marks; `route` is a method and a path. */
  readonly kind: "word" | "code" | "quoted" | "route";
}

const WORD = String.raw`(?:(?!\]\()[^\s\x60"'<>|,;{}*])+`;
const CODE = String.raw`(\x60{1,3})(?!\x60)([^\x60]{1,400})\1(?!\x60)`;
/** An apostrophe inside a word opens nothing. */
const QUOTED = String.raw`(?<![^\s(=:,[])(["'])([\w.~@/\\][^"'\x60]{2,300})\3`;
const ROUTE = String.raw`\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/[\w@:*~$%<>{}[\]/-]{0,150}`;
const PIECE = new RegExp(`${CODE}|${QUOTED}|(${ROUTE})|${WORD}`, "g");

export function piecesOf(line: string): Piece[] {
  return [...line.matchAll(PIECE)].map((match): Piece => {
    const start = match.index;
    const end = start + match[0].length;
    const [, ticks, code, , quoted, route] = match;
    if (code !== undefined) return { text: code, start: start + (ticks?.length ?? 0), end, kind: "code" };
    if (quoted !== undefined) return { text: quoted, start: start + 1, end, kind: "quoted" };
    return unwrap({ text: match[0], start, end, kind: route === undefined ? "word" : "route" });
  });
}

/** The single words of code or of a quotation, with their places in the line. */
export function wordsOf({ text, start, kind }: Piece): Piece[] {
  return [...text.matchAll(new RegExp(WORD, "g"))].map((match) => {
    const at = start + match.index;
    return unwrap({ text: match[0], start: at, end: at + match[0].length, kind });
  });
}

/** Takes off brackets and punctuation that belong to the sentence, not to the path: `(src/[id]/page.tsx).` → `src/[id]/page.tsx`. */
function unwrap(piece: Piece): Piece {
  let { text, start } = piece;
  for (let round = 0; round < 8; round += 1) {
    const first = text.at(0);
    const last = text.at(-1);
    if (last !== undefined && ".!?:…".includes(last)) text = text.slice(0, -1);
    else if ((last === ")" || last === "]") && closingOf(text) < 0) text = text.slice(0, -1);
    else if ((first === "(" || first === "[") && [text.length, text.length - 1].includes(closingOf(text))) {
      text = text.slice(1);
      start += 1;
    } else break;
  }
  return { ...piece, text, start };
}

/**
 * Where the bracket a text begins with is closed: the text's length when it never is. Of a text that begins with none: 0, as
 * nothing is open; -1 when a bracket is closed that was never opened.
 */
function closingOf(text: string): number {
  let depth = 0;
  let closed: number | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "(" || char === "[") depth += 1;
    if (char === ")" || char === "]") depth -= 1;
    if (depth < 0) return -1;
    if (depth === 0) closed ??= at;
  }
  return closed ?? text.length;
}

/** Frames whose path is not a word of its own, brought into the form `path:line`, at unchanged length. */
export function unframe(line: string): string {
  const same = (text: string, all: string) => (text.length <= all.length ? text.padEnd(all.length) : all);
  return (
    line
      .replace(/File "([^"\n]{1,300})", line (\d{1,7})/g, (all, path: string, at: string) => same(`${path}:${at}`, all))
      // `a.ts(12,5)` of tsc and MSBuild, `a.php(12)` of PHP.
      .replace(/(\.\w{1,8})\((\d{1,7})(?:, ?\d{1,7})?\)/g, (all, ending: string, at: string) =>
        same(`${ending}:${at}`, all),
      )
      // `Cart.cs:line 12` of .NET.
      .replace(/(\.\w{1,8}):line (\d{1,7})/g, (all, ending: string, at: string) => same(`${ending}:${at}`, all))
      .replace(
        /\bat (?:(?!java\.|jdk\.)[\w.@-]{1,80}\/{1,2})?([\w$.]{1,200})\((\w{1,80}\.(?:java|kt|scala|groovy)):(\d{1,7})\)/g,
        (all, name: string, file: string, at: string) => {
          const folders = name.split(".").filter((part) => /^[a-z_0-9]+$/.test(part));
          if (folders.length > 0 && name.endsWith(`.${folders.at(-1)}`)) folders.pop();
          return same([...folders, `${file}:${at}`].join("/"), all);
        },
      )
  );
}
