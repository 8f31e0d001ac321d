// What a command may read, write and reach. The value; putting it into force is the sandbox adapter's work.

export interface Cell {
  /** Absolute paths that may be written, with everything below; the private HOME and temp are added by the adapter. */
  readonly writable: readonly string[];
  /** Absolute paths that may be read but never written, even below a writable one. */
  readonly readOnly: readonly string[];
  /** Absolute paths that may not be seen at all, beside the adapter's own list. */
  readonly hidden: readonly string[];
  /** Host or host:port patterns; empty means no network at all; `["*"]` means any host. */
  readonly allowHosts: readonly string[];
  /** Secrets the child must be able to use but not see: it gets a placeholder, the real value is put in on the way to `hosts`. */
  readonly masked: readonly MaskedSecret[];
}

export interface MaskedSecret {
  readonly name: string;
  readonly value: string;
  readonly hosts: readonly string[];
}
