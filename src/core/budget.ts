// Money left for a ticket. Unknown cost of an agent that usually reports one counts as all of it; an agent that never
// reports cost is bound by its turns and its clock only.
import type { Usage } from "./usage.ts";

/** US dollars left under the cap after `spent`; 0 when a metered agent's spending is unknown. */
export function costLeft(maxCostUsd: number, spent: Usage, metered: boolean): number {
  if (!metered) return maxCostUsd;
  if (spent.costUsd === undefined) return 0;
  return Math.max(0, maxCostUsd - spent.costUsd);
}
