// What is kept of a stream: its beginning and its end, never more than asked for, however much was said.

export interface KeptOutput {
  push(chunk: Buffer): void;
  text(): string;
}

/** Keeps the first and the last half of `maxBytes`; the text names how many bytes were dropped between. */
export function createKeptOutput(maxBytes: number): KeptOutput {
  const headRoom = Math.ceil(maxBytes / 2);
  const tailRoom = maxBytes - headRoom;
  const head: Buffer[] = [];
  let headBytes = 0;
  let tail: Buffer[] = [];
  let tailBytes = 0;
  let dropped = 0;

  const trim = () => {
    const all = Buffer.concat(tail);
    const excess = Math.max(0, all.length - tailRoom);
    dropped += excess;
    tail = [all.subarray(excess)];
    tailBytes = all.length - excess;
  };

  return {
    push(chunk) {
      const toHead = chunk.subarray(0, headRoom - headBytes);
      if (toHead.length > 0) head.push(toHead);
      headBytes += toHead.length;
      const rest = chunk.subarray(toHead.length);
      if (rest.length === 0) return;
      tail.push(rest);
      tailBytes += rest.length;
      // Twice the room before copying: each byte is moved about once.
      if (tailBytes > 2 * tailRoom + 65_536) trim();
    },
    text() {
      if (tailBytes > tailRoom) trim();
      if (dropped === 0) return Buffer.concat([...head, ...tail]).toString("utf8");
      const gap = `\n[… ${dropped} bytes dropped …]\n`;
      return Buffer.concat(head).toString("utf8") + gap + Buffer.concat(tail).toString("utf8");
    },
  };
}
