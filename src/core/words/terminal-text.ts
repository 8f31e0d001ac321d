// Words on a terminal: what it can show and how wide it is. Writes nothing itself.

export interface Paper {
  /** Cells of a line. */
  readonly width: number;
  readonly color: "ansi" | "none";
}

const STYLES = { bold: "\u001b[1m", dim: "\u001b[2m" } as const;
export type Style = keyof typeof STYLES;
const END = "\u001b[0m";

/** @param text one harmless line without its end. */
export function paint(text: string, style: Style, { color }: Pick<Paper, "color">): string {
  return color === "none" || text === "" ? text : `${STYLES[style]}${text}${END}`;
}

/** Five cells: ` 41 %`, `100 %`, ` <1 %`. */
export function percent(probability: number): string {
  const whole = Math.round(probability * 100);
  return `${whole < 1 ? "<1" : whole} %`.padStart(5);
}
