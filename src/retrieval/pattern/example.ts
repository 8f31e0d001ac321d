// An existing file that shows how a file to be made looks here, and what has to be touched beside it. Types only.
import type { Lines } from "../chunks.ts";
import type { PatternQuery } from "../query.ts";
import type { SourceFile } from "../source-file.ts";

export interface Example {
  readonly file: SourceFile;
  /** The path that is to be made, or the kind of thing in words. */
  readonly for: string;
  /** The example's own test. */
  readonly test?: SourceFile;
  /** Where the example and others of its kind are listed, and the new one has to be, too. */
  readonly registration?: Registration;
  /** 0 to 1. */
  readonly likeness: number;
  /** One sentence for people. */
  readonly reason: string;
}
export interface Registration {
  readonly file: SourceFile;
  readonly lines: Lines;
}

export interface RankedPath {
  readonly path: string;
  readonly probability: number;
}
export interface AskedExamples {
  /** Paths the ticket names that do not exist. */
  readonly toCreate: readonly string[];
  readonly query: Pick<PatternQuery, "title" | "description">;
  /** Best first. */
  readonly ranked: readonly RankedPath[];
}
