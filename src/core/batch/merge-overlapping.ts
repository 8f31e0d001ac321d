// Tickets about the same files → one task with one pull request. Only for those who ask for it (plan.overlap: merge); whoever
// cannot be put together stays a task of its own and waits its turn.
import type { Limits, Task } from "../plan.ts";
import { snapshotOfAll } from "../snapshot.ts";
import type { Territory } from "../territory.ts";
import { edgesIn, footprints, relationEdges, withEdges } from "./dependencies.ts";
import { refuseCycle, type Waits, waitsOf } from "./graph.ts";
import { edgesOfTasks, ticketsOf } from "./leads.ts";
import { overlapsOf } from "./overlap.ts";

/** More tickets in one change are more than a person reviews in one sitting. */
const MAX_TICKETS = 5;
/** A round of several tickets gets more time and turns, but an agent that is lost must still be stopped some day. */
const MAX_FACTOR = 3;

type Group = readonly Task[];

/**
 * Tasks whose own files overlap, put together under the one with the lowest number: all their tickets, files and relations. A
 * boundary from the configuration is no footprint and puts nobody together. A task with an open pull request never becomes
 * part of another. In the order of the leads as given.
 * @throws PLAN_INVALID naming a circle of dependencies, which putting tickets together would hide.
 */
export function mergeOverlapping(tasks: readonly Task[]): Task[] {
  const related = [...edgesOfTasks(tasks, relationEdges(ticketsOf(tasks))), ...edgesIn(tasks)];
  const waits = waitsOf(withEdges(tasks, related), (kind) => kind !== "hint");
  refuseCycle(waits);
  const groups = groupsOf(tasks, waits);
  const merged = tasks.flatMap((task) => {
    const group = groups.get(task.ticket.key) ?? [task];
    return group[0] === task ? [together(task, group)] : [];
  });
  return withEdges(merged, edgesOfTasks(merged, edgesIn(tasks)));
}

/** For each key the tasks that are done together with it, the lowest number first. */
function groupsOf(tasks: readonly Task[], waits: Waits): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>(tasks.map((task) => [task.ticket.key, [task]]));
  const own = footprints(tasks);
  const lists = tasks.map(({ territory }, index) => (territory.source === "configuration" ? [] : (own[index] ?? [])));
  const groupAt = (index: number) => groups.get(tasks[index]?.ticket.key ?? "") ?? [];
  const overlaps = overlapsOf(lists);
  // Two that wait by way of a third can be put together once the third is part of one of them: hence once more.
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const { first, second } of overlaps) {
      const [one, two] = [groupAt(first), groupAt(second)];
      if (one === two) continue;
      const group = [...one, ...two].sort((a, b) => a.number - b.number);
      if (!isSmall(group) || hasDetour(group, waits, groups)) continue;
      for (const { ticket } of group) groups.set(ticket.key, group);
      isDone = false;
    }
  }
  return groups;
}

function isSmall(group: Group): boolean {
  return ticketsOf(group).length <= MAX_TICKETS && group.slice(1).every(({ earlier }) => earlier === undefined);
}

/** Whether one of the group waits for another by way of somebody outside it: together they would wait for themselves. */
function hasDetour(group: Group, waits: Waits, groups: ReadonlyMap<string, Group>): boolean {
  const inside = new Set(group.map(({ ticket }) => ticket.key));
  const waitedBy = (members: Group) => members.flatMap(({ ticket }) => waits.get(ticket.key) ?? []);
  const outside = new Set(waitedBy(group).filter((key) => !inside.has(key)));
  // A set hands out what is added while it is walked.
  for (const key of outside) {
    for (const next of waitedBy(groups.get(key) ?? [])) {
      if (inside.has(next)) return true;
      outside.add(next);
    }
  }
  return false;
}

function together(lead: Task, group: Group): Task {
  if (group.length === 1) return lead;
  const [, ...also] = ticketsOf(group);
  return {
    ...lead,
    also,
    snapshot: snapshotOfAll(lead.ticket, also),
    territory: joined(group.map(({ territory }) => territory)),
    limits: widened(
      lead.limits,
      group.map(({ limits }) => limits),
    ),
    notes: group
      .map(({ notes }) => notes)
      .filter((notes) => notes !== "")
      .join("\n\n"),
  };
}

/** All their files; a guess among them makes it a guess, as good as the worst. */
function joined(territories: readonly Territory[]): Territory {
  const all = (list: "mayEdit" | "mayAppend" | "mustNotEdit") => [...new Set(territories.flatMap((one) => one[list]))];
  const lists = { mayEdit: all("mayEdit"), mayAppend: all("mayAppend"), mustNotEdit: all("mustNotEdit") };
  const guesses = territories.filter(({ source }) => source === "prediction");
  if (guesses.length === 0) return { ...lists, source: "ticket" };
  return { ...lists, source: "prediction", confidence: Math.min(...guesses.map(({ confidence = 0 }) => confidence)) };
}

/** Silence is no sign of more work: the stall limit stays. */
function widened(lead: Limits, all: readonly Limits[]): Limits {
  const factor = Math.min(MAX_FACTOR, all.length);
  return {
    maxTurns: lead.maxTurns * factor,
    timeoutMs: lead.timeoutMs * factor,
    stallMs: lead.stallMs,
    maxCostUsd: all.reduce((sum, { maxCostUsd }) => sum + maxCostUsd, 0),
  };
}
