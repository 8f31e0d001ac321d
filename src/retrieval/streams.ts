// Texts → streams of numbered identifiers, in one pass: the whole tree is read once, and each question then walks numbers
// instead of letters. Knows no query; what an identifier means is worked out only when one asks.
import { createIdentifierTable, type IdentifierTable, mixOne, mixOther, ONE, OTHER } from "./identifiers.ts";

const HASH_COMMENTS = /\.(?:pyi?|rb|rake|sh|bash|zsh|ya?ml|toml|tf|r|pl|exs?|jl|ps1|gradle\.properties)$/i;

/** A line ends here. */
export const LINE_END = 0;

export interface Stream {
  /** In the order of the text: a line's end, or the place of a token in `distinct`, from 1. */
  readonly tokens: Uint16Array | Uint32Array;
  /** How many of them are identifiers. */
  readonly length: number;
  readonly lines: number;
  /** Each different token once, in the order they were met: the number of an identifier times two, one more inside a comment. */
  readonly distinct: Uint32Array;
  /** How often each of them stands there. */
  readonly times: Uint32Array;
}

/** What has begun and not ended: 0 is code. */
const CODE = 0;
const LINE_COMMENT = 1;
const BLOCK_COMMENT = 2;
const MARKUP_COMMENT = 3;

const [NEWLINE, HASH, DASH, SLASH, STAR, COLON, LESS, GREATER, BANG] = [10, 35, 45, 47, 42, 58, 60, 62, 33];

/** What a byte can be: nothing, a part of an identifier, the end of a line, the begin or end of a comment. */
const [INSIDE, LINE, MARK] = [1, 2, 3];
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte > 127 || /[A-Za-z0-9_$]/.test(String.fromCharCode(byte))) return INSIDE;
  if (byte === NEWLINE) return LINE;
  return "#-/*<".includes(String.fromCharCode(byte)) ? MARK : 0;
});

const ENCODER = new TextEncoder();
/** Bytes that one unit of a string takes at most. */
const WIDEST = 3;
/** Places of tokens that two bytes can tell apart. */
const NARROW = 1 << 16;

/**
 * A scanner that numbers what it meets in `table`. Strings are not looked into: a `//` in one makes a comment of its line's rest.
 * It reads bytes: several times faster than letters.
 */
export function createScanner(table: IdentifierTable): (path: string, text: string) => Stream {
  let bytes = new Uint8Array(1 << 16);
  let pad = createPad(1 << 16);
  learn();
  const keepNarrow = createStore((length) => new Uint16Array(length));
  const keep = createStore((length) => new Uint32Array(length));
  return function scan(path, text) {
    if (bytes.length <= WIDEST * text.length) bytes = new Uint8Array(WIDEST * text.length + 1);
    const size = ENCODER.encodeInto(text, bytes).written;
    bytes[size] = NEWLINE;
    // Each byte ends an identifier or a line at most; the one after the last ends both.
    if (pad.tokens.length < size + 2) pad = createPad(size + 2, pad.places);
    const { filled, lines, different } = walk({ bytes, size, pad, table, hasHashes: HASH_COMMENTS.test(path) });
    const tokens = pad.tokens.subarray(0, filled);
    return {
      tokens: different < NARROW ? keepNarrow(tokens) : keep(tokens),
      length: filled - lines,
      lines,
      distinct: keep(pad.distinct.subarray(1, different + 1)),
      times: keep(pad.times.subarray(1, different + 1)),
    };
  };
}

/** Every turn that a text can take. */
const EVERY_TURN = `// a\nb /* c * d */ http://e // f\n# <!-- g - --> < h / i */ * - > é ${"j".repeat(101)}\n`.repeat(
  12,
);

/**
 * Reads a text that takes every turn before the first real one: the engine compiles only what it has seen happen, and must begin
 * anew at each first comment of a kind. Of a small tree that would be a third of the time.
 */
function learn(): void {
  const bytes = ENCODER.encode(EVERY_TURN);
  const size = bytes.length - 1;
  for (const hasHashes of [true, false])
    walk({ bytes, size, pad: createPad(bytes.length + 1), table: createIdentifierTable(), hasHashes });
}

