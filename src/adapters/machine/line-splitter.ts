// Cuts a stream of bytes into whole lines. Knows nothing of what they mean, and never holds more than one line.

export interface LineSplitter {
  push(chunk: Buffer): void;
  /** Hands out what is left when the stream ended without a line end. */
  end(): void;
}

/** Longest line handed out, in bytes; what a line has beyond is dropped. Event lines of the agents we know stay far below. */
export const MAX_LINE_BYTES = 1024 * 1024;

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Calls `onLine` with every line, decoded as UTF-8, without `\n` or `\r\n`. */
export function createLineSplitter(onLine: (line: string) => void, maxBytes: number = MAX_LINE_BYTES): LineSplitter {
  let parts: Buffer[] = [];
  let held = 0;

  const hold = (piece: Buffer) => {
    const room = maxBytes - held;
    if (room <= 0 || piece.length === 0) return;
    parts.push(piece.length > room ? piece.subarray(0, room) : piece);
    held += Math.min(piece.length, room);
  };
  const flush = () => {
    const line = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    parts = [];
    held = 0;
    onLine((line.at(-1) === RETURN ? line.subarray(0, -1) : line).toString("utf8"));
  };

  return {
    push(chunk) {
      let start = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
        hold(chunk.subarray(start, at));
        flush();
        start = at + 1;
      }
      hold(chunk.subarray(start));
    },
    end() {
      if (held > 0) flush();
    },
  };
}
