// The hall for many: one ticket after the other, one failure never stops another. Scheduling over slots comes with batches.
import type { Plan } from "./core/plan.ts";
import { type Ended, type Hall, pipeline } from "./pipeline.ts";

/** Every task of the plan to its ending, in the plan's order. Never throws. */
export async function orchestrate(plan: Plan, hall: Hall): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const task of plan.tasks) {
    ended.push(await hall.ports.log.group(task.ticket.key, () => pipeline(task, hall)));
  }
  return ended;
}
