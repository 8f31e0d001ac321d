// What a definition found in a source file looks like, and what a language must say for its definitions to be found. Types only.
import type { LineMap } from "./lines.ts";

export type SymbolKind =
  | "function"
  | "class"
  | "method"
  | "type"
  | "constant"
  | "module"
  | "route"
  | "style"
  | "heading"
  | "other";

export interface SourceSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Line of the definition, from 1. */
  readonly line: number;
  /** Its first line with the comments, decorators and attributes directly above; at most `line`. */
  readonly from: number;
  /** Its last line, included; at least `line`. */
  readonly end: number;
  /** Whether other files may use it, as far as the file says. */
  readonly exported: boolean;
  /** How many definitions of the same file it lies in. */
  readonly depth: number;
}

/** What one match of a language's pattern means. */
export interface Reading {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly exported: boolean;
  /** Instead of the column of its first letter, when something else says what lies in what (the level of a heading). */
  readonly column?: number;
}

/** A definition of which the end is still unknown. */
export interface Definition extends Reading {
  /** Offset of its first letter. */
  readonly at: number;
  readonly column: number;
}

/** What a pass of the pattern gave. */
export interface Found {
  readonly definitions: readonly Definition[];
  /** Begin and end of each match that is no definition and longer than a line: strings and fences to jump over. */
  readonly skipped: readonly number[];
}

/** Offset of the last letter of each definition; -1 for one that is no code. */
export type FindEnds = (text: string, found: Found, lines: LineMap) => Int32Array;

export interface Language {
  /** Global and multiline, tried at beginnings of lines; every loop in it bounded or unable to run over the same text twice. */
  readonly pattern: RegExp;
  /** A reader for one file: undefined for a match that is no definition. It may remember what it has read. */
  readonly createReader: (path: string, text: string) => (match: RegExpExecArray) => Reading | undefined;
  readonly findEnds: FindEnds;
  /** A line that belongs to the definition below it; undefined where none does. */
  readonly above?: RegExp;
}
