// A workflow run that has not ended, told by its name: `linear-to-pr <keys> <correlation>`, as the caller's `run-name` has it.
// Anybody who may start a workflow may write such a name: it is a reason to wait, never one to act.
import { isTicketKey } from "../names.ts";

export interface LiveRun {
  readonly id: number;
  readonly url: string;
  /** What started it, in the forge's word: `workflow_dispatch`, `repository_dispatch`, `schedule` … */
  readonly event: string;
  /** Tickets it works on; empty when its name does not tell. */
  readonly keys: readonly string[];
  readonly correlation?: string;
}

/** The parts of a run's name; a name of another form has none. */
export function parseRunName(name: string): Pick<LiveRun, "keys" | "correlation"> {
  const [program, ...words] = name.slice(0, 6000).split(/[\s,]+/);
  if (program !== "linear-to-pr") return { keys: [] };
  const keys = words.map((word) => word.toUpperCase()).filter(isTicketKey);
  const last = words.at(-1) ?? "";
  const hasCorrelation = words.length > 1 && /^[\w.:-]{1,100}$/.test(last) && !isTicketKey(last.toUpperCase());
  return { keys: [...new Set(keys)], ...(hasCorrelation ? { correlation: last } : {}) };
}
