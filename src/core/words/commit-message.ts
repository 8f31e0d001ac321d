// The message of the one commit we make. The same verdict always gives the same message, so that a repeated commit has the same id.

import type { Verdict } from "../verdict.ts";
import { defang } from "./markdown.ts";
import { subject } from "./pull-request-body.ts";
import { oneLine } from "./sanitize.ts";

export const TICKET_TRAILER = "Linear-to-PR-Ticket";
export const SNAPSHOT_TRAILER = "Linear-to-PR-Snapshot";

/** Subject of at most 72 code points, who made it and what it passed, and our trailers last. */
export function commitMessage(verdict: Verdict): string {
  const { ticket, snapshot, agent, model, checks } = verdict;
  const passed = checks.filter(({ status }) => status === "pass").map(({ name }) => plain(name, 40));
  const by = `Made by ${plain(agent, 40)}${model === undefined ? "" : ` (${plain(model, 60)})`}.`;
  const checked = passed.length === 0 ? "No check has passed." : `Passed: ${passed.slice(0, 20).join(", ")}.`;
  const trailers = `${TICKET_TRAILER}: ${ticket.key}\n${SNAPSHOT_TRAILER}: ${snapshot}`;
  return `${subject(ticket, 72)}\n\n${by} ${checked}\n\n${trailers}\n`;
}

function plain(text: string, maxChars: number): string {
  return defang(oneLine(text, maxChars));
}
