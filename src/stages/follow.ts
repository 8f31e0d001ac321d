// follow: a draft whose parents were merged, or stand elsewhere now → the same draft against what it stands on today.
import { isOurBranch } from "../core/names.ts";
import type { Task } from "../core/plan.ts";
import type { Settings } from "../core/settings.ts";
import { isPipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";

/** Leaves a base that a person chose. Repeatable. @throws GITHUB_*. */
export async function follow(
  { earlier, base, ticket }: Task,
  { forge, log }: Pick<Ports, "forge" | "log">,
  { config }: Pick<Settings, "config">,
): Promise<void> {
  if (earlier?.status !== "open" || earlier.base === undefined || earlier.base === base) return;
  if (!isOurBranch(config.deliver.branch, earlier.base)) return;
  try {
    const moved = await forge.moveBase(earlier.pullRequest, earlier.base, base);
    log.info("follow", { ticket: ticket.key, from: earlier.base, to: base, moved });
  } catch (error) {
    // For one, a draft whose commits are all in the new base already: a person has to look at it.
    if (!isPipelineError(error) || error.code !== "GITHUB_REJECTED") throw error;
    log.warn("base-not-moved", { ticket: ticket.key, to: base, why: error.message });
  }
}
