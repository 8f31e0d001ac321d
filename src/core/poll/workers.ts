// Who works on the tickets that are started.

/** A workflow at the forge, or this very process. */
export type Workers = { readonly kind: "workflow" } | LocalWorkers;

export interface LocalWorkers {
  readonly kind: "local";
  /** `local-…`: the same after every start of this process, and no other process has it. */
  readonly name: string;
  /** Keys of the tickets it works on just now; what it has claimed beyond these, an earlier self left behind. */
  readonly busy: readonly string[];
}
