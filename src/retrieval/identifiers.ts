// Identifiers ↔ numbers for a whole tree. Told apart by 64 bits of hash, so that no text is compared: one pair in 10^8 trees of
// 300,000 identifiers would collide.

/** Longer ones are data that somebody pasted. */
const MAX_IDENTIFIER = 100;
const ENCODER = new TextEncoder();

export interface IdentifierTable {
  /** Number of the identifier with these two hashes; 0 when it was never met. */
  readonly find: (one: number, other: number) => number;
  /** A number for one that was never met. */
  readonly add: (one: number, other: number, name: string) => number;
  /** By number; the first is nobody's, and empty is one too long to mean anything. */
  readonly names: readonly string[];
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

/** Both hashes and the number lie together: one look at the memory finds all three. */
const WIDTH = 4;

export function createIdentifierTable(): IdentifierTable {
  const names = [""];
  let capacity = 1 << 14;
  let slots = new Int32Array(WIDTH * capacity);

  /** Where these hashes stand, or would. */
  function slotOf(one: number, other: number): number {
    let slot = (one ^ (one >>> 15)) & (capacity - 1);
    for (;;) {
      const at = slot * WIDTH;
      if (slots[at + 2] === 0 || (slots[at] === one && slots[at + 1] === other)) return at;
      slot = (slot + 1) & (capacity - 1);
    }
  }

  function put(one: number, other: number, number: number): void {
    const at = slotOf(one, other);
    slots[at] = one;
    slots[at + 1] = other;
    slots[at + 2] = number;
  }

  function grow(): void {
    const old = slots;
    capacity *= 2;
    slots = new Int32Array(WIDTH * capacity);
    for (let at = 0; at < old.length; at += WIDTH) {
      const number = old[at + 2] ?? 0;
      if (number !== 0) put(old[at] ?? 0, old[at + 1] ?? 0, number);
    }
  }

  return {
    names,
    find: (one, other) => slots[slotOf(one, other) + 2] ?? 0,
    add(one, other, name) {
      const number = names.length;
      names.push(name.length > MAX_IDENTIFIER ? "" : name);
      put(one, other, number);
      if (names.length * 2 > capacity) grow();
      return number;
    },
  };
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
