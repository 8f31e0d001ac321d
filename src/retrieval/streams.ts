// Texts → streams of numbered identifiers, in one pass: the whole tree is read once, and each question then walks numbers
// instead of letters. Knows no query; what an identifier means is worked out only when one asks.
import { createIdentifierTable, type IdentifierTable, ONE, OTHER } from "./identifiers.ts";
import { createPostings, enlarged, makeRoom, type Postings } from "./postings.ts";

const HASH_COMMENTS = /\.(?:pyi?|rb|rake|sh|bash|zsh|ya?ml|toml|tf|r|pl|exs?|jl|ps1|gradle\.properties)$/i;

/** A line ends here. */
export const LINE_END = 0;

export interface Stream {
  /** In the order of the text: a line's end, or which of the file's own rows among the postings the token has, from 1; `BEYOND` at most. */
  readonly tokens: Uint16Array;
  /** How many of them are identifiers. */
  readonly length: number;
  readonly lines: number;
}

/** All rows from this one on: only data has so many different words, and where in it they stand is no loss. */
export const BEYOND = 0xffff;

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
/** Streams that lie in one piece of memory: thousands of small pieces would take more and are slow to make. */
const STORED_TOGETHER = 1 << 17;

/**
 * A scanner that numbers what it meets in `table` and writes down in `postings` where it stands. Strings are not looked into: a `//` in
 * one makes a comment of its line's rest. It reads bytes: several times faster than letters.
 */
export function createScanner(table: IdentifierTable, postings: Postings): (path: string, text: string) => Stream {
  let bytes = new Uint8Array(1 << 16);
  let store = new Uint16Array(STORED_TOGETHER);
  let stored = 0;
  learn();
  return function scan(path, text) {
    if (bytes.length <= WIDEST * text.length) bytes = new Uint8Array(WIDEST * text.length + 1);
    const size = ENCODER.encodeInto(text, bytes).written;
    bytes[size] = NEWLINE;
    // Each byte ends an identifier or a line at most; the one after the last ends both.
    if (store.length < stored + size + 2) {
      store = new Uint16Array(Math.max(STORED_TOGETHER, size + 2));
      stored = 0;
    }
    postings.firsts.push(postings.filled);
    const hasHashes = HASH_COMMENTS.test(path);
    const { filled, lines } = walk({ bytes, size, store, stored, table, postings, hasHashes });
    const tokens = store.subarray(stored, filled);
    stored = filled;
    return { tokens, length: tokens.length - lines, lines };
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
  for (const hasHashes of [true, false]) {
    const postings = createPostings();
    const store = new Uint16Array(size + 2);
    walk({ bytes, size, store, stored: 0, table: createIdentifierTable(), postings, hasHashes });
  }
}

interface Walk {
  /** A line end stands behind the last. */
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Where the stream goes, and from which place on. */
  readonly store: Uint16Array;
  readonly stored: number;
  readonly table: IdentifierTable;
  readonly postings: Postings;
  readonly hasHashes: boolean;
}

/**
 * One function, no object made in it, and `mixed` written out: it runs over every byte of a tree, and a small tree is read before the
 * engine has compiled it well. @returns how far the store is filled.
 */
function walk({ bytes, size, store, stored, table, postings, hasHashes }: Walk): { filled: number; lines: number } {
  const classes = CLASSES;
  const first = postings.filled;
  let { tokens, times, before, latest } = postings;
  let [filled, next, lines, state] = [stored, first, 0, CODE];
  for (let at = 0; at <= size; at += 1) {
    let byte = bytes[at] ?? 0;
    let kind = classes[byte];
    if (kind === INSIDE) {
      const from = at;
      let one = ONE;
      let other = OTHER;
      do {
        other ^= one;
        one = ((one << 26) | (one >>> 6)) ^ other ^ (other << 9) ^ byte;
        other = (other << 13) | (other >>> 19);
        at += 1;
        byte = bytes[at] ?? 0;
        kind = classes[byte];
      } while (kind === INSIDE);
      const token = (table.put(one, other, bytes, from, at) << 1) | (state === CODE ? 0 : 1);
      if (token >= latest.length) {
        latest = enlarged(latest, 2 * token);
        postings.latest = latest;
      }
      let row = latest[token] ?? 0;
      if (row < first) {
        if (next === tokens.length) {
          makeRoom(postings);
          tokens = postings.tokens;
          times = postings.times;
          before = postings.before;
        }
        tokens[next] = token;
        before[next] = row;
        row = next;
        latest[token] = row;
        next += 1;
      }
      times[row] = (times[row] ?? 0) + 1;
      store[filled] = Math.min(BEYOND, row - first + 1);
      filled += 1;
    }
    if (kind === LINE) {
      lines += 1;
      store[filled] = LINE_END;
      filled += 1;
      if (state === LINE_COMMENT) state = CODE;
    } else if (kind === MARK) {
      if (state === CODE) state = begun(bytes, at, hasHashes);
      else if (isEnd(bytes, at, state)) state = CODE;
    }
  }
  postings.filled = next;
  return { filled, lines };
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
