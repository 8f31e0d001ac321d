// When nothing more will run: what drafts mean for each other, how long things took, and the endings of those that never began.
import type { MergePlan } from "../core/batch/merge-order.ts";
import { foundationsOf } from "../core/batch/standing.ts";
import { endingFor } from "../core/ending.ts";
import type { Plan } from "../core/plan.ts";
import { mapPooled } from "../core/pool.ts";
import { doneOutside } from "../core/schedule/from-plan.ts";
import { isEvent } from "../core/trigger.ts";
import { type Ended, type Hall, tell } from "../pipeline.ts";
import { type Compared, compare } from "../stages/compare.ts";
import { type Course, untouched } from "./course.ts";
import { sizeOf } from "./history.ts";

export async function tellParked({ parked }: Pick<Plan, "parked">, hall: Hall): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const { ticket, reason } of parked) {
    ended.push(await tell({ ending: untouched(ticket, "parked", reason) }, ticket, hall));
  }
  return ended;
}

/** Few enough at once for the tracker, and enough to be done before a runner that cancels us loses patience. */
const MOST_TELLINGS = 8;

/** Behind an event somebody waits to hear of each ticket; who started a batch by hand reads the table. */
export async function endingsOf({ plan, ended, hall }: Course, paused: string | undefined): Promise<Ended[]> {
  const done = doneOutside(plan);
  const all = await mapPooled(plan.tasks, MOST_TELLINGS, async ({ ticket, also }) => {
    const known = ended.get(ticket.key);
    if (known !== undefined) return [known, ...also.map((other) => ({ ending: endingFor(other, known.ending) }))];
    return mapPooled([ticket, ...also], 1, async (one) => {
      // Nobody had to start what is done; to say more to its ticket would only disturb.
      if (done.includes(one.key)) return { ending: untouched(one, "superseded", "the ticket is done already") };
      const notStarted = { ending: untouched(one, "not-started", paused ?? "its turn did not come") };
      return isEvent(hall.asked) ? tell(notStarted, one, hall) : notStarted;
    });
  });
  return all.flat();
}

/** The drafts are out: that they could not be compared is no reason to call the batch failed. */
export async function tryCompare({ plan, hall, works, ended }: Course): Promise<MergePlan | undefined> {
  const delivered = plan.tasks.flatMap((task): Compared[] => {
    const { key } = task.ticket;
    const work = works.get(key);
    if (work?.outcome !== "good") return [];
    const { outcome: _, standsOn = foundationsOf(task), ...published } = work;
    const delivery = ended.get(key)?.delivery;
    return [
      {
        key,
        ...published,
        standsOn,
        base: delivery?.base ?? task.earlier?.base ?? task.base,
        isEarlier: task.earlier !== undefined,
        files: delivery?.change.files.map(({ path }) => path),
      },
    ];
  });
  if (delivered.length < 2) return undefined;
  try {
    return await compare(delivered, hall.ports, hall.settings);
  } catch (error) {
    hall.ports.log.error("not-compared", { error: String(error) });
    return undefined;
  }
}

export function runsOf({ plan, ended }: Course) {
  return plan.tasks.flatMap((task) => {
    const found = ended.get(task.ticket.key);
    if (found === undefined || found.isFromBefore === true || found.ending.agentMs === 0) return [];
    return [{ ...sizeOf(task), outcome: found.ending.outcome, ms: found.ending.wallMs }];
  });
}
