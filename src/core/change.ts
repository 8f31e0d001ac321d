// What the agent did to the tree: two trees and the entries between them, as `git diff-tree --raw` tells it.
// Decisions are made on this value and on blobs, never on patch text.
import { z } from "zod";

export const ChangedFile = z.object({
  path: z.string(),
  status: z.enum(["added", "modified", "deleted", "type-changed"]),
  /** Six-digit git modes; "000000" where the side is absent. */
  oldMode: z.string(),
  newMode: z.string(),
  /** Blob ids; all zeros where the side is absent. */
  oldBlob: z.string(),
  newBlob: z.string(),
  /** Size of the new blob in bytes; 0 when deleted. */
  newBytes: z.number(),
});
export type ChangedFile = z.infer<typeof ChangedFile>;

/** Something in the working directory that git must not walk or that no tree may hold; found before git runs. */
export const Hazard = z.object({
  path: z.string(),
  kind: z.enum(["nested-repository", "gitlink", "special-file", "unreadable"]),
});
export type Hazard = z.infer<typeof Hazard>;

export const Change = z.object({
  baseCommit: z.string(),
  baseTree: z.string(),
  /** Equal to `baseTree` when nothing changed. */
  tree: z.string(),
  files: z.array(ChangedFile),
  hazards: z.array(Hazard),
  /** Text of the agent's SCOPE-EXPANSIONS.md, when it wrote one; untrusted, at most 64 KiB. Never part of the trees. */
  scopeRequest: z.string().optional(),
});
export type Change = z.infer<typeof Change>;

export const ABSENT_BLOB = "0".repeat(40);
