// The definitions that have begun and not yet ended while braces are counted. Knows depth and indentation, no letters but those after a `}`.
import { firstLetter } from "./lines.ts";
import type { Definition } from "./symbol.ts";

export interface Opened {
  /** Offset of the last letter of each; -1 for those dropped. */
  readonly ends: Int32Array;
  readonly begin: (index: number, depth: number) => void;
  /** It stands in a string or comment. */
  readonly drop: (index: number) => void;
  /** A `}` at `at`, after which `depth` holds. */
  readonly close: (at: number, depth: number) => void;
  readonly endLine: (at: number, depth: number) => void;
}

/** After a `}`: the definition goes on. */
const MORE_AFTER_BRACE = /[ \t]*(?:[{>|&.=?[:(),]|\s{1,80}[|&.])/y;
/** At the beginning of a line: the definition above goes on. */
const MORE_ON_NEXT_LINE =
  /[{)\]}.|&?:=+<>,]|(?:where|extends|implements|throws|with|as|satisfies|final|override|const|noexcept|requires)\b/y;

export function createOpened(text: string, definitions: readonly Definition[]): Opened {
  const ends = Int32Array.from(definitions, () => text.length);
  const open: number[] = [];
  const depths: number[] = [];
  let top = Number.NEGATIVE_INFINITY;
  let quietUntil = -1;

  function end(at: number): void {
    const index = open.pop();
    depths.pop();
    top = depths.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (index !== undefined) ends[index] = at;
  }

  function columnOf(index: number | undefined): number {
    return definitions[index ?? -1]?.column ?? 0;
  }

  return {
    ends,
    begin(index, depth) {
      const column = columnOf(index);
      while (open.length > 0 && columnOf(open.at(-1)) >= column) end((definitions[index]?.at ?? 0) - 1);
      open.push(index);
      depths.push(depth);
      top = depth;
    },
    drop(index) {
      ends[index] = -1;
    },
    close(at, depth) {
      while (top > depth) end(at - 1);
      if (top === depth && !startsWith(MORE_AFTER_BRACE, text, at + 1)) end(at);
    },
    endLine(at, depth) {
      if (top < depth || at < quietUntil) return;
      quietUntil = nextLetter(text, at + 1);
      const column = quietUntil - text.lastIndexOf("\n", quietUntil - 1) - 1;
      while (top >= depth) {
        const more = column - margin(text, definitions[open.at(-1) ?? -1]?.at ?? 0);
        if (more > 0 || (more === 0 && startsWith(MORE_ON_NEXT_LINE, text, quietUntil))) break;
        end(at);
      }
    },
  };
}

/** How many letters stand before this one in its line, tabs as one. */
function margin(text: string, at: number): number {
  return at - text.lastIndexOf("\n", at - 1) - 1;
}

function nextLetter(text: string, from: number): number {
  let at = firstLetter(text, from);
  while (text.charCodeAt(at) === 10) at = firstLetter(text, at + 1);
  return at;
}

function startsWith(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}
