// Identifiers ↔ numbers for a whole tree. Told apart by 64 bits of hash, so that no text is compared: one pair in 10^8 trees of
// 300,000 identifiers would collide. Their letters are kept as bytes: a string for each would be many times as much to remember.

/** Longer ones are data that somebody pasted. */
const MAX_IDENTIFIER = 100;
/** Bytes of letters that are kept of one, so that it can be looked through; the letters of a longer one are forgotten. */
const MAX_KEPT = 4000;
const ENCODER = new TextEncoder();
/** A byte order mark is a letter as any other. */
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

export interface IdentifierTable {
  /** Number of the identifier with these two hashes; 0 when it was never met. */
  readonly find: (one: number, other: number) => number;
  /** As `find`, but one that was never met gets the next number, from 1. Its letters lie in `bytes`, in UTF-8. */
  readonly put: (one: number, other: number, bytes: Uint8Array, from: number, to: number) => number;
  /** How many numbers there are, with 0, which is nobody's. */
  readonly size: () => number;
  /** By number; empty is one too long to mean anything. */
  readonly nameOf: (number: number) => string;
  readonly isTooLong: (number: number) => boolean;
  /** Letters of all, one after the other, those too long to mean anything among them; filled up to the last end. */
  readonly letters: () => Uint8Array;
  /** By number: where its letters end, which is where those of the next begin. */
  readonly ends: () => Uint32Array;
}

/** The two hashes of an identifier begin with these and take its bytes, in UTF-8, one after the other. */
export const ONE = 0x811c9dc5 | 0;
export const OTHER = 0x9747b28c | 0;

export function mixOne(one: number, byte: number): number {
  return Math.imul(one ^ byte, 0x01000193);
}

export function mixOther(other: number, byte: number): number {
  return Math.imul(other + byte, 0x5bd1e995) ^ (other >>> 13);
}

/** Both hashes and the number lie together: one look at the memory finds all three. Four, because that is a shift by two. */
const WIDTH = 4;

export function createIdentifierTable(): IdentifierTable {
  // Small, so that all have grown before the engine compiles what is here: what it has not seen happen it does not compile.
  let slots = new Int32Array(WIDTH << 4);
  let letters = new Uint8Array(MAX_KEPT);
  let ends = new Uint32Array(1 << 4);
  let size = 1;

  function add(at: number, one: number, other: number): void {
    slots[at] = one;
    slots[at + 1] = other;
    slots[at + 2] = size;
    size += 1;
    if (size * 2 * WIDTH > slots.length) slots = rehashed(slots, new Int32Array(2 * slots.length));
  }

  function keep(bytes: Uint8Array, from: number, to: number): void {
    const begin = ends[size - 1] ?? 0;
    const length = to - from > MAX_KEPT ? 0 : to - from;
    if (begin + length > letters.length) letters = copied(letters, new Uint8Array(2 * letters.length));
    if (size >= ends.length) ends = copied(ends, new Uint32Array(2 * ends.length));
    for (let at = 0; at < length; at += 1) letters[begin + at] = bytes[from + at] ?? 0;
    ends[size] = begin + length;
  }

  function isTooLong(number: number): boolean {
    const begin = ends[number - 1] ?? 0;
    const end = ends[number] ?? 0;
    return end === begin || (end - begin > MAX_IDENTIFIER && unitsOf(letters, begin, end) > MAX_IDENTIFIER);
  }

  return {
    find: (one, other) => slots[slotOf(slots, one, other) + 2] ?? 0,
    put(one, other, bytes, from, to) {
      const at = slotOf(slots, one, other);
      const number = slots[at + 2] ?? 0;
      if (number !== 0) return number;
      keep(bytes, from, to);
      add(at, one, other);
      return size - 1;
    },
    size: () => size,
    nameOf: (number) => (isTooLong(number) ? "" : textOf(letters, ends[number - 1] ?? 0, ends[number] ?? 0)),
    isTooLong,
    letters: () => letters,
    ends: () => ends,
  };
}

/** Where these hashes stand, or would. */
function slotOf(slots: Int32Array, one: number, other: number): number {
  const last = slots.length - 1;
  for (let at = ((one ^ (one >>> 15)) << 2) & last; ; at = (at + WIDTH) & last)
    if (slots[at + 2] === 0 || (slots[at] === one && slots[at + 1] === other)) return at;
}

function rehashed(old: Int32Array, slots: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  for (let from = 0; from < old.length; from += WIDTH) {
    if (old[from + 2] === 0) continue;
    const at = slotOf(slots, old[from] ?? 0, old[from + 1] ?? 0);
    for (let each = 0; each < WIDTH; each += 1) slots[at + each] = old[from + each] ?? 0;
  }
  return slots;
}

function copied<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Nearly all are ASCII and short: a decoder takes longer to begin than to read them. */
function textOf(bytes: Uint8Array, from: number, to: number): string {
  const codes: number[] = [];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 127) return DECODER.decode(bytes.subarray(from, to));
    codes.push(byte);
  }
  return String.fromCharCode(...codes);
}

/** As the length of a string counts: a letter beyond 16 bits is two. */
function unitsOf(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** @returns the number of an identifier by its name; 0 when it was never met. */
export function numberOf(table: IdentifierTable, name: string): number {
  let [one, other] = [ONE, OTHER];
  for (const byte of ENCODER.encode(name)) {
    one = mixOne(one, byte);
    other = mixOther(other, byte);
  }
  return table.find(one, other);
}
