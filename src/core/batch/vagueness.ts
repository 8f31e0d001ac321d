// What a ticket leaves open that an agent will have to guess. A warning for people, never a reason to stop.

import type { Task } from "../plan.ts";
import { isUnknown } from "./dependencies.ts";

/** Shorter descriptions say what, hardly how or where. */
const MIN_DESCRIPTION = 40;
const CRITERIA =
  /^\s*[-*+] \[[ xX]\]|\baccept(?:ance|ed when)\b|\bexpect(?:ed|s)?\b|\bshould\b|\bmust\b|\bdone when\b|\bso that\b/im;

/** What is missing, as words that follow "missing:"; empty for a ticket that is clear enough. */
export function missingIn(task: Pick<Task, "ticket" | "territory">): string[] {
  const { description } = task.ticket;
  const isShort = description.replace(/\s+/g, " ").trim().length < MIN_DESCRIPTION;
  const missing = [
    ...(isShort ? ["a description"] : []),
    ...(isUnknown(task) ? ["the files it may edit"] : []),
    ...(CRITERIA.test(description) ? [] : ["how to tell that it is done"]),
  ];
  return isShort || isUnknown(task) ? missing : [];
}
