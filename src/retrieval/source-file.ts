// A file of a tree as retrieval is given it: a path and its text. Nothing else is known of it here.

export interface SourceFile {
  readonly path: string;
  /** Blob id; carried through, never looked at. */
  readonly blob: string;
  readonly text: string;
}
