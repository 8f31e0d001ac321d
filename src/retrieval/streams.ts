// Texts → streams of numbered identifiers, in one pass: the whole tree is read once, and each question then walks numbers
// instead of letters. Knows no query; what an identifier means is worked out only when one asks.
import { type IdentifierTable, mixOne, mixOther, ONE, OTHER } from "./identifiers.ts";

const HASH_COMMENTS = /\.(?:pyi?|rb|rake|sh|bash|zsh|ya?ml|toml|tf|r|pl|exs?|jl|ps1|gradle\.properties)$/i;

/** A line ends here. Identifiers are `number * 2`, one more inside a comment; numbers begin with 1. */
export const LINE_END = 0;

export interface Stream {
  readonly tokens: Uint32Array;
  /** How many of them are identifiers. */
  readonly length: number;
  readonly lines: number;
  /** Each different token once, in the order they were met, line ends left out; a question walks these. */
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
/** A byte order mark is a letter as any other, so that offsets stay true. */
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });
/** Bytes that one unit of a string takes at most. */
const WIDEST = 3;

/**
 * A scanner that numbers what it meets in `table`. Strings are not looked into: a `//` in one makes a comment of its line's rest.
 * It reads bytes: several times faster than letters.
 */
export function createScanner(table: IdentifierTable): (path: string, text: string) => Stream {
  let bytes = new Uint8Array(1 << 16);
  let tokens = new Uint32Array(1 << 16);
  const countDistinct = createDistinctCounter();
  return function scan(path, text) {
    if (bytes.length <= WIDEST * text.length) bytes = new Uint8Array(WIDEST * text.length + 1);
    const size = ENCODER.encodeInto(text, bytes).written;
    bytes[size] = NEWLINE;
    // Each byte ends an identifier or a line at most; the one after the last ends both.
    if (tokens.length < size + 2) tokens = new Uint32Array(size + 2);
    const nameOf = (from: number, to: number) =>
      size === text.length ? text.slice(from, to) : DECODER.decode(bytes.subarray(from, to));
    const { filled, lines } = walk({ bytes, size, tokens, table, nameOf, hasHashes: HASH_COMMENTS.test(path) });
    const kept = tokens.slice(0, filled);
    return { tokens: kept, length: filled - lines, lines, ...countDistinct(kept) };
  };
}

interface Walk {
  /** A line end stands behind the last. */
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Filled from the start. */
  readonly tokens: Uint32Array;
  readonly table: IdentifierTable;
  readonly nameOf: (from: number, to: number) => string;
  readonly hasHashes: boolean;
}

function walk({ bytes, size, tokens, table, nameOf, hasHashes }: Walk): { filled: number; lines: number } {
  let filled = 0;
  let lines = 0;
  let state = CODE;
  for (let at = 0; at <= size; at += 1) {
    let byte = bytes[at] ?? 0;
    let kind = CLASSES[byte];
    if (kind === INSIDE) {
      const from = at;
      let one = ONE;
      let other = OTHER;
      do {
        one = mixOne(one, byte);
        other = mixOther(other, byte);
        at += 1;
        byte = bytes[at] ?? 0;
        kind = CLASSES[byte];
      } while (kind === INSIDE);
      const number = table.find(one, other) || table.add(one, other, nameOf(from, at));
      tokens[filled] = number * 2 + (state === CODE ? 0 : 1);
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
  return { filled, lines };
}

/** Counts in one file after the other; what it remembers of a file is taken back when the file is done. */
function createDistinctCounter(): (tokens: Uint32Array) => Pick<Stream, "distinct" | "times"> {
  /** By token: its place among the different ones, from 1. */
  let places = new Uint32Array(1 << 16);
  let distinct = new Uint32Array(1 << 12);
  let times = new Uint32Array(1 << 12);
  return function countDistinct(tokens) {
    let size = 0;
    if (distinct.length < tokens.length) {
      distinct = new Uint32Array(2 * tokens.length);
      times = new Uint32Array(2 * tokens.length);
    }
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] ?? LINE_END;
      if (token === LINE_END) continue;
      if (token >= places.length) places = enlarged(places, token);
      const place = places[token] ?? 0;
      if (place > 0) times[place - 1] = (times[place - 1] ?? 0) + 1;
      else {
        distinct[size] = token;
        times[size] = 1;
        size += 1;
        places[token] = size;
      }
    }
    for (let at = 0; at < size; at += 1) places[distinct[at] ?? 0] = 0;
    return { distinct: distinct.slice(0, size), times: times.slice(0, size) };
  };
}

function enlarged(list: Uint32Array, index: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * Math.max(list.length, index + 1));
  larger.set(list);
  return larger;
}

/** What a byte in code begins; `://` is no comment but an address. */
function begun(bytes: Uint8Array, at: number, hasHashes: boolean): number {
  const [byte, next] = [bytes[at], bytes[at + 1]];
  if (byte === HASH) return hasHashes ? LINE_COMMENT : CODE;
  if (byte === SLASH && next === STAR) return BLOCK_COMMENT;
  if (byte === SLASH && next === SLASH && bytes[at - 1] !== COLON) return LINE_COMMENT;
  const isMarkup = byte === LESS && next === BANG && bytes[at + 2] === DASH && bytes[at + 3] === DASH;
  return isMarkup ? MARKUP_COMMENT : CODE;
}

function isEnd(bytes: Uint8Array, at: number, state: number): boolean {
  const [byte, next] = [bytes[at], bytes[at + 1]];
  if (state === BLOCK_COMMENT) return byte === STAR && next === SLASH;
  return state === MARKUP_COMMENT && byte === DASH && next === DASH && bytes[at + 2] === GREATER;
}
