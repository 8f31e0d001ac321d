// What a person should look at before a batch begins. Words only: nothing here changes a plan.
import type { Dependency, Phase, PlanWarning } from "../plan.ts";
import type { Ticket } from "../ticket.ts";
import { type Claim, isUnknown } from "./dependencies.ts";
import { ticketsOf } from "./leads.ts";
import { missingIn } from "./vagueness.ts";

const RECOMMENDED_PHASE = 4;
const MAX_LISTED = 5;

type Planned = Claim & { readonly after: readonly Dependency[] };

/** One warning for each ticket that leaves too much open. */
export function vagueWarnings(
  tasks: readonly (Claim & { readonly ticket: Ticket; readonly also?: readonly Ticket[] })[],
): PlanWarning[] {
  return tasks.flatMap((task) =>
    ticketsOf([task]).flatMap((ticket) => {
      const missing = missingIn({ ticket, territory: task.territory });
      return missing.length === 0 ? [] : [{ key: ticket.key, text: `vague, missing: ${missing.join(", ")}` }];
    }),
  );
}

/** Who runs after whom because of files, and who runs alone; one line for all that share the configuration's boundary. */
export function territoryWarnings(
  tasks: readonly Planned[],
  { unknownTerritory }: { readonly unknownTerritory: "solo" | "parallel" },
): PlanWarning[] {
  const shared = sharedBoundary(tasks);
  const alone = tasks.length > 1 && unknownTerritory === "solo" ? tasks.filter(isUnknown) : [];
  return [
    ...boundaryWarning(shared.size),
    ...tasks.flatMap((task) => overlapWarning(task, shared)),
    ...alone.map(({ ticket: { key } }) => ({ key, text: "runs alone, because nobody knows which files it needs" })),
  ];
}

/** Keys of the tasks that have the same boundary from the configuration, and nothing narrower. */
function sharedBoundary(tasks: readonly Claim[]): ReadonlySet<string> {
  const holders = new Map<string, string[]>();
  for (const { ticket, territory } of tasks) {
    if (territory.source !== "configuration") continue;
    const boundary = JSON.stringify(territory.mayEdit);
    holders.set(boundary, [...(holders.get(boundary) ?? []), ticket.key]);
  }
  return new Set([...holders.values()].filter((keys) => keys.length > 1).flat());
}

function boundaryWarning(count: number): PlanWarning[] {
  if (count === 0) return [];
  return [{ text: `${count} tickets name no files and share plan.mayEdit, so they run one after the other` }];
}

function overlapWarning({ ticket, after }: Planned, shared: ReadonlySet<string>): PlanWarning[] {
  const soft = after.filter(({ key, kind }) => kind === "soft" && !(shared.has(key) && shared.has(ticket.key)));
  if (soft.length === 0) return [];
  const listed = soft.slice(0, MAX_LISTED).map(({ key, reason }) => `${key} (${reason})`);
  const more = soft.length > MAX_LISTED ? ` and ${soft.length - MAX_LISTED} more` : "";
  return [{ key: ticket.key, text: `runs after ${listed.join(", ")}${more}` }];
}

export function phaseWarnings(phases: readonly Phase[]): PlanWarning[] {
  return phases.flatMap(({ name, prompts }) => {
    if (prompts.length <= RECOMMENDED_PHASE) return [];
    return [{ text: `phase ${name} has ${prompts.length} tickets, more than the recommended ${RECOMMENDED_PHASE}` }];
  });
}
