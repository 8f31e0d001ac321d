// Identifiers ↔ numbers for a whole tree. Told apart by 64 bits of hash, so that no text is compared: one pair in 10^8 trees of
// 300,000 identifiers would collide. Their letters are kept as bytes: a string for each would be many times as much to remember.

/** Longer ones are data that somebody pasted. */
export const MAX_IDENTIFIER = 100;
/** Bytes of letters that are kept of one, so that it can be looked through; the letters of a longer one are forgotten. */
const MAX_KEPT = 4000;
const ENCODER = new TextEncoder();
/** A byte order mark is a letter as any other. */
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

export interface IdentifierTable {
  /** Number of the identifier; 0 when it was never met. */
  readonly find: (name: string) => number;
  /**
   * Number of the identifier with these letters, in UTF-8, and these two halves of its hash (`mixed`); one that was never met gets the
   * next, from 1. @param bytes may be written on again afterwards.
   */
  readonly put: (one: number, other: number, bytes: Uint8Array, from: number, to: number) => number;
  /** How many numbers there are, with 0, which is nobody's. */
  readonly size: () => number;
  /** By number; empty is one too long to mean anything. */
  readonly nameOf: (number: number) => string;
  /** Letters of all, one after the other, those too long to mean anything among them; filled up to the last end. */
  readonly letters: () => Uint8Array;
  /** By number: where its letters end, which is where those of the next begin. */
  readonly ends: () => Uint32Array;
}

/** The two halves of a hash begin with these. */
export const ONE = 0x811c9dc5 | 0;
export const OTHER = 0x9747b28c | 0;

/**
 * One step of xoroshiro64 for each byte, which goes into the first half. Two identifiers of one length have two hashes where they differ
 * in one or two letters, and up to a length of 30 in four: the tests try all. No multiplication, which the engine's first compilers do
 * slowly.
 */
export function mixed(bytes: Uint8Array, from: number, to: number): [one: number, other: number] {
  let [one, other] = [ONE, OTHER];
  for (let at = from; at < to; at += 1) {
    other ^= one;
    one = ((one << 26) | (one >>> 6)) ^ other ^ (other << 9) ^ (bytes[at] ?? 0);
    other = (other << 13) | (other >>> 19);
  }
  return [one, other];
}

/** Slots of the table for each number it has room for. */
const SPARE = 2;

/** @param expected as many as probably come. */
export function createIdentifierTable(expected = 8): IdentifierTable {
  // By slot: the first half of a hash, and the number. Small, so that it stays near: every word of every file is looked up here.
  let slots = new Int32Array(2 * SPARE * roundedUp(expected));
  /** By number: the second half. */
  let others = new Int32Array(1 << 3);
  let letters = new Uint8Array(1 << 6);
  let ends = new Uint32Array(1 << 3);
  let size = 1;

  function add(at: number, one: number, other: number, bytes: Uint8Array, from: number, to: number): number {
    const begin = ends[size - 1] ?? 0;
    const length = to - from > MAX_KEPT ? 0 : to - from;
    if (begin + length > letters.length) letters = copied(letters, new Uint8Array(2 * (begin + length)));
    for (let each = 0; each < length; each += 1) letters[begin + each] = bytes[from + each] ?? 0;
    if (size >= ends.length) {
      ends = copied(ends, new Uint32Array(2 * size));
      others = copied(others, new Int32Array(2 * size));
    }
    ends[size] = begin + length;
    others[size] = other;
    slots[at] = one;
    slots[at + 1] = size;
    size += 1;
    if (2 * SPARE * size > slots.length) slots = rehashed(slots, new Int32Array(2 * slots.length));
    return size - 1;
  }

  function isTooLong(number: number): boolean {
    const begin = ends[number - 1] ?? 0;
    const end = ends[number] ?? 0;
    return end === begin || (end - begin > MAX_IDENTIFIER && unitsOf(letters, begin, end) > MAX_IDENTIFIER);
  }

  return {
    find(name) {
      const bytes = ENCODER.encode(name);
      return slots[slotOf(slots, others, ...mixed(bytes, 0, bytes.length)) + 1] ?? 0;
    },
    put(one, other, bytes, from, to) {
      const at = slotOf(slots, others, one, other);
      const number = slots[at + 1] ?? 0;
      return number === 0 ? add(at, one, other, bytes, from, to) : number;
    },
    size: () => size,
    nameOf: (number) => (isTooLong(number) ? "" : textOf(letters, ends[number - 1] ?? 0, ends[number] ?? 0)),
    letters: () => letters,
    ends: () => ends,
  };
}

/** The place of this hash among the slots, or where it would go. */
function slotOf(slots: Int32Array, others: Int32Array, one: number, other: number): number {
  const last = slots.length - 1;
  for (let at = slotFor(one, last); ; at = (at + 2) & last) {
    const number = slots[at + 1] ?? 0;
    if (number === 0 || (slots[at] === one && others[number] === other)) return at;
  }
}

function slotFor(one: number, last: number): number {
  return ((one ^ (one >>> 15)) << 1) & last;
}

function rehashed(old: Int32Array, slots: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const last = slots.length - 1;
  for (let from = 0; from < old.length; from += 2) {
    if (old[from + 1] === 0) continue;
    let at = slotFor(old[from] ?? 0, last);
    while (slots[at + 1] !== 0) at = (at + 2) & last;
    slots[at] = old[from] ?? 0;
    slots[at + 1] = old[from + 1] ?? 0;
  }
  return slots;
}

function roundedUp(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(8, count)));
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