/** What one file after the other is written down on before it is kept. Signed numbers, with which arithmetic is faster. */
interface Pad {
  readonly tokens: Int32Array;
  /** By place, from 1. */
  readonly distinct: Int32Array;
  readonly times: Int32Array;
  /** By token: its place among the different ones of this file, from 1; all 0 between files. */
  places: Int32Array;
}

function createPad(length: number, places: Int32Array = new Int32Array(2)): Pad {
  const list = () => new Int32Array(length);
  return { tokens: list(), distinct: list(), times: list(), places };
}

const STORED_TOGETHER = 1 << 17;

/** Keeps lists of numbers, many in one piece of memory: thousands of small pieces would take more and are slow to make. */
function createStore<T extends Uint16Array | Uint32Array>(create: (length: number) => T): (list: Int32Array) => T {
  let piece = create(0);
  let filled = 0;
  return function keep(list) {
    if (filled + list.length > piece.length) {
      piece = create(Math.max(STORED_TOGETHER, list.length));
      filled = 0;
    }
    piece.set(list, filled);
    filled += list.length;
    return piece.subarray(filled - list.length, filled) as T;
  };
}

interface Walk {
  /** A line end stands behind the last. */
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly pad: Pad;
  readonly table: IdentifierTable;
  readonly hasHashes: boolean;
}

/** One function, and no object made in it: it runs over every byte of a tree. */
function walk({ bytes, size, pad, table, hasHashes }: Walk): { filled: number; lines: number; different: number } {
  const { tokens, distinct, times } = pad;
  const classes = CLASSES;
  let { places } = pad;
  let [filled, lines, different, state] = [0, 0, 0, CODE];
  for (let at = 0; at <= size; at += 1) {
    let byte = bytes[at] ?? 0;
    let kind = classes[byte];
    if (kind === INSIDE) {
      const from = at;
      let one = ONE;
      let other = OTHER;
      do {
        one = mixOne(one, byte);
        other = mixOther(other, byte);
        at += 1;
        byte = bytes[at] ?? 0;
        kind = classes[byte];
      } while (kind === INSIDE);
      const number = table.put(one, other, bytes, from, at);
      const token = (number << 1) | (state === CODE ? 0 : 1);
      if (token >= places.length) {
        places = enlarged(places, token);
        pad.places = places;
      }
      let place = places[token] ?? 0;
      if (place === 0) {
        different += 1;
        place = different;
        places[token] = place;
        distinct[place] = token;
        times[place] = 0;
      }
      times[place] = (times[place] ?? 0) + 1;
      tokens[filled] = place;
      filled += 1;
    }
    if (kind === LINE) {
      lines += 1;
      tokens[filled] = LINE_END;
      filled += 1;
      if (state === LINE_COMMENT) state = CODE;
    } else if (kind === MARK) {
      if (state === CODE) state = begun(bytes, at, hasHashes);
      else if (isEnd(bytes, at, state)) state = CODE;
    }
  }
  for (let place = 1; place <= different; place += 1) places[distinct[place] ?? 0] = 0;
  return { filled, lines, different };
}

function enlarged(list: Int32Array, index: number): Int32Array {
  const larger = new Int32Array(2 * Math.max(list.length, index));
  larger.set(list);
  return larger;
}

/** What a byte in code begins; `://` is no comment but an address. */
function begun(bytes: Uint8Array, at: number, hasHashes: boolean): number {
  const byte = bytes[at];
  const next = bytes[at + 1];
  if (byte === HASH) return hasHashes ? LINE_COMMENT : CODE;
  if (byte === SLASH && next === STAR) return BLOCK_COMMENT;
  if (byte === SLASH && next === SLASH && bytes[at - 1] !== COLON) return LINE_COMMENT;
  const isMarkup = byte === LESS && next === BANG && bytes[at + 2] === DASH && bytes[at + 3] === DASH;
  return isMarkup ? MARKUP_COMMENT : CODE;
}

function isEnd(bytes: Uint8Array, at: number, state: number): boolean {
  const byte = bytes[at];
  const next = bytes[at + 1];
  if (state === BLOCK_COMMENT) return byte === STAR && next === SLASH;
  return state === MARKUP_COMMENT && byte === DASH && next === DASH && bytes[at + 2] === GREATER;
}
