// What a batch would do, and how long it would take: the same plan, the same schedule, and nothing is started.
import { forecast } from "../core/batch/forecast.ts";
import { mermaid } from "../core/batch/graph-text.ts";
import type { Plan } from "../core/plan.ts";
import { doneOutside } from "../core/schedule/from-plan.ts";
import type { Foreseen } from "../core/words/forecast-text.ts";
import type { Hall } from "../pipeline.ts";
import { expectedOf } from "./history.ts";

export async function foretell(plan: Plan, hall: Pick<Hall, "ports" | "settings">): Promise<Foreseen> {
  const { slots, order } = hall.settings.config.orchestrate;
  const expectedMs = await expectedOf(plan.tasks, hall);
  return {
    plan,
    forecast: forecast({ plan, slots, order, expectedMs, ended: doneOutside(plan) }),
    mermaid: mermaid(plan),
  };
}
