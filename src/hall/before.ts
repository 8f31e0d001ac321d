// Before anybody is paid: room is made where dead runs lie, and branches that can never be pushed are found.
import type { Hall } from "../pipeline.ts";
import type { Workdir } from "../ports.ts";
import type { Course } from "./course.ts";

/** What dead runs left is kept as a bundle, and its directory is free again. Tickets of this batch see to their own. */
export async function clearLeftOvers({ hall, plan }: Course): Promise<void> {
  const { workspace, log } = hall.ports;
  const own = new Set(plan.tasks.map(({ ticket }) => ticket.key.toLowerCase()));
  try {
    for (const workdir of await workspace.leftOvers()) {
      if (!own.has(ticketOf(workdir))) await clearLeftOver(workdir, hall);
    }
  } catch (error) {
    // It takes room and is nobody's business here.
    log.warn("left-overs-stay", { error: String(error) });
  }
}

/** A baseline's directory is its ticket's: whoever works on the ticket has both. */
function ticketOf({ name }: Workdir): string {
  return name.replace(/-base$/, "");
}

async function clearLeftOver(workdir: Workdir, { ports: { workspace, clock, log } }: Hall): Promise<void> {
  await using claim = await workspace.claim(ticketOf(workdir));
  if (claim === undefined) return;
  const { files, tree } = await workspace.collect(workdir);
  if (files.length > 0) {
    const message = `${workdir.name}: left by an earlier run\n`;
    const commit = await workspace.commit({ tree, parent: workdir.commit, message, date: clock.now() });
    const kept = await workspace.salvage(`${workdir.name}-left-over-${commit.slice(0, 9)}`, commit);
    log.warn("left-over", { workdir: workdir.name, kept });
  }
  await workspace.release(workdir.name);
}

/** Of branches that have to be made: one that is there already has shown that it can be. */
export async function findClashes({ hall, plan, clashes }: Course): Promise<void> {
  const { workspace, log } = hall.ports;
  const branches = plan.tasks.filter(({ earlier }) => earlier?.status !== "open").map(({ branch }) => branch);
  if (branches.length === 0) return;
  try {
    for (const { branch, taken } of await workspace.findNameClashes(branches)) clashes.set(branch, taken);
  } catch (error) {
    // A remote that cannot be reached is an ending of each ticket, in its own words.
    log.warn("branches-not-checked", { error: String(error) });
  }
}
