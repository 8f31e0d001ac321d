// Rows of figures → lines of a Markdown table, figures to the right. Pure.

/** @param rows cells as text, the first row the head */
export function tableOf(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lineOf = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |`;
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [lineOf(rows[0]), lineOf(rule), ...rows.slice(1).map(lineOf)].join("\n");
}

/** A share as a percentage; what was not measured is a dash. */
export function percent(share) {
  return share === undefined ? "–" : (100 * share).toFixed(1);
}

export function fixed(value, digits) {
  return value === undefined ? "–" : value.toFixed(digits);
}
