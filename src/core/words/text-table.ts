// Columns of plain text for a terminal. Knows that some characters take two cells and some none; draws no boxes.

// East Asian wide ranges and emoji, near enough for a table: Unicode's own list is longer, and terminals disagree about the rest.
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]/u;

/** Terminal cells that one line of text takes. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const char of text) cells += NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return cells;
}

/**
 * Rows of equal length as aligned lines, without trailing spaces. The last column is cut to `width` cells where `mayCut` says so.
 */
export function columns(
  rows: readonly (readonly string[])[],
  width: number,
  mayCut: (cell: string) => boolean,
): string {
  const last = (rows[0]?.length ?? 1) - 1;
  const widths = Array.from({ length: last }, (_, at) => Math.max(...rows.map((row) => cellsOf(row[at] ?? ""))));
  const used = widths.reduce((sum, cells) => sum + cells + 2, 0);
  const lines = rows.map((row) => {
    const cells = widths.map((cells, at) => pad(row[at] ?? "", cells + 2));
    const end = row[last] ?? "";
    return `${cells.join("")}${mayCut(end) ? cutTo(end, Math.max(10, width - used)) : end}`.trimEnd();
  });
  return `${lines.join("\n")}\n`;
}

function pad(text: string, cells: number): string {
  return text + " ".repeat(Math.max(0, cells - cellsOf(text)));
}

function cutTo(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  let kept = "";
  let used = 1;
  for (const char of text) {
    used += cellsOf(char);
    if (used > cells) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}
