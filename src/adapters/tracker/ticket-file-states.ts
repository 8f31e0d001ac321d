// The workflow of tickets that live in a file: Linear's default states, so that a configuration written for one fits the other.
import type { State } from "../../core/ticket.ts";

export const FILE_STATES: readonly State[] = [
  { id: "triage", name: "Triage", type: "triage" },
  { id: "backlog", name: "Backlog", type: "backlog" },
  { id: "todo", name: "Todo", type: "unstarted" },
  { id: "in-progress", name: "In Progress", type: "started" },
  { id: "in-review", name: "In Review", type: "started" },
  { id: "done", name: "Done", type: "completed" },
  { id: "canceled", name: "Canceled", type: "canceled" },
];
/** Of a ticket that names none: who writes a ticket into the file wants it done. */
export const DEFAULT_STATE: State = { id: "in-progress", name: "In Progress", type: "started" };
