// The messages of the commits we make. The same input always gives the same message, so that a repeated commit has the same id.

import type { Task } from "../plan.ts";
import type { Verdict } from "../verdict.ts";
import { defang } from "./markdown.ts";
import { subject } from "./pull-request-body.ts";
import { oneLine } from "./sanitize.ts";

export const TICKET_TRAILER = "Linear-to-PR-Ticket";
export const SNAPSHOT_TRAILER = "Linear-to-PR-Snapshot";

/** Subject of at most 72 code points, who made it and what it passed, further tickets, and our trailers last. */
export function commitMessage(verdict: Verdict): string {
  const { ticket, also, snapshot, agent, model, checks } = verdict;
  const passed = checks.filter(({ status }) => status === "pass").map(({ name }) => plain(name, 40));
  const by = `Made by ${plain(agent, 40)}${model === undefined ? "" : ` (${plain(model, 60)})`}.`;
  const checked = passed.length === 0 ? "No check has passed." : `Passed: ${passed.slice(0, 20).join(", ")}.`;
  const others = also.map(({ key }) => `Part of ${key}\n`).join("");
  const trailers = `${TICKET_TRAILER}: ${ticket.key}\n${SNAPSHOT_TRAILER}: ${snapshot}`;
  return `${subject(ticket, 72)}\n\n${by} ${checked}\n${others}\n${trailers}\n`;
}

/**
 * The message of a merge of other tasks' work that a task starts from. Names nobody but that task: the key of another one here
 * would tie its ticket to a pull request that is not its own.
 */
export function integrationMessage({ ticket }: Pick<Task, "ticket">): string {
  return `Merge the work that ${ticket.key} stands on\n\n${TICKET_TRAILER}: ${ticket.key}\n`;
}

function plain(text: string, maxChars: number): string {
  return defang(oneLine(text, maxChars));
}
