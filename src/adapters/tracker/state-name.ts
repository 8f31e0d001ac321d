// How a configured word finds a workflow state; the same for every tracker.
import type { State } from "../../core/ticket.ts";

/** The state with this id, else with this name, else with this name in other letter case; undefined when there is none. */
export function findState(states: readonly State[], nameOrId: string): State | undefined {
  const wanted = nameOrId.trim();
  return (
    states.find((state) => state.id === wanted) ??
    states.find((state) => state.name === wanted) ??
    states.find((state) => state.name.toLowerCase() === wanted.toLowerCase())
  );
}
