// A request of the agent for a file outside its territory (SCOPE-EXPANSIONS.md), and what the engine decided about it.
import { z } from "zod";

/** Name of the agent's message at the root of its working directory; never part of a change. */
export const SCOPE_REQUEST_PATH = "SCOPE-EXPANSIONS.md";

export const Expansion = z.object({
  path: z.string(),
  /** The agent's words: untrusted, one line. */
  reason: z.string(),
  /** The smallest change that would do, in the agent's words: untrusted, one line; empty when it did not say. */
  smallest: z.string(),
  /** `granted`: nobody owns it · `deferred`: a sibling owns it, it is done after that one · `rejected`: never. */
  decision: z.enum(["granted", "deferred", "rejected"]),
  /** Key of the sibling that owns it, when it is deferred. */
  owner: z.string().optional(),
  /** Our words: why this decision. */
  why: z.string(),
});
export type Expansion = z.infer<typeof Expansion>;
