// The one writer of a terminal that shows lines passing by and a table that stays below them. Whoever prints or draws does it
// here; nothing else may write to this terminal meanwhile.
import { cellsOf } from "../../core/words/text-table.ts";

export interface Screen extends Disposable {
  /** Text that stays, above the frame; whole lines with their end. */
  readonly print: (text: string) => void;
  /** Replaces the lines that stay at the bottom; none takes the frame away. Lines are no wider than the terminal. */
  readonly frame: (lines: readonly string[]) => void;
  /** Leaves the frame where it is as ordinary text and gives the cursor back. What is printed later comes below it. */
  readonly [Symbol.dispose]: () => void;
}

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
/** A character that is wider than we think must be cut by the terminal, not wrapped: a wrapped line would move all others. */
const WRAP_OFF = "\u001b[?7l";
const WRAP_ON = "\u001b[?7h";
const ERASE_BELOW = "\u001b[J";

/**
 * @param write gets what is to be shown; each change of the screen is one call.
 * @param columns width of the terminal now.
 */
export function createScreen(write: (text: string) => void, columns: () => number): Screen {
  let drawn: readonly string[] = [];
  let isLive = false;

  /** Back to where the frame begins. A terminal that became narrower has wrapped what stood there. */
  const erased = () => {
    const width = Math.max(1, columns());
    const up = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(cellsOf(line) / width)), 0);
    return up === 0 ? "" : `\u001b[${up}A\r${ERASE_BELOW}`;
  };
  const redraw = (above: string, lines: readonly string[]) => {
    const back = erased();
    drawn = lines;
    write(lines.length === 0 ? `${back}${above}` : `${back}${above}${WRAP_OFF}${lines.join("\n")}\n${WRAP_ON}`);
  };
  return {
    print(text) {
      if (text === "") return;
      if (!isLive) write(text);
      else redraw(text.endsWith("\n") ? text : `${text}\n`, drawn);
    },
    frame(lines) {
      if (isLive) redraw("", lines);
      else if (lines.length > 0) {
        isLive = true;
        redraw(HIDE_CURSOR, lines);
      }
    },
    [Symbol.dispose]() {
      if (isLive) write(SHOW_CURSOR);
      isLive = false;
      drawn = [];
    },
  };
}
